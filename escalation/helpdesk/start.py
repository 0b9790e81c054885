"""The small pages of the helpdesk: its start, those that keep a session going, and the one for who tries too often."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Show what staff can do here."""
    return render(request, "helpdesk/start.html")


@require_safe
def stay(request: HttpRequest) -> HttpResponse:
    """Keep the session going, which the request itself does; return the secret that forms need since the last login."""
    return HttpResponse(get_token(request), content_type="text/plain; charset=utf-8")


@require_safe
def back(request: HttpRequest) -> HttpResponse:
    """Say that one is logged in again, in a tab that was opened for that."""
    return render(request, "helpdesk/back.html")


def too_many(request: HttpRequest) -> HttpResponse:
    """Return the page for who tries to log in too often (429)."""
    response = render(request, "helpdesk/too_many.html", status=429)
    response["Retry-After"] = "60"
    return response
