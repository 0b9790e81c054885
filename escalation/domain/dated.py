"""The days of a family's progress as one number above its answers in a plancode, and back. Append-only.

Each rung that was done has a digit, the highest rung first: 0 when its day is not known, else how many units it lies before the
one above it (the first before the day of the plan), and one more. Whole days first; a code that would be too long counts weeks,
then months, and then leaves the oldest days out. What is lost: the day in a week or a month, and days long ago; never that a
rung is done. The day since which a family waits is always whole, up to 99 days back: no rung waits longer. Where the bullying
stopped, the day of the code is the day on which it did.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from escalation.domain.layouts import DATED_RUNGS
from escalation.domain.progress import PENDING, Moment, Progress, Status, Unit, days_before
from escalation.domain.slots import Digit

STATUSES = (Status.CLIMBING, Status.WAITING, Status.NOT_YET, Status.STOPPED)
_SPANS = {Unit.DAY: 128, Unit.WEEK: 32, Unit.MONTH: 14}
_WAIT = 100


def digits(progress: Progress, tried: frozenset[str], day: date, unit: Unit, most: int) -> Iterator[Digit]:
    """Yield the digits of `progress` of a family that `tried` these rungs, on the `day` of its plan, with `most` days in it.

    A day that lies too far back for its digit, or after the rung above it, is left out.
    """
    since = day
    if progress.status in PENDING:
        wait = min(max(0, (day - (progress.since or day)).days), _WAIT - 1)
        since = days_before(day, wait)
        yield wait, _WAIT
    last, left, span = unit.number(since), most, _SPANS[unit]
    for moment in _moments(progress.done, tried):
        gap = last - unit.number(moment.day) if moment and left else -1
        fits = 0 <= gap < span - 1
        if fits and moment:
            last, left = unit.number(moment.day), left - 1
        yield (gap + 1 if fits else 0), span


def _moments(done: Mapping[str, Moment], tried: frozenset[str]) -> Iterator[Moment | None]:
    """Yield when each rung that was tried was done, the highest first; None for one without a day."""
    for rungs in DATED_RUNGS:
        if not tried.isdisjoint(rungs):
            yield next((done[rung] for rung in rungs if rung in done), None)


def read(number: int, tried: frozenset[str], day: date, status: Status, unit: Unit) -> tuple[Progress, int]:
    """Return the progress in `number` of a family that `tried` these rungs, and the rest of the number: 0 if all is well."""
    since = None
    if status in PENDING:
        number, wait = divmod(number, _WAIT)
        since = days_before(day, wait)
    elif status is Status.STOPPED:
        since = day
    last, done = unit.number(since or day), {}
    for rungs in (rungs for rungs in DATED_RUNGS if not tried.isdisjoint(rungs)):
        number, digit = divmod(number, _SPANS[unit])
        if digit:
            last -= digit - 1
            done.update({rung: Moment(unit.first_day(last), unit) for rung in rungs if rung in tried})
    return Progress(done, status, since), number
