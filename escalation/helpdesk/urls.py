"""The addresses of the helpdesk, mounted at `/helpdesk/`. Every view goes through the gate."""

from __future__ import annotations

from django.urls import URLPattern, path

from escalation.helpdesk import start
from escalation.helpdesk.access import staff_only

urlpatterns: list[URLPattern] = [
    path("", staff_only(start.start), name="helpdesk"),
    path("wakker/", staff_only(start.stay), name="helpdesk_stay"),
    path("ingelogd/", staff_only(start.back), name="helpdesk_back"),
]
