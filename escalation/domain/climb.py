"""Climbing: where on the ladder a family stands. Which rung is done, now, later, or passed over and why.

Source: D3, D4, D8, D9, D10 and the rows S4 to S10 of the seed.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

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


# The highest rung where only outsiders bully: who stands above it judges what the school did.
_HIGHEST_FOR_OUTSIDERS = "directeur"
COMMISSION = "klachtencommissie"
FOLLOW_COMPLAINT = "klacht-volgen"
REMIND = "afspraken-navragen"
LAST = "advies-vervolg"
_NOT_ON_A_LADDER = {FOLLOW_COMPLAINT: Start.COMPLAINT, LAST: Start.END, REMIND: Start.REMINDER}


def climb(situation: Situation) -> Climb:
    """Return the place of `situation` on its ladder: the first rung not yet tried above the highest tried (D4)."""
    rungs = situation.ladder
    reached = _reached(situation)
    floor = max(_floor(situation), reached + 1)
    open_rungs = [rung for rung in rungs[floor:] if _open(rung, situation)]
    beside = _beside(situation)
    before = _before_a_rung(situation)
    # What is open beside the others waits for nothing, so it stands on the ladder only when it is the one to climb now.
    first = [] if situation.complaint_runs or (before and open_rungs[0] in beside) else [open_rungs[0]]
    above = [rung for rung in open_rungs if rung not in (*first, LAST) and rung not in beside]
    now, *later = (*before, *first, *above)
    placed = {now, *later, LAST} | situation.tried | beside
    passed = tuple((rung, _why(rung, situation, reached)) for rung in rungs if rung not in placed)
    return Climb(tuple(rung for rung in rungs if rung in situation.tried), now, tuple(later), passed)


def _before_a_rung(situation: Situation) -> tuple[str, ...]:
    """Return what comes before the next rung, if anything."""
    if situation.complaint_runs:
        return (FOLLOW_COMPLAINT,)
    return (REMIND,) if situation.reminds_first else ()


def start(situation: Situation) -> Start:
    """Return why `climb` finds for `situation` the rung to climb now."""
    place, reached = climb(situation), _reached(situation)
    if place.now in _NOT_ON_A_LADDER:
        return _NOT_ON_A_LADDER[place.now]
    passed = {rung for rung, _ in place.passed}
    if not passed.isdisjoint(situation.ladder[reached + 1 : _floor(situation)]):
        return Start.LOWEST_FIT
    return Start.ABOVE if reached >= 0 else Start.BOTTOM


def highest(situation: Situation) -> str:
    """Return the answer at 'gesproken_met' that stands highest on the ladder, or '' when none does."""
    levels = _levels(situation)
    return max(levels, key=levels.__getitem__, default="")


def _floor(situation: Situation) -> int:
    """Return the index of the lowest rung that fits (D8): past those who are the cause, and past the class when urgent."""
    rungs = situation.ladder
    if "schoolbestuur" in situation.causes:
        return rungs.index(COMMISSION)
    if "directeur" in situation.causes:
        return rungs.index("schoolbestuur")
    return rungs.index("directeur") if situation.skips_the_class or situation.by_staff else 0


def _reached(situation: Situation) -> int:
    """Return the index of the highest rung tried, -1 for none."""
    return max(_levels(situation).values(), default=-1)


def _levels(situation: Situation) -> dict[str, int]:
    """Return what was tried with the index of its rung.

    A complaint at school stands level with the board. The Kinderombudsman is second line and lifts nobody by itself.
    """
    rungs = situation.ladder
    tried = situation.tried - ALWAYS_OPEN - {"kinderombudsman"}
    levels = {rung: rungs.index(rung) for rung in rungs if rung in tried}
    if "klacht-bij-school" in tried:
        levels["klacht-bij-school"] = rungs.index("schoolbestuur")
    return levels


def _beside(situation: Situation) -> frozenset[str]:
    """Return the rungs that are open beside the one to climb now, and so do not wait for it."""
    early = {COMMISSION} if situation.complaint_early else set()
    return ALWAYS_OPEN | early | ({"kinderombudsman"} if situation.ombudsman_beside else set())


def _open(rung: str, situation: Situation) -> bool:
    """Return whether `rung` can be climbed to, now or later."""
    if rung in situation.tried or rung in situation.causes or _for_the_school_only(rung, situation):
        return False
    if rung == "vertrouwenspersoon":
        return "directeur" in situation.tried and not situation.urgent
    if rung == COMMISSION:
        return not situation.court_ruled
    if rung == "kinderombudsman":
        return situation.ombudsman_possible
    return True


def _for_the_school_only(rung: str, situation: Situation) -> bool:
    """Return whether `rung` is about what the school did, while nobody at school bullies."""
    if not situation.only_outsiders:
        return False
    rungs = situation.ladder
    return rungs.index(rung) > rungs.index(_HIGHEST_FOR_OUTSIDERS) and rung != LAST


def _why(rung: str, situation: Situation, reached: int) -> Passed:
    """Return why `rung`, which is neither done nor to come, is passed over by a family that `reached` that index."""
    if rung in situation.causes:
        return Passed.CAUSE
    if _for_the_school_only(rung, situation):
        return Passed.OUTSIDE
    if rung == "kinderombudsman" or (rung == COMMISSION and situation.court_ruled):
        return Passed.CLOSED
    if situation.ladder.index(rung) <= reached:
        return Passed.HIGHER
    return Passed.URGENT if situation.skips_the_class else Passed.STAFF
