"""What an invariant sees instead of one Case: all of them at once. Whatever it looks at, it branches where they differ."""

from __future__ import annotations

import operator
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Set

import numpy as np

from tests.crowd.branches import Branch
from tests.crowd.columns import Bits, Codes, Column


class SetOf(Set[str]):
    """A set of which each walk has its own, as a column."""

    def __init__(self, column: Column, branch: Branch) -> None:
        self.column, self.branch = column, branch

    @classmethod
    def _from_iterable(cls, it: Iterable[str]) -> frozenset[str]:
        return frozenset(it)

    def __contains__(self, value: object) -> bool:
        return bool(self._ask(operator.contains, value))

    def __iter__(self) -> Iterator[str]:
        return iter(self.branch.ask(self.column))  # type: ignore[call-overload]

    def __len__(self) -> int:
        return int(self._ask(len))

    def __le__(self, other: Iterable[str]) -> bool:
        return other >= frozenset(self) if isinstance(other, StepsOf) else bool(self._ask(operator.le, frozenset(other)))

    def __and__(self, other: Iterable[str]) -> SetOf:
        return NotImplemented if isinstance(other, StepsOf) else self._but(operator.and_, other)

    def __or__(self, other: Iterable[str]) -> SetOf:
        return self._but(operator.or_, other)

    def __sub__(self, other: Iterable[str]) -> SetOf:
        return self._but(operator.sub, other)

    __rand__, __ror__, issubset = __and__, __or__, __le__

    def isdisjoint(self, other: Iterable[str]) -> bool:
        return bool(self._ask(frozenset.isdisjoint, frozenset(other)))

    def _ask(self, function: Callable[..., Hashable], *arguments: Hashable) -> Hashable:
        return self.branch.ask(self.column.map(function, *arguments))

    def _but(self, function: Callable[..., Hashable], other: Iterable[str]) -> SetOf:
        return SetOf(self.column.map(function, frozenset(other)), self.branch)


class StepsOf(Set[str]):
    """The actions in a part of the plan: for each of them in which plans it stands there."""

    def __init__(self, columns: Mapping[str, Callable[[Codes], Bits]], branch: Branch) -> None:
        self.columns, self.branch = columns, branch

    @classmethod
    def _from_iterable(cls, it: Iterable[str]) -> frozenset[str]:
        return frozenset(it)

    def __contains__(self, slug: object) -> bool:
        return slug in self.columns and bool(self.branch.find(self.columns[str(slug)]))

    def __iter__(self) -> Iterator[str]:
        return (slug for slug in self.columns if slug in self)

    def __len__(self) -> int:
        return self.branch.find(self._counts)

    def __bool__(self) -> bool:
        return bool(self.branch.find(lambda rows: self._counts(rows) > 0))

    def _counts(self, rows: Codes) -> Codes:
        counts = np.zeros(len(rows), np.int16)
        for bits in self.columns.values():
            counts += bits(rows)
        return counts

    def __le__(self, other: Iterable[str]) -> bool:
        return not self - other

    def __ge__(self, other: Iterable[str]) -> bool:
        return all(slug in self for slug in other)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Set) and self <= other and self >= other

    __hash__ = None

    def __and__(self, other: Iterable[str]) -> StepsOf:
        kept = frozenset(other)
        return StepsOf({slug: bits for slug, bits in self.columns.items() if slug in kept}, self.branch)

    def __or__(self, other: Iterable[str]) -> StepsOf | frozenset[str]:
        if not isinstance(other, StepsOf):
            return frozenset(self).union(other)
        both = {slug: _either(bits, other.columns.get(slug)) for slug, bits in self.columns.items()}
        return StepsOf({**other.columns, **both}, self.branch)

    def __sub__(self, other: Iterable[str]) -> StepsOf:
        if isinstance(other, StepsOf):
            return StepsOf({slug: _without(bits, other.columns.get(slug)) for slug, bits in self.columns.items()}, self.branch)
        return self & (self.columns.keys() - frozenset(other))

    __rand__, __ror__, issubset = __and__, __or__, __le__

    def isdisjoint(self, other: Iterable[str]) -> bool:
        return not self & other


def _either(bits, more):
    return bits if more is None else lambda rows: bits(rows) | more(rows)


def _without(bits, less):
    return bits if less is None else lambda rows: bits(rows) & ~less(rows)
