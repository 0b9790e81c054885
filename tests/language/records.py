"""Every text of `fixtures/` that a parent can see or hear, and which field that is. Judges nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from escalation.yaml_text import read_yaml


@dataclass(frozen=True)
class Text:
    """One text: its name, the screen it stands on, its kind, and whether it runs on (`prose`) or is a title or label.

    `spoken` are words to say or write to someone, so they choose their own form of address.
    """

    name: str
    screen: str
    kind: str
    words: str
    prose: bool = True
    spoken: bool = False


# Per file: fields of running text, of titles and labels, and fields that no parent sees. Nested fields have a dot. SPOKEN are
# those of them that a parent says or writes to someone else.
_RECORD = {"slug", "language", "source", "status", "checked_on"}
SPOKEN: Mapping[str, set[str]] = {
    "acties": {"say"},
    "briefzinnen": {"text", "own_text"},
    "brieven": {
        *{"head", "subject", "own_subject", "greeting", "closing", "facts_blank"},
        *{"parts.text", "parts.own_text", "parts.lines", "parts.own_lines"},
    },
}
PROSE: Mapping[str, set[str]] = {
    "acties": {"today", "why", "steps", "say", "who", "can", "cannot", "further", "done", "terms.text"},
    "begrippen": {"explanation"},
    "briefzinnen": {"text", "own_text"},
    "brieven": {"intro", "facts_hint", "parts.text", "parts.own_text", "parts.lines", "parts.own_lines"},
    "contacten": {"what_for", "hours", "cost", "look_up"},
    "invulbladen": {"summary", "parts.paragraphs", "parts.bullets"},
    "lezen": {"summary", "sections.paragraphs", "sections.bullets"},
    "onderdelen": {"intro"},
    "overgeslagen": {"title", "intro"},
    "vragen": {"hint", "why", "more", "say", "error", "options.hint", "options.because"},
}
LABELS: Mapping[str, set[str]] = {
    "acties": {"title"},
    "begrippen": {"term"},
    "brieven": {"title", "head", "subject", "own_subject", "greeting", "closing", "facts_label", "facts_blank"},
    "bronnen": {"title"},
    "contacten": {"name", "phones.note"},
    "invulbladen": {"title", "parts.heading", "parts.columns"},
    "lezen": {"title", "sections.heading"},
    "onderdelen": {"title"},
    "vragen": {"legend", "short", "options.label"},
}
UNSEEN: Mapping[str, set[str]] = {
    "acties": {"contacts", "reads", "terms.force", "terms.source"},
    "begrippen": {"everyday"},
    "brieven": {"actions", "parts.kind"},
    "bronnen": {"url", "note"},
    "contacten": {
        *{"chat", "website", "email", "local", "source_url", "source_note", "hours_status", "cost_status"},
        *{"phones.number", "phones.status"},
    },
    "invulbladen": {"actions", "wide", "parts.blanks", "parts.rows"},
    "vragen": {"options.value"},
}
# Files that are for advisers and never shown to a parent.
FOR_ADVISERS = {"brontekst", "oefengezinnen"}
# A record of these is a page, or a step of a plan.
SCREENS = {"acties", "lezen", "vragen"}
_SLOT = re.compile(r"\{\w+\}")


def kinds() -> list[str]:
    """Return the names of the files in `fixtures/` that a parent can see."""
    return sorted({path.stem for path in Path(settings.CONTENT_DIR).glob("*.yaml")} - FOR_ADVISERS)


def fields(kind: str) -> set[str]:
    """Return every field that occurs in the records of `kind`, nested ones with a dot."""
    return {field for record in _records(kind) for field, _ in _values(record)} - _RECORD


def record_texts(kind: str) -> Iterator[Text]:
    """Yield the texts of `kind` that a parent can see, in order."""
    prose, labels, spoken = (table.get(kind, set()) for table in (PROSE, LABELS, SPOKEN))
    for record in _records(kind):
        screen = f"{kind}/{record['slug']}"
        for field, value in _values(record):
            if value and field in prose | labels:
                words = f"Omdat je zei dat {value}." if field == "options.because" else _SLOT.sub("7", str(value))
                yield Text(f"{screen}/{field}", screen, kind, words, field in prose, field in spoken)


def _records(kind: str) -> list[dict[str, Any]]:
    path = Path(settings.CONTENT_DIR) / f"{kind}.yaml"
    records: list[dict[str, Any]] = read_yaml(path.read_text(encoding="utf-8"))
    return records


def _values(record: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in record.items():
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict):
                yield from _values(item, f"{prefix}{key}.")
            else:
                yield f"{prefix}{key}", item
