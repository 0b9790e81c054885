"""The only bridge from content to the domain's catalogue. It holds the catalogue in memory and outlives its database.

The rows of the database are read once and again when their edition changes; that check runs after a response, never
before it. When the database is away or empty the fixtures are read instead.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, models, transaction

from escalation import models as rows
from escalation.domain.catalogue import (
    CONFIRMED,
    Action,
    Article,
    Catalogue,
    Chapter,
    Concept,
    Contact,
    Force,
    Heading,
    Letter,
    LetterPart,
    OptionText,
    Phone,
    Phrase,
    QuestionText,
    Record,
    Sheet,
    SheetPart,
    Source,
    Term,
)
from escalation.fields import lines

logger = logging.getLogger(__name__)
RawRecord = Mapping[str, Any]
LANGUAGE = "nl"
EDITION_CHECK_SECONDS = 30.0


class ContentError(ValueError):
    """A record that cannot be used; the message names the file or table and the record."""


@dataclass(frozen=True)
class Kind:
    """A kind of content: its file in `fixtures/`, its table, its place in the catalogue, and how a record is read."""

    name: str
    model: type[rows.Words]
    field: str
    build: Callable[[RawRecord], Record]


def _base(record: RawRecord) -> dict[str, Any]:
    checked_on = record["checked_on"]
    if not isinstance(checked_on, date):
        raise ValueError("checked_on is no date")
    if record["status"] not in rows.STATUSES:
        raise ValueError(f"status {record['status']!r} does not exist")
    return {
        "slug": str(record["slug"]),
        "source": str(record["source"]),
        "status": record["status"],
        "checked_on": checked_on,
        "language": record.get("language", LANGUAGE),
    }


def _text(record: RawRecord, *names: str) -> dict[str, Any]:
    return {name: " ".join(str(record.get(name) or "").split()) for name in names}


def _required(record: RawRecord, *names: str) -> dict[str, Any]:
    texts = _text(record, *names)
    if empty := [name for name, text in texts.items() if not text]:
        raise ValueError(f"{', '.join(empty)} is empty")
    return texts


def _question(record: RawRecord) -> QuestionText:
    options = tuple(
        OptionText(**_required(option, "value", "label", "because"), **_text(option, "hint")) for option in record["options"]
    )
    words = _required(record, "legend", "short", "why", "say", "error")
    return QuestionText(**_base(record), **words, **_text(record, "hint", "more"), options=options)


def _action(record: RawRecord) -> Action:
    terms = tuple(Term(**_required(term, "text", "source"), force=Force(term["force"])) for term in record.get("terms") or ())
    lists = {name: lines(record.get(name)) for name in ("steps", "say", "can", "cannot", "contacts", "reads")}
    if not lists["steps"]:
        raise ValueError("steps is empty")
    words = {**_required(record, "title", "why"), **_text(record, "today", "who", "further", "done")}
    return Action(**_base(record), **words, **lists, terms=terms)  # type: ignore[arg-type]


def _contact(record: RawRecord) -> Contact:
    phones = tuple(
        Phone(**_required(phone, "number", "status"), **_text(phone, "note")) for phone in record.get("phones") or ()
    )
    words = {**_required(record, "name", "what_for", "look_up"), **_text(record, "chat", "website", "email")}
    for name in ("hours", "cost"):
        confirmed = record.get(f"{name}_status") in CONFIRMED
        words[name] = _text(record, name)[name] if confirmed else ""
    base = _base({**record, "source": record.get("source") or record.get("source_url") or record["slug"]})
    return Contact(**base, **words, phones=phones, local=bool(record.get("local")))


def _source(record: RawRecord) -> Source:
    base = _base({**record, "source": record.get("source") or record["slug"]})
    return Source(**base, **_required(record, "title"), **_text(record, "url", "note"))


def _heading(record: RawRecord) -> Heading:
    return Heading(**_base(record), **_required(record, "title"), **_text(record, "intro"))


def _article(record: RawRecord) -> Article:
    chapters = tuple(
        Chapter(
            **_required(chapter, "heading"),
            paragraphs=lines(chapter.get("paragraphs")),
            bullets=lines(chapter.get("bullets")),
        )
        for chapter in record["sections"]
    )
    return Article(**_base(record), **_required(record, "title", "summary"), chapters=chapters)


def _concept(record: RawRecord) -> Concept:
    return Concept(**_base(record), **_required(record, "term", "explanation"), everyday=bool(record.get("everyday")))


def _letter_part(record: RawRecord) -> LetterPart:
    kind = record.get("kind") or "tekst"
    if kind not in rows.PART_KINDS:
        raise ValueError(f"kind {kind!r} does not exist")
    lists = {name: lines(record.get(name)) for name in ("lines", "own_lines")}
    return LetterPart(kind=kind, **_text(record, "text", "own_text"), **lists)  # type: ignore[arg-type]


def _letter(record: RawRecord) -> Letter:
    lists = {name: lines(record.get(name)) for name in ("actions", "head", "closing")}
    words = _required(record, "title", "intro", "subject", "greeting")
    more = _text(record, "own_subject", "facts_label", "facts_hint", "facts_blank")
    parts = tuple(_letter_part(part) for part in record["parts"])
    return Letter(**_base(record), **words, **more, **lists, parts=parts)  # type: ignore[arg-type]


def _phrase(record: RawRecord) -> Phrase:
    return Phrase(**_base(record), **_required(record, "text"), **_text(record, "own_text"))


def _sheet(record: RawRecord) -> Sheet:
    parts = tuple(
        SheetPart(
            **_required(part, "heading"),
            paragraphs=lines(part.get("paragraphs")),
            bullets=lines(part.get("bullets")),
            blanks=int(part.get("blanks") or 0),
            columns=lines(part.get("columns")),
            rows=int(part.get("rows") or 0),
        )
        for part in record["parts"]
    )
    words = _required(record, "title", "summary")
    actions, wide = lines(record.get("actions")), bool(record.get("wide"))
    return Sheet(**_base(record), **words, actions=actions, wide=wide, parts=parts)


KINDS: tuple[Kind, ...] = (
    Kind("bronnen", rows.Source, "sources", _source),
    Kind("vragen", rows.QuestionWords, "questions", _question),
    Kind("acties", rows.ActionWords, "actions", _action),
    Kind("contacten", rows.Contact, "contacts", _contact),
    Kind("onderdelen", rows.SectionHeading, "sections", _heading),
    Kind("overgeslagen", rows.PassedReason, "passed", _heading),
    Kind("lezen", rows.ArticleWords, "articles", _article),
    Kind("begrippen", rows.ConceptWords, "concepts", _concept),
    Kind("brieven", rows.LetterWords, "letters", _letter),
    Kind("briefzinnen", rows.PhraseWords, "phrases", _phrase),
    Kind("invulbladen", rows.SheetWords, "sheets", _sheet),
)


def fixture_records(kind: Kind) -> list[RawRecord]:
    """Return the records of `kind` in `fixtures/`. Raises ContentError when the file is no list of records with a slug."""
    return records_in(kind.name)


def records_in(name: str) -> list[RawRecord]:
    """Return the records of the file `name` in `fixtures/`. Raises ContentError when it is no list of records with a slug."""
    from escalation.yaml_text import YAMLError, read_yaml  # here, since it takes long to load, and a server reads the database

    path: Path = settings.CONTENT_DIR / f"{name}.yaml"
    try:
        records = read_yaml(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, YAMLError) as error:
        raise ContentError(f"{path.name}: cannot be read: {error}") from error
    if not isinstance(records, list) or not all(isinstance(record, dict) and record.get("slug") for record in records):
        raise ContentError(f"{path.name}: is not a list of records with a slug")
    slugs = [str(record["slug"]) for record in records]
    if double := {slug for slug in slugs if slugs.count(slug) > 1}:
        raise ContentError(f"{path.name}: {', '.join(sorted(double))} stands in it twice")
    return records


def build(kind: Kind, record: RawRecord) -> Record:
    """Return the catalogue's object for `record`. Raises ContentError naming the record when it is not usable."""
    try:
        return kind.build(record)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ContentError(f"{kind.name}: {record.get('slug')}: {type(error).__name__}: {error}") from error


