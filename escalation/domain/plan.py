"""The Plan: what was decided, with its words, reasons, dates and sources. Every page and paper is a picture of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from escalation.domain.catalogue import Action, Catalogue, Contact, Heading, Source
from escalation.domain.climb import COMMISSION, FOLLOW_COMPLAINT
from escalation.domain.deadlines import LEGAL_MONTHS, Due, answer_due, decision_due, rung_due
from escalation.domain.progress import NOTHING, Moment, Progress
from escalation.domain.rules import Because, When
from escalation.domain.situation import Situation
from escalation.domain.verdict import Decision, PassedOver, decide, urgent_help

Answer = str | frozenset[str]


class PlanItem(NamedTuple):
    """One step of a plan; a tuple, since a plan is made of dozens.

    `because` holds clauses that complete 'Omdat je zei dat …' (empty: it stands in every plan). `do_by` is when to do it,
    `further_on` when to go a rung further without result, `answer_by` when the law wants an answer, `done_on` when it was
    done. No rung follows on the `highest`.
    """

    action: Action
    when: When
    because: tuple[str, ...]
    source: Source
    contacts: tuple[Contact, ...]
    do_by: Due | None = None
    further_on: Due | None = None
    answer_by: Due | None = None
    done_on: Moment | None = None
    highest: bool = False

    @property
    def slug(self) -> str:
        """The action's slug."""
        return self.action.slug


class Section(NamedTuple):
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
REMEMBERED = 8192


class _Phrasebook:
    """What is said at a decision, or at a rung passed over, to who gave certain answers. It remembers the latest of these,
    a decision, a few answers and a day each: nothing that tells one family from another.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.item = lru_cache(REMEMBERED)(self._item)
        self.rung = lru_cache(REMEMBERED)(self._rung)
        self.skipped = lru_cache(REMEMBERED)(self._skipped)

    def _item(self, decision: Decision, quoted: object) -> PlanItem:
        """Return the item of `decision` without its dates, for the answers that it `quoted`."""
        words = self.catalogue.wording(decision.action, decision.source)
        return PlanItem(words.action, decision.when, self._clauses(decision.because, quoted), words.source, words.contacts)

    def _rung(self, decision: Decision, quoted: object, start: date, urgent: bool, highest: bool) -> tuple[PlanItem, Due, Due]:
        """Return the item of a rung for who starts on it at `start`, and its dates: when to act, and when to go further."""
        dates = rung_due(decision.action, start, now=decision.when is When.NOW, urgent=urgent)
        return PlanItem(*self.item(decision, quoted)[:5], *dates, highest=highest), *dates

    def _skipped(self, passed: PassedOver, quoted: object) -> Skipped:
        action, reason = self.catalogue.actions[passed.rung], self.catalogue.passed[passed.why]
        return Skipped(action, reason, self._clauses(passed.because, quoted))

    def _clauses(self, because: tuple[Because, ...], quoted: Any) -> tuple[str, ...]:
        """Return the clauses for the answers that were `quoted` for `because`, in the order of the options."""
        answers = (quoted,) if len(because) == 1 else quoted
        return tuple(clause for reason, answer in zip(because, answers, strict=True) for clause in self._quote(reason, answer))

    def _quote(self, reason: Because, answer: Answer) -> list[str]:
        chosen = {answer} if isinstance(answer, str) else answer
        texts = self.catalogue.questions[reason.key].by_value
        return [texts[value].because for value in reason.values if value in chosen]


_phrasebook = lru_cache(maxsize=2)(_Phrasebook)


class _Builder:
    def __init__(self, situation: Situation, catalogue: Catalogue, today: date, progress: Progress = NOTHING) -> None:
        self.situation, self.catalogue, self.today, self.progress = situation, catalogue, today, progress
        self.phrases = _phrasebook(catalogue)
        self.stopped, self.waits = progress.stopped, progress.waits
        self.cursor = progress.since if self.waits and progress.since else today
        self.urgent = situation.urgent

    def items(self, when: When, decisions: Iterable[Decision], top: Decision | None) -> tuple[PlanItem, ...]:
        """Return the items of `decisions` in section `when`; on the ladder, up to the rung `top`, each moves the cursor on."""
        if when in _DATED:
            return tuple([self._dated(decision, highest=decision is top) for decision in decisions])
        situation, said = self.situation, self.phrases.item
        items = [said(decision, decision.quoted(situation)) for decision in decisions]
        if when is When.DONE:
            return tuple([self._done(item) for item in items])
        return tuple([self._answered(item) if item.action.slug in LEGAL_MONTHS else item for item in items])

    def _answered(self, item: PlanItem) -> PlanItem:
        return item._replace(answer_by=answer_due(item.slug, self.today))

    def _done(self, item: PlanItem) -> PlanItem:
        done_on = self.progress.done.get(item.slug)
        return item._replace(done_on=done_on) if done_on else item

    def _dated(self, decision: Decision, *, highest: bool) -> PlanItem:
        quoted = decision.quoted(self.situation)
        if self.stopped:
            return self.phrases.item(decision, quoted)._replace(highest=highest)
        item, do_by, further_on = self.phrases.rung(decision, quoted, self.cursor, self.urgent, highest)
        if decision.action == FOLLOW_COMPLAINT and COMMISSION in self.situation.tried:
            further_on = self._decided(do_by)
            item = item._replace(further_on=further_on)
        self.cursor = further_on.day
        return item._replace(do_by=None) if self.waits and decision.when is When.NOW else item

    def _decided(self, do_by: Due) -> Due:
        """Return how long to follow a complaint at the klachtencommissie, but not before `do_by`."""
        sent = self.progress.done.get(COMMISSION)
        return max(do_by, decision_due(sent.day if sent else self.cursor), key=attrgetter("day"))

    def skipped(self, passed: PassedOver) -> Skipped:
        """Return the words for a rung that is passed over."""
        return self.phrases.skipped(passed, passed.quoted(self.situation))


def build_plan(situation: Situation, catalogue: Catalogue, today: date, progress: Progress = NOTHING) -> Plan:
    """Return the plan for a complete `situation` as of `today`; KeyError names a text the catalogue lacks.

    Of `progress` come the days on which rungs were done, and the day from which the dates count of a rung that is waited for.
    For who told that it stopped no rung has a date: nothing needs to be done.
    """
    builder = _Builder(situation, catalogue, today, progress)
    verdict = decide(situation)
    skipped = tuple([builder.skipped(passed) for passed in verdict.passed_over])
    return Plan(today, _sections(builder, verdict.decisions), skipped)


def urgent_section(situation: Situation, catalogue: Catalogue, today: date) -> Section | None:
    """Return the help that must stand on every page for a `situation` that may be half filled in, or None (D1)."""
    sections = sections_of(urgent_help(situation), situation, catalogue, today)
    return sections[0] if sections else None


def sections_of(
    decisions: tuple[Decision, ...], situation: Situation, catalogue: Catalogue, today: date
) -> tuple[Section, ...]:
    """Return the sections with only these `decisions`, of a `situation` that may be half filled in: no rung among them."""
    return _sections(_Builder(situation, catalogue, today), decisions)


def _sections(builder: _Builder, decisions: tuple[Decision, ...]) -> tuple[Section, ...]:
    headings = builder.catalogue.sections
    top = next((decision for decision in reversed(decisions) if decision.when in _DATED), None)
    parts = groupby(decisions, attrgetter("when"))
    return tuple([Section(when, headings[when], builder.items(when, group, top)) for when, group in parts])
