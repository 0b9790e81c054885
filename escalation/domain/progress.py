"""How far a family has come since its first plan: which rungs are done and when, and what it waits for. No words for parents.

It lives beside the answers, in the cookie and in the code. Rules never see it: what a family tells when it comes back changes
the answers (comeback.py), and only dates and the picture of the road are made of what stands here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum, StrEnum


class Status(StrEnum):
    """Where a family stands with the rung to climb now."""

    CLIMBING = "bezig"
    WAITING = "wacht"
    NOT_YET = "nog-niet"
    STOPPED = "gestopt"


PENDING = frozenset({Status.WAITING, Status.NOT_YET})


class Unit(Enum):
    """How exactly a day is known. A code with many days in it knows the week or the month only, to stay short."""

    DAY = "dag"
    WEEK = "week"
    MONTH = "maand"

    def number(self, day: date) -> int:
        """Return the number of the unit that `day` lies in; the next unit has the next number."""
        if self is Unit.MONTH:
            return day.year * 12 + day.month - 1
        return day.toordinal() if self is Unit.DAY else (day.toordinal() - 1) // 7

    def first_day(self, number: int) -> date:
        """Return the first day of the unit with this number. ValueError or OverflowError when there is none."""
        if self is Unit.MONTH:
            return date(number // 12, number % 12 + 1, 1)
        return date.fromordinal(number if self is Unit.DAY else number * 7 + 1)


UNITS = tuple(Unit)


@dataclass(frozen=True)
class Moment:
    """A day, or the first day of the week or month in which it lies."""

    day: date
    unit: Unit = Unit.DAY


@dataclass(frozen=True)
class Progress:
    """What happened since the first plan.

    `done` holds the rungs that were done since then; a rung that was done before has no day. `since` is the day from which the
    dates of the rung to climb now count, while a family waits for it or has not done it yet; or the day on which it stopped,
    by that rung. In the cookie only: `of`, the day of the plan on which the family has still to tell what happened, and
    `again`, the questions to ask it again.
    """

    done: Mapping[str, Moment] = field(default_factory=dict)
    status: Status = Status.CLIMBING
    since: date | None = None
    of: date | None = None
    again: tuple[str, ...] = ()

    @property
    def begun(self) -> bool:
        """Whether there is anything that a code has to hold."""
        return bool(self.done) or self.status is not Status.CLIMBING

    @property
    def stopped(self) -> bool:
        """Whether the bullying stopped."""
        return self.status is Status.STOPPED

    @property
    def waits(self) -> bool:
        """Whether the rung to climb now is done, and its result has still to come."""
        return self.status is Status.WAITING


NOTHING = Progress()


def plain(progress: Progress) -> dict[str, object]:
    """Return `progress` as texts in lists and dicts, without what is empty."""
    everything = {
        "done": {rung: [moment.day.isoformat(), moment.unit.value] for rung, moment in progress.done.items()},
        "status": progress.status.value if progress.status is not Status.CLIMBING else "",
        "since": progress.since.isoformat() if progress.since else "",
        "of": progress.of.isoformat() if progress.of else "",
        "again": list(progress.again),
    }
    return {name: value for name, value in everything.items() if value}


def from_plain(raw: object) -> Progress:
    """Return the progress that `plain` gave; anything else is no progress. Never raises."""
    if not raw or not isinstance(raw, dict):
        return NOTHING
    try:
        done = {str(rung): Moment(date.fromisoformat(day), Unit(unit)) for rung, (day, unit) in raw.get("done", {}).items()}
        status = Status(raw.get("status") or Status.CLIMBING)
        again = tuple(str(key) for key in raw.get("again", ()))
        return Progress(done, status, _day(raw.get("since")), _day(raw.get("of")), again)
    except (ValueError, TypeError, AttributeError):
        return NOTHING


def _day(raw: object) -> date | None:
    return date.fromisoformat(str(raw)) if raw else None


def days_before(day: date, days: int) -> date:
    """Return the day that lies `days` before `day`."""
    return day - timedelta(days=days)
