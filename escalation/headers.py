"""What every response says to a browser: files, pages, redirects and faults alike."""

from __future__ import annotations

from collections.abc import Callable

from csp.constants import HEADER
from csp.middleware import CSPMiddleware, PolicyParts
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.deprecation import MiddlewareMixin

from escalation.views.found import OPEN

GetResponse = Callable[[HttpRequest], HttpResponseBase]
UNLESS_SAID = "no-store, private"
NOT_TO_BE_FOUND = "noindex, noarchive"
_FORM = b"<form"
_AS_IN_SETTINGS = PolicyParts()


class Policy(CSPMiddleware):
    """django-csp, which works out the policy of the settings once: it is the same on every response.

    A response that its decorators or a nonce gave another policy, and the pages for who works on the site, are left to it.
    """

    def __init__(self, get_response: GetResponse) -> None:
        super().__init__(get_response)
        self._policy = build_policy()

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Put the policy on `response`."""
        if settings.DEBUG or "_csp_exempt" in vars(response) or self.get_policy_parts(request, response) != _AS_IN_SETTINGS:
            return super().process_response(request, response)
        response.headers.setdefault(HEADER, self._policy)
        return response


class OwnHeaders:
    """Middleware around all others: what a browser may do, `no-store` unless a page says otherwise."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Return the answer of the site with these headers on it."""
        response = self.get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if not request.path.startswith(settings.STATIC_URL):  # a style or a font may do nothing anyway, and stays light
            response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        response.headers.setdefault("Cache-Control", UNLESS_SAID)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            # Not on a PDF: a browser's own reader for it may come from elsewhere.
            response.headers.setdefault("Cross-Origin-Embedder-Policy", "require-corp")
        if not may_be_found(request, response):
            response.headers.setdefault("X-Robots-Tag", NOT_TO_BE_FOUND)
        return response


def may_be_found(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Return whether a search engine may keep this: a static file, or a page that is the same for everyone."""
    if request.path.startswith(settings.STATIC_URL):
        return True
    return response.status_code == 200 and request.resolver_match is not None and request.resolver_match.view_name in OPEN


class TellNoAddress(MiddlewareMixin):
    """Lets a page tell nobody its own address, unless a form stands on it.

    With `no-referrer` a browser sends `Origin: null` with a form, and Django refuses that. For a form the site itself
    (and no other) hears where it came from.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Set the Referrer-Policy of `response`, whose content is still as the view made it."""
        response.headers["Referrer-Policy"] = "same-origin" if _FORM in response.content else "no-referrer"
        return response
