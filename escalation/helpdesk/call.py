"""The call page: answers come in with each request and the plan goes back. Nothing of a call is stored, counted or logged."""

from __future__ import annotations

import logging
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from escalation.content import catalogue
from escalation.forms import CodeForm
from escalation.helpdesk import from_code
from escalation.helpdesk.access import login_in_new_tab
from escalation.helpdesk.call_form import given_in, groups_of
from escalation.helpdesk.panel import Panel
from escalation.helpdesk.talk import Talk, read_talk

logger = logging.getLogger(__name__)
TEMPLATE = "helpdesk/call.html"


@require_http_methods(["GET", "HEAD", "POST"])
def call(request: HttpRequest) -> HttpResponse:
    """Show an empty page (GET), or the page, or for the script its right side, with the answers sent (POST)."""
    if "deel" in request.POST:
        return answer(request, read_talk(given_in(request.POST)), TEMPLATE, {"code_form": None})
    form = _code_form(request)
    if not form.is_bound or not form.is_valid():
        return answer(request, read_talk(given_in(request.POST)), TEMPLATE, {"code_form": form})
    held = form.cleaned_data["code"]
    talk = read_talk({key: values for key, values in held.walk.answers.items() if values})
    extra = {"code_form": CodeForm(today=timezone.localdate()), "code_day": held.day, "began": form.data["code"]}
    return answer(request, talk, TEMPLATE, extra)


def answer(request: HttpRequest, talk: Talk, template: str, extra: dict[str, Any], beside: Talk | None = None) -> HttpResponse:
    """Return what the script asks for (the right side), or the whole page by `template`, for `talk`.

    The right side is about `beside`, where that is another talk; without a code form in `extra` it hands nothing over.
    """
    began = str(extra.get("began", request.POST.get(from_code.NAME, "")))
    right, failed = _panel(request, beside or talk, began, hand_over="code_form" in extra)
    status = 500 if failed else 200
    if "deel" in request.POST:
        return HttpResponse(right, status=status)
    context = {"groups": groups_of(talk, catalogue()), "panel": right, "login_url": login_in_new_tab()}
    kept = began if from_code.read(began, timezone.localdate()) else ""
    return render(request, template, {**context, **extra, "began": kept}, status=status)


def _code_form(request: HttpRequest) -> CodeForm:
    typed = request.POST.get("code", "").strip()
    return CodeForm({"code": typed} if typed else None, today=timezone.localdate())


def _panel(request: HttpRequest, talk: Talk, began: str, *, hand_over: bool) -> tuple[str, bool]:
    """Return the right side as HTML, and whether it could not be made: then it says so, and the answers stay."""
    try:
        panel = Panel(talk, catalogue(), timezone.localdate(), f"{request.scheme}://{request.get_host()}", began)
        return get_template("helpdesk/call_panel.html").render({**panel.context(), "hand_over": hand_over}), False
    except Exception as error:  # noqa: BLE001  (whatever breaks, the call goes on)
        # The message of an error may name a step of this plan, so only its kind is logged.
        logger.error("the plan of a call could not be shown: %s", type(error).__name__)
        return get_template("helpdesk/call_failed.html").render(), True
