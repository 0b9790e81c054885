"""Every text of `templates/` and of the views that a parent can see: what is left without the tags. Judges nothing."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from bs4 import BeautifulSoup, NavigableString
from bs4.element import Comment, Doctype, Tag
from django.conf import settings

from tests.language.records import Text

_GIVEN = re.compile(r"\w+=(\"[^\"]* [^\"]*\"|'[^']* [^']*')")
_OTHERWISE = re.compile(r"\{%-?\s*(?:else|elif|empty)\b.*?%\}", re.DOTALL)
_TAG = re.compile(r"\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_VALUE = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_SLOT = "7"  # stands for a value, so that a sentence with a value keeps its length
_INLINE = {"a", "strong", "em", "b", "i", "span", "abbr", "label", "br"}
_ATTRIBUTES = ("aria-label", "alt", "placeholder")
# The rooms whose words reach a parent through a view.
_SPEAKING = ("forms.py", "views/*.py", "templatetags/*.py", "outputs/*.py")
_FOR_ADVISERS = ("rules",)
_APART = "\0"
_LETTERS = re.compile(r"[^\W\d_]{2}")


def template_texts() -> Iterator[Text]:
    """Yield the visible texts of the templates; those of one file in `pages/` are one screen."""
    root = Path(settings.BASE_DIR) / "templates"
    for path in sorted(root.rglob("*.html")):
        name = path.relative_to(root).with_suffix("").as_posix()
        if name.startswith(("helpdesk/", "admin/", "pages/rules", "components/condition")):
            continue
        for words in _blocks(path.read_text(encoding="utf-8")):
            yield _text(f"templates/{name}", "pagina's", words)


def view_texts() -> Iterator[Text]:
    """Yield the Dutch sentences that stand in code: messages of errors and labels."""
    root = Path(settings.BASE_DIR) / "escalation"
    for pattern in _SPEAKING:
        for path in sorted(root.glob(pattern)):
            if not path.name.startswith(_FOR_ADVISERS):
                for words in _literals(ast.parse(path.read_text(encoding="utf-8"))):
                    yield _text(f"code/{path.relative_to(root).as_posix()}", "meldingen", words)


def _text(name: str, kind: str, words: str) -> Text:
    return Text(name, name, kind, words, prose=words.endswith((".", "?", "!", ":", ";")))


def _blocks(source: str) -> Iterator[str]:
    for given in _GIVEN.findall(" ".join(re.findall(r"\{%\s*include.*?%\}", source, re.DOTALL))):
        yield given[1:-1].lstrip("? ")
    soup = BeautifulSoup(_VALUE.sub(_SLOT, _TAG.sub("", _OTHERWISE.sub(_APART, source))), "html.parser")
    for unseen in soup.find_all(["script", "style"]):
        unseen.decompose()
    attributes = [str(element.get(name, "")) for element in soup.find_all(True) for name in _ATTRIBUTES]
    for words in [*attributes, *_runs(soup)]:
        yield from (" ".join(part.split()) for part in words.split(_APART) if _LETTERS.search(part))


def _runs(element: Tag) -> Iterator[str]:
    """Yield the text of each block in `element`: inline parts joined, blocks apart."""
    run = ""
    for child in element.children:
        if isinstance(child, NavigableString):
            run += "" if isinstance(child, Comment | Doctype) else child
        elif isinstance(child, Tag) and child.name in _INLINE and not child.find(lambda tag: tag.name not in _INLINE):
            run += child.get_text()
        elif isinstance(child, Tag):
            yield run
            run = ""
            yield from _runs(child)
    yield run


def _literals(tree: ast.AST) -> Iterator[str]:
    skipped: set[int] = set()
    for node in ast.walk(tree):
        docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        english = isinstance(node, ast.Raise) or (isinstance(node, ast.Call) and "logger" in ast.unparse(node.func))
        if docstring or english:
            skipped |= {id(inner) for inner in ast.walk(node)}
        if isinstance(node, ast.JoinedStr) and id(node) not in skipped:
            parts = [part.value if isinstance(part, ast.Constant) else _SLOT for part in node.values]
            skipped |= {id(part) for part in node.values}
            yield from _spoken("".join(map(str, parts)))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield from _spoken(node.value)


def _spoken(words: str) -> Iterator[str]:
    if re.match(r"[A-ZÀ-Ý]\w*[ ,]", words) and len(words.split()) > 2:
        yield words
