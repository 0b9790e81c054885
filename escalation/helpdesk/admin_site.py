"""Django's admin behind the gate: editors with their second factor, by the same login as the helpdesk."""

from __future__ import annotations

from typing import Any

from django.contrib import auth
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from escalation.helpdesk.access import EDIT_CONTENT, View, may, staff_only


class StaffAdmin(AdminSite):
    """The admin; it has no login, logout and password page of its own."""

    def has_permission(self, request: HttpRequest) -> bool:
        """Return whether this request may see the admin."""
        return may(request, EDIT_CONTENT)

    def admin_view(self, view: View, cacheable: bool = False) -> View:  # type: ignore[override]
        """Return `view` behind the gate."""
        return staff_only(super().admin_view(view, cacheable), EDIT_CONTENT)

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Lead on to the admin, and so through the gate."""
        return redirect("admin:index")

    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:  # type: ignore[override]
        """Log out, and lead to the login."""
        if request.method == "POST":
            auth.logout(request)
        return redirect("account_logout")

    def password_change(  # type: ignore[override]
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Lead to the page where staff change their password."""
        return redirect("account_change_password")
