"""Going on with a code: the answers come back from paper into the visitor's own cookie, and what became of the last step."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from escalation import answers_cookie
from escalation.content import catalogue
from escalation.domain.comeback import AFTER_A_STEP, AFTER_IT_STOPPED, Outcome, Report, come_back
from escalation.domain.deadlines import school_day
from escalation.domain.plancode import Decoded
from escalation.domain.progress import Progress
from escalation.forms import CodeForm
from escalation.journey import Journey, journey_of
from escalation.step_form import StepForm
from escalation.views.keep import on_page

STOPPED_TEXT = "het-is-gestopt"
LOOK_BACK_DAYS = 20  # school days after it stopped: a guide time of ours, as those of the plan


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Ask for the code (GET), or bring its answers back and lead on to where they end (POST)."""
    today = timezone.localdate()
    form = CodeForm(request.POST if request.method == "POST" else None, today=today)
    if not form.is_bound or not form.is_valid():
        return render(request, "pages/code.html", {"form": form})
    held: Decoded = form.cleaned_data["code"]
    response = redirect("resume")
    answers_cookie.write(response, held.answers, _progress_of(held, today))
    return response


def _progress_of(held: Decoded, today: date) -> Progress:
    """Return the progress in a code, with the day to tell about; of a plan made today there is nothing to tell yet."""
    return replace(held.progress, of=held.day) if held.day < today else held.progress


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest) -> HttpResponse:
    """Ask what became of the step of the former plan (GET), or take it into the answers and lead on (POST)."""
    journey = journey_of(request, timezone.localdate())
    if journey.open_question or journey.progress.of is None:
        return redirect(journey.next_url)
    form = _step_form(request, journey)
    if not form.is_bound or not form.is_valid():
        return render(request, "pages/step.html", _step_context(journey, form))
    return _lead_on(journey, *form.told())


def _step_form(request: HttpRequest, journey: Journey) -> StepForm:
    data = request.POST if request.method == "POST" else None
    outcomes = AFTER_IT_STOPPED if journey.progress.stopped else AFTER_A_STEP
    return StepForm(data, outcomes=outcomes, planned_on=journey.last_step().planned_on, today=journey.today)


def _step_context(journey: Journey, form: StepForm) -> dict[str, object]:
    last = journey.last_step()
    return {
        "form": form,
        "options": form.options(),
        "errors": form.errors.get("uitkomst", []),
        "action": catalogue().actions[last.slug],
        "planned_on": last.planned_on,
        "stopped": journey.progress.stopped,
        "urgent": journey.urgent,
    }


def _lead_on(journey: Journey, outcome: Outcome, on: date | None) -> HttpResponse:
    """Keep what was told, and lead on to what is asked again, or to the page for when it stopped."""
    last = journey.last_step(on if outcome is Outcome.WAITING else None)
    report = Report(outcome, on, journey.today)
    answers, progress = come_back(journey.stored.answers, journey.progress, last, report)
    now = Journey(answers_cookie.Stored(answers, answers_cookie.State.FINE, progress), journey.today)
    response = redirect(now.next_url)
    answers_cookie.write(response, answers, progress)
    return response


@require_safe
def stopped(request: HttpRequest) -> HttpResponse:
    """Show how to keep it so, now that the bullying stopped; who did not say so goes on where he is."""
    journey = journey_of(request, timezone.localdate())
    if not journey.ready or not journey.progress.stopped:
        return redirect(journey.next_url)
    since = journey.progress.since or journey.today
    context = {
        "article": catalogue().articles[STOPPED_TEXT],
        "since": since,
        "look_back": school_day(since, LOOK_BACK_DAYS),
        "urgent": journey.urgent,
    }
    return render(request, "pages/stopped.html", context | on_page(request, journey, journey.plan()))
