"""Text in pictures that WeasyPrint 70 sets a line at a time, with the spaces between letters that the font asks for.

By itself it lays out every letter of an SVG apart: a tenth of the time of a plan, for text that looks worse.
"""

from __future__ import annotations

from functools import cache
from math import inf
from typing import Any

from weasyprint import svg
from weasyprint.css.properties import INITIAL_VALUES
from weasyprint.draw import text as drawing
from weasyprint.layout import inline
from weasyprint.matrix import Matrix
from weasyprint.svg.text import Style, TextBox


def _draw_line(picture: Any, node: Any, font_size: float) -> None:
    """Draw the text `node` of `picture`: a line that begins at x and stands on y, in a font and a weight."""
    style = _style(picture.font_config, node.get("font-family"), node.get("font-weight", "normal"), font_size)
    line, _, _, _, _, baseline = inline.split_first_line(node.text, style, picture.context, inf, 0)
    box = TextBox(line, style)
    box.baseline = baseline
    picture.stream.push_state()
    fill, stroke = picture.set_graphical_state(node, font_size)
    picture.stream.begin_text()
    picture.fill_stroke(fill, stroke, text=True)
    line.reactivate(style)
    place = Matrix(d=-1, e=float(node.get("x")), f=float(node.get("y")))
    drawing.draw_first_line(picture.stream, box, "none", "none", place)
    picture.stream.end_text()
    picture.stream.pop_state()


@cache
def _style(fonts: Any, families: str, weight: str, size: float) -> Style:
    """Return the style of a text, the same one each time, by which its lines are known again."""
    style = Style(INITIAL_VALUES)
    style.font_config = fonts
    style["font_family"] = [family.strip(" '") for family in families.split(",")]
    style["font_weight"] = {"normal": 400, "bold": 700}[weight]
    style["font_size"] = size
    return style


def set_by_line() -> None:
    """Let WeasyPrint draw the text of pictures here, in this process."""
    svg.TAGS["text"] = _draw_line
