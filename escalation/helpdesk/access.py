"""The one gate of all pages for staff: logged in, with the second factor in this session, and with the right for the page."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

View = Callable[..., HttpResponse]
USE_HELPDESK = "helpdesk.use_helpdesk"
EDIT_CONTENT = "helpdesk.edit_content"
GIVEN_BY = "tweede_stap"  # in the session: the id of the user who gave a second factor in it


def staff_only(view: View, right: str = USE_HELPDESK) -> View:
    """Return `view` for staff with `right`; others are led to the login or the second factor, or refused (401, 403)."""

    @wraps(view)
    def gated(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return refusal(request, right) or view(request, *args, **kwargs)

    return gated


def logged_in_only(view: View) -> View:
    """Return `view` for whoever is logged in, whatever they may do; others are led to the login (401 for a script)."""

    @wraps(view)
    def gated(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(request, *args, **kwargs) if request.user.is_authenticated else _log_in(request)

    return gated


def may(request: HttpRequest, right: str) -> bool:
    """Return whether who sent `request` may open pages that ask for `right`."""
    return request.user.is_authenticated and second_factor_given(request) and request.user.has_perm(right)


def refusal(request: HttpRequest, right: str) -> HttpResponse | None:
    """Return the way in for who may not go on with this request, or None for who may."""
    if not request.user.is_authenticated:
        return _log_in(request)
    if not second_factor_given(request):
        return redirect("mfa_index")
    if not request.user.has_perm(right):
        return render(request, "helpdesk/no_right.html", status=403)
    return None


def second_factor_given(request: HttpRequest) -> bool:
    """Return whether the user gave a second factor in this session, and still has one."""
    if not settings.SECOND_FACTOR_REQUIRED:
        return True
    given = request.session.get(GIVEN_BY) == str(request.user.pk)
    return given and is_mfa_enabled(request.user, ["totp", "webauthn"])


def _log_in(request: HttpRequest) -> HttpResponse:
    """Lead to the login; a request of a script, which cannot follow, gets 401 with a link that opens a new tab."""
    if _by_script(request):
        return render(request, "helpdesk/logged_out.html", {"login_url": login_in_new_tab()}, status=401)
    back = request.get_full_path() if request.method in ("GET", "HEAD") else request.path
    return redirect_to_login(back, _login_url(ended=settings.SESSION_COOKIE_NAME in request.COOKIES))


def login_in_new_tab() -> str:
    """Return the address to log in at while the page one was on stays open."""
    return f"{_login_url()}?next={reverse('helpdesk_back')}"


def _login_url(*, ended: bool = False) -> str:
    return f"{reverse('account_login')}{'?afgelopen=1' if ended else ''}"


def _by_script(request: HttpRequest) -> bool:
    return request.headers.get("X-Requested-With") == "XMLHttpRequest" or request.headers.get("Sec-Fetch-Dest") == "empty"
