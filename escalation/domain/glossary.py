"""Which hard words a text has, so that each is explained where it stands. Pure; the words come from the catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import lru_cache

from escalation.domain.catalogue import Catalogue, Concept, Record

_ENDINGS = "(?:en|sen|s|'s)?"
# What of a record is not read by a parent on a page.
_UNREAD = frozenset({"slug", "source", "status", "checked_on", "language", "contacts", "reads"})


class Glossary:
    """The concepts of a catalogue, found in texts by their term. Everyday ones are for the glossary's own page only."""

    def __init__(self, catalogue: Catalogue) -> None:
        concepts = [concept for concept in catalogue.concepts.values() if not concept.everyday]
        self._by_term = {_spoken(concept.term): concept for concept in concepts}
        longest_first = sorted(self._by_term, key=len, reverse=True)
        pattern = "|".join(map(re.escape, longest_first))
        self._pattern = re.compile(rf"(?<![\w-])({pattern}){_ENDINGS}(?![\w-])") if pattern else None
        self._found: dict[tuple[type[Record], str], tuple[Concept, ...]] = {}

    def explain(self, *texts: str) -> tuple[Concept, ...]:
        """Return the concepts whose term stands in `texts`, each once, in order of appearance."""
        if self._pattern is None:
            return ()
        terms = (match[1] for text in texts for match in self._pattern.finditer(text.lower()))
        return tuple(self._by_term[term] for term in dict.fromkeys(terms))

    def explain_record(self, record: Record) -> tuple[Concept, ...]:
        """Return the concepts in what a parent reads of `record`; looked up once for each record of the catalogue."""
        key = (type(record), record.slug)
        if key not in self._found:
            self._found[key] = self.explain(*_texts(record))
        return self._found[key]

    def explain_records(self, records: Iterable[Record]) -> tuple[Concept, ...]:
        """Return the concepts in all `records` together, each once."""
        return tuple({concept.slug: concept for record in records for concept in self.explain_record(record)}.values())


glossary = lru_cache(maxsize=2)(Glossary)


def _spoken(term: str) -> str:
    """Return `term` as it stands in a sentence: 'Commissie (C)' is 'commissie'."""
    return re.sub(r"\s*\(.*?\)", "", term).lower()


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in _UNREAD:
                yield from _texts(getattr(value, field.name))
