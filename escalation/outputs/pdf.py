"""Plan -> PDF on A4, tagged for screen readers. Of WeasyPrint know this room, shared_styles, known_lines and picture_text."""

from __future__ import annotations

import atexit
import logging
import zlib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType, SimpleNamespace
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from django.template.loader import render_to_string

from escalation.outputs import kept
from escalation.outputs.gate import Full
from escalation.outputs.printer import Broken
from escalation.outputs.printshop import turn
from escalation.outputs.tagging import mend

if TYPE_CHECKING:
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher

    from escalation.domain.plan import Plan

STATIC = Path(__file__).resolve().parents[2] / "static"
SHEETS = tuple(STATIC / "css" / name for name in ("tokens.css", "print.css", "letters.css"))
_FONTS = ("atkinson-next-400.ttf", "atkinson-next-700.ttf", "atkinson-next-ext-400.ttf", "atkinson-next-ext-700.ttf")
LONGEST_PAGE = 300_000  # characters of HTML; the longest plan has 84,000
ASSETS = {f"eigen:{name}": STATIC / "fonts" / name for name in _FONTS}
VARIANT = "pdf/ua-1"
PACKING = 5  # of zlib; WeasyPrint's 9 makes a PDF 5% smaller, in five times the time


class PdfUnavailable(Exception):
    """The PDF cannot be made now; the plan on the page is complete without it."""


def stappenplan(
    plan: Plan,
    rows: Sequence[Mapping[str, Any]],
    checked_on: date,
    also: Mapping[str, object] = MappingProxyType({}),
    *,
    recipe: str = "",
) -> bytes:
    """Return `plan` as a PDF (pdf/ua-1: tagged, titled, in Dutch, with bookmarks and page numbers).

    `rows` are the answers as on the page (`question` and `labels` each), `checked_on` the day of the oldest check of its
    contacts, `also` the code and the picture of the road for print/code.html and print/road.html. The same input gives the
    same bytes, which are kept under `recipe`, if any. PdfUnavailable if it cannot be made.
    """
    return render_pdf(stappenplan_html(plan, rows, checked_on, also), recipe=recipe)


def stappenplan_html(plan: Plan, rows: Sequence[Mapping[str, Any]], checked_on: date, also: Mapping[str, object]) -> str:
    """Return the page that is printed for `plan`; see `stappenplan`."""
    local_contacts = [contact for contact in plan.contacts if contact.local]
    context = {"plan": plan, "rows": rows, "local_contacts": local_contacts, "checked_on": checked_on, **also}
    return render_to_string("print/plan.html", context)


def render_pdf(html: str, *, recipe: str = "") -> bytes:
    """Return the PDF of a whole page `html` (with `lang` and `<title>`), styled by our own sheets, made by another process.

    With a `recipe` it is kept for who asks again (kept.py): never for a page with own words of a parent. PdfUnavailable if
    it is too long, too busy, takes too long, or fails.
    """
    if len(html) > LONGEST_PAGE:
        raise PdfUnavailable("too long")
    if recipe and (paper := kept.find(recipe)):
        return paper
    try:
        with turn() as printer:
            # Someone before us in the line may have asked the same.
            paper = (recipe and kept.find(recipe)) or printer.print(html, ours=bool(recipe))
    except (Full, Broken, OSError) as error:
        raise PdfUnavailable(type(error).__name__) from error
    if recipe:
        kept.keep(recipe, paper)
    return paper


def unprintable(text: str) -> str:
    """Return the characters of `text` that our fonts lack, each once; one missing glyph breaks PDF/UA-1 (7.21)."""
    return "".join(dict.fromkeys(character for character in text if character != "\n" and ord(character) not in _glyphs()))


@cache
def _glyphs() -> frozenset[int]:
    from fontTools.ttLib import TTFont

    found: set[int] = set()
    for name, path in ASSETS.items():
        if name.endswith("-400.ttf"):
            with TTFont(path) as font:
                found.update(font.getBestCmap())
    return frozenset(found)


# --- WeasyPrint: only in the process of press.py --------------------------------------------------------------------------


def typeset(html: str, *, ours: bool = False) -> bytes:
    """Return the PDF of `html`, made in this very process, of which lines may be kept when all its words are `ours`.

    Raises what WeasyPrint raises.
    """
    return _press().print(html, ours=ours)


class _Press:
    """WeasyPrint with its fonts and style sheet read once."""

    def __init__(self, html: type[HTML], sheet: CSS, fonts: FontConfiguration, fetcher: URLFetcher) -> None:
        self.html, self.sheet, self.fonts, self.fetcher = html, sheet, fonts, fetcher

    def print(self, html: str, *, ours: bool) -> bytes:
        """Return the PDF of `html`; see `typeset`."""
        from escalation.outputs.known_lines import keeping

        page = self._read(html)
        with keeping(ours):
            document = page.render(font_config=self.fonts, stylesheets=[self.sheet], pdf_variant=VARIANT, pdf_tags=True)
            result: bytes = document.write_pdf(finisher=mend, pdf_variant=VARIANT)
        return result

    def _read(self, html: str) -> HTML:
        """Return `html` for WeasyPrint. Our plans are XML as well, and so read in a tenth of the time; all else is HTML."""
        from cssselect2 import ElementWrapper

        try:
            root = ElementTree.fromstring(html)  # noqa: S314  (our own template, without a DTD)
        except ElementTree.ParseError:
            return self.html(string=html, base_url="eigen:", url_fetcher=self.fetcher)
        page: Any = object.__new__(self.html)
        page.base_url, page.url_fetcher, page.media_type = "eigen:", self.fetcher, "print"
        page.wrapper_element, page.etree_element = ElementWrapper.from_html_root(root), root
        return page


@cache
def _press() -> _Press:
    """Return this process's press. WeasyPrint is imported here: half a second, and system libraries that may be missing."""
    import pydyf
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    from escalation.outputs.known_lines import know
    from escalation.outputs.picture_text import set_by_line
    from escalation.outputs.shared_styles import WithoutNotes, share

    class OwnFiles(URLFetcher):
        """Hands out ASSETS; every other address is refused, whatever its scheme."""

        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
            """Return the asset at `url`; ValueError for any other."""
            if url not in ASSETS:
                raise ValueError("refused")
            return URLFetcherResponse(url, ASSETS[url].read_bytes(), {"Content-Type": "font/ttf"})

    fetcher = OwnFiles(timeout=1, allowed_protocols=("eigen",), allow_redirects=False)
    fonts = FontConfiguration()
    logging.getLogger("weasyprint").setLevel(logging.ERROR)  # it warns of what tokens.css says to screens only
    atexit.register(_press.cache_clear)  # its own way to remove its font files fails at the end of a process
    style = "\n".join(path.read_text(encoding="utf-8") for path in SHEETS)
    sheet = CSS(string=style, base_url="eigen:", url_fetcher=fetcher, font_config=fonts)
    share()
    know()
    set_by_line()
    pydyf.zlib = SimpleNamespace(compressobj=lambda level: zlib.compressobj(PACKING))
    return _Press(WithoutNotes, sheet, fonts, fetcher)
