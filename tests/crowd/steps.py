"""The steps in the plans of a crowd: for each section and each action, in which plans it stands there.

Put together here from the rules and the climb, and held against `decide` by the check of all paths.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import compress

import numpy as np

from escalation.domain.climb import Climb, climb
from escalation.domain.rules import RULES, Rule, When
from tests.crowd.columns import Bits, Column
from tests.crowd.crowd import Crowd

Section = Mapping[str, Bits]


def _now(place: Climb) -> str:
    return place.now


def _later(place: Climb) -> tuple[str, ...]:
    return place.later


class Steps:
    """The steps of `crowd`, section by section, worked out when they are asked for."""

    @classmethod
    def of(cls, crowd: Crowd) -> Steps:
        """Return the steps of `crowd`, made once."""
        crowd.steps = crowd.steps or cls(crowd)
        return crowd.steps

    def __init__(self, crowd: Crowd) -> None:
        self.crowd = crowd
        self.now: Column = crowd.of(climb).map(_now)
        self.later: Column = crowd.of(climb).map(_later)
        self.tried: Column = crowd.read("tried")
        self._sections: dict[When, Section] = {}
        self._parts: dict[tuple[When, ...], dict[str, Bits]] = {}
        self._placed: dict[str, Bits] = {}

    def section(self, when: When) -> Section:
        """Return for each action that can stand under `when` in which plans it does."""
        if when not in self._sections:
            steps = self._rungs(when)
            steps.update((rule.action, self._stands(rule)) for rule in RULES if rule.when is when)
            self._sections[when] = {slug: bits for slug, bits in steps.items() if bits.any()}
        return self._sections[when]

    def _rungs(self, when: When) -> dict[str, Bits]:
        if when is When.NOW:
            return {rung: self.now.bits(rung.__eq__) for rung in self.now.distinct[1]}
        column = {When.LATER: self.later, When.DONE: self.tried}.get(when)
        slugs = sorted(set().union(*column.distinct[1])) if column else ()
        return {slug: column.bits(lambda these, slug=slug: slug in these) for slug in slugs}

    def _stands(self, rule: Rule) -> Bits:
        fits, slug = self.crowd.of(rule.applies).truth, rule.done_as or rule.action
        return fits if rule.when is When.FIRST or slug not in self._placeable else fits & ~self.placed(slug)

    def placed(self, slug: str) -> Bits:
        """Return in which plans `slug` is a rung to climb, or was tried."""
        if slug not in self._placed:
            climbed = self.now.bits(slug.__eq__) | self.later.bits(lambda rungs: slug in rungs)
            self._placed[slug] = climbed | self.tried.bits(lambda tried: slug in tried)
        return self._placed[slug]

    @cached_property
    def _placeable(self) -> frozenset[Hashable]:
        return frozenset(self.now.values).union(*self.later.values, *self.tried.values)

    def parts(self, parts: tuple[When, ...]) -> Section:
        """Return for each action in which plans it stands under one of `parts`."""
        if parts not in self._parts:
            found = self._parts.setdefault(parts, {})
            for slug, bits in (pair for when in parts for pair in self.section(when).items()):
                found[slug] = found[slug] | bits if slug in found else bits
        return self._parts[parts]

    def at(self, rows: Sequence[int]) -> Iterator[set[tuple[str, When]]]:
        """Yield the steps in the plans of `rows`."""
        steps = [(slug, when) for when in When for slug in self.section(when)]
        bits = np.array([bits[rows] for when in When for bits in self.section(when).values()])
        return (set(compress(steps, stands)) for stands in bits.T.tolist())

    @cached_property
    def length(self) -> Column:
        """How many steps each plan has."""
        counts = sum((bits.astype(np.int16) for when in When for bits in self.section(when).values()), np.int16(0))
        return Column(counts, range(int(counts.max()) + 1))
