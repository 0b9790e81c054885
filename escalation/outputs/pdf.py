"""Plan -> PDF on A4, tagged for screen readers. The only room that knows WeasyPrint; it fetches nothing but its own files."""

from __future__ import annotations

import atexit
import gc
import logging
from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import date
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string

if TYPE_CHECKING:
    import pydyf
    from weasyprint import CSS, HTML, Document
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher

    from escalation.domain.plan import Plan

STATIC = Path(__file__).resolve().parents[2] / "static"
SHEETS = tuple(STATIC / "css" / name for name in ("tokens.css", "print.css", "letters.css"))
_FONTS = ("atkinson-next-400.ttf", "atkinson-next-700.ttf", "atkinson-next-ext-400.ttf", "atkinson-next-ext-700.ttf")
ASSETS = {f"eigen:{name}": STATIC / "fonts" / name for name in _FONTS}
PATIENCE = 20
VARIANT = "pdf/ua-1"
_SCOPES = {"/THead": "/Column", "/TBody": "/Row"}
PRINTED = 4  # the flag of an annotation that stands on paper too (PDF 32000-1, 12.5.3)


class PdfUnavailable(Exception):
    """The PDF cannot be made now; the plan on the page is complete without it."""


def stappenplan(plan: Plan, rows: Sequence[Mapping[str, Any]], checked_on: date) -> bytes:
    """Return `plan` as a PDF (pdf/ua-1: tagged, titled, in Dutch, with bookmarks and page numbers).

    `rows` are the answers as on the page (`question` and `labels` each), `checked_on` the day of the oldest check of its
    contacts. The same input gives the same bytes. PdfUnavailable if it cannot be made.
    """
    local_contacts = [contact for contact in plan.contacts if contact.local]
    context = {"plan": plan, "rows": rows, "local_contacts": local_contacts, "checked_on": checked_on}
    return render_pdf(render_to_string("print/plan.html", context))


def render_pdf(html: str) -> bytes:
    """Return the PDF of a whole page `html` (with `lang` and `<title>`), styled by print.css.

    One at a time in a process: the fonts are shared. PdfUnavailable if the engine is missing, busy for more than 20
    seconds, or fails.
    """
    if not _LOCK.acquire(timeout=PATIENCE):
        raise PdfUnavailable("busy")
    collecting = gc.isenabled()
    gc.disable()  # 0.75x the time: it would walk the whole layout again and again; what is left goes right after
    try:
        return _press().print(html)
    except Exception as error:
        raise PdfUnavailable(type(error).__name__) from error
    finally:
        if collecting:
            gc.enable()
        _LOCK.release()


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


_LOCK = Lock()


class _Press:
    """WeasyPrint with its fonts and style sheet read once: 0.7x the time of a fresh start, and no leak (numbers.md 2)."""

    def __init__(self, html: type[HTML], sheet: CSS, fonts: FontConfiguration, fetcher: URLFetcher) -> None:
        self.html, self.sheet, self.fonts, self.fetcher = html, sheet, fonts, fetcher

    def print(self, html: str) -> bytes:
        """Return the PDF of `html`."""
        page = self.html(string=html, base_url="eigen:", url_fetcher=self.fetcher)
        document = page.render(font_config=self.fonts, stylesheets=[self.sheet], pdf_variant=VARIANT, pdf_tags=True)
        result: bytes = document.write_pdf(finisher=_finish, pdf_variant=VARIANT)
        return result


@cache
def _press() -> _Press:
    """Return this process's press. WeasyPrint is imported here: half a second, and system libraries that may be missing."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse

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
    return _Press(HTML, sheet, fonts, fetcher)


def _finish(document: Document, pdf: pydyf.PDF) -> None:
    """Mend what WeasyPrint 70 leaves undone for PDF/UA-1, before the file is written."""
    _running_lines_to_artifacts(pdf)
    _heads_to_scopes(pdf)
    for item in pdf.objects:
        if isinstance(item, dict) and item.get("Subtype") == "/Link":
            item["F"] = PRINTED


def _running_lines_to_artifacts(pdf: pydyf.PDF) -> None:
    """Make the lines in the page margins artifacts: they are tagged, but stand outside the tree.

    Source: PDF 32000-1, 14.8.2.2; PDF/UA-1, 7.8.
    """
    objects = {item.reference: item for item in pdf.objects}
    root = objects[pdf.catalog["StructTreeRoot"]]
    inside = set(_below(root["K"], objects))
    numbers = objects[root["ParentTree"]]["Nums"]
    for page, parents in zip(pdf.page_references, numbers[1::2], strict=False):
        outside = {mcid for mcid, parent in enumerate(parents) if parent not in inside}
        _unmark(objects[objects[page]["Contents"]].stream, outside)
        parents[:] = [b"null" if mcid in outside else parent for mcid, parent in enumerate(parents)]


def _heads_to_scopes(pdf: pydyf.PDF) -> None:
    """Say of every header cell whether it heads its column or its row. Source: PDF 32000-1, 14.8.5.7."""
    objects = {item.reference: item for item in pdf.objects}
    for part in pdf.objects:
        scope = _SCOPES.get(part.get("S", "")) if isinstance(part, dict) else None
        if scope:
            for cell in map(objects.__getitem__, _below(part["K"], objects)):
                if cell.get("S") == "/TH":
                    cell["A"]["Scope"] = scope


def _below(kids: Sequence[object], objects: Mapping[bytes, Any]) -> Iterator[bytes]:
    """Yield the references of all structure elements in `kids` and below; content ids and link objects have none below."""
    for kid in kids:
        if isinstance(kid, bytes):
            yield kid
            yield from _below(objects[kid].get("K", ()), objects)


def _unmark(stream: list[Any], outside: Set[int]) -> None:
    """Turn the marked content of `stream` whose ids are `outside` into pagination artifacts."""
    for place, operator in enumerate(stream):
        if operator == b"BDC" and stream[place - 1].get("MCID") in outside:
            stream[place - 2] = "/Artifact"
            stream[place - 1]["Type"] = "/Pagination"
            del stream[place - 1]["MCID"]
