"""The Plan: what was decided, with its words, reasons, dates and sources. Every page and paper is a picture of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from escalation.domain.catalogue import Action, Catalogue, Contact, Heading, Source
from escalation.domain.deadlines import REMINDER_DAYS, Due, answer_due, rung_due, school_day
from escalation.domain.rules import Because, Decision, PassedOver, When, decide, urgent_help
from escalation.domain.situation import Situation


class PlanItem(NamedTuple):
    """One step of a plan; a tuple, since a plan is made of dozens.

    `because` holds clauses that complete 'Omdat je zei dat …' (empty: it stands in every plan). `do_by` is when to do it,
    `further_on` when to go a rung further without result, `answer_by` when the law wants an answer.
    """

    action: Action
    when: When
    because: tuple[str, ...]
    source: Source
    contacts: tuple[Contact, ...]
    do_by: Due | None = None
    further_on: Due | None = None
    answer_by: Due | None = None

    @property
    def slug(self) -> str:
        """The action's slug."""
        return self.action.slug


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the plan with its heading and its items, in order."""

    when: When
    heading: Heading
    items: tuple[PlanItem, ...]


@dataclass(frozen=True, slots=True)
class Skipped:
    """A rung that is passed over: its action, the reason as a sentence, and the clauses behind it."""

    action: Action
    reason: Heading
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A stappenplan, made on `made_on`: sections without items are left out."""

    made_on: date
    sections: tuple[Section, ...]
    skipped: tuple[Skipped, ...]

    @property
    def now(self) -> PlanItem:
        """The one thing to do now."""
        return next(section.items[0] for section in self.sections if section.when is When.NOW)

    @property
    def items(self) -> tuple[PlanItem, ...]:
        """All items, in order."""
        return tuple(item for section in self.sections for item in section.items)

    @property
    def contacts(self) -> tuple[Contact, ...]:
        """Every contact in the plan, once, in order of appearance."""
        return tuple({contact.slug: contact for item in self.items for contact in item.contacts}.values())

    def slugs(self) -> dict[str, list[str]]:
        """Return the action slugs per section slug, in order."""
        return {section.when.value: [item.slug for item in section.items] for section in self.sections}


_DATED = (When.NOW, When.LATER)


@dataclass
class _Builder:
    situation: Situation
    catalogue: Catalogue
    today: date
    cursor: date = field(init=False)
    quoted: dict[Because, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        waits = self.situation.waits_for_agreements and not self.situation.urgent
        self.cursor = school_day(self.today, REMINDER_DAYS) if waits else self.today

    def item(self, decision: Decision) -> PlanItem:
        """Return the item of `decision`; those on the ladder move the cursor to the day the next rung starts."""
        words = self.catalogue.wording(decision.action, decision.source)
        do_by, further_on = self._dates(decision)
        answer_by = None if decision.when is When.DONE else answer_due(decision.action, self.today)
        because = self.clauses(decision.because)
        return PlanItem(words.action, decision.when, because, words.source, words.contacts, do_by, further_on, answer_by)

    def _dates(self, decision: Decision) -> tuple[Due | None, Due | None]:
        if decision.when not in _DATED:
            return None, None
        do_by, further_on = rung_due(decision.action, self.cursor, urgent=decision.when is When.NOW and self.situation.urgent)
        self.cursor = further_on.day
        return do_by, further_on

    def clauses(self, because: tuple[Because, ...]) -> tuple[str, ...]:
        """Return the clauses for the answers that `because` points to, in the order of the options."""
        clauses: tuple[str, ...] = ()
        for reason in because:
            if reason not in self.quoted:
                self.quoted[reason] = self._quote(reason)
            clauses += self.quoted[reason]
        return clauses

    def _quote(self, reason: Because) -> tuple[str, ...]:
        answer = getattr(self.situation, reason.key)
        texts = self.catalogue.questions[reason.key].by_value
        if isinstance(answer, str):
            return (texts[answer].because,) if answer in reason.values else ()
        return tuple([texts[value].because for value in reason.values if value in answer])

    def skipped(self, passed: PassedOver) -> Skipped:
        """Return the words for a rung that is passed over."""
        catalogue = self.catalogue
        return Skipped(catalogue.actions[passed.rung], catalogue.passed[passed.why], self.clauses(passed.because))


def build_plan(situation: Situation, catalogue: Catalogue, today: date) -> Plan:
    """Return the plan for a complete `situation` as of `today`; KeyError names a text the catalogue lacks."""
    builder = _Builder(situation, catalogue, today)
    verdict = decide(situation)
    skipped = tuple(builder.skipped(passed) for passed in verdict.passed_over)
    return Plan(today, _sections(builder, verdict.decisions), skipped)


def urgent_section(situation: Situation, catalogue: Catalogue, today: date) -> Section | None:
    """Return the help that must stand on every page for a `situation` that may be half filled in, or None (D1)."""
    sections = _sections(_Builder(situation, catalogue, today), urgent_help(situation))
    return sections[0] if sections else None


def _sections(builder: _Builder, decisions: tuple[Decision, ...]) -> tuple[Section, ...]:
    grouped: dict[When, list[PlanItem]] = {}
    for decision in decisions:
        grouped.setdefault(decision.when, []).append(builder.item(decision))
    return tuple(Section(when, builder.catalogue.sections[when], tuple(items)) for when, items in grouped.items())
