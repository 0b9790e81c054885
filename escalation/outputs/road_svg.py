"""The road so far as a picture: the ladder, the lowest rung at the bottom, with a mark and a few words at each rung.

It stands in the page, where components.css gives it the colours of the screen, and in the PDF, where those below hold. No mark
needs colour to be understood, and everything in it is also in road_text.py.
"""

from __future__ import annotations

import re
from textwrap import wrap
from xml.etree import ElementTree as ET

from django.utils.safestring import SafeString, mark_safe

from escalation.domain.road import Road, Rung, State
from escalation.outputs.road_text import state_words

WIDTH, RAIL, BAR = 360, 6, 5
MARK_X, TEXT_X = 32, 56
TITLE, SMALL, LEADING = 17, 15, 21
# In characters, for a font as wide as ours; also who sets letters wider apart (WCAG 1.4.12) sees every word.
TITLE_LENGTH, SMALL_LENGTH = 28, 31
_DATE = re.compile(r"(\d+) ([a-z]+) (\d{4})")
_COLOURS = {"wood": "#ad6d12", "ink": "#17302f", "soft": "#3a504e", "water": "#0a4f4d", "sheet": "#ffffff"}
_FONT = "'Atkinson Hyperlegible Next', Atkinson, Verdana, sans-serif"


def road_svg(road: Road, title: str) -> SafeString:
    """Return the picture of `road` as an SVG of 360 units wide, with `title` for who cannot see it."""
    svg = ET.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "class": "road-picture", "role": "img"})
    ET.SubElement(svg, "title").text = title
    rails = [_part(svg, "rect", "wood", x=x, y=0, width=RAIL, rx=2) for x in (0, WIDTH - RAIL)]
    y = 8
    for rung in reversed(road.rungs):
        y = _rung(svg, rung, y)
    for rail in rails:
        rail.set("height", str(y + 12))
    svg.set("viewBox", f"0 0 {WIDTH} {y + 12}")
    return mark_safe(ET.tostring(svg, encoding="unicode"))  # noqa: S308


def _rung(svg: ET.Element, rung: Rung, y: int) -> int:
    """Draw `rung` from height `y`: its words, its mark and its bar; return where it ends."""
    now = rung.state is State.NOW
    words = _DATE.sub("\\1\N{NO-BREAK SPACE}\\2\N{NO-BREAK SPACE}\\3", state_words(rung))
    _MARKS[rung.state](svg, y + 14)
    for line in wrap(rung.title, TITLE_LENGTH):
        _text(svg, y := y + LEADING, line, TITLE, "ink").set("font-weight", "bold" if now else "normal")
    for line in wrap(words[0].upper() + words[1:], SMALL_LENGTH):
        _text(svg, y := y + LEADING, line, SMALL, "ink" if now else "soft")
    bar = BAR + 4 if now else BAR
    _part(svg, "rect", "water" if now else "wood", x=RAIL, y=y + 4, width=WIDTH - 2 * RAIL, height=bar)
    return y + 4 + bar + 4


def _text(svg: ET.Element, bottom: int, line: str, size: int, look: str) -> ET.Element:
    text = _part(svg, "text", look, x=TEXT_X, y=bottom - 3)
    text.attrib.update({"font-size": str(size), "font-family": _FONT})
    text.text = line
    return text


def _part(svg: ET.Element, tag: str, look: str, **numbers: int) -> ET.Element:
    """Add a filled shape or text of one of the looks that components.css knows."""
    shape = {name: str(value) for name, value in numbers.items()}
    return ET.SubElement(svg, tag, {**shape, "class": f"road-{look}", "fill": _COLOURS[look]})


def _ring(svg: ET.Element, y: int, look: str) -> ET.Element:
    """Add a circle that is drawn and not filled."""
    ring = ET.SubElement(svg, "circle", {"cx": str(MARK_X), "cy": str(y), "r": "9", "class": f"road-line-{look}"})
    ring.attrib.update({"fill": "none", "stroke": _COLOURS[look], "stroke-width": "2.5"})
    return ring


def _line(svg: ET.Element, path: str, look: str) -> None:
    line = {"d": path, "fill": "none", "stroke": _COLOURS[look], "stroke-width": "3", "class": f"road-line-{look}"}
    ET.SubElement(svg, "path", line)


def _done(svg: ET.Element, y: int) -> None:
    _line(svg, f"m {MARK_X - 9} {y} l 6 7 l 12 -14", "wood")


def _now(svg: ET.Element, y: int) -> None:
    _part(svg, "circle", "water", cx=MARK_X, cy=y, r=11)
    _line(svg, f"m {MARK_X - 3} {y - 5} l 5 5 l -5 5", "sheet")


def _later(svg: ET.Element, y: int) -> None:
    _ring(svg, y, "soft")


def _open(svg: ET.Element, y: int) -> None:
    _ring(svg, y, "soft")
    _part(svg, "circle", "soft", cx=MARK_X, cy=y, r=3)


def _passed(svg: ET.Element, y: int) -> None:
    _line(svg, f"m {MARK_X - 8} {y} h 16", "soft")


_MARKS = {State.DONE: _done, State.NOW: _now, State.LATER: _later, State.OPEN: _open, State.PASSED: _passed}
