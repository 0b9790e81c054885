"""One line a request: the name of its route, never its address, and nothing of who asked."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

logger = logging.getLogger(__name__)
GetResponse = Callable[[HttpRequest], HttpResponseBase]
_METHODS = {"GET", "HEAD", "POST"}


class RequestLog:
    """Middleware around all others that logs route, method, status and milliseconds."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Return the answer of the site, after a line about it."""
        start = time.monotonic()
        response = self.get_response(request)
        logger.info("request", extra={**_about(request), "status": response.status_code, "ms": _since(start)})
        return response


def _about(request: HttpRequest) -> dict[str, str]:
    match = request.resolver_match
    return {
        "route": (match.view_name or "") if match else "",
        "method": request.method if request.method in _METHODS else "other",
    }


def _since(start: float) -> int:
    return round((time.monotonic() - start) * 1000)
