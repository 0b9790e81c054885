"""What is there at the addresses of staff only: their pages, and sessions.

A session ends after half an hour without a request, and at the end of a working day.
"""

from __future__ import annotations

import time

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import Error as DatabaseAway
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.cache import patch_cache_control

STARTED, SEEN = "begonnen", "gezien"
SEEN_EVERY_SECONDS = 60


class Away(HttpResponse):
    """The page for staff when the database is away (503). It leaves the cookie of the session alone: that goes on later."""

    def __init__(self) -> None:
        super().__init__(render_to_string("helpdesk/away.html"), status=503)
        self["Retry-After"] = "60"
        patch_cache_control(self, no_store=True, private=True)


class StaffSessions(SessionMiddleware):
    """Django's sessions under `STAFF_PATHS`. Elsewhere the session is empty and never looked up, so no database is touched,
    and the pages of staff are not even looked for.
    """

    def process_request(self, request: HttpRequest) -> HttpResponse | None:  # type: ignore[override]
        """Give the request its session, without what is too old; a page that says so (503) when the database is away."""
        if not for_staff(request):
            request.session = self.SessionStore()
            if not (_nearly_for_staff(request) or hasattr(request, "urlconf")):
                request.urlconf = settings.PARENTS_URLCONF
            return None
        super().process_request(request)
        try:
            _keep_up(request.session)
        except DatabaseAway:
            request.session = self.SessionStore()
            return Away()
        return None

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:  # type: ignore[override]
        """Store the session; no page for staff is kept by a browser or proxy, and only there passkeys can be used."""
        if not for_staff(request):
            return response
        response.headers["Permissions-Policy"] = settings.STAFF_PERMISSIONS_POLICY
        if isinstance(response, Away):
            return response
        patch_cache_control(response, no_store=True, private=True)
        try:
            return super().process_response(request, response)  # type: ignore[arg-type]
        except DatabaseAway:
            return Away()

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Say so when the database went away during a request of staff."""
        return Away() if for_staff(request) and isinstance(exception, DatabaseAway) else None


def for_staff(request: HttpRequest) -> bool:
    """Return whether the address of `request` is one of those for staff."""
    return request.path_info.startswith(settings.STAFF_PATHS)


def _nearly_for_staff(request: HttpRequest) -> bool:
    """Return whether only the last slash is missing, for which Django leads on."""
    return f"{request.path_info}/".startswith(settings.STAFF_PATHS)


def _keep_up(session: SessionBase) -> None:
    """End a session that is older than a working day, and note once a minute that one is in use."""
    if SESSION_KEY not in session:
        return
    now = int(time.time())
    if now - session.get(STARTED, 0) > settings.STAFF_DAY_SECONDS:
        session.flush()
    elif now - session.get(SEEN, 0) >= SEEN_EVERY_SECONDS:
        session[SEEN] = now
        UserSession.objects.filter(session_key=session.session_key).update(last_seen_at=timezone.now())
