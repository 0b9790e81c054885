"""The pages of one visitor's journey after the questions: the answers, the plan, the paper, wiping and leaving."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from escalation import answers_cookie
from escalation.content import catalogue
from escalation.domain.plan import Plan
from escalation.journey import Journey, journey_of
from escalation.outputs import kept, pdf
from escalation.outputs.printshop import warm_up
from escalation.outputs.why_text import whys
from escalation.views.complete import complete
from escalation.views.errors import unavailable
from escalation.views.keep import on_page, on_paper
from escalation.views.paper_list import papers_of
from escalation.views.recipe import recipe_of

NEUTRAL_PAGE = "https://nl.wikipedia.org/"


@require_safe
def resume(request: HttpRequest) -> HttpResponse:
    """Lead on to where the visitor stands."""
    return redirect(journey_of(request, timezone.localdate()).next_url)


@require_safe
@complete
def answers(request: HttpRequest, journey: Journey) -> HttpResponse:
    """Show the answers, each with a way to change it."""
    context = {"rows": journey.rows(), "urgent": journey.urgent, "complete": True, "continue_url": journey.next_url}
    return render(request, "pages/answers.html", context)


@require_safe
@complete
def plan(request: HttpRequest, journey: Journey) -> HttpResponse:
    """Show the plan; what makes its PDF gets ready meanwhile."""
    warm_up()
    made = journey.plan()
    context = {"plan": made, "whys": whys(made, journey.situation, catalogue()), "rows": journey.rows()}
    context |= {"checked_on": checked_on(made), "papers": papers_of(made)}
    return render(request, "pages/plan.html", context | on_page(request, journey, made))


@require_safe
@complete
def plan_pdf(request: HttpRequest, journey: Journey) -> HttpResponse:
    """Return the plan as a PDF, or a page that leads to the plan on screen when it cannot be made."""
    recipe = recipe_of(request, journey, "stappenplan")
    try:
        paper = kept.find(recipe) or _paper(request, journey, recipe)
    except pdf.PdfUnavailable:
        return unavailable(request)
    return HttpResponse(
        paper, headers={"Content-Type": "application/pdf", "Content-Disposition": 'inline; filename="stappenplan.pdf"'}
    )


def _paper(request: HttpRequest, journey: Journey, recipe: str) -> bytes:
    made = journey.plan()
    return pdf.stappenplan(made, journey.rows(), checked_on(made), on_paper(request, journey, made), recipe=recipe)


def checked_on(made: Plan) -> date:
    """Return the oldest day on which a contact in the plan `made` was checked."""
    return min((contact.checked_on for contact in made.contacts), default=made.made_on)


@require_http_methods(["GET", "HEAD", "POST"])
def wipe(request: HttpRequest) -> HttpResponse:
    """Ask whether to wipe (GET), or wipe the answers from the browser (POST)."""
    wiped = request.method == "POST"
    response = render(request, "pages/wipe.html", {"done": wiped})
    if wiped:
        answers_cookie.clear(response)
        response["Clear-Site-Data"] = '"cache", "storage"'
    return response


@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """Wipe the answers and send the browser on to a neutral page."""
    response = HttpResponseRedirect(NEUTRAL_PAGE)
    answers_cookie.clear(response)
    return response
