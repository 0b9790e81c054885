"""The road so far: every rung of a family's ladder, lowest first, with what became of it, for the picture and its text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from escalation.domain.catalogue import Catalogue
from escalation.domain.climb import LAST, Climb, climb
from escalation.domain.deadlines import Due
from escalation.domain.plan import Plan, build_plan
from escalation.domain.progress import Moment, Progress, Status
from escalation.domain.rules import When
from escalation.domain.situation import Situation


class State(Enum):
    """Where a rung stands on the road."""

    DONE = "gedaan"
    NOW = "nu"
    LATER = "later"
    OPEN = "altijd-open"
    PASSED = "overgeslagen"


@dataclass(frozen=True)
class Rung:
    """A rung on the road: when it was done or is to be done, and why it is passed over, as far as that is known."""

    slug: str
    title: str
    state: State
    done_on: Moment | None = None
    do_by: Due | None = None
    why: str = ""


@dataclass(frozen=True)
class Road:
    """The rungs, lowest first. `wait_until` is the last day to wait for the rung to climb now; `missed` its day that passed;
    `stopped` says that the bullying did, by that rung.
    """

    rungs: tuple[Rung, ...]
    wait_until: Due | None = None
    missed: Due | None = None
    stopped: bool = False

    @property
    def rests(self) -> bool:
        """Whether there is nothing to do today at the rung to climb now."""
        return self.stopped or self.wait_until is not None

    @property
    def now(self) -> Rung | None:
        """The rung to climb now; none where it stopped."""
        return next((rung for rung in self.rungs if rung.state is State.NOW), None)


def road(situation: Situation, catalogue: Catalogue, plan: Plan, progress: Progress) -> Road:
    """Return the road of a family with this `plan`."""
    place = climb(situation)
    slugs = [slug for slug in _in_order(situation.ladder, place) if slug != LAST or place.now == LAST]
    rungs = tuple(_rung(slug, place, catalogue, plan, progress) for slug in slugs)
    missed = _missed(situation, catalogue, plan.made_on, progress)
    return Road(rungs, plan.now.further_on if progress.waits else None, missed, progress.stopped)


def _in_order(ladder: tuple[str, ...], place: Climb) -> tuple[str, ...]:
    """Return the ladder with what comes first on its place: what is no rung stands above the highest that is done."""
    if place.now in ladder:
        return ladder
    above = max((ladder.index(rung) for rung in place.done), default=-1) + 1
    return (*ladder[:above], place.now, *ladder[above:])


def _rung(slug: str, place: Climb, catalogue: Catalogue, plan: Plan, progress: Progress) -> Rung:
    title = catalogue.actions[slug].title
    if slug == place.now and progress.stopped:
        return Rung(slug, title, State.DONE, done_on=Moment(progress.since) if progress.since else None)
    if slug == place.now:
        return Rung(slug, title, State.NOW, do_by=plan.now.do_by)
    if slug in place.done:
        return Rung(slug, title, State.DONE, done_on=progress.done.get(slug))
    if slug in place.later:
        do_by = next(item.do_by for item in plan.items if item.when is When.LATER and item.slug == slug)
        return Rung(slug, title, State.LATER, do_by=do_by)
    why = next((skipped.reason.title for skipped in plan.skipped if skipped.action.slug == slug), "")
    return Rung(slug, title, State.PASSED if why else State.OPEN, why=why)


def _missed(situation: Situation, catalogue: Catalogue, today: date, progress: Progress) -> Due | None:
    """Return by when the rung to climb now was to be done, if it was not and that day is over."""
    if progress.status is not Status.NOT_YET or progress.since is None:
        return None
    due = build_plan(situation, catalogue, progress.since).now.do_by
    return due if due and due.day < today else None
