"""The helpdesk as an app of its own, and the admin that only opens for staff with their second factor."""

from __future__ import annotations

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class HelpdeskConfig(AppConfig):
    """Connects what follows a login, and what writes the counts."""

    name = "escalation.helpdesk"
    label = "helpdesk"
    verbose_name = "Helpdesk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the signals."""
        from escalation.helpdesk import logins, writer

        logins.connect()
        writer.connect()


class StaffAdminConfig(AdminConfig):
    """Django's admin, behind the gate of the helpdesk."""

    default_site = "escalation.helpdesk.admin_site.StaffAdmin"
