"""What can be said: the words of questions, actions, contacts and sources, as plain data. No database, no decisions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cached_property

CONFIRMED = frozenset({"V", "V2"})


class Force(Enum):
    """How hard a date or term is (D18); the values are words for parents."""

    LEGAL = "wettelijk"
    COMMITTEE = "commissie"
    GUIDE = "richttijd"


@dataclass(frozen=True)
class Record:
    """What every text has: its slug, its source (a slug), when and how well it was checked."""

    slug: str
    source: str
    status: str
    checked_on: date
    language: str = "nl"


@dataclass(frozen=True, kw_only=True)
class Source(Record):
    """A place where a fact was found."""

    title: str
    url: str
    note: str


@dataclass(frozen=True, kw_only=True)
class OptionText:
    """The words of one option; `because` completes 'Omdat je zei dat …'."""

    value: str
    label: str
    hint: str
    because: str


@dataclass(frozen=True, kw_only=True)
class QuestionText(Record):
    """The words of one question, for the page (`legend`) and for the phone (`say`)."""

    legend: str
    short: str
    hint: str
    why: str
    more: str
    say: str
    error: str
    options: tuple[OptionText, ...]

    @cached_property
    def by_value(self) -> Mapping[str, OptionText]:
        """The words per option value."""
        return {option.value: option for option in self.options}


@dataclass(frozen=True, kw_only=True)
class Phone:
    """A telephone number; shown only when it is confirmed (D20)."""

    number: str
    note: str
    status: str

    @property
    def confirmed(self) -> bool:
        """Whether the number may be shown."""
        return self.status in CONFIRMED

    @property
    def dial(self) -> str:
        """The number as a `tel:` link wants it: digits only."""
        return "".join(character for character in self.number if character.isdigit())


@dataclass(frozen=True, kw_only=True)
class Contact(Record):
    """A person or body and how to reach it. A local one has no number: the parent writes it on paper."""

    name: str
    what_for: str
    phones: tuple[Phone, ...]
    chat: str
    website: str
    email: str
    hours: str
    cost: str
    look_up: str
    local: bool

    @cached_property
    def numbers(self) -> tuple[Phone, ...]:
        """The numbers that may be shown."""
        return tuple(phone for phone in self.phones if phone.confirmed)


@dataclass(frozen=True, kw_only=True)
class Term:
    """A term in words, with its force and source."""

    text: str
    force: Force
    source: str


@dataclass(frozen=True, kw_only=True)
class Action(Record):
    """All that a plan can say about one thing to do. Lists hold one sentence each."""

    title: str
    today: str
    why: str
    steps: tuple[str, ...]
    say: tuple[str, ...]
    who: str
    can: tuple[str, ...]
    cannot: tuple[str, ...]
    further: str
    done: str
    contacts: tuple[str, ...]
    terms: tuple[Term, ...]
    reads: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Heading(Record):
    """The title and one-line introduction of a section, or the sentence of a reason."""

    title: str
    intro: str


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """A part of a text to read."""

    heading: str
    paragraphs: tuple[str, ...]
    bullets: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Article(Record):
    """A text to read."""

    title: str
    summary: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, kw_only=True)
class Concept(Record):
    """A word of the glossary; an `everyday` one is explained there, and not again on each screen."""

    term: str
    explanation: str
    everyday: bool = False


@dataclass(frozen=True, kw_only=True)
class LetterPart:
    """A part of a letter: a text, then its lines as a list. `own_*` is for a pupil who writes it itself (empty: the same).

    Of the kinds 'tekst', 'punten' (numbered lines) and 'feiten' (the lines are the facts of who writes, or blanks).
    """

    kind: str
    text: str
    own_text: str
    lines: tuple[str, ...]
    own_lines: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Letter(Record):
    """A letter to send, with the placeholders of `letters.py`; offered with the `actions` (slugs) that need it.

    `head` stands above the subject, `closing` under the text. `facts_*` are for the form, `facts_blank` for what is left empty.
    """

    title: str
    intro: str
    actions: tuple[str, ...]
    head: tuple[str, ...]
    subject: str
    own_subject: str
    greeting: str
    closing: tuple[str, ...]
    facts_label: str
    facts_hint: str
    facts_blank: str
    parts: tuple[LetterPart, ...]


@dataclass(frozen=True, kw_only=True)
class Phrase(Record):
    """A sentence that an answer brings into a letter; `own_text` is how a pupil says it who writes itself."""

    text: str
    own_text: str


@dataclass(frozen=True, kw_only=True)
class SheetPart:
    """A part of a sheet: paragraphs, bullets, `blanks` empty lines, and a table of `columns` with empty `rows`."""

    heading: str
    paragraphs: tuple[str, ...]
    bullets: tuple[str, ...]
    blanks: int
    columns: tuple[str, ...]
    rows: int

    @property
    def has_content(self) -> bool:
        """Whether there is anything under the heading."""
        return bool(self.paragraphs or self.bullets or self.blanks or self.columns)

    @property
    def blank_lines(self) -> range:
        """The empty lines, for a template to loop over."""
        return range(self.blanks)

    @property
    def empty_rows(self) -> range:
        """The empty rows, for a template to loop over."""
        return range(self.rows)


@dataclass(frozen=True, kw_only=True)
class Sheet(Record):
    """A page to take along and write on, offered with the `actions` (slugs) that need it; `wide` lies on its side."""

    title: str
    summary: str
    actions: tuple[str, ...]
    wide: bool
    parts: tuple[SheetPart, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """An action with the source that a rule rests on and the contacts it names."""

    action: Action
    source: Source
    contacts: tuple[Contact, ...]


@dataclass(frozen=True)
class Catalogue:
    """Everything that can be said, each kind by slug."""

    questions: Mapping[str, QuestionText] = field(default_factory=dict)
    actions: Mapping[str, Action] = field(default_factory=dict)
    contacts: Mapping[str, Contact] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    sections: Mapping[str, Heading] = field(default_factory=dict)
    passed: Mapping[str, Heading] = field(default_factory=dict)
    articles: Mapping[str, Article] = field(default_factory=dict)
    concepts: Mapping[str, Concept] = field(default_factory=dict)
    letters: Mapping[str, Letter] = field(default_factory=dict)
    phrases: Mapping[str, Phrase] = field(default_factory=dict)
    sheets: Mapping[str, Sheet] = field(default_factory=dict)
    _wordings: dict[tuple[str, str], Wording] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __hash__(self) -> int:
        """Return what tells this catalogue from another in memory; its content is too much to hash."""
        return id(self)

    def wording(self, action: str, reference: str) -> Wording:
        """Return the words of `action` on a rule's source `reference`, looked up once. KeyError names what is lacking."""
        found = self._wordings.get((action, reference))
        if found is None:
            words = self.actions[action]
            contacts = tuple(self.contacts[slug] for slug in words.contacts)
            found = self._wordings[action, reference] = Wording(words, self.sources[source_slug(reference)], contacts)
        return found


def source_slug(reference: str) -> str:
    """Return the slug of a rule's source reference: 'domein:2.13' is 'domein-2-13'."""
    return reference.replace(":", "-").replace(".", "-")
