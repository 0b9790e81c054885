"""The rules as a drawing: the questions with their branches, the sections with the rules and the questions they look at, the
ladders. Made from the same code as the text beside it; everything in it is also in that text.
"""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import wrap
from typing import NamedTuple
from xml.etree import ElementTree as ET

from escalation.domain.alternatives import Alternatives, Term, asked, offered
from escalation.domain.catalogue import Catalogue
from escalation.domain.climb import facts_of
from escalation.domain.explain import in_plan_when
from escalation.domain.probes import questions_read
from escalation.domain.questions import QUESTIONS, Question
from escalation.domain.rules import RULES, When
from escalation.outputs.rules_text import LadderLine, either, ladder_lines

# The colours of static/css/tokens.css, light; a drawing is also printed and cannot look them up.
PAPER, SHEET, INK, SOFT, LINE = "#f3f6f4", "#ffffff", "#17302f", "#3a504e", "#6b8380"
WATER, WATER_PALE, WOOD, WOOD_PALE, BRICK, BRICK_PALE = "#0a4f4d", "#e0eeea", "#ad6d12", "#fdf1d9", "#8a1f12", "#fdeeea"
FONT = "'Atkinson Hyperlegible Next', Verdana, 'DejaVu Sans', sans-serif"

WIDTH, TOP, GAP = 1640, 150, 18
QUESTIONS_X, QUESTIONS_W = 110, 450
SECTIONS_X, SECTIONS_W = 640, 580
LADDERS_X, LADDERS_W = 1290, 310
TITLE, TEXT, SMALL = 22, 15, 13
ROW, BADGE = 27, 11
# Wide enough for Verdana, the widest of the fonts above.
CHARACTER, BOLD = 0.58, 1.14


class _Area(NamedTuple):
    x: int
    y: int
    width: int
    height: int


class _Type(NamedTuple):
    size: int = TEXT
    weight: str = "normal"
    fill: str = INK


_BODY, _STRONG, _SOFT = _Type(), _Type(weight="bold"), _Type(fill=SOFT)
_NOTE, _CONDITION = _Type(SMALL, fill=SOFT), _Type(SMALL, fill=WATER)
_LADDER = (When.NOW, When.LATER)
_NUMBERS = {question.key: number for number, question in enumerate(QUESTIONS, start=1)}


def rules_svg(catalogue: Catalogue) -> str:
    """Return the drawing, in the words of `catalogue`, as the text of an SVG file."""
    svg = ET.Element("svg", xmlns="http://www.w3.org/2000/svg", role="img")
    ET.SubElement(svg, "title").text = "De regels van Pestwijzer"
    ET.SubElement(svg, "desc").text = _description(catalogue)
    _arrowhead(svg)
    ground = _box(svg, _Area(0, 0, WIDTH, 0), PAPER)
    height = max(_questions(svg, catalogue), _sections(svg, catalogue), _ladders(svg, catalogue)) + 40
    ground.set("height", str(height))
    svg.set("viewBox", f"0 0 {WIDTH} {height}")
    svg.set("width", str(WIDTH))
    svg.set("height", str(height))
    return ET.tostring(svg, encoding="unicode")


def _description(catalogue: Catalogue) -> str:
    ladders = len(ladder_lines(catalogue))
    return (
        f"Links de {len(QUESTIONS)} vragen in hun volgorde, met bogen naar de vragen die niet iedereen krijgt. In het midden "
        f"de onderdelen van het plan met de {len(RULES)} regels, elk met de nummers van de vragen waarnaar zij kijkt. Rechts "
        f"de {ladders} ladders per soort school. Alles staat ook als tekst op de pagina /over/regels/."
    )


# --- the three columns ------------------------------------------------------------------------------------------


def _questions(svg: ET.Element, catalogue: Catalogue) -> int:
    """Draw the column of questions; return where it ends."""
    _heading(svg, QUESTIONS_X, "1. De vragen", "In deze volgorde. Gestreept, of met een *: niet voor iedereen.")
    middles: dict[str, int] = {}
    y = TOP
    for question in QUESTIONS:
        height = _question(svg, question, catalogue, y)
        middles[question.key] = y + height // 2
        for source in _branches_from(question):
            _arc(svg, middles[source], middles[question.key])
        if question is not QUESTIONS[-1]:
            _line(svg, (QUESTIONS_X + 30, y + height), (QUESTIONS_X + 30, y + height + GAP), LINE)
        y += height + GAP
    return y


