"""A crowd: many situations side by side. A function of a situation is run once for each distinct combination of what it reads.

What a function reads is never declared: it is run on a situation that knows nothing but what it was seen to read, and that
stops it when it reads anything more. So nothing it looks at can be missed.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from functools import cached_property
from typing import Any

import numpy as np

from escalation.domain.questions import BY_KEY
from escalation.domain.situation import Situation
from tests.crowd.columns import Column, combined

Function = Callable[[Situation], Hashable]


class Unread(Exception):
    """A function reads an answer or a fact that it was not seen to read before."""


class _Known(Situation):
    """A situation of which only these answers and facts are known."""

    def __init__(self, known: Mapping[str, Hashable]) -> None:
        object.__setattr__(self, "_known", known)

    def __getattribute__(self, name: str) -> object:
        known = object.__getattribute__(self, "_known")
        if name in known:
            return known[name]
        if name in BY_KEY or is_fact(name):
            raise Unread(name)
        return object.__getattribute__(self, name)


def is_fact(name: str) -> bool:
    """Return whether a Situation has a fact of this name."""
    return isinstance(getattr(Situation, name, None), property | cached_property)


def _fact(name: str) -> Function:
    found = getattr(Situation, name)
    return found.fget if isinstance(found, property) else found.func


class _Memory:
    """What one function was seen to read, and what came of it."""

    def __init__(self, function: Function) -> None:
        self.function = function
        self.names: list[str] = []
        self.outcomes: dict[tuple[Hashable, ...], Hashable] = {}

    def outcome(self, values: tuple[Hashable, ...]) -> Hashable:
        if values not in self.outcomes:
            self.outcomes[values] = self.function(_Known(dict(zip(self.names, values, strict=True))))
        return self.outcomes[values]

    def reads_more(self, name: str) -> None:
        self.names.append(name)
        self.outcomes.clear()

    def answers(self) -> frozenset[str]:
        """Return the keys of the questions that were read, those behind other facts included."""
        behind = (frozenset({name}) if name in BY_KEY else _memory(_fact(name)).answers() for name in self.names)
        return frozenset().union(*behind)


_MEMORIES: dict[Function, _Memory] = {}


def _memory(function: Function) -> _Memory:
    if function not in _MEMORIES:
        _MEMORIES[function] = _Memory(function)
    return _MEMORIES[function]


class Crowd:
    """Situations side by side, as a column for each question. `like` is the crowd that differs in the questions `changed`."""

    def __init__(self, answers: Mapping[str, Column], like: Crowd | None = None, changed: str = "") -> None:
        self.answers, self.like, self.changed = answers, like, changed
        self.size = len(next(iter(answers.values())).codes)
        self._columns: dict[Function, Column] = {}
        self._others: dict[Hashable, Crowd] = {}
        self._joined: dict[tuple[Column, ...], Column] = {}
        self.steps: Any = None

    def situation(self, row: int) -> Situation:
        """Return one of the situations."""
        return Situation(**{key: column.values[column.codes[row]] for key, column in self.answers.items()})  # type: ignore[arg-type]

    def read(self, name: str) -> Column:
        """Return the column of an answer or a fact."""
        return self.answers[name] if name in self.answers else self.of(_fact(name))

    def of(self, function: Function) -> Column:
        """Return the column of what `function` gives for each situation."""
        if function not in self._columns:
            self._columns[function] = self._as_before(function) or self._worked_out(function)
        return self._columns[function]

    def _as_before(self, function: Function) -> Column | None:
        """Return the column of the crowd that this one is like, if `function` reads nothing that is changed."""
        before = self.like.of(function) if self.like else None
        return None if self.changed in _memory(function).answers() else before

    def _worked_out(self, function: Function) -> Column:
        memory = _memory(function)
        while True:
            sides = self._sides([self.read(name) for name in memory.names])
            try:
                outcomes = Column(sides.codes, [memory.outcome(values) for values in sides.values])
            except Unread as more:
                memory.reads_more(str(more))
            else:
                return outcomes.compact() if len(memory.names) > 1 else outcomes

    def _sides(self, columns: list[Column]) -> Column:
        if len(columns) == 1:
            return Column(columns[0].codes, [(value,) for value in columns[0].values])
        return combined(columns, self.size)

    def part(self, rows: slice) -> Crowd:
        """Return the crowd of some of these walks."""
        return Crowd({key: Column(column.codes[rows], column.values) for key, column in self.answers.items()})

    def joined(self, *columns: Column) -> Column:
        """Return the column of the values of `columns` side by side."""
        if columns not in self._joined:
            self._joined[columns] = combined(columns, self.size)
        return self._joined[columns]

    def same(self, value: Hashable) -> Column:
        """Return a column with one value for all."""
        return Column(np.zeros(self.size, np.uint8), [value])

    def but(self, key: str, answers: Column) -> Crowd:
        """Return this crowd with other answers to the question `key`."""
        change = (key, id(answers.codes) if len(answers.values) > 1 else 0, tuple(answers.values))
        if change not in self._others:
            self._others[change] = Crowd({**self.answers, key: answers}, self, key)
        return self._others[change]
