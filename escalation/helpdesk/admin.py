"""Accounts in the admin, for a manager (superuser): who may what, a new password, and a second factor that was lost."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group, User
from django.db.models import QuerySet
from django.http import HttpRequest

from escalation.helpdesk.logins import end_sessions

# Secrets, sessions and mail addresses are nothing to look at or change by hand.
admin.site.unregister((EmailAddress, Authenticator, UserSession, Group, User))


@admin.register(User)
class AccountAdmin(UserAdmin):
    """An account: a name, a password, and one group or both. A manager may also make accounts."""

    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Naam", {"fields": ("first_name", "last_name")}),
        ("Wat iemand mag", {"fields": ("is_active", "groups", "is_superuser")}),
    )
    add_fieldsets = (
        (None, {"classes": ("wide",), "fields": ("username", "usable_password", "password1", "password2", "groups")}),
    )
    list_display = ("username", "first_name", "last_name", "is_active", "is_superuser", "last_login")
    list_filter = ("groups", "is_active", "is_superuser")
    filter_horizontal = ("groups",)
    actions = ("remove_second_factor",)

    @admin.action(description="Haal de tweede stap weg (telefoon of sleutel kwijt)", permissions=["change"])
    def remove_second_factor(self, request: HttpRequest, chosen: QuerySet[User]) -> None:
        """Let the chosen accounts set up a new second factor, and end their sessions."""
        for user in chosen:
            Authenticator.objects.filter(user=user).delete()
            end_sessions(user, but=request.session.session_key)
            self.log_change(request, user, "Tweede stap weggehaald.")
        messages.success(request, "Weggehaald. Bij de volgende keer inloggen volgt een nieuwe tweede stap.")
