"""The call page: answers come in with each request and the plan goes back. Nothing of a call is stored, counted or logged."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from escalation.content import catalogue
from escalation.domain.plancode import Decoded
from escalation.forms import CodeForm
from escalation.helpdesk import from_code, last_step
from escalation.helpdesk.access import login_in_new_tab
from escalation.helpdesk.call_form import given_in, groups_of
from escalation.helpdesk.last_step import Told
from escalation.helpdesk.panel import Panel
from escalation.helpdesk.talk import Talk, read_talk

logger = logging.getLogger(__name__)
TEMPLATE = "helpdesk/call.html"


@require_http_methods(["GET", "HEAD", "POST"])
def call(request: HttpRequest) -> HttpResponse:
    """Show an empty page (GET), or the page, or for the script its right side, with the answers sent (POST)."""
    given = given_in(request.POST)
    if "deel" in request.POST:
        return answer(request, read_talk(given), TEMPLATE, {"code_form": None})
    form = _code_form(request)
    if form.is_bound and form.is_valid():
        return _from_code(request, form.cleaned_data["code"], form.data["code"])
    extra = {"code_form": form, **about_last_step(request, given, take=True)}
    return answer(request, read_talk(extra.pop("given", given)), TEMPLATE, extra)


def _from_code(request: HttpRequest, held: Decoded, typed: str) -> HttpResponse:
    """Return the page with the answers in the code that was typed, and the question what became of the last step."""
    today = timezone.localdate()
    talk = read_talk({key: values for key, values in held.walk.answers.items() if values})
    extra = {"code_form": CodeForm(today=today), "code_day": held.day, "began": typed, "told": None}
    if last_step.to_tell(held, today):
        extra |= _or_nothing(lambda: {"step": last_step.shown(last_step.form_of(held, today), held, today)})
    return answer(request, talk, TEMPLATE, extra)


def _or_nothing(find: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Return what `find` gives; nothing when it cannot be made, since the page with the answers has to come."""
    try:
        return find()
    except Exception as error:  # noqa: BLE001  (whatever breaks, the call goes on)
        logger.error("the last step of a call could not be asked: %s", type(error).__name__)
        return {}


def about_last_step(request: HttpRequest, given: dict[str, list[str]], *, take: bool) -> dict[str, Any]:
    """Return what the page shows of the last step of the plan in the code: the question, or what was told before.

    With `take` what is told now is taken into the answers `given`, which are returned too; else it only stays filled in.
    """
    return _or_nothing(lambda: _last_step(request, given, take=take))


def _last_step(request: HttpRequest, given: dict[str, list[str]], *, take: bool) -> dict[str, Any]:
    today = timezone.localdate()
    held = from_code.read(request.POST.get(from_code.NAME, ""), today)
    told = last_step.told_in(request.POST)
    if held is None or not last_step.to_tell(held, today):
        return {}
    if told:
        return {"told": told, "again": last_step.ask_again(told, held, today)}
    form = last_step.form_of(held, today, request.POST, told=take and last_step.tells(request.POST))
    if not form.is_bound or not form.is_valid():
        return {"step": last_step.shown(form, held, today)}
    told = last_step.Told(*form.told())
    answers = last_step.taken_in(told, held, given, today)
    return {"told": told, "again": last_step.ask_again(told, held, today), "given": answers}


def answer(request: HttpRequest, talk: Talk, template: str, extra: dict[str, Any], beside: Talk | None = None) -> HttpResponse:
    """Return what the script asks for (the right side), or the whole page by `template`, for `talk`.

    The right side is about `beside`, where that is another talk; without a code form in `extra` it hands nothing over.
    """
    began = str(extra.get("began", request.POST.get(from_code.NAME, "")))
    told = extra["told"] if "told" in extra else last_step.told_in(request.POST)
    right, failed = _panel(request, beside or talk, (began, told), hand_over="code_form" in extra)
    status = 500 if failed else 200
    if "deel" in request.POST:
        return HttpResponse(right, status=status)
    context = {"groups": groups_of(talk, catalogue()), "panel": right, "login_url": login_in_new_tab()}
    kept = began if from_code.read(began, timezone.localdate()) else ""
    return render(request, template, {**context, **extra, "began": kept, "told_fields": _fields(told, kept)}, status=status)


def _fields(told: Told | None, kept: str) -> list[tuple[str, str]]:
    return told.fields() if told and kept else []


def _code_form(request: HttpRequest) -> CodeForm:
    typed = request.POST.get("code", "").strip()
    return CodeForm({"code": typed} if typed else None, today=timezone.localdate())


def _panel(request: HttpRequest, talk: Talk, began: tuple[str, Told | None], *, hand_over: bool) -> tuple[str, bool]:
    """Return the right side as HTML, and whether it could not be made: then it says so, and the answers stay."""
    try:
        panel = Panel(talk, catalogue(), timezone.localdate(), f"{request.scheme}://{request.get_host()}", *began)
        return get_template("helpdesk/call_panel.html").render({**panel.context(), "hand_over": hand_over}), False
    except Exception as error:  # noqa: BLE001  (whatever breaks, the call goes on)
        # The message of an error may name a step of this plan, so only its kind is logged.
        logger.error("the plan of a call could not be shown: %s", type(error).__name__)
        return get_template("helpdesk/call_failed.html").render(), True
