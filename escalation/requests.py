"""What a request may bring: a short form in UTF-8 and nothing else. All other bodies are refused before they are read.

Django alone answers 500 to a form in an odd charset and to multipart without a boundary; here neither comes that far.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from escalation.views import errors

logger = logging.getLogger(__name__)
GetResponse = Callable[[HttpRequest], HttpResponseBase]
Application = Callable[[dict[str, Any], Callable[..., Any]], Any]
FORM = "application/x-www-form-urlencoded"
CHARSETS = {"", "utf-8"}
ODD = "application/x-odd-charset"
WITHOUT_BODY = {"GET", "HEAD", "OPTIONS"}


@dataclass(frozen=True)
class InUtf8:
    """A WSGI application around `application` that hides an odd charset from Django, and lets `OnlyForms` refuse it.

    Django reads the query of an address in the charset of the header before any middleware runs, and fails on some.
    """

    application: Application

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        """Answer the request `environ`."""
        if _content_type(environ.get("CONTENT_TYPE", ""))[1] not in CHARSETS:
            environ = {**environ, "CONTENT_TYPE": ODD}
        return self.application(environ, start_response)


class OnlyForms:
    """Middleware that answers 400, 411, 413 or 415 to what `fault` finds, and gives an empty 405 a page."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Return the answer of the site, or of the page that says what is wrong with the request."""
        if status := fault(request):
            return errors.refused(HttpRequest(), status)  # to read the real one is what may fail
        response = self.get_response(request)
        if response.status_code == 405 and isinstance(response, HttpResponse) and not response.content:
            return errors.refused(request, 405, Allow=response.headers["Allow"])
        return response


class DatabaseAway:
    """Middleware that gives a page which needs the database, as those of the staff do, 503 when it is away."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Return the answer of the site."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Return the page for `exception` when it is one of the database; None leaves it to Django."""
        if not isinstance(exception, InterfaceError | OperationalError):
            return None
        logger.error("the database is away; a page that needs it is not there")
        return errors.out_of_order(HttpRequest())


def fault(request: HttpRequest) -> int:
    """Return the status that says what is wrong with the headers of `request`; 0 when nothing is."""
    kind, charset = _content_type(request.META.get("CONTENT_TYPE", ""))
    if charset not in CHARSETS or kind == ODD:
        return 415
    length = request.META.get("CONTENT_LENGTH") or ""
    if not length and "HTTP_TRANSFER_ENCODING" in request.META:
        return 411
    if length and not (length.isascii() and length.isdecimal()):
        return 400
    if int(length or 0) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        return 413
    bare = request.method in WITHOUT_BODY or (not kind and not int(length or 0))
    return 0 if bare or kind == FORM else 415


def _content_type(header: str) -> tuple[str, str]:
    """Return the media type and the charset of `header`, in small letters; '' for what it does not say."""
    if not header.strip():
        return "", ""
    message = Message()
    message["Content-Type"] = " ".join(header.split())
    charset = message.get_param("charset") or ""
    return message.get_content_type(), charset.strip().lower() if isinstance(charset, str) else "odd"
