"""What became of the last step of a caller with a code: asked once, taken into the answers, and then sent along by the form."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.http import QueryDict

from escalation.answers_cookie import State, Stored
from escalation.content import catalogue
from escalation.domain.comeback import AFTER_A_STEP, AFTER_IT_STOPPED, ANEW, Outcome, Report, Step, come_back
from escalation.domain.plancode import Decoded
from escalation.domain.progress import Progress
from escalation.helpdesk.call_form import KEYS
from escalation.journey import Journey
from escalation.step_form import StepForm

OUTCOME, ON = "verteld", "verteld_dag"  # the fields that hold what was told, once it is taken into the answers


@dataclass(frozen=True)
class Told:
    """What a caller told of the step of the plan in the code: its outcome, and on which day it was done, if that is known."""

    outcome: Outcome
    on: date | None

    def fields(self) -> list[tuple[str, str]]:
        """Return the fields of the form that hold it."""
        return [(OUTCOME, self.outcome.value), (ON, self.on.isoformat() if self.on else "")]


def told_in(data: QueryDict) -> Told | None:
    """Return what was told before in this call, None for nothing or what cannot be read."""
    try:
        on = data.get(ON, "")
        return Told(Outcome(data.get(OUTCOME, "")), date.fromisoformat(on) if on else None)
    except ValueError:
        return None


def tells(data: QueryDict) -> bool:
    """Return whether something is told now: an answer, a day, or the button that takes it over."""
    return any(data.get(name) for name in ("uitkomst", "dag", "vertel"))


def to_tell(held: Decoded | None, today: date) -> bool:
    """Return whether there is something to tell: of a plan made today there is not."""
    return held is not None and held.walk.complete and held.day < today


def form_of(held: Decoded, today: date, data: QueryDict | None = None, *, told: bool = False) -> StepForm:
    """Return the form that asks what became of the step of the plan in the code, filled in with `data`.

    Only when that is `told` it is judged.
    """
    outcomes = AFTER_IT_STOPPED if held.progress.stopped else AFTER_A_STEP
    return StepForm(data if told else None, initial=data, outcomes=outcomes, planned_on=held.day, today=today)


def shown(form: StepForm, held: Decoded, today: date) -> dict[str, Any]:
    """Return what the template needs to ask it, with a key at each answer."""
    return {
        "form": form,
        "options": [{**option, "key": key} for key, option in zip(KEYS, form.options(), strict=False)],
        "errors": form.errors.get("uitkomst", []),
        "action": catalogue().actions[_last(held, today, None).slug],
        "planned_on": held.day,
        "stopped": held.progress.stopped,
    }


def taken_in(told: Told, held: Decoded, given: dict[str, list[str]], today: date) -> dict[str, list[str]]:
    """Return the answers `given` with what was told in them; whether there is danger is asked anew."""
    answers, progress = _come_back(told, held, given, today)
    return {key: values for key, values in answers.items() if key != ANEW or ANEW not in progress.again}


def ask_again(told: Told, held: Decoded, today: date) -> list[tuple[str, str]]:
    """Return the questions to ask again after this: key and short name."""
    _, progress = _come_back(told, held, held.answers, today)
    return [(key, catalogue().questions[key].short) for key in progress.again]


def progress_after(told: Told, held: Decoded, today: date) -> Progress:
    """Return how far the family of the code is after what it told."""
    return replace(_come_back(told, held, held.answers, today)[1], of=None, again=())


def answers_after(told: Told | None, held: Decoded, today: date) -> dict[str, list[str]]:
    """Return the answers in the code, with what was told in them."""
    return _come_back(told, held, held.answers, today)[0] if told else dict(held.answers)


def _come_back(told: Told, held: Decoded, given: Any, today: date) -> tuple[dict[str, list[str]], Progress]:
    last = _last(held, today, told.on if told.outcome is Outcome.WAITING else None)
    return come_back(given, replace(held.progress, of=held.day), last, Report(told.outcome, told.on, today))


def _last(held: Decoded, today: date, started_on: date | None) -> Step:
    """Return the step of the plan in the code."""
    journey = Journey(Stored(dict(held.answers), State.FINE, replace(held.progress, of=held.day)), today)
    return journey.last_step(started_on)