def catalogue_from(records: Callable[[Kind], Iterable[RawRecord]]) -> Catalogue:
    """Return the catalogue made of what `records` gives per kind. Raises ContentError."""
    built = {kind.field: {text.slug: text for text in (build(kind, record) for record in records(kind))} for kind in KINDS}
    return Catalogue(**built)  # type: ignore[arg-type]


def row_records(kind: Kind) -> list[RawRecord]:
    """Return the rows of `kind` as records; DatabaseError when the database is away."""
    query: models.QuerySet[rows.Words] = kind.model._default_manager.filter(language=LANGUAGE)
    return [row.as_record() for row in query.prefetch_related(*kind.model.children)]


def fixture_catalogue() -> Catalogue:
    """Return the catalogue of `fixtures/`. Raises ContentError."""
    return catalogue_from(fixture_records)


@dataclass
class _Held:
    catalogue: Catalogue | None = None
    edition: int = -1
    looked_at: float = 0.0
    fingerprint: tuple[Catalogue, str] | None = None


_held = _Held()


def catalogue() -> Catalogue:
    """Return all that can be said. Raises ContentError only when the fixtures are broken and there is nothing better."""
    if _held.catalogue is None:
        _load()
    assert _held.catalogue is not None  # noqa: S101  (for the type checker: _load sets it or raises)
    return _held.catalogue


def fingerprint() -> str:
    """Return a short text that is the same in every process with this content, and another when a word of it changes."""
    words, known = catalogue(), _held.fingerprint
    if known is None or known[0] is not words:
        known = _held.fingerprint = (words, sha256(repr(words).encode()).hexdigest())
    return known[1]


def forget() -> None:
    """Make the next call of `catalogue` read everything again."""
    _held.catalogue = None


def refresh(**_: object) -> None:
    """Read the content again if its edition changed; a handler of `request_finished`, so no visitor waits for it."""
    if _held.catalogue is None or time.monotonic() - _held.looked_at < EDITION_CHECK_SECONDS:
        return
    _held.looked_at = time.monotonic()
    try:
        if _edition() != _held.edition:
            _load()
    except (DatabaseError, ContentError):
        logger.warning("content could not be refreshed; the one in memory stays")


def _edition() -> int:
    row = rows.Edition.objects.first()
    return row.number if row else 0


def write_nothing() -> None:
    """Write to the database and take it back; DatabaseError when that is not possible."""
    with transaction.atomic():
        rows.Edition.objects.update(number=models.F("number"))
        transaction.set_rollback(True)


def _load() -> None:
    _held.looked_at = time.monotonic()
    try:
        _held.edition = _edition()
        fresh = catalogue_from(row_records)
        _held.catalogue = fresh if fresh.questions else fixture_catalogue()
    except DatabaseError:
        logger.warning("the database is away; the content comes from the fixtures")
        _held.edition = -1
        _held.catalogue = fixture_catalogue()
