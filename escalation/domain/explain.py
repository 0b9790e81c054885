"""Why each rule is in a plan or not, and why each rung stands where it stands. Decides nothing: it reads what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from escalation.domain.alternatives import Alternative, Alternatives, Term, alternatives
from escalation.domain.climb import Climb, Passed, climb
from escalation.domain.ladder import RUNGS
from escalation.domain.questions import BY_KEY
from escalation.domain.rules import RULES, Rule, When
from escalation.domain.situation import Situation
from escalation.domain.verdict import decide


class Standing(StrEnum):
    """Whether a rule's action stands in a plan, and if not, what kept it out."""

    IN = "staat-erin"
    OUT = "past-niet"
    DONE = "al-gedaan"
    RUNG = "staat-al-als-trede"


class Place(StrEnum):
    """Where a rung stands in a plan."""

    DONE = "gedaan"
    NOW = "nu"
    LATER = "later"
    BESIDE = "ernaast"
    PASSED = "overgeslagen"
    LAST = "pas-als-niets-meer-open-is"


@dataclass(frozen=True, slots=True)
class RuleReason:
    """A rule, its standing, the alternative that is met or comes nearest, and the terms of it that are not met."""

    rule: Rule
    standing: Standing
    alternative: Alternative
    unmet: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class RungReason:
    """A rung, its place, and for one that is passed over the reason."""

    rung: str
    place: Place
    why: Passed | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """A reason for every rule, in their order, and for every rung, lowest first."""

    rules: tuple[RuleReason, ...]
    rungs: tuple[RungReason, ...]


@cache
def in_plan_when(rule: Rule) -> Alternatives:
    """Return when `rule` fits, whatever was tried."""
    return alternatives(rule.applies)


def met(rule: Rule, situation: Situation) -> Alternative:
    """Return the shortest alternative by which `rule` fits `situation`. ValueError when it does not fit."""
    fitting = (alternative for alternative in in_plan_when(rule) if not _unmet(alternative, situation))
    return min(fitting, key=len)


def gone_when_tried(rule: Rule) -> str:
    """Return the person or body at 'gesproken_met' whose having been tried takes `rule` out of a plan, or ''."""
    tried = rule.done_as or rule.action
    return tried if rule.when is not When.FIRST and tried in BY_KEY["gesproken_met"].values else ""


def may_be_a_rung(rule: Rule) -> bool:
    """Return whether the action of `rule` can stand on the ladder instead."""
    return rule.when is not When.FIRST and rule.action in RUNGS


def explain(situation: Situation) -> Explanation:
    """Return why each rule is in the plan of a complete `situation` or not, and where each rung stands."""
    place = climb(situation)
    inside = {(decision.action, decision.when) for decision in decide(situation).decisions}
    rules = tuple(_rule_reason(rule, situation, inside) for rule in RULES)
    beside = {action for action, when in inside if when is When.ALONGSIDE}
    return Explanation(rules, _rung_reasons(place, situation.ladder, beside))


def _rule_reason(rule: Rule, situation: Situation, inside: set[tuple[str, When]]) -> RuleReason:
    nearest = min(in_plan_when(rule), key=lambda alternative: (len(_unmet(alternative, situation)), len(alternative)))
    if (unmet := _unmet(nearest, situation)) or (rule.action, rule.when) in inside:
        return RuleReason(rule, Standing.OUT if unmet else Standing.IN, nearest, unmet)
    tried = gone_when_tried(rule) in situation.tried
    return RuleReason(rule, Standing.DONE if tried else Standing.RUNG, nearest)


def _unmet(alternative: Alternative, situation: Situation) -> tuple[Term, ...]:
    return tuple(term for term in alternative if not term.holds(situation))


def _rung_reasons(place: Climb, ladder: tuple[str, ...], beside: set[str]) -> tuple[RungReason, ...]:
    rungs = ladder if place.now in ladder else (place.now, *ladder)
    passed = dict(place.passed)
    return tuple(RungReason(rung, _place(rung, place, beside), passed.get(rung)) for rung in rungs)


def _place(rung: str, place: Climb, beside: set[str]) -> Place:
    for found, rungs in ((Place.NOW, (place.now,)), (Place.DONE, place.done), (Place.LATER, place.later)):
        if rung in rungs:
            return found
    if rung in dict(place.passed):
        return Place.PASSED
    return Place.BESIDE if rung in beside else Place.LAST