def _question(svg: ET.Element, question: Question, catalogue: Catalogue, y: int) -> int:
    words, width = catalogue.questions[question.key], QUESTIONS_W - 76
    title = _lines(words.legend, width, TEXT * BOLD)
    notes = [line for case in asked(question.key) if case for line in _lines(_case(case, catalogue), width)]
    options = _lines(_options(question, catalogue), width)
    height = 28 + len(title) * 20 + (len(notes) + len(options)) * 18
    fill, stroke = (WATER_PALE, WATER) if notes else (SHEET, LINE)
    box = _box(svg, _Area(QUESTIONS_X, y, QUESTIONS_W, height), fill, stroke)
    if notes:
        box.set("stroke-dasharray", "6 4")
    _badge(svg, QUESTIONS_X + 30, y + 22, _NUMBERS[question.key], size=14)
    below = _paragraph(svg, QUESTIONS_X + 58, y + 27, title, _STRONG)
    below = _paragraph(svg, QUESTIONS_X + 58, below, notes, _CONDITION)
    _paragraph(svg, QUESTIONS_X + 58, below, options, _NOTE)
    return height


def _options(question: Question, catalogue: Catalogue) -> str:
    """Return the answers on one line; a star marks those that not everyone can choose."""
    texts = catalogue.questions[question.key].by_value
    stars = {value: "" if offered(question.key, value) == ((),) else "*" for value in question.values}
    return "\u00a0· ".join(f"{texts[value].label}{star}" for value, star in stars.items())


def _branches_from(question: Question) -> tuple[str, ...]:
    return tuple(dict.fromkeys(term.key for case in asked(question.key) for term in case))


def _case(case: Iterable[Term], catalogue: Catalogue) -> str:
    return f"Als {', en '.join(_short_term(term, catalogue) for term in case)}."


def _short_term(term: Term, catalogue: Catalogue) -> str:
    """Return `term` in a few words: the answers by name when they are few, else how many fit."""
    words = catalogue.questions[term.key]
    named = either(f"‘{words.by_value[value].label}’" for value in term.values if value)
    answers = named if len(term.values) <= 2 else f"een van {len(term.values)} antwoorden"
    return f"bij {_NUMBERS[term.key]} {'niet ' if term.negated else ''}{answers}"


def _sections(svg: ET.Element, catalogue: Catalogue) -> int:
    """Draw the sections of the plan with their rules; return where they end."""
    _heading(svg, SECTIONS_X, "2. Het plan", "Elke regel met de vragen waarnaar zij kijkt.")
    y = TOP
    for when in When:
        y += _section(svg, when, catalogue, y) + GAP
    return y


def _section(svg: ET.Element, when: When, catalogue: Catalogue, y: int) -> int:
    rules = [rule for rule in RULES if rule.when is when]
    rows = [(catalogue.actions[rule.action].title, _numbers(in_plan_when(rule))) for rule in rules]
    rows += _from_answers(when, catalogue)
    height = 50 + len(rows) * ROW + 8
    stroke, fill = _colours(when)
    _box(svg, _Area(SECTIONS_X, y, SECTIONS_W, height), SHEET, stroke)
    _box(svg, _Area(SECTIONS_X, y, SECTIONS_W, 40), fill, stroke)
    _text(svg, SECTIONS_X + 18, y + 26, catalogue.sections[when].title, _Type(TEXT + 2, "bold", stroke))
    for index, (title, numbers) in enumerate(rows):
        _row(svg, y + 50 + index * ROW, title, numbers)
    return height


def _from_answers(when: When, catalogue: Catalogue) -> list[tuple[str, tuple[int, ...]]]:
    """Return the rows of a section that has no rules, since it follows from the climb or from what was tried."""
    if when in _LADDER:
        return [(catalogue.sections[when].intro, tuple(_NUMBERS[key] for key in questions_read(facts_of)))]
    if when is When.DONE:
        return [(catalogue.questions["gesproken_met"].short, (_NUMBERS["gesproken_met"],))]
    return []


def _row(svg: ET.Element, y: int, title: str, numbers: tuple[int, ...]) -> None:
    _text(svg, SECTIONS_X + 18, y + 16, title)
    if not numbers:
        _text(svg, SECTIONS_X + SECTIONS_W - 16, y + 16, "in elk plan", _NOTE).set("text-anchor", "end")
    for place, number in enumerate(reversed(numbers)):
        _badge(svg, SECTIONS_X + SECTIONS_W - 24 - place * 25, y + 11, number, size=BADGE)


def _numbers(found: Alternatives) -> tuple[int, ...]:
    return tuple(sorted({_NUMBERS[term.key] for case in found for term in case}))


def _colours(when: When) -> tuple[str, str]:
    """Return the colour of the line and of the ground of a section's title."""
    if when is When.FIRST:
        return BRICK, BRICK_PALE
    return (INK, WOOD_PALE) if when in _LADDER else (WATER, WATER_PALE)


