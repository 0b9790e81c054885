"""The printed plans of families, two at a time, and what a machine can read of each: its text, tags, pages and fonts."""

from __future__ import annotations

import gc
import multiprocessing
import re
import subprocess
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, TypeVar

import django
import page
from bs4 import BeautifulSoup, Tag
from django.test import RequestFactory
from pypdf import PdfReader
from pypdf.generic import ContentStream

from escalation.answers_cookie import State, Stored
from escalation.domain.plan import Plan
from escalation.journey import Journey
from escalation.outputs import pdf
from escalation.views.keep import on_paper
from tests.families import CATALOGUE, EVERYTHING, MONDAY, NOOR, Answers, plan_of, walked
from tests.scenarios import load_scenarios

CHECKED_ON = date(2026, 11, 1)
MM = 72 / 25.4
TOP, BOTTOM = 10 * MM, 12 * MM  # the margins of print.css
TAGS = {"h1": "H1", "h2": "H2", "h3": "H3", "p": "P", "li": "LI", "th": "TH", "td": "TD"}
Block = tuple[str, str]
Made = TypeVar("Made")


@cache
def families() -> dict[str, Answers]:
    """Return every family of the case table by title, and two of the cast."""
    return {"Noor": NOOR, "alles tegelijk": EVERYTHING} | {scenario.title: scenario.answers for scenario in load_scenarios()}


def covering() -> list[str]:
    """Return few families that show all: every action in each section it comes in; the shortest and the longest plan."""
    shown = {title: _parts(plan_of(answers)) for title, answers in families().items()}
    by_length = sorted(shown, key=lambda title: (len(shown[title]), title))
    chosen = ["Noor", by_length[0], by_length[-1]]
    missing = set().union(*shown.values()).difference(*(shown[title] for title in chosen))
    while missing:
        chosen.append(max(shown, key=lambda title: len(shown[title] & missing)))
        missing -= shown[chosen[-1]]
    return list(dict.fromkeys(chosen))


def _parts(plan: Plan) -> set[tuple[str, str]]:
    return {(section, slug) for section, slugs in plan.slugs().items() for slug in slugs}


@dataclass(frozen=True)
class Printed:
    """A plan on paper: what its HTML says (`html_...`), and what was read back from its PDF."""

    paper: bytes
    failures: list[str]
    html_blocks: list[Block]
    html_links: list[tuple[str, str]]
    html_counts: dict[str, int]
    language: str
    shows_title: bool
    title: str
    author: list[str]
    bookmarks: list[str]
    blocks: list[Block]
    links: list[tuple[str, str]]
    counts: dict[str, int]
    steps: list[set[int]]
    unscoped: list[str]
    stray: list[str]
    artifacts: set[str]
    fonts: dict[str, bool]
    fill: list[float]


def printed(titles: Iterable[str]) -> dict[str, Printed]:
    """Return the printed plans of the families `titles`, made in two processes."""
    return _in_two_processes(_print, titles)


def complaints(titles: Iterable[str]) -> dict[str, list[str]]:
    """Return what the validator of PDF/UA-1 has to say of the plans of `titles`, printed but not read any further."""
    return _in_two_processes(_complain, titles)


def _in_two_processes(make: Callable[[str], Made], titles: Iterable[str]) -> dict[str, Made]:
    titles = list(titles)
    with ProcessPoolExecutor(2, multiprocessing.get_context("spawn"), initializer=django.setup) as pool:
        return dict(zip(titles, pool.map(make, titles), strict=True))


def _complain(title: str) -> list[str]:
    return _failures(_paper_and_html(title)[0])


def _failures(paper: bytes) -> list[str]:
    report = page.validate_pdf_bytes(paper, profile=page.ValidationProfile.PDF_UA_1)
    return [] if report.is_compliant else [str(failure) for failure in report.failures]


def rows_of(answers: Answers) -> list[dict[str, Any]]:
    """Return the answers in words, as Journey.rows does."""
    replay = walked(answers)
    return [
        {
            "question": (text := CATALOGUE.questions[question.key]),
            "labels": [text.by_value[value].label for value in question.values if value in replay.answers[question.key]],
        }
        for question in replay.path
    ]


def kept_of(answers: Answers) -> dict[str, object]:
    """Return the code and the road of a family, as on paper."""
    journey = Journey(Stored(answers, State.FINE), MONDAY)
    return on_paper(RequestFactory(HTTP_HOST="localhost").get("/plan/stappenplan.pdf"), journey, plan_of(answers))


def _print(title: str) -> Printed:
    paper, html = _paper_and_html(title)
    return Printed(paper=paper, **_html_facts(html), **_pdf_facts(paper))


def _paper_and_html(title: str) -> tuple[bytes, str]:
    gc.collect()
    gc.disable()  # as in press.py: it would walk each layout again and again
    answers, sources = families()[title], []
    render = pdf.render_pdf
    pdf.render_pdf = lambda html, **_: sources.append(html) or pdf.typeset(html, ours=True)  # type: ignore[func-returns-value]
    try:
        paper = pdf.stappenplan(plan_of(answers), rows_of(answers), CHECKED_ON, kept_of(answers))
    finally:
        pdf.render_pdf = render
    return paper, sources[0]


