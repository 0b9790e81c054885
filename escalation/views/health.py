"""Whether the site works: for a load balancer the process alone, for who runs it every part a parent or editor needs."""

from __future__ import annotations

import logging
import shutil
import uuid
from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from escalation.content import write_nothing
from escalation.outputs.pdf import render_pdf

logger = logging.getLogger(__name__)
FREE_BYTES = 100 * 1024 * 1024
PAPER = '<!doctype html><html lang="nl"><head><title>Proef</title></head><body><p>Proef</p></body></html>'
_PASSED_ON = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_REAL_IP")


@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """Return 200: this process answers. Touches no database, cache or content."""
    return HttpResponse("goed\n", content_type="text/plain; charset=utf-8")


@require_safe
def deep(request: HttpRequest) -> JsonResponse:
    """Return what works, with 200 when all does, else 503. Raises Http404 for who does not ask from the machine itself."""
    if not _from_here(request):
        raise Http404
    parts = {name: _works(name, test) for name, test in PARTS.items()}
    return JsonResponse(parts, status=200 if all(parts.values()) else 503)


def _from_here(request: HttpRequest) -> bool:
    passed_on = any(name in request.META for name in _PASSED_ON)
    try:
        return not passed_on and ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


def _works(name: str, test: Callable[[], object]) -> bool:
    try:
        return test() is not False
    except Exception:  # whatever is wrong with it, it does not work, and the next part has its own test
        logger.exception("does not work: " + name)
        return False


def _cache() -> bool:
    mark = uuid.uuid4().hex
    cache.set(f"gezond:{mark}", mark, timeout=10)
    return bool(cache.get(f"gezond:{mark}") == mark)


def _disk() -> bool:
    return shutil.disk_usage(settings.BASE_DIR).free > FREE_BYTES


PARTS: dict[str, Callable[[], object]] = {
    "database": write_nothing,
    "cache": _cache,
    "schijf": _disk,
    "pdf": lambda: render_pdf(PAPER),
}
