"""Measuring in turn, A B A B, so that what else the machine does meets all alike; and the lines of the table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median
from typing import TypeVar

Measured = TypeVar("Measured")


@dataclass(frozen=True)
class Line:
    """A line of the table: what was measured, ours and the other's in words, how they compare, and what it has to be."""

    what: str
    ours: str
    other: str = ""
    ratio: float | None = None
    spread: tuple[float, float] | None = None
    at_most: float | None = None
    at_least: float | None = None

    @property
    def holds(self) -> bool:
        """Whether the ratio is what it has to be; true where nothing has to be."""
        if self.ratio is None:
            return True
        return (self.at_most is None or self.ratio <= self.at_most) and (self.at_least is None or self.ratio >= self.at_least)


def in_turn(contenders: Mapping[str, Callable[[], Measured]], rounds: int) -> dict[str, list[Measured]]:
    """Measure all `contenders` one after the other, `rounds` times; a round before that does not count."""
    found: dict[str, list[Measured]] = {name: [] for name in contenders}
    for number in range(rounds + 1):
        for name, measure in contenders.items():
            measured = measure()
            if number:
                found[name].append(measured)
    return found


def compared(ours: list[float], others: list[float]) -> dict[str, float | tuple[float, float]]:
    """Return the median and the spread of ours against the other of the same round, to put in a Line."""
    ratios = [our / other for our, other in zip(ours, others, strict=True)]
    return {"ratio": median(ratios), "spread": (min(ratios), max(ratios))}


def together(times: list[list[Line]]) -> list[Line]:
    """Return the lines of several times the same measurement as one: of each line the time with the middle ratio."""
    return [sorted(lines, key=lambda line: line.ratio or 0)[len(lines) // 2] for lines in zip(*times, strict=True)]


def number(value: float) -> str:
    """Return `value` with three digits that matter, as it is written in Dutch."""
    decimals = 2 if value < 10 else 1 if value < 100 else 0
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def table(times: list[list[Line]]) -> str:
    """Return the lines of each time that was measured as one table: the middle time, and the ratio of every time."""
    heads = ["wat", "wij", "de ander", *[f"verhouding{f' {time}' * (len(times) > 1)}" for time in range(1, len(times) + 1)]]
    rows = [f"| {' | '.join([*heads, 'grens'])} |", "|---" * (len(heads) + 1) + "|"]
    for line, same in zip(together(times), zip(*times, strict=True), strict=True):
        ratios = [_ratio(other) for other in same]
        rows.append(f"| {' | '.join([line.what, line.ours, line.other, *ratios, _limit(same)])} |")
    return "\n".join(rows)


def _ratio(line: Line) -> str:
    ratio = "" if line.ratio is None else number(line.ratio)
    return f"{ratio} ({number(line.spread[0])}-{number(line.spread[1])})" if line.spread else ratio


def _limit(same: tuple[Line, ...]) -> str:
    """Return what a line has to be, and how often it was not."""
    line, failed = same[0], sum(not line.holds for line in same)
    limit = f"hoogstens {number(line.at_most)}" if line.at_most is not None else ""
    limit = f"minstens {number(line.at_least)}" if line.at_least is not None else limit
    return f"{limit}: **te traag**{f' ({failed} van {len(same)})' * (len(same) > 1)}" if failed else limit