def _ladders(svg: ET.Element, catalogue: Catalogue) -> int:
    """Draw a ladder for each group of schools, the first rung at the bottom; return where they end."""
    _heading(svg, LADDERS_X, "3. De ladder", "Per soort school. Begin onderaan.")
    y = TOP
    for ladder in ladder_lines(catalogue):
        y = _ladder(svg, ladder, y) + 2 * GAP
    return y


def _ladder(svg: ET.Element, ladder: LadderLine, y: int) -> int:
    names = [line for school in ladder.schools for line in _lines(school, LADDERS_W, TEXT * BOLD)]
    y = _paragraph(svg, LADDERS_X, y + 14, names, _STRONG) - 6
    bottom = y + len(ladder.rungs) * 58
    for x in (LADDERS_X + 6, LADDERS_X + LADDERS_W - 6):
        _line(svg, (x, y), (x, bottom), WOOD, width=5)
    for place, rung in enumerate(ladder.rungs):
        _rung(svg, bottom - (place + 1) * 58 + 6, rung)
    return bottom


def _rung(svg: ET.Element, y: int, title: str) -> None:
    _box(svg, _Area(LADDERS_X, y, LADDERS_W, 46), WOOD_PALE, WOOD)
    lines = _lines(title, LADDERS_W - 30, TEXT)
    _paragraph(svg, LADDERS_X + 16, y + 28 - (len(lines) - 1) * 10, lines)


# --- pieces -----------------------------------------------------------------------------------------------------


def _lines(text: str, width: int, size: float = SMALL) -> list[str]:
    return wrap(text, int(width / (size * CHARACTER)))


def _heading(svg: ET.Element, x: int, title: str, intro: str) -> None:
    _text(svg, x, 70, title, _Type(TITLE, "bold"))
    _paragraph(svg, x, 100, _lines(intro, QUESTIONS_W if x < LADDERS_X else LADDERS_W, TEXT), _SOFT)


def _paragraph(svg: ET.Element, x: int, y: int, lines: list[str], look: _Type = _BODY) -> int:
    """Write `lines` below each other from `y`; return the height of the line after them."""
    for line in lines:
        _text(svg, x, y, line, look)
        y += look.size + 5
    return y


def _text(svg: ET.Element, x: int, y: int, text: str, look: _Type = _BODY) -> ET.Element:
    drawn = {"font-family": FONT, "font-size": str(look.size), "font-weight": look.weight, "fill": look.fill}
    element = ET.SubElement(svg, "text", x=str(x), y=str(y), attrib=drawn)
    element.text = text
    return element


def _box(svg: ET.Element, area: _Area, fill: str, stroke: str = "none") -> ET.Element:
    shape = {name: str(value) for name, value in area._asdict().items()}
    return ET.SubElement(svg, "rect", attrib=shape | {"rx": "10", "fill": fill, "stroke": stroke, "stroke-width": "2"})


def _badge(svg: ET.Element, x: int, y: int, number: int, *, size: int) -> None:
    ET.SubElement(svg, "circle", cx=str(x), cy=str(y), r=str(size), fill=WATER)
    label = _text(svg, x, y + size // 3 + 1, str(number), _Type(size + 1, "bold", SHEET))
    label.set("text-anchor", "middle")


def _line(svg: ET.Element, start: tuple[int, int], end: tuple[int, int], stroke: str, *, width: int = 2) -> None:
    (x1, y1), (x2, y2) = start, end
    ends = {"x1": x1, "y1": y1, "x2": x2, "y2": y2, "stroke-width": width}
    ET.SubElement(svg, "line", attrib={name: str(value) for name, value in ends.items()} | {"stroke": stroke})


def _arc(svg: ET.Element, start: int, end: int) -> None:
    """Draw the branch from the question at height `start` to the one at `end`, left of the column."""
    bend = QUESTIONS_X - 24 - min(78, (end - start) // 9)
    path = f"M {QUESTIONS_X} {start} C {bend} {start + 14}, {bend} {end - 14}, {QUESTIONS_X - 3} {end}"
    ET.SubElement(svg, "path", d=path, fill="none", stroke=WATER, attrib={"stroke-width": "2", "marker-end": "url(#pijl)"})


def _arrowhead(svg: ET.Element) -> None:
    size = {"id": "pijl", "markerWidth": "9", "markerHeight": "9", "refX": "7", "refY": "4.5", "orient": "auto"}
    marker = ET.SubElement(ET.SubElement(svg, "defs"), "marker", attrib=size | {"markerUnits": "userSpaceOnUse"})
    ET.SubElement(marker, "path", d="M 0 0 L 9 4.5 L 0 9 z", fill=WATER)
