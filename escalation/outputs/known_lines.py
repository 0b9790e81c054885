"""Lines of text that WeasyPrint 70 breaks and draws once, and from then on takes from memory, in the process that makes PDFs.

The lines of a plan come from our own texts, so that most of them were set before, for another family: where a line ends and
which glyphs it takes follow from its text, its style and the room there is. A line is kept the second time that it comes, in
another PDF, so what stands in one only is not; a code never is, and of a page with own words of a parent nothing. A line that
comes twice in one PDF is split once, and forgotten with it. All is gone when the process is renewed (printer.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from weasyprint.draw import text as drawing
from weasyprint.layout import inline, preferred
from weasyprint.text import line_break
from weasyprint.text.fonts import get_pango_font_key

from escalation.domain.plancode import ALPHABET, GROUP

MOST = 20_000  # lines, of about 1 kB each
_DIGITS = 4  # of a glyph, in hexadecimals
_CODE = re.compile(rf"[{ALPHABET}]{{{GROUP}}}-[{ALPHABET}-]+")
_GLYPHS = re.compile(rb"<([0-9a-f]+)>")
_Split = tuple[Any, ...]


class _Drawn(NamedTuple):
    """What draws a line, but for its place, and what a PDF has to know of its font."""

    operators: list[bytes]
    font_key: int
    font: Any
    widths: dict[int, int]
    words: dict[int, str]


_known: dict[object, tuple[_Split, object]] = {}
_seen: dict[int, int] = {}  # by a number that cannot be read back: in which PDF it came for the first time
_fonts: dict[object, tuple[Any, Any]] = {}  # each with the layout of a line in it, which keeps it alive
_here: dict[object, tuple[_Split, object]] = {}  # the lines of the PDF that is being made
_keeping = False
_number = 0


@contextmanager
def keeping(on: bool) -> Iterator[None]:
    """For the time of a `with`, in which one PDF is made, keep its lines and use those that were kept; or do neither."""
    global _keeping, _number  # noqa: PLW0603  (WeasyPrint calls what looks here, and has no place to hand it on)
    _keeping, _number = on, _number + 1
    try:
        yield
    finally:
        _keeping = False
        _here.clear()


class Line(line_break.Layout):
    """A line of text as it was split off. Once drawn it needs no Pango any more."""

    kept = False
    drawn: _Drawn | None = None

    def reactivate(self, style: Any) -> None:
        """Lay the line out again, to draw it, unless it was drawn before."""
        if not self.drawn:
            super().reactivate(style)

    def deactivate(self) -> None:
        """Let go of what `reactivate` made."""
        if hasattr(self, "layout"):
            super().deactivate()


def _split_first_line(text: str, style: Any, context: Any, *room: float | None, **how: bool) -> _Split:
    """Return the first line of `text`, as WeasyPrint's function of this name does."""
    if not _keeping or _CODE.fullmatch(text):
        return _split(text, style, context, *room, **how)
    key = (text, id(style), room, tuple(how.items()))
    if key in _known:
        return _known[key][0]
    if key in _here:
        return _here[key][0]
    found = _split(text, style, context, *room, **how)
    _here[key] = found, style
    for memory in (_known, _seen):
        if len(memory) >= MOST:
            memory.clear()
    if _seen.setdefault(hash(key), _number) != _number:
        found[0].kept = True
        _known[key] = found, style  # with the style, so that nothing else gets its place in memory
    return found


def _draw_first_line(stream: Any, box: Any, overflow: str, ellipsis: str, matrix: Any) -> list[Any]:
    """Draw the line of `box`, as WeasyPrint's function of this name does; return its emojis, of which a known line has none."""
    line = box.pango_layout
    if not getattr(line, "kept", False):
        return _draw(stream, box, overflow, ellipsis, matrix)
    if not line.drawn:
        return _drawn_for_later(stream, box, overflow, ellipsis, matrix)
    drawn: _Drawn = line.drawn
    font = stream._fonts.get(drawn.font_key) or stream.add_font(drawn.font)[0]
    font.widths.update(drawn.widths)
    font.to_unicode.update(drawn.words)
    stream.set_text_matrix(*matrix.values)
    stream.stream.extend(drawn.operators)
    return []


def _drawn_for_later(stream: Any, box: Any, overflow: str, ellipsis: str, matrix: Any) -> list[Any]:
    """Draw the line of `box`, and keep in it how, if it is whole and in one font."""
    used, before = [], len(stream.stream)
    add_font = stream.add_font

    def noted(font: Any) -> tuple[Any, float]:
        used.append(font)
        return add_font(font)

    stream.add_font = noted
    try:
        emojis = _draw(stream, box, overflow, ellipsis, matrix)
    finally:
        del stream.add_font
    if len(used) == 1 and not emojis and overflow != "ellipsis" and ellipsis == "none":
        box.pango_layout.drawn = _noted(stream, box.pango_layout, used[0], stream.stream[before + 1 :])
    return emojis


def _noted(stream: Any, line: Line, font: Any, operators: list[bytes]) -> _Drawn:
    """Return what was drawn of `line`; widths are in thousandths of the size of the font, the same in every size."""
    key, _, size = get_pango_font_key(font)
    runs = [run.decode() for operator in operators for run in _GLYPHS.findall(operator)]
    glyphs = dict.fromkeys(int(run[place : place + _DIGITS], 16) for run in runs for place in range(0, len(run), _DIGITS))
    widths, words = stream._fonts[key].widths, stream._fonts[key].to_unicode
    held, _ = _fonts.setdefault((key, size), (font, line.layout))
    return _Drawn(operators, key, held, {glyph: widths[glyph] for glyph in glyphs}, {glyph: words[glyph] for glyph in glyphs})


_split: Callable[..., _Split] = line_break.split_first_line
_draw: Callable[..., list[Any]] = drawing.draw_first_line


def know() -> None:
    """Let WeasyPrint ask here for its lines, in this process."""
    line_break.Layout = Line
    inline.split_first_line = preferred.split_first_line = _split_first_line
    drawing.draw_first_line = _draw_first_line
