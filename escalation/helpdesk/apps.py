"""The helpdesk as an app of its own, and the admin that only opens for staff with their second factor."""

from __future__ import annotations

from collections.abc import Sequence

from django.apps import AppConfig
from django.contrib import admin
from django.contrib.admin.apps import SimpleAdminConfig
from django.contrib.admin.checks import check_admin_app, check_dependencies
from django.core.checks import CheckMessage, Tags, register


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


class StaffAdminConfig(SimpleAdminConfig):
    """Django's admin, behind the gate of the helpdesk. What it shows is loaded with its addresses, not at every start."""

    default_site = "escalation.helpdesk.admin_site.StaffAdmin"

    def ready(self) -> None:
        """Register the checks of the admin."""
        register(check_dependencies, Tags.admin)
        register(admin_check, Tags.admin)


def admin_check(app_configs: Sequence[AppConfig] | None, **options: object) -> list[CheckMessage]:
    """Return what Django finds wrong with the admin, all of it loaded."""
    admin.autodiscover()
    found: list[CheckMessage] = check_admin_app(app_configs, **options)
    return found
