"""An expired login does not end a call: the answers that were sent come back in a page that goes on after logging in."""

from __future__ import annotations

from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from escalation.helpdesk.access import View, login_in_new_tab
from escalation.helpdesk.call_form import given_in
from escalation.helpdesk.from_code import NAME, read
from escalation.helpdesk.last_step import told_in
from escalation.helpdesk.talk import read_talk

_TURNED_AWAY = (301, 302, 303, 307, 401, 403)


def keeps_answers(guarded: View) -> View:
    """Return `guarded`, its refusal of a POST turned into a page (for the script a bare 401) that keeps the answers.

    Whatever comes back is kept by nobody on the way.
    """

    @wraps(guarded)
    def kept(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        response = guarded(request, **kwargs)
        if request.method == "POST" and response.status_code in _TURNED_AWAY:
            response = _signed_out(request)
        response.headers["Cache-Control"] = "no-store, private"
        return response

    return kept


def _signed_out(request: HttpRequest) -> HttpResponse:
    if "deel" in request.POST:
        return HttpResponse(status=401)
    return render(request, "helpdesk/call_signed_out.html", _context(request), status=401)


def _context(request: HttpRequest) -> dict[str, Any]:
    """Return the answers that exist, and nothing else of what was sent; and where the talk goes on, which is not at a paper."""
    talk = read_talk(given_in(request.POST))
    chosen = [(asked.question.key, value) for asked in talk.asked for value in asked.question.values if value in asked.chosen]
    began = request.POST.get(NAME, "")
    if read(began, timezone.localdate()):
        chosen.append((NAME, began))
        chosen += told.fields() if (told := told_in(request.POST)) else []
    action = reverse("call") if request.path == reverse("call_paper") else request.path
    return {"chosen": chosen, "action": action, "login_url": login_in_new_tab()}
