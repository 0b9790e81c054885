"""A table as a drawing: what is where, in parts of a hundred, so that it fits every width. The template draws it."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap

from escalation.helpdesk.figures import STEP, Table

LABEL_WIDTH = 36  # characters that fit beside each other on a narrow screen
LINE, BAR, GAP = 1.4, 1.1, 0.9  # in em
LONGEST = 60  # percent; the rest of the width is for the number
MANY = 12


@dataclass(frozen=True)
class Bar:
    """A lying bar: its label in `lines` of (height, words), the bar from `y` down, its number on `base`.

    Heights in em, `share` in percent.
    """

    lines: tuple[tuple[str, str], ...]
    y: str
    base: str
    share: str
    text: str


@dataclass(frozen=True)
class Column:
    """A standing bar, all in percent; `label` is '' where there is no room for one."""

    x: str
    width: str
    y: str
    height: str
    middle: str
    label: str


@dataclass(frozen=True)
class Chart:
    """A drawing: lying bars with their labels, or standing columns when time runs from left to right.

    `top` is the number at the highest line; `hidden`, if not 0, the number below which nothing is drawn.
    """

    key: str
    title: str
    height: str
    bars: tuple[Bar, ...] = ()
    longest: int = LONGEST
    columns: tuple[Column, ...] = ()
    top: int = 0
    hidden: int = 0


def chart(table: Table) -> Chart:
    """Return the drawing of `table`."""
    return _columns(table) if table.key == "plannen" else _bars(table)


def _bars(table: Table) -> Chart:
    shown = [figure for figure in table.figures if figure.number]
    most = max((figure.number for figure in shown), default=0)
    bars, y = [], 0.0
    for figure in shown:
        words = wrap(figure.label, LABEL_WIDTH) or [""]
        lines = tuple((f"{y + LINE * number:.1f}", line) for number, line in enumerate(words, start=1))
        y += LINE * len(words) + 0.4
        share = f"{LONGEST * figure.number / most:.1f}"
        bars.append(Bar(lines, f"{y:.1f}", f"{y + BAR * 0.82:.1f}", share, figure.text))
        y += BAR + GAP
    hidden = STEP if len(shown) < len(table.figures) else 0
    return Chart(table.key, table.title, f"{y:.1f}", bars=tuple(bars), hidden=hidden)


def _columns(table: Table) -> Chart:
    most = max((figure.number for figure in table.figures), default=0)
    if not most:
        return Chart(table.key, table.title, "0")
    wide = 100 / max(len(table.figures), 1)
    every = 1 if len(table.figures) <= MANY else 7
    columns = []
    for place, figure in enumerate(table.figures):
        high = 80 * figure.number / (most or 1)
        label = figure.label.split()[0][:3] if place % every == 0 else ""
        x, middle = place * wide + wide * 0.1, (place + 0.5) * wide
        columns.append(Column(f"{x:.2f}", f"{wide * 0.8:.2f}", f"{88 - high:.2f}", f"{high:.2f}", f"{middle:.2f}", label))
    return Chart(table.key, table.title, "14", columns=tuple(columns), top=most)
