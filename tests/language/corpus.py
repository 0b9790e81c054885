"""All texts together, by screen and by kind, and the text that the project started from. Judges nothing."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from django.conf import settings

from tests.language.pages import template_texts, view_texts
from tests.language.records import SCREENS, Text, kinds, record_texts

# Outside the repository, beside the checkout: the page of a knowledge base that the content was made from.
SEED = Path(settings.BASE_DIR).parent / "shared" / "bron" / "help-het-pesten-stopt-niet.txt"
# What stands on it around the text: the search box and links to other pages.
_SEED_STARTS, _SEED_ENDS = "Help! Het pesten stopt niet.", "Gerelateerde onderwerpen"
_ENOUGH_WORDS = 40


@cache
def texts() -> tuple[Text, ...]:
    """Return every text that a parent can see, in order."""
    records = [text for kind in kinds() for text in record_texts(kind)]
    return (*records, *template_texts(), *view_texts())


def screens() -> dict[str, list[Text]]:
    """Return the texts per screen: a question, a step of a plan, a text to read, a page with enough words to measure."""
    found = _grouped(texts(), "screen")
    together = by_kind()
    pages = {name: page for name, page in found.items() if name.startswith("templates/pages/")}
    pages = {name: page for name, page in pages.items() if _length(page) >= _ENOUGH_WORDS}
    records = {name: screen for name, screen in found.items() if name.split("/")[0] in SCREENS}
    return {**records, **pages, **{kind: together[kind] for kind in ("begrippen", "contacten")}}


def by_kind() -> dict[str, list[Text]]:
    """Return the texts per kind."""
    return _grouped(texts(), "kind")


@cache
def seed() -> tuple[str, ...]:
    """Return the paragraphs of the text we started from, without what stands around it. OSError when it is not here."""
    page = SEED.read_text(encoding="utf-8")
    body = page[page.index(_SEED_STARTS) : page.index(_SEED_ENDS)]
    return tuple(paragraph for paragraph in (line.strip(" •\t") for line in body.splitlines()) if paragraph)


def _grouped(found: Iterable[Text], by: str) -> dict[str, list[Text]]:
    groups: dict[str, list[Text]] = {}
    for text in found:
        groups.setdefault(getattr(text, by), []).append(text)
    return groups


def _length(page: Iterable[Text]) -> int:
    return sum(len(text.words.split()) for text in page)
