"""The addresses of the helpdesk, mounted at `/helpdesk/`. Every view goes through the gate.

Two small pages about the login itself ask for nothing but a login: editors and newcomers need them as well.
"""

from __future__ import annotations

from django.urls import URLPattern, path

from escalation.helpdesk import figure_views, start
from escalation.helpdesk.access import logged_in_only, staff_only
from escalation.helpdesk.call_urls import call_urls

urlpatterns: list[URLPattern] = [
    path("", staff_only(start.start), name="helpdesk"),
    path("wakker/", logged_in_only(start.stay), name="helpdesk_stay"),
    path("ingelogd/", logged_in_only(start.back), name="helpdesk_back"),
    path("cijfers/", staff_only(figure_views.figures), name="figures"),
    *call_urls,
    path("cijfers/cijfers.csv", staff_only(figure_views.figures_csv), name="figures_csv"),
]
