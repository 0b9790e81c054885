"""Practice for new staff: families to play through, with the plan they should end in and where the answers differ."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from escalation.content import catalogue
from escalation.domain.answers import Walk, walk
from escalation.domain.plan import Plan, build_plan
from escalation.domain.situation import read_situation
from escalation.helpdesk.call import answer
from escalation.helpdesk.call_form import given_in
from escalation.helpdesk.practice_families import Family, differences, lacking, practice_families
from escalation.helpdesk.talk import Talk, read_talk

TEMPLATE = "helpdesk/practice_family.html"


@require_safe
def families(request: HttpRequest) -> HttpResponse:
    """Show the families to practise with."""
    return render(request, "helpdesk/practice.html", {"families": practice_families().values()})


@require_http_methods(["GET", "HEAD", "POST"])
def family(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the story of a family beside the questions; once asked for, also its plan and what differs. Raises Http404."""
    if slug not in practice_families():
        raise Http404
    played = practice_families()[slug]
    talk = read_talk(given_in(request.POST))
    if "vergelijk" not in request.POST:
        return answer(request, talk, TEMPLATE, {"family": played})
    return answer(request, talk, TEMPLATE, {"family": played, **_compared(talk, played)}, beside=read_talk(played.answers))


def _compared(talk: Talk, played: Family) -> dict[str, Any]:
    """Return what differs from the family in the answers and, once there is a plan, in the steps."""
    found: dict[str, Any] = {"compared": True, "differences": differences(talk, played, catalogue())}
    if not talk.walk.complete:
        return found
    expected, own = _plan(walk(played.answers)), _plan(talk.walk)
    return {**found, "complete": True, "missed": lacking(own, expected), "extra": lacking(expected, own)}


def _plan(replay: Walk) -> Plan:
    return build_plan(read_situation(replay), catalogue(), timezone.localdate())
