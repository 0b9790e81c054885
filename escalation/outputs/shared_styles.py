"""Styles that WeasyPrint 70 works out once for all pages of HTML of a process, as browsers share theirs.

A style follows from the rules that apply and from the style of the parent. WeasyPrint works them out anew for every PDF, and
for six kinds of notes that our pages do not have, for every element; together that is an eighth of the time of a PDF. What it
asks of a style again and again, such as how high a line is and how long a margin, is kept with the style.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint import CSS, HTML, css
from weasyprint.formatting_structure.boxes import Box, PageBox
from weasyprint.html import UA
from weasyprint.layout import block, inline, percent, table

_NOTES = ("::footnote-", "::note-")
_LINES = UA.partition("/* Counters */")[0].replace("\n::marker", "\nli::marker").splitlines()
MOST = 2_000  # styles; our pages have some 300 together
# Where a box stands follows from its style; every box is asked these again and again.
PLACES = ("is_floated", "is_footnote", "is_note", "is_absolutely_positioned", "is_running", "is_in_normal_flow")
_SIDES = ("top", "right", "bottom", "left")
_LENGTHS = (
    *(length for side in _SIDES for length in (f"margin_{side}", f"padding_{side}", f"border_{side}_width")),
    *("width", "min_width", "max_width", "height", "min_height", "max_height"),
)
_known: dict[object, Any] = {}


class WithoutNotes(HTML):
    """A page of HTML that has no footnotes."""

    _sheets = (CSS(string="\n".join(line for line in _LINES if not line.startswith(_NOTES))),)

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:
        return list(self._sheets)


class SharedStyles(css.StyleFor):
    """The styles of a page of HTML: what is known from an earlier page is taken from there."""

    def set_computed_styles(
        self, element: Any, parent: Any, pseudo_type: str | None = None, target_collector: Any = None, **above: Any
    ) -> None:
        """Set the style of `element`, or of a part of it, as WeasyPrint's function of this name does."""
        made = self.get_computed_styles()
        key = self._key(element, parent, pseudo_type)
        if key in _known:
            made[element, pseudo_type] = _known[key]
            if target_collector and _known[key]["anchor"]:
                target_collector.collect_anchor(_known[key]["anchor"])
            return
        super().set_computed_styles(element, parent, pseudo_type=pseudo_type, target_collector=target_collector, **above)
        if len(_known) >= MOST:
            _known.clear()
        _known[key] = made[element, pseudo_type]

    def _key(self, element: Element, parent: Element | None, pseudo_type: str | None) -> object:
        """Return what a style follows from. The style itself keeps all that is named here by where it is in memory."""
        rules = self.get_cascaded_styles().get((element, pseudo_type), {}).items()
        if parent is None:  # its language is read anew from each page
            return tuple((name, repr(value), weight) for name, (value, weight) in rules)
        above = self.get_computed_styles()[parent, None]
        return id(above), pseudo_type, tuple((name, id(value), (*weight[:2], *weight[2])) for name, (value, weight) in rules)


def _kept_with(style_of: Callable[[Any], Any], answer: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return a function that asks for an `answer` once for each style, from which it follows, and keeps it there."""
    name = f"_kept_{answer.__name__}"

    @wraps(answer)
    def kept(asked: Any) -> Any:
        known = vars(style_of(asked))
        if name not in known:
            known[name] = answer(asked)
        return known[name]

    return kept


def _resolve_percentages(box: Any, containing_block: Any) -> None:
    """Set the lengths of `box`, as WeasyPrint's function of this name does: they follow from its style and the room it gets.

    Those of a page, and of a cell whose borders its neighbours decide on, are worked out each time.
    """
    room, made = containing_block, vars(box)
    if isinstance(room, Box):
        room = room.width, room.height
    if isinstance(box, PageBox) or ("border_top_width" in made and box.style["border_collapse"] == "collapse"):
        percent.resolve_percentages(box, room)
        return
    known = vars(box.style).setdefault("_kept_lengths", {})
    if room not in known:
        percent.resolve_percentages(box, room)
        known[room] = {name: made[name] for name in _LENGTHS}
    made.update(known[room])


def share() -> None:
    """Let WeasyPrint share styles in this process, and what follows from them."""
    css.StyleFor = SharedStyles
    inline.resolve_percentages = block.resolve_percentages = table.resolve_percentages = _resolve_percentages
    inline.strut = _kept_with(lambda style: style, inline.strut)
    for name in PLACES:
        setattr(Box, name, _kept_with(lambda box: box.style, getattr(Box, name)))
