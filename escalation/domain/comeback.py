"""Coming back: what a family tells of its last step changes its answers and its progress. No words for parents.

The rules go on from the answers alone: a rung that was done counts as tried, so that the climb leads to the next (D4), and a
decision that did not come in time counts as no answer, so that it leads on too (D9, D10). What time may have changed is asked
again (AGAIN). What is not known is taken out of the answers and asked, never guessed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from escalation.domain.answers import Walk
from escalation.domain.climb import COMMISSION, FOLLOW_COMPLAINT, LAST, climb
from escalation.domain.progress import PENDING, Moment, Progress, Status
from escalation.domain.questions import BY_KEY
from escalation.domain.situation import read_situation

Stored = Mapping[str, list[str]]


class Outcome(StrEnum):
    """What became of the step that was to be done; the last two are for who told before that it stopped."""

    STOPPED = "gestopt"
    NO_HELP = "helpt-niet"
    BROKEN = "niet-nagekomen"
    WAITING = "wacht"
    NOT_YET = "nog-niet"
    STILL = "nog-steeds-gestopt"
    BACK = "terug"


AFTER_A_STEP = (Outcome.STOPPED, Outcome.NO_HELP, Outcome.BROKEN, Outcome.WAITING, Outcome.NOT_YET)
AFTER_IT_STOPPED = (Outcome.STILL, Outcome.BACK)
# Danger comes anew, without the answer of before; of the others that answer stands chosen.
ANEW = "direct_gevaar"
AGAIN = (ANEW, "gezondheid", "schoolgang")
GROWN_OLD = ("leeftijd", "hoe_lang", "laatste_keer")
OLD = timedelta(days=28)
_COMPLAINT_STEPS = frozenset({COMMISSION, FOLLOW_COMPLAINT})
_OUTSIDE_THE_TALKS = frozenset({"vertrouwenspersoon", "kinderombudsman", LAST})
_TRIED, _NOBODY = "gesproken_met", "niemand"
_SCHOOL, _COMPLAINT_WENT = "wat_doet_school", "uitkomst_klacht"
_BAD_TALK = {Outcome.NO_HELP: "geen-verbetering", Outcome.BROKEN: "geen-verbetering", Outcome.WAITING: "geen-antwoord"}


@dataclass(frozen=True)
class Step:
    """The step that a family was to do: its slug, the day of that plan, and the last day to wait for a result.

    `last_day` is asked of the plan for a start on a given day, since who did the step later may wait longer.
    """

    slug: str
    planned_on: date
    last_day: date

    @property
    def is_rung(self) -> bool:
        """Whether it is someone on the ladder, who counts as tried when it is done."""
        return self.slug in BY_KEY[_TRIED].values


@dataclass(frozen=True)
class Report:
    """What a family tells on `today` of its step: its outcome, and `on` which day it was done, if that is known."""

    outcome: Outcome
    on: date | None
    today: date


def come_back(stored: Stored, progress: Progress, step: Step, report: Report) -> tuple[dict[str, list[str]], Progress]:
    """Return the answers and the progress of a family after its `report` of its `step`.

    A step that is done on a day that is not known counts as done today; one that is waited for, as done when the plan said.
    """
    asked = again(report.today - step.planned_on)
    if report.outcome in (Outcome.STOPPED, Outcome.STILL):
        since = progress.since if report.outcome is Outcome.STILL else report.on or report.today
        return dict(stored), replace(progress, status=Status.STOPPED, since=since, of=None, again=())
    if report.outcome is Outcome.BACK:
        report = replace(report, outcome=Outcome.NO_HELP, on=progress.since)
    if report.outcome in (Outcome.WAITING, Outcome.NOT_YET) and not _leads_on(step, report):
        return dict(stored), replace(_pending(progress, step, report), again=asked)
    done = {**progress.done, step.slug: Moment(report.on or report.today)} if step.is_rung else progress.done
    return _tried(stored, step, report), Progress(done, again=asked)


def _pending(progress: Progress, step: Step, report: Report) -> Progress:
    waits = report.outcome is Outcome.WAITING
    since = (report.on if waits else None) or progress.since or step.planned_on
    return replace(progress, status=Status.WAITING if waits else Status.NOT_YET, since=since, of=None)


def carried_on(progress: Progress, before: Walk, after: Walk) -> Progress:
    """Return the `progress` of a family whose answers changed from the walk `before` to the walk `after`.

    Whoever waits, or told that it stopped, stands where it stood; at another rung, or in a new danger, only the days of what
    was done stay.
    """
    if before.answers == after.answers or not (progress.stopped or progress.status in PENDING):
        return progress
    if before.complete and after.complete:
        was, now = read_situation(before), read_situation(after)
        if climb(was).now == climb(now).now and (was.urgent or not now.urgent):
            return progress
    return replace(progress, status=Status.CLIMBING, since=None)


def again(age: timedelta) -> tuple[str, ...]:
    """Return the questions to ask again of a plan of that `age`: what may be worse, and after four weeks what time changes."""
    return (*AGAIN, *GROWN_OLD) if age >= OLD else AGAIN


def _leads_on(step: Step, report: Report) -> bool:
    """Return whether a family that has no result yet goes on: it sent its complaint, or has waited long enough.

    Who has not done a rung yet goes on with that rung, however late it is.
    """
    waits = report.outcome is Outcome.WAITING
    if step.slug == COMMISSION:
        return waits
    return report.today > step.last_day and (waits or not step.is_rung)


def _tried(stored: Stored, step: Step, report: Report) -> dict[str, list[str]]:
    """Return the answers with `step` tried, and with how it went; of a complaint that did not help, that is asked.

    What a school does that did not know yet is asked as well, once it was told.
    """
    answers = {key: list(values) for key, values in stored.items()}
    if step.is_rung:
        answers[_TRIED] = [*(value for value in answers.get(_TRIED, []) if value not in (_NOBODY, step.slug)), step.slug]
    if step.slug in _COMPLAINT_STEPS:
        answers.pop(_COMPLAINT_WENT, None)
        if report.outcome in (Outcome.WAITING, Outcome.NOT_YET):
            answers[_COMPLAINT_WENT] = ["te-laat" if report.today > step.last_day else "loopt-nog"]
    elif step.slug not in _OUTSIDE_THE_TALKS:
        answers["uitkomst_gesprek"] = [_BAD_TALK.get(report.outcome, "geen-antwoord")]
        if report.outcome is Outcome.BROKEN:
            answers[_SCHOOL] = ["belooft-maar-doet-niet"]
    if step.slug not in _OUTSIDE_THE_TALKS and answers.get(_SCHOOL) == ["weet-het-nog-niet"]:
        del answers[_SCHOOL]
    return answers
