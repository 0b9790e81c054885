"""A value for each walk of a crowd, as codes in numpy: what is asked of a million walks is asked once per distinct value."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.integer]
Bits = NDArray[np.bool_]


class Column:
    """A value for each walk: the one in `values` at its code. Two codes may stand for the same value."""

    def __init__(self, codes: Codes, values: Sequence[Hashable]) -> None:
        self.codes, self.values = codes, values
        self._mapped: dict[Hashable, Column] = {}

    @cached_property
    def distinct(self) -> tuple[Codes, tuple[Hashable, ...]]:
        """For each code the place of its value among the distinct values, and those."""
        places: dict[Hashable, int] = {}
        table = [places.setdefault(value, len(places)) for value in self.values]
        return np.array(table, np.int32), tuple(places)

    def compact(self) -> Column:
        """Return the same column with a code for each distinct value, in the smallest numbers that hold them."""
        table, kinds = self.distinct
        return Column(table.astype(np.min_scalar_type(len(kinds)))[self.codes], kinds)

    def map(self, function: Callable[..., Hashable], *arguments: Hashable) -> Column:
        """Return the column of what `function` makes of each value and the `arguments`."""
        key = (function, *arguments)
        if key not in self._mapped:
            self._mapped[key] = Column(self.codes, [function(value, *arguments) for value in self.values])
        return self._mapped[key]

    @cached_property
    def truth(self) -> Bits:
        """For each walk whether its value is true."""
        return self.bits(bool)

    def bits(self, holds: Callable[[Hashable], object]) -> Bits:
        """Return for each walk whether `holds` is true of its value."""
        return np.array([bool(holds(value)) for value in self.values])[self.codes]


def combined(columns: Sequence[Column], walks: int) -> Column:
    """Return the column of the tuples of values that `columns` have side by side, only those that occur."""
    codes: Codes = np.zeros(walks, np.int32)
    combos: list[tuple[Hashable, ...]] = [()]
    for column in columns:
        table, kinds = column.distinct
        codes = codes * np.int32(len(kinds)) + table[column.codes]
        occurs = np.zeros(len(combos) * len(kinds), bool)
        occurs[codes] = True
        places = np.flatnonzero(occurs)
        combos = [(*combos[place // len(kinds)], kinds[place % len(kinds)]) for place in places.tolist()]
        if len(places) < len(occurs):
            codes = (np.cumsum(occurs, dtype=np.int32) - 1)[codes]
    return Column(codes, combos)