# --- The HTML ---------------------------------------------------------------------------------------------------------


def _html_facts(html: str) -> dict[str, Any]:
    body = BeautifulSoup(html, "html.parser").body
    assert body
    _write_numbers(body)
    return {
        "html_blocks": [(TAGS[node.name], squeezed(node.get_text())) for node in body.find_all(list(TAGS))],
        "html_links": _joined((str(node["href"]), squeezed(node.get_text())) for node in body.find_all("a")),
        "html_counts": {
            "L": len(body.find_all(["ul", "ol"])),
            "Table": len(body.find_all("table")),
            "Art": len(body.find_all("article")),
        },
    }


def _write_numbers(body: Tag) -> None:
    """Write into the text what print.css counts: the numbers of the steps and of the rungs."""
    steps = body.select(".item--dit-doe-je-nu h3, .item--als-dat-niet-helpt h3")
    for number, heading in enumerate(steps, start=1):
        heading.insert(0, f"Stap {number}. ")
    for number, rung in enumerate(body.select(".ladder__rung"), start=1):
        rung.insert(0, f"{number}. ")


def squeezed(text: str) -> str:
    """Return `text` without spaces; where a line ends, a PDF has none."""
    return re.sub(r"\s", "", text)


def _joined(links: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return `links` with neighbours to the same address as one; a link over two lines is two."""
    found: list[tuple[str, str]] = []
    for address, text in links:
        if found and found[-1][0] == address:
            found[-1] = (address, found[-1][1] + text)
        else:
            found.append((address, text))
    return found


# --- The PDF ----------------------------------------------------------------------------------------------------------


def _pdf_facts(paper: bytes) -> dict[str, Any]:
    reader = PdfReader(BytesIO(paper))
    root = reader.root_object
    xmp, information = reader.xmp_metadata, reader.metadata or {}
    texts = _Texts(reader)
    tree = _Tree(texts)
    for kid in _kids(root["/StructTreeRoot"]):
        tree.read(kid)
    return {
        "failures": _failures(paper),
        "language": root.get("/Lang", ""),
        "shows_title": bool(root["/ViewerPreferences"].get("/DisplayDocTitle")),
        "title": information.get("/Title", ""),
        "author": [*((xmp and xmp.dc_creator) or []), *filter(None, [information.get("/Author")])],
        "bookmarks": list(_bookmarks(reader.outline)),
        "blocks": tree.blocks,
        "links": _joined(tree.links),
        "counts": tree.counts,
        "steps": tree.steps,
        "unscoped": tree.unscoped,
        "stray": texts.stray + [text for place, text in texts.marked.items() if place not in tree.numbers_in_tree and text],
        "artifacts": texts.artifacts,
        "fonts": texts.fonts,
        "fill": _fill(paper),
    }


def _bookmarks(outline: Iterable[Any]) -> Iterator[str]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _bookmarks(entry)
        else:
            yield squeezed(str(entry.title))


class _Texts:
    """The text of each page by marked-content id, and all text that has none."""

    def __init__(self, reader: PdfReader) -> None:
        self.marked: dict[tuple[int, int], str] = {}
        self.stray: list[str] = []
        self.artifacts: set[str] = set()
        self.fonts: dict[str, bool] = {}
        self.maps: dict[int, dict[int, str]] = {}
        self.pages = {leaf.indirect_reference.idnum: number for number, leaf in enumerate(reader.pages)}  # type: ignore[union-attr]
        for number, leaf in enumerate(reader.pages):
            fonts = {name: self._font(font) for name, font in leaf["/Resources"].get("/Font", {}).items()}
            self._read(number, ContentStream(leaf.get_contents(), reader), fonts)

    def _font(self, reference: Any) -> dict[int, str]:
        if reference.idnum not in self.maps:
            font = reference.get_object()
            described = font["/DescendantFonts"][0]["/FontDescriptor"]
            embedded = any(f"/FontFile{kind}" in described for kind in ("", "2", "3"))
            self.fonts[str(font["/BaseFont"])] = embedded
            self.maps[reference.idnum] = _unicode_map(font["/ToUnicode"].get_data().decode())
        return self.maps[reference.idnum]

    def _read(self, number: int, stream: ContentStream, fonts: dict[str, dict[int, str]]) -> None:
        stack: list[Any] = []
        font: dict[int, str] = {}
        for operands, operator in stream.operations:
            if operator == b"BDC":
                stack.append("artifact" if operands[0] == "/Artifact" else operands[1].get("/MCID"))
            elif operator == b"BMC":
                stack.append("artifact" if operands[0] == "/Artifact" else None)
            elif operator == b"EMC":
                stack.pop()
            elif operator == b"Tf":
                font = fonts[operands[0]]
            elif operator in (b"Tj", b"TJ"):
                self._say(number, stack, _decoded(operands[0], font))

    def _say(self, number: int, stack: list[Any], text: str) -> None:
        if "artifact" in stack:
            self.artifacts.add(squeezed(text))
        elif ids := [mark for mark in stack if isinstance(mark, int)]:
            self.marked[number, ids[-1]] = self.marked.get((number, ids[-1]), "") + squeezed(text)
        elif text.strip():
            self.stray.append(text)


def _unicode_map(cmap: str) -> dict[int, str]:
    pairs = [pair for part in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.DOTALL) for pair in _PAIR.findall(part)]
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}


_PAIR = re.compile(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")


def _decoded(operand: Any, font: dict[int, str]) -> str:
    strings = operand if isinstance(operand, list) else [operand]
    raw = b"".join(item.original_bytes for item in strings if hasattr(item, "original_bytes"))
    return "".join(font.get(int.from_bytes(raw[place : place + 2], "big"), "\ufffd") for place in range(0, len(raw), 2))


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    return [kid.get_object() for kid in (kids if isinstance(kids, list) else [kids])]


@dataclass
class _Tree:
    """What the tag tree says, in its order."""

    texts: _Texts
    blocks: list[Block] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=lambda: {"L": 0, "Table": 0, "Art": 0})
    steps: list[set[int]] = field(default_factory=list)
    unscoped: list[str] = field(default_factory=list)
    numbers_in_tree: set[tuple[int, int]] = field(default_factory=set)
    head: list[str] = field(default_factory=list)

    def read(self, element: Any) -> None:
        """Take up `element` and all below it."""
        kind = str(element.get("/S", ""))[1:]
        if kind == "Table":
            self._read_table(element)
            return
        if kind in self.counts:
            self.counts[kind] += 1
        if kind in TAGS.values():
            self.blocks.append((kind, self.text(element)))
        if kind == "TH" and not any("/Scope" in attributes for attributes in _attributes(element)):
            self.unscoped.append(self.text(element))
        if kind == "Art":
            self.steps.append({number for number, _ in self.places(element)})
        if kind == "Link":
            self.links.append((_address(element), self.text(element)))
        self.numbers_in_tree.update(self.places(element, deep=False))
        for kid in _structure(element):
            self.read(kid)

    def _read_table(self, table: Any) -> None:
        """Read a table; one that goes on at the next page is a Table again, with the same head."""
        head = [self.text(kid) for kid in _structure(table) if kid["/S"] == "/THead"]
        goes_on = bool(head) and head == self.head
        self.head = head
        self.counts["Table"] += not goes_on
        before = len(self.blocks)
        for kid in _structure(table):
            self.read(kid)
            if goes_on and kid["/S"] == "/THead":
                del self.blocks[before:]

    def text(self, element: Any) -> str:
        """Return the text of `element`, without the label of a list item."""
        kids = [kid for kid in _structure(element) if kid["/S"] != "/Lbl"]
        return "".join(
            [self.texts.marked.get(place, "") for place in self.places(element, deep=False)] + [self.text(kid) for kid in kids]
        )

    def places(self, element: Any, *, deep: bool = True) -> list[tuple[int, int]]:
        """Return the pages and ids of the content of `element`."""
        found = []
        for kid in _kids(element):
            if isinstance(kid, int):
                found.append((self.texts.pages[element.raw_get("/Pg").idnum], int(kid)))
            elif kid.get("/Type") == "/MCR":
                found.append((self.texts.pages[kid.raw_get("/Pg").idnum], int(kid["/MCID"])))
            elif deep and "/S" in kid:
                found += self.places(kid)
        return found


def _structure(element: Any) -> list[Any]:
    return [kid for kid in _kids(element) if not isinstance(kid, int) and "/S" in kid]


def _attributes(element: Any) -> list[Any]:
    attributes = element.get("/A", [])
    return [item.get_object() for item in (attributes if isinstance(attributes, list) else [attributes])]


def _address(link: Any) -> str:
    for kid in _kids(link):
        if not isinstance(kid, int) and kid.get("/Type") == "/OBJR":
            return str(kid["/Obj"]["/A"]["/URI"])
    return ""


def _fill(paper: bytes) -> list[float]:
    """Return per page how far down its text goes, between the margins; by poppler, which knows where words stand."""
    boxes = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=paper, capture_output=True, check=True).stdout.decode()
    found = []
    for leaf in boxes.split("<page ")[1:]:
        height = float(re.findall(r'height="([\d.]+)"', leaf)[0])
        lows = [low for low in map(float, re.findall(r'yMax="([\d.]+)"', leaf)) if low < height - BOTTOM]
        found.append((max(lows, default=0) - TOP) / (height - TOP - BOTTOM))
    return found


def write(papers: dict[str, Printed], folder: Path) -> None:
    """Write the PDFs to `folder`, numbered; whatever PDFs were there go."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.pdf"):
        old.unlink()
    for number, paper in enumerate(papers.values()):
        (folder / f"plan-{number:03}.pdf").write_bytes(paper.paper)
