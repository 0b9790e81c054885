"""Following every branch: a function runs once for all walks that answer alike what it asks, and branches where they differ."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from typing import TypeVar

import numpy as np

from tests.crowd.columns import Bits, Codes, Column

Outcome = TypeVar("Outcome")


class Branch:
    """The walks (`rows`) that answered all questions so far like the first of them; the others are put off."""

    def __init__(self, rows: Codes) -> None:
        self.rows = rows
        self.put_off: list[Codes] = []

    def ask(self, column: Column) -> Hashable:
        """Return the value of `column`, and keep the walks that have it."""
        table, kinds = column.distinct
        return kinds[self._keep(table[column.codes[self.rows]])]

    def find(self, numbers: Callable[[Codes], Codes | Bits]) -> int:
        """Return the first of `numbers` for these walks, and keep the walks that have the same."""
        return self._keep(numbers(self.rows))

    def _keep(self, here: Codes | Bits) -> int:
        first = here[0]
        same = here == first
        if not same.all():
            self.put_off += _by_value(self.rows[~same], here[~same])
            self.rows = self.rows[same]
        return int(first)


def _by_value(rows: Codes, values: Codes | Bits) -> list[Codes]:
    order = np.argsort(values, kind="stable")
    return np.split(rows[order], np.flatnonzero(np.diff(values[order])) + 1)


def branches(function: Callable[[Branch], Outcome], rows: Codes) -> Iterator[tuple[Codes, Outcome]]:
    """Yield each group of `rows` that `function` treats alike, with what it returns for them. No row is left out."""
    to_go = [rows]
    while to_go:
        branch = Branch(to_go.pop())
        outcome = function(branch)
        to_go += branch.put_off
        yield branch.rows, outcome
