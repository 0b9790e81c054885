"""The verdict: what stands in the plan of a family, in its order, because of which answers; and which rungs are passed over.

It lays the rules (rules.py) and the climb (climb.py) side by side. No words for parents.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from operator import attrgetter

from escalation.domain.climb import REMIND, Climb, Passed, climb
from escalation.domain.panels import Panels
from escalation.domain.questions import BY_KEY
from escalation.domain.rules import (
    COMPLAINT_REASONS,
    LATER_REASONS,
    NOW_REASONS,
    PASSED_REASONS,
    REMIND_REASONS,
    RULES,
    RUNG_SOURCES,
    SKIP_REASONS,
    Because,
    When,
    told,
)
from escalation.domain.situation import Situation


class _Quoting:
    """What is decided `because` of answers; `quoted` reads these from a situation: a tuple of them, or the only one."""

    __slots__ = ("quoted",)
    because: tuple[Because, ...]
    quoted: Callable[[Situation], object]

    def __post_init__(self) -> None:
        keys = [reason.key for reason in self.because]
        object.__setattr__(self, "quoted", attrgetter(*keys) if keys else lambda _: ())


@dataclass(frozen=True, slots=True, eq=False)
class Decision(_Quoting):
    """What stands in a plan: an action, its section, the answers that put it there, and the source; made once each."""

    action: str
    when: When
    because: tuple[Because, ...]
    source: str


@dataclass(frozen=True, slots=True, eq=False)
class PassedOver(_Quoting):
    """A rung that is not in the plan, why, and the answers behind it."""

    rung: str
    why: Passed
    because: tuple[Because, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """All that was decided: what stands in the plan, in its order, and the rungs passed over."""

    decisions: tuple[Decision, ...]
    passed_over: tuple[PassedOver, ...]


def urgent_help(situation: Situation) -> tuple[Decision, ...]:
    """Return what must be shown first on every page; the situation may be half filled in (D1)."""
    return tuple([_ORDERED[number] for number in _FIRST_THAT_FIT.holding(situation)])


def decide(situation: Situation) -> Verdict:
    """Return the verdict on a complete `situation`."""
    place = climb(situation)
    placed = {place.now, *place.later} | situation.tried
    fitting = _RULES_THAT_FIT.holding(situation)
    beside = bisect_left(fitting, _BESIDE_STARTS)
    last = bisect_left(fitting, _LAST_STARTS)
    decisions = (
        *[_ORDERED[number] for number in fitting[:beside]],
        _now(situation, place),
        *[_LATER[rung] for rung in place.later],
        *_new(fitting[beside:last], placed),
        *[_TRIED[action] for action in (*place.done, *sorted(situation.tried.difference(place.done)))],
        *_new(fitting[last:], placed),
    )
    return Verdict(decisions, tuple([_passed_over(rung, why) for rung, why in place.passed]))


def _new(fitting: list[int], placed: set[str]) -> list[Decision]:
    """Return what these rules put in the plan, but for what was tried or stands on the ladder (`placed`)."""
    return [_ORDERED[number] for number in fitting if _DONE_AS[number] not in placed]


def _now(situation: Situation, place: Climb) -> Decision:
    """Return the rung to climb now, with what brought the family here."""
    return _now_because(place.now, situation.complained, frozenset([why for _, why in place.passed]))


@cache
def _now_because(rung: str, complained: bool, skipped: frozenset[Passed]) -> Decision:
    reasons = (reason for why, because in SKIP_REASONS.items() if why in skipped for reason in because)
    if rung == REMIND:
        return Decision(rung, When.NOW, REMIND_REASONS, RUNG_SOURCES[rung])
    complaint = COMPLAINT_REASONS if complained else ()
    return Decision(rung, When.NOW, (*NOW_REASONS, *complaint, *dict.fromkeys(reasons)), RUNG_SOURCES[rung])


@cache
def _passed_over(rung: str, why: Passed) -> PassedOver:
    return PassedOver(rung, why, PASSED_REASONS[why])


FIRST_RULES = tuple(rule for rule in RULES if rule.when is When.FIRST)
_BESIDE_RULES = tuple(rule for rule in RULES if rule.when is When.ALONGSIDE)
_LAST_RULES = tuple(rule for rule in RULES if rule.when not in (When.FIRST, When.ALONGSIDE))
_IN_ORDER = (*FIRST_RULES, *_BESIDE_RULES, *_LAST_RULES)
_BESIDE_STARTS = len(FIRST_RULES)
_LAST_STARTS = len(FIRST_RULES) + len(_BESIDE_RULES)
_RULES_THAT_FIT = Panels([rule.applies for rule in _IN_ORDER])
_FIRST_THAT_FIT = Panels([rule.applies for rule in FIRST_RULES])
_DONE_AS = [rule.done_as or rule.action for rule in _IN_ORDER]
# What does not depend on the family is made once: the decision of each rule, of each rung to come, of each talk that was had.
_DECIDED = {rule.action: Decision(rule.action, rule.when, rule.because, rule.source) for rule in RULES}
_ORDERED = [_DECIDED[rule.action] for rule in _IN_ORDER]
_LATER = {rung: Decision(rung, When.LATER, LATER_REASONS, source) for rung, source in RUNG_SOURCES.items()}
_TRIED = {
    action: Decision(
        action, When.DONE, (told("gesproken_met", action),), RUNG_SOURCES.get(action, "bron:hulp-buiten-de-school")
    )
    for action in BY_KEY["gesproken_met"].values
}
