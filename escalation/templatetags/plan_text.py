"""Small words around a plan: reasons, dates and labels of force, for page and paper alike. Decides nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from django import template

from escalation.content import catalogue
from escalation.domain.catalogue import Action, Contact, Force, Heading, Letter, Sheet
from escalation.domain.deadlines import Due, in_words
from escalation.domain.letters import letters_of
from escalation.domain.plan import PlanItem, Section
from escalation.domain.progress import Moment, Unit
from escalation.domain.road import Road
from escalation.domain.rules import When
from escalation.domain.sheets import sheets_of

register = template.Library()

_LABELS = {
    Force.LEGAL: "wettelijk",
    Force.COMMITTEE: "regels van de commissie",
    Force.GUIDE: "richttijd, geen wettelijke termijn",
}


class Reasoned(Protocol):
    """Something with clauses that complete 'Omdat je zei dat …'."""

    @property
    def because(self) -> Sequence[str]:
        """The clauses, in order."""
        ...


class Worded(Protocol):
    """Something about an action."""

    @property
    def action(self) -> Action:
        """The words of the action."""
        ...


MOST_REASONS = 3


@register.filter
def reason_sentence(item: Reasoned) -> str:
    """Return why `item` stands in the plan, a short sentence a clause: 'Omdat je zei dat a. Ook zei je dat b.'"""
    clauses = item.because
    if not clauses:
        return "Dit raden we bijna iedereen aan."
    others = [f"Ook zei je dat {clause}." for clause in clauses[1:MOST_REASONS]]
    rest = ["En om andere antwoorden die je gaf."] if len(clauses) > MOST_REASONS else []
    return " ".join([f"Omdat je zei dat {clauses[0]}.", *others, *rest])


@register.filter
def of(by_slug: Mapping[str, object], item: Worded) -> object:
    """Return what `by_slug` holds for `item`, or nothing."""
    return by_slug.get(item.action.slug)


@register.filter
def part_title(when: When) -> str:
    """Return the heading of the part `when` of a plan."""
    return catalogue().sections[when].title


@register.filter
def heading(section: Section, road: Road) -> Heading:
    """Return the heading of `section` for a family on this `road`: who waits, or is done, is not told to begin."""
    if section.when is not When.NOW or not road.rests:
        return section.heading
    return replace(section.heading, title="Dit was je volgende stap" if road.stopped else "Hier wacht je nu op", intro="")


@register.filter
def as_told(item: PlanItem) -> PlanItem:
    """Return `item` as it is told to every family: without why it stands in this plan, and by when it is to be done here."""
    return item._replace(because=(), do_by=None, answer_by=None, done_on=None)


@register.filter
def first_sentence(text: str) -> str:
    """Return the first sentence of `text`."""
    head, stop, _ = text.partition(". ")
    return f"{head}." if stop else head


@register.filter
def other_sentences(text: str) -> str:
    """Return `text` after its first sentence, or nothing."""
    return text.partition(". ")[2]


@register.filter
def dutch_date(day: date | None) -> str:
    """Return `day` as 'maandag 30 november 2026', or nothing for no day."""
    return "" if day is None else in_words(day)


@register.filter
def when_done(moment: Moment) -> str:
    """Return when something was done, as it follows 'gedaan': 'op 30 november 2026', or less exactly."""
    words = without_weekday(moment.day)
    if moment.unit is Unit.DAY:
        return f"op {words}"
    return f"in de week van {words}" if moment.unit is Unit.WEEK else f"in {words.partition(' ')[2]}"


def without_weekday(day: date) -> str:
    """Return `day` as '30 november 2026'."""
    return in_words(day).partition(" ")[2]


@register.filter
def named_once(items: Sequence[PlanItem]) -> list[tuple[PlanItem, list[Contact]]]:
    """Return each of `items` with its contacts, but for local ones and those that stand with an earlier item."""
    named: set[str] = set()
    found = []
    for item in items:
        contacts = [contact for contact in item.contacts if not contact.local and contact.slug not in named]
        named.update(contact.slug for contact in contacts)
        found.append((item, contacts))
    return found


@register.filter
def force_label(value: Due | Force) -> str:
    """Return how hard a date or term is (D18), in words for parents."""
    return _LABELS[value.force if isinstance(value, Due) else value]


@register.filter
def force_word(value: Due | Force) -> str:
    """Return the same in one or two words, for paper, where a line says once what a richttijd is."""
    return force_label(value).partition(",")[0]


@register.filter
def reading_title(slug: str) -> str:
    """Return the words of the slug of a text to read: 'online-pesten' is 'Online pesten'."""
    return slug.replace("-", " ").capitalize()


@register.simple_tag
def letters_for(item: PlanItem) -> tuple[Letter, ...]:
    """Return the letters to offer with a step: `{% letters_for item as letters %}`."""
    return letters_of(item, catalogue())


@register.simple_tag
def sheets_for(item: PlanItem) -> tuple[Sheet, ...]:
    """Return the pages to write on to offer with a step."""
    return sheets_of(item, catalogue())
