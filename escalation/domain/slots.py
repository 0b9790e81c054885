"""Slots: how the answer to one question becomes digits of a plancode, and back. A kind of slot is never changed, only added.

A number is made of digits, the first of them the least: each digit has its own size, so that no room is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import comb
from typing import Protocol

Answered = Mapping[str, frozenset[str]]
Digit = tuple[int, int]  # its value, and how many values it may have
Cases = tuple[tuple[tuple[str, tuple[str, ...]], ...], ...]


class AnySlot(Protocol):
    """The place of one question in a layout."""

    @property
    def key(self) -> str:
        """The question's key."""
        ...

    def digits(self, answers: Answered) -> tuple[Digit, ...]:
        """Return the digits for these `answers`. ValueError for an answer that has no place."""
        ...

    def take(self, number: int, answers: Answered) -> tuple[frozenset[str], int]:
        """Return the answer at the low end of `number`, after the `answers` taken before, and the rest of the number."""
        ...


@dataclass(frozen=True)
class Pick:
    """One of `values`, in as little room as there is; asked in one of the cases `when` (none given: always).

    A case holds when at each of its keys one of its values was given. Room is only taken when the question was asked.
    """

    key: str
    values: tuple[str, ...]
    when: Cases = ()

    def digits(self, answers: Answered) -> tuple[Digit, ...]:
        """Return the digit of the answer, or none when the question was not asked."""
        if not asked(self.when, answers):
            return ()
        return ((self.values.index(next(iter(answers.get(self.key) or ("",)))), len(self.values)),)

    def take(self, number: int, answers: Answered) -> tuple[frozenset[str], int]:
        """Return the answer at the low end of `number`, and the rest."""
        if not asked(self.when, answers):
            return frozenset(), number
        rest, digit = divmod(number, len(self.values))
        return frozenset({self.values[digit]}), rest


@dataclass(frozen=True)
class Ranked:
    """A set of `values`, or one of those that stand `alone`: the smallest sets first, so that usual ones take less room.

    Values that never go together share a place, as the leraar, the mentor and the docent do: all of them are read back, and
    the replay keeps the one that fits. The sets are dealt over ranges that end at the ranks `steps`; the first digit says
    which range, the second the place in it.
    """

    key: str
    values: tuple[tuple[str, ...], ...]
    alone: tuple[str, ...] = ()
    steps: tuple[int, ...] = ()
    when: Cases = ()

    def digits(self, answers: Answered) -> tuple[Digit, ...]:
        """Return the digits of the answer, or none when the question was not asked."""
        if not asked(self.when, answers):
            return ()
        rank = self._rank(answers.get(self.key, frozenset()))
        place = next(place for place, (start, end) in enumerate(self._ranges) if start <= rank < end)
        start, end = self._ranges[place]
        return (place, len(self._ranges)), (rank - start, end - start)

    def take(self, number: int, answers: Answered) -> tuple[frozenset[str], int]:
        """Return the answer at the low end of `number`, and the rest."""
        if not asked(self.when, answers):
            return frozenset(), number
        number, place = divmod(number, len(self._ranges))
        start, end = self._ranges[place]
        rest, digit = divmod(number, end - start)
        return self._answer(start + digit), rest

    @cached_property
    def _ranges(self) -> tuple[tuple[int, int], ...]:
        return tuple(pairwise((0, *self.steps, (1 << len(self.values)) - 1 + len(self.alone))))

    def _rank(self, answer: frozenset[str]) -> int:
        """Return the place of `answer` among all: the single values, those alone, the pairs, and so on."""
        if alone := [place for place, value in enumerate(self.alone) if value in answer]:
            return len(self.values) + alone[0]
        chosen = [place for place, names in enumerate(self.values) if not answer.isdisjoint(names)]
        if not chosen:
            raise ValueError(f"{sorted(answer)} has no place at {self.key}")
        start = dict(self._starts())[len(chosen)]
        return start + sum(comb(place, number) for number, place in enumerate(chosen, start=1))

    def _starts(self) -> Iterator[tuple[int, int]]:
        """Yield each number of values with the rank of the first set that has so many."""
        start = 0
        for count in range(1, len(self.values) + 1):
            yield count, start
            start += comb(len(self.values), count) + (len(self.alone) if count == 1 else 0)

    def _answer(self, rank: int) -> frozenset[str]:
        if 0 <= rank - len(self.values) < len(self.alone):
            return frozenset({self.alone[rank - len(self.values)]})
        count, start = max(pair for pair in self._starts() if pair[1] <= rank)
        return frozenset(name for place in _places(rank - start, count) for name in self.values[place])


def asked(when: Cases, answers: Answered) -> bool:
    """Return whether one of the cases `when` holds of `answers`; no cases hold always."""
    return not when or any(all(not answers.get(key, frozenset()).isdisjoint(values) for key, values in case) for case in when)


def _places(rank: int, count: int) -> Iterator[int]:
    """Yield the places of the set of `count` that has this `rank` among its equals, the highest first.

    Source: the combinatorial number system (Lehmer; Knuth, The Art of Computer Programming 4A, 7.2.1.3).
    """
    for size in range(count, 0, -1):
        place = size - 1
        while comb(place + 1, size) <= rank:
            place += 1
        rank -= comb(place, size)
        yield place
