"""Dates and their force. School steps count school days, legal terms the calendar; `today` is always an argument.

Source: domain.md section 5 (waiting times) and D18; school holidays from the `holidays` library.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from escalation.domain.catalogue import Force
from escalation.domain.questions import AT_SCHOOL

REGIONS = ("Noord", "Midden", "Zuid")


@dataclass(frozen=True, slots=True)
class Due:
    """A date, its force, and whether school holidays were left out of the count."""

    day: date
    force: Force


@dataclass(frozen=True, slots=True)
class Pace:
    """How soon to act on a rung, in school days, and how long to give it: in school days, and `months` of the calendar."""

    act: int
    patience: int = 0
    months: int = 0


_TALK = Pace(act=5, patience=10)
_LETTER = Pace(act=5, patience=20)
PACES = {
    "schoolbestuur": _LETTER,
    "klachtencommissie": Pace(act=10, months=3),
    "kinderombudsman": Pace(act=10, patience=20),
    "klacht-volgen": Pace(act=5, patience=20),
    "afspraken-navragen": Pace(act=1, patience=5),
}
# Where a child is not safe, who is at school acts and answers within days, not weeks (domain.md 5: the next school day).
URGENT_ACT = 1
_HASTY = Pace(act=URGENT_ACT, patience=1)
_HASTY_PACES = {"schoolbestuur": Pace(act=URGENT_ACT, patience=2)}
LETTER_DAYS = {"gesprek": 5, "directeur": 10, "schoolbestuur": 20, "leerplicht": 5, "afspraken": 5}
HASTY_LETTERS = frozenset({"gesprek", "directeur", "schoolbestuur"})
LEGAL_MONTHS = {"leerlingdossier": 1, "leerlingdossier-door-kind": 1}


def pace(rung: str, *, urgent: bool = False) -> Pace:
    """Return the pace of `rung`: a talk is held within a school week and judged after two more, unless it is `urgent`."""
    if urgent and rung in AT_SCHOOL:
        return _HASTY_PACES.get(rung, _HASTY)
    return PACES.get(rung, _TALK)


@lru_cache(maxsize=4096)
def rung_due(rung: str, start: date, *, now: bool = False, urgent: bool = False) -> tuple[Due, Due]:
    """Return by when to act on `rung` for who starts on it at `start`, and when to go further without result.

    What is `urgent` and to be done `now` is begun on the next school day, whoever it is.
    """
    tempo = pace(rung, urgent=urgent)
    do_by = school_day(start, URGENT_ACT if urgent and now else tempo.act)
    further_on = months_later(do_by, tempo.months) if tempo.months else school_day(do_by, tempo.patience)
    return Due(do_by, Force.GUIDE), Due(further_on, Force.GUIDE)


def decision_due(sent: date) -> Due:
    """Return by when the klachtencommissie is likely to be done with a complaint that was sent on `sent` (domain.md 2.8)."""
    return Due(months_later(sent, PACES["klachtencommissie"].months), Force.GUIDE)


def answer_due(action: str, today: date) -> Due | None:
    """Return by when the law wants an answer if the parent asks for `action` today, or None (AVG 12)."""
    months = LEGAL_MONTHS.get(action)
    return Due(months_later(today, months), Force.LEGAL) if months else None


def letter_due(letter: str, today: date, *, urgent: bool = False) -> Due | None:
    """Return by when `letter` asks for an answer if it is sent today, or None when it names no day (domain.md 5, AVG 12).

    With `urgent` the school is asked to answer before the end of the next school day.
    """
    if letter in LEGAL_MONTHS:
        return answer_due(letter, today)
    days = LETTER_DAYS.get(letter)
    if days is None:
        return None
    return Due(school_day(today, URGENT_ACT if urgent and letter in HASTY_LETTERS else days), Force.GUIDE)


def school_day(start: date, count: int, region: str | None = None) -> date:
    """Return the `count`-th school day after `start` (0: `start` itself, or the next school day if it is none).

    Without a `region` (Noord, Midden or Zuid) a day that is free in any of them does not count. ValueError for another region.
    """
    if region is not None and region not in REGIONS:
        raise ValueError(f"unknown region {region!r}: choose from {REGIONS}")
    day = start
    while not is_school_day(day, region):
        day += timedelta(days=1)
    for _ in range(count):
        day += timedelta(days=1)
        while not is_school_day(day, region):
            day += timedelta(days=1)
    return day


def is_school_day(day: date, region: str | None = None) -> bool:
    """Return whether schools are open on `day` in `region`, or in all regions when none is given."""
    return day.weekday() < 5 and day not in _free_days(day.year, region)


@lru_cache(maxsize=64)
def _free_days(year: int, region: str | None) -> frozenset[date]:
    """Return the public and school holidays of `year`."""
    import holidays  # here, since it takes long to load, and no question asks for a date

    regions = REGIONS if region is None else (region,)
    return frozenset(
        day
        for name in regions
        for day in holidays.country_holidays("NL", subdiv=name, years=year, categories=("public", "school"))
    )


def months_later(start: date, months: int) -> date:
    """Return the day `months` calendar months after `start`, the last of the month where that day does not exist."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    _, last = monthrange(year, month + 1)
    return date(year, month + 1, min(start.day, last))


_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def in_words(day: date) -> str:
    """Return `day` as 'maandag 30 november 2026'."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"
