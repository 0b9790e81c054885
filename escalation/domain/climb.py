"""Climbing: where on the ladder a family stands. Which rung is done, now, later, or passed over and why.

Source: D3, D4, D8, D9, D10 and the rows S4 to S10 of the seed.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from escalation.domain.ladder import ALWAYS_OPEN
from escalation.domain.situation import Situation


class Passed(StrEnum):
    """Why a rung is passed over."""

    CAUSE = "oorzaak"
    STAFF = "medewerker"
    URGENT = "spoed"
    HIGHER = "al-verder"
    OUTSIDE = "buiten-school"
    CLOSED = "kan-niet"


class Start(StrEnum):
    """Why the rung to climb now is the one that it is."""

    COMPLAINT = "klacht-loopt"
    BOTTOM = "onderaan"
    ABOVE = "boven-de-hoogste"
    LOWEST_FIT = "laagste-die-past"
    END = "niets-hoger"
    REMINDER = "eerst-navragen"


@dataclass(frozen=True)
class Climb:
    """A family's place on the ladder: rung slugs, lowest first; one that is open beside the others may be in none of them.

    `now` may be no rung but what comes before the next one: to follow a complaint that runs, or to ask for what was agreed.
    """

    done: tuple[str, ...]
    now: str
    later: tuple[str, ...]
    passed: tuple[tuple[str, Passed], ...]


class Facts(NamedTuple):
    """All that a climb follows from: facts of a situation, by their names there."""

    ladder: tuple[str, ...]
    tried: frozenset[str]
    causes: frozenset[str]
    by_staff: bool
    only_outsiders: bool
    urgent: bool
    skips_the_class: bool
    reminds_first: bool
    complaint_runs: bool
    complaint_early: bool
    court_ruled: bool
    ombudsman_beside: bool
    ombudsman_possible: bool


_read = attrgetter(*Facts._fields)
REMEMBERED = 4096  # climbs; many families have the same facts
# The highest rung where only outsiders bully: who stands above it judges what the school did.
_HIGHEST_FOR_OUTSIDERS = "directeur"
COMMISSION = "klachtencommissie"
FOLLOW_COMPLAINT = "klacht-volgen"
REMIND = "afspraken-navragen"
LAST = "advies-vervolg"
_NOT_ON_A_LADDER = {FOLLOW_COMPLAINT: Start.COMPLAINT, LAST: Start.END, REMIND: Start.REMINDER}


def climb(situation: Situation) -> Climb:
    """Return the place of `situation` on its ladder: the first rung not yet tried above the highest tried (D4)."""
    return _climb(facts_of(situation))


def facts_of(situation: Situation) -> Facts:
    """Return all that the climb of `situation` follows from."""
    return Facts(*_read(situation))


@lru_cache(REMEMBERED)
def _climb(facts: Facts) -> Climb:
    rungs = facts.ladder
    reached = _reached(facts)
    floor = max(_floor(facts), reached + 1)
    open_rungs = [rung for rung in rungs[floor:] if _open(rung, facts)]
    beside = _beside(facts)
    before = _before_a_rung(facts)
    # What is open beside the others waits for nothing, so it stands on the ladder only when it is the one to climb now.
    first = [] if facts.complaint_runs or (before and open_rungs[0] in beside) else [open_rungs[0]]
    above = [rung for rung in open_rungs if rung not in (*first, LAST) and rung not in beside]
    now, *later = (*before, *first, *above)
    placed = {now, *later, LAST} | facts.tried | beside
    passed = tuple((rung, _why(rung, facts, reached)) for rung in rungs if rung not in placed)
    return Climb(tuple(rung for rung in rungs if rung in facts.tried), now, tuple(later), passed)


def _before_a_rung(facts: Facts) -> tuple[str, ...]:
    """Return what comes before the next rung, if anything."""
    if facts.complaint_runs:
        return (FOLLOW_COMPLAINT,)
    return (REMIND,) if facts.reminds_first else ()


def start(situation: Situation) -> Start:
    """Return why `climb` finds for `situation` the rung to climb now."""
    facts = facts_of(situation)
    place, reached = _climb(facts), _reached(facts)
    if place.now in _NOT_ON_A_LADDER:
        return _NOT_ON_A_LADDER[place.now]
    passed = {rung for rung, _ in place.passed}
    if not passed.isdisjoint(facts.ladder[reached + 1 : _floor(facts)]):
        return Start.LOWEST_FIT
    return Start.ABOVE if reached >= 0 else Start.BOTTOM


def highest(situation: Situation) -> str:
    """Return the answer at 'gesproken_met' that stands highest on the ladder, or '' when none does."""
    levels = _levels(facts_of(situation))
    return max(levels, key=levels.__getitem__, default="")


def _floor(facts: Facts) -> int:
    """Return the index of the lowest rung that fits (D8): past those who are the cause, and past the class when urgent."""
    rungs = facts.ladder
    if "schoolbestuur" in facts.causes:
        return rungs.index(COMMISSION)
    if "directeur" in facts.causes:
        return rungs.index("schoolbestuur")
    return rungs.index("directeur") if facts.skips_the_class or facts.by_staff else 0


def _reached(facts: Facts) -> int:
    """Return the index of the highest rung tried, -1 for none."""
    return max(_levels(facts).values(), default=-1)


def _levels(facts: Facts) -> dict[str, int]:
    """Return what was tried with the index of its rung.

    A complaint at school stands level with the board. The Kinderombudsman is second line and lifts nobody by itself.
    """
    rungs = facts.ladder
    tried = facts.tried - ALWAYS_OPEN - {"kinderombudsman"}
    levels = {rung: rungs.index(rung) for rung in rungs if rung in tried}
    if "klacht-bij-school" in tried:
        levels["klacht-bij-school"] = rungs.index("schoolbestuur")
    return levels


def _beside(facts: Facts) -> frozenset[str]:
    """Return the rungs that are open beside the one to climb now, and so do not wait for it."""
    early = {COMMISSION} if facts.complaint_early else set()
    return ALWAYS_OPEN | early | ({"kinderombudsman"} if facts.ombudsman_beside else set())


def _open(rung: str, facts: Facts) -> bool:
    """Return whether `rung` can be climbed to, now or later."""
    if rung in facts.tried or rung in facts.causes or _for_the_school_only(rung, facts):
        return False
    if rung == "vertrouwenspersoon":
        return "directeur" in facts.tried and not facts.urgent
    if rung == COMMISSION:
        return not facts.court_ruled
    if rung == "kinderombudsman":
        return facts.ombudsman_possible
    return True


def _for_the_school_only(rung: str, facts: Facts) -> bool:
    """Return whether `rung` is about what the school did, while nobody at school bullies."""
    if not facts.only_outsiders:
        return False
    rungs = facts.ladder
    return rungs.index(rung) > rungs.index(_HIGHEST_FOR_OUTSIDERS) and rung != LAST


def _why(rung: str, facts: Facts, reached: int) -> Passed:
    """Return why `rung`, which is neither done nor to come, is passed over by a family that `reached` that index."""
    if rung in facts.causes:
        return Passed.CAUSE
    if _for_the_school_only(rung, facts):
        return Passed.OUTSIDE
    if rung == "kinderombudsman" or (rung == COMMISSION and facts.court_ruled):
        return Passed.CLOSED
    if facts.ladder.index(rung) <= reached:
        return Passed.HIGHER
    return Passed.URGENT if facts.skips_the_class else Passed.STAFF
