"""The text of a page of HTML as typst writes it: headings, paragraphs, lists and tables, and nothing of its looks."""

from __future__ import annotations

import json
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

HEAD = """#set document(title: "Stappenplan")
#set page(paper: "a4", margin: 20mm, numbering: "1", header: [Pestwijzer])
#set text(font: "Atkinson Hyperlegible Next", size: 11pt, lang: "nl")
"""
_LEVELS = {"h1": 1, "h2": 2, "h3": 3}


def typst_of(html: str) -> str:
    """Return the text of `html`."""
    body = BeautifulSoup(html, "html.parser").body
    assert body is not None
    return HEAD + "\n\n".join(_blocks(body))


def _blocks(element: Tag) -> Iterator[str]:
    for child in element.find_all(recursive=False):
        if child.name in _LEVELS:
            yield f"#heading(level: {_LEVELS[child.name]}, {_words(child)})"
        elif child.name == "p":
            yield f"#par[#{_words(child)}]"
        elif child.name in ("ul", "ol"):
            yield f"#{'enum' if child.name == 'ol' else 'list'}({', '.join(_words(item) for item in child.find_all('li'))})"
        elif child.name == "table":
            yield _table(child)
        else:
            yield from _blocks(child)


def _table(table: Tag) -> str:
    rows = [row.find_all(["td", "th"]) for row in table.find_all("tr")]
    cells = ", ".join(_words(cell) for row in rows for cell in row)
    return f"#table(columns: {max(map(len, rows))}, {cells})"


def _words(element: Tag) -> str:
    """Return the words of `element` as a text of typst; it escapes as JSON does."""
    return json.dumps(" ".join(element.get_text(" ").split()), ensure_ascii=False)
