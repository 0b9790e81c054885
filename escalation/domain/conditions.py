"""Conditions over answers, as data: they can be evaluated, drawn, and judged while answers are still missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

Answer = frozenset[str]
Answers = Mapping[str, Answer]


class Condition(Protocol):
    """Something that is true, false, or not yet known (None) of a set of answers."""

    def holds(self, answers: Answers) -> bool | None:
        """Judge `answers` (question key to chosen values); None means a needed answer is missing."""
        ...


@dataclass(frozen=True, slots=True)
class Always:
    """True of everyone."""

    def holds(self, answers: Answers) -> bool | None:
        """Return True, whatever was answered."""
        return True


@dataclass(frozen=True, slots=True)
class Chosen:
    """At least one of `values` was chosen at question `key`."""

    key: str
    values: frozenset[str]

    def holds(self, answers: Answers) -> bool | None:
        """Return whether a value was chosen, or None when the question has no answer."""
        answer = answers.get(self.key)
        return None if answer is None else not self.values.isdisjoint(answer)


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite of `condition`."""

    condition: Condition

    def holds(self, answers: Answers) -> bool | None:
        """Return the opposite; what is not known stays not known."""
        inner = self.condition.holds(answers)
        return None if inner is None else not inner


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every one of `conditions`."""

    conditions: tuple[Condition, ...]

    def holds(self, answers: Answers) -> bool | None:
        """Return False at the first that fails, None when one is not known, else True."""
        known = True
        for condition in self.conditions:
            inner = condition.holds(answers)
            if inner is False:
                return False
            known = known and inner is not None
        return True if known else None


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of `conditions`."""

    conditions: tuple[Condition, ...]

    def holds(self, answers: Answers) -> bool | None:
        """Return True at the first that holds, None when one is not known, else False."""
        known = True
        for condition in self.conditions:
            inner = condition.holds(answers)
            if inner is True:
                return True
            known = known and inner is not None
        return False if known else None


def chosen(key: str, *values: str) -> Chosen:
    """Return the condition that one of `values` was chosen at question `key`."""
    return Chosen(key, frozenset(values))


def all_of(*conditions: Condition) -> AllOf:
    """Return the condition that all of `conditions` hold."""
    return AllOf(conditions)


def any_of(*conditions: Condition) -> AnyOf:
    """Return the condition that one of `conditions` holds."""
    return AnyOf(conditions)
