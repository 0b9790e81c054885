"""The papers of a call, to send along: made from the answers in the request, sent back as a file, kept nowhere."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from escalation.answers_cookie import State, Stored
from escalation.content import catalogue
from escalation.domain.letters import OwnWords, compose, offered
from escalation.domain.plan import Plan
from escalation.domain.sheets import SHEETS, compose_sheet
from escalation.domain.situation import Situation
from escalation.forms import CodeForm
from escalation.helpdesk.call import TEMPLATE, about_last_step, answer
from escalation.helpdesk.call_form import given_in
from escalation.helpdesk.from_code import NAME, progress_of
from escalation.helpdesk.last_step import told_in
from escalation.helpdesk.talk import Talk, read_talk
from escalation.journey import Journey
from escalation.outputs import letter as letter_files
from escalation.outputs import pdf, sheet
from escalation.outputs.pdf import PdfUnavailable
from escalation.views.journey import checked_on
from escalation.views.keep import on_paper
from escalation.views.papers import file
from escalation.views.recipe import recipe_of

NOT_NOW = "Het lukt nu niet om dit bestand te maken. Probeer het zo nog eens. Het plan staat wel op het scherm."
NOT_YET = "Het plan is nog niet klaar. Er staan nog vragen open."


@require_POST
def paper(request: HttpRequest) -> HttpResponse:
    """Return the paper named in the POST as a file, or the page with the answers and why there is none.

    Raises Http404 for a paper that this plan has not.
    """
    talk = read_talk(given_in(request.POST))
    if not talk.walk.complete:
        return _page(request, talk, NOT_YET, 200)
    try:
        return _made(request, request.POST.get("papier", ""), talk)
    except PdfUnavailable:
        return _page(request, talk, NOT_NOW, 503)


def _page(request: HttpRequest, talk: Talk, message: str, status: int) -> HttpResponse:
    asked = about_last_step(request, given_in(request.POST), take=False)
    context = {"code_form": CodeForm(today=timezone.localdate()), "message": message, **asked}
    response = answer(request, talk, TEMPLATE, context)
    response.status_code = max(response.status_code, status)
    return response


def _made(request: HttpRequest, name: str, talk: Talk) -> HttpResponse:
    """Return the file `name` ('stappenplan.pdf', 'gesprek.docx', 'brief-directeur.pdf') for a complete `talk`."""
    stem, _, kind = name.rpartition(".")
    journey = _journey(request, talk)
    situation, plan = journey.situation, journey.plan()
    if name == "stappenplan.pdf":
        recipe = recipe_of(request, journey, stem)
        paper = pdf.stappenplan(plan, journey.rows(), checked_on(plan), on_paper(request, journey, plan), recipe=recipe)
        return file(paper, stem, kind)
    if kind not in ("pdf", "docx"):
        raise Http404
    if stem in SHEETS:
        made = compose_sheet(catalogue().sheets[stem], situation, plan, catalogue())
        return file(sheet.docx(made) if kind == "docx" else sheet.pdf(made, recipe_of(request, journey, stem)), stem, kind)
    return _letter(stem.removeprefix("brief-"), kind, situation, plan)


def _letter(slug: str, kind: str, situation: Situation, plan: Plan) -> HttpResponse:
    wanted = next((letter for letter in offered(plan, catalogue()) if letter.slug == slug), None)
    if wanted is None:
        raise Http404
    made = compose(wanted, situation, plan, catalogue(), OwnWords())
    return file(letter_files.docx(made) if kind == "docx" else letter_files.pdf(made), f"brief-{slug}", kind)


def _journey(request: HttpRequest, talk: Talk) -> Journey:
    """Return the talk as a journey of the site, of which its papers are made."""
    today = timezone.localdate()
    answers = {key: sorted(values) for key, values in talk.walk.answers.items() if values}
    progress = progress_of(request.POST.get(NAME, ""), talk.walk, today, told_in(request.POST))
    return Journey(Stored(answers, State.FINE, progress), today)
