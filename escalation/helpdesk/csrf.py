"""A form whose protection ran out: staff who logged in again in another tab go on with what they had filled in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render

from escalation.helpdesk.access import USE_HELPDESK, may
from escalation.views import errors

_TOKEN_FIELD = "csrfmiddlewaretoken"  # noqa: S105  (the name of a field)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Return the page for a form without the right token (403).

    Staff in the helpdesk, whose form came from our own page, can send it again from there: logging in made a new token.
    A script finds that token in the header X-CSRFToken. Nothing in the helpdesk changes data, so nothing can be forged.
    """
    if not _own_form(request) or not may(request, USE_HELPDESK):
        return errors.csrf_failure(request, reason)
    fields = [(name, value) for name, values in request.POST.lists() if name != _TOKEN_FIELD for value in values]
    response = render(request, "helpdesk/send_again.html", {"fields": fields}, status=403)
    response["X-CSRFToken"] = get_token(request)
    return response


def _own_form(request: HttpRequest) -> bool:
    own = f"{request.scheme}://{request.get_host()}"
    return request.path_info.startswith("/helpdesk/") and request.headers.get("Origin") == own
