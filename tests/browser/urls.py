"""The site, and beside it an address for each thing that can go wrong and the page of patterns."""

from __future__ import annotations

from typing import Any, NoReturn

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import include, path

from escalation.helpdesk.access import View
from escalation.helpdesk.call_urls import call_paths
from escalation.helpdesk.start import too_many
from escalation.urls import workshop
from escalation.views.errors import out_of_order, refused, unavailable
from pestwijzer import urls as site

handler400, handler403, handler404, handler500 = site.handler400, site.handler403, site.handler404, site.handler500


def fail(request: HttpRequest, with_error: type[Exception]) -> NoReturn:
    raise with_error


def elsewhere(request: HttpRequest) -> HttpResponse:
    return HttpResponse("Elders", content_type="text/plain")


def staff_page(request: HttpRequest, name: str, status: int) -> HttpResponse:
    return render(request, f"helpdesk/{name}.html", status=status)


class Gate:
    """The gate of the helpdesk: open, so that no test in a browser needs an account, until a test shuts it."""

    shut = False

    def __call__(self, view: View) -> View:
        def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponse:
            return redirect("/elders/") if self.shut else view(request, **kwargs)

        return guarded


gate = Gate()
urlpatterns = [
    path("elders/", elsewhere),
    path("mis/400/", fail, {"with_error": SuspiciousOperation}),
    path("mis/403/", fail, {"with_error": PermissionDenied}),
    path("mis/500/", fail, {"with_error": RuntimeError}),
    path("mis/413/", refused, {"status": 413}),
    path("mis/429/", refused, {"status": 429}),
    path("mis/503/", unavailable),
    path("mis/stil/", out_of_order),
    path("mis/helpdesk/te-vaak/", too_many),
    path("mis/helpdesk/geen-recht/", staff_page, {"name": "no_right", "status": 403}),
    path("mis/helpdesk/weg/", staff_page, {"name": "away", "status": 503}),
    path("helpdesk/", include(call_paths(gate))),
    path("", include(workshop)),
    *site.urlpatterns,
]
