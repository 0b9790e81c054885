"""The rules in words: questions with their branches, the ladders, and each rule in a sentence. It has no content of its own:
what is decided comes from QUESTIONS, `ladder` and RULES, and every word about bullying or school from the catalogue.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from escalation.domain.alternatives import Alternative, Alternatives, Term, asked, can_come_with, offered
from escalation.domain.catalogue import Catalogue, Heading, Source, source_slug
from escalation.domain.explain import gone_when_tried, in_plan_when, may_be_a_rung
from escalation.domain.ladder import Sector, ladder
from escalation.domain.probes import NOT_ASKED
from escalation.domain.questions import BY_KEY, QUESTIONS, Question
from escalation.domain.rules import RULES, Rule, When


@dataclass(frozen=True, slots=True)
class Sentence:
    """A condition in words: `start`, and what must be true; several `cases` mean 'of'."""

    start: str
    cases: tuple[str, ...]

    def __str__(self) -> str:
        return f"{' '.join((self.start, ', of '.join(self.cases))).strip()}."


@dataclass(frozen=True, slots=True)
class OptionLine:
    """One answer; `offered` is empty when everyone can choose it."""

    label: str
    offered: str


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """One question: its number, its words, who is asked it, and its answers."""

    number: int
    key: str
    legend: str
    short: str
    many: bool
    asked: Sentence
    options: tuple[OptionLine, ...]


@dataclass(frozen=True, slots=True)
class LadderLine:
    """The rungs (titles, lowest first) for kinds of school, each with the ages for which it is so ('' for all)."""

    schools: tuple[str, ...]
    rungs: tuple[str, ...]
    slugs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule: what comes in the plan, when, when it is left out all the same, the reason quoted and the source."""

    slug: str
    title: str
    when: Sentence
    unless: tuple[str, ...]
    because: str
    reference: str
    source: Source


@dataclass(frozen=True, slots=True)
class SectionLines:
    """A section of the plan with its rules, in order."""

    slug: str
    heading: Heading
    rules: tuple[RuleLine, ...]


@dataclass(frozen=True, slots=True)
class RulesText:
    """All that decides a plan, in words."""

    questions: tuple[QuestionLine, ...]
    ladders: tuple[LadderLine, ...]
    passed: tuple[Heading, ...]
    sections: tuple[SectionLines, ...]


def rules_text(catalogue: Catalogue) -> RulesText:
    """Return the questions, ladders and rules in the words of `catalogue`; KeyError names a text it lacks."""
    sections = tuple(SectionLines(when.value, catalogue.sections[when], _rule_lines(when, catalogue)) for when in When)
    return RulesText(
        tuple(_question_line(number, question, catalogue) for number, question in enumerate(QUESTIONS, start=1)),
        ladder_lines(catalogue),
        tuple(catalogue.passed.values()),
        tuple(section for section in sections if section.rules),
    )


def alternative_text(alternative: Alternative, catalogue: Catalogue) -> str:
    """Return `alternative` in words: 'je bij ‘Gevaar’ koos voor ‘Ja’ en je bij …'."""
    return ", en ".join(term_text(term, catalogue) for term in alternative)


def term_text(term: Term, catalogue: Catalogue) -> str:
    """Return `term` in words: 'je bij ‘Gevaar’ niet koos voor ‘Ja’ of ‘Weet ik niet’'."""
    words = catalogue.questions[term.key]
    if term.values == (NOT_ASKED,):
        return f"je de vraag ‘{words.short}’ {'wel' if term.negated else 'niet'} kreeg"
    labels = either(f"‘{words.by_value[value].label}’" for value in term.values if value != NOT_ASKED)
    chose = "niet koos voor" if term.negated else "koos voor"
    unasked = " (of die vraag niet kreeg)" if NOT_ASKED in term.values else ""
    return f"je bij ‘{words.short}’ {chose} {labels}{unasked}"


def either(parts: Iterable[str], word: str = "of") -> str:
    """Return `parts` as a list in a sentence: 'a, b of c'."""
    *start, last = parts
    return f"{', '.join(start)} {word} {last}" if start else last


def ladder_lines(catalogue: Catalogue) -> tuple[LadderLine, ...]:
    """Return each different ladder with the kinds of school, and where needed the ages, that have it."""
    found: dict[tuple[str, ...], list[str]] = {}
    for sector in Sector:
        by_rungs = _ages_by_ladder(sector)
        for rungs, ages in by_rungs.items():
            school = catalogue.questions["schoolsoort"].by_value[sector.value].label
            found.setdefault(rungs, []).append(school if len(by_rungs) == 1 else f"{school}, {_age_labels(ages, catalogue)}")
    return tuple(
        LadderLine(tuple(schools), tuple(catalogue.actions[rung].title for rung in rungs), rungs)
        for rungs, schools in found.items()
    )


def _ages_by_ladder(sector: Sector) -> Mapping[tuple[str, ...], list[str]]:
    found: dict[tuple[str, ...], list[str]] = {}
    for age in BY_KEY["leeftijd"].offered({"schoolsoort": frozenset({sector.value})}):
        found.setdefault(ladder(sector, age), []).append(age)
    return found


def _age_labels(ages: list[str], catalogue: Catalogue) -> str:
    return either(catalogue.questions["leeftijd"].by_value[age].label for age in ages)


def _question_line(number: int, question: Question, catalogue: Catalogue) -> QuestionLine:
    words = catalogue.questions[question.key]
    options = tuple(_option_line(question.key, value, catalogue) for value in question.values)
    start = Sentence(*_started("Deze vraag krijg je", asked(question.key), catalogue, always="Deze vraag krijgt iedereen"))
    return QuestionLine(number, question.key, words.legend, words.short, question.many, start, options)


def _option_line(key: str, value: str, catalogue: Catalogue) -> OptionLine:
    cases = [alternative_text(alternative, catalogue) for alternative in offered(key, value)]
    label = catalogue.questions[key].by_value[value].label
    return OptionLine(label, f"alleen als {', of als '.join(cases)}" if any(cases) else "")


def _rule_lines(when: When, catalogue: Catalogue) -> tuple[RuleLine, ...]:
    return tuple(_rule_line(rule, catalogue) for rule in RULES if rule.when is when)


def _rule_line(rule: Rule, catalogue: Catalogue) -> RuleLine:
    return RuleLine(
        rule.action,
        catalogue.actions[rule.action].title,
        rule_sentence(rule, catalogue),
        _unless(rule, catalogue),
        because_text(rule, catalogue),
        rule.source,
        catalogue.sources[source_slug(rule.source)],
    )


def rule_sentence(rule: Rule, catalogue: Catalogue) -> Sentence:
    """Return when `rule` comes in a plan: 'Komt in het plan als …'."""
    return Sentence(*_started("Komt in het plan", in_plan_when(rule), catalogue, always="Komt in elk plan"))


def _started(start: str, found: Alternatives, catalogue: Catalogue, *, always: str) -> tuple[str, tuple[str, ...]]:
    if found == ((),):
        return always, ()
    return start, tuple(f"als {alternative_text(alternative, catalogue)}" for alternative in found)


def _unless(rule: Rule, catalogue: Catalogue) -> tuple[str, ...]:
    notes = []
    if tried := gone_when_tried(rule):
        notes.append(f"Alleen niet als je bij ‘{_short('gesproken_met', catalogue)}’ koos voor ‘{_label(tried, catalogue)}’.")
    if may_be_a_rung(rule):
        notes.append("Alleen niet als het al een trede op de ladder is.")
    return tuple(notes)


def _short(key: str, catalogue: Catalogue) -> str:
    return catalogue.questions[key].short


def _label(tried: str, catalogue: Catalogue) -> str:
    return catalogue.questions["gesproken_met"].by_value[tried].label


def because_text(rule: Rule, catalogue: Catalogue) -> str:
    """Return the reason that a plan quotes for `rule`: 'Omdat je zei dat a of dat b.', or '' where it needs none."""
    found = in_plan_when(rule)
    clauses = [
        f"dat {catalogue.questions[reason.key].by_value[value].because}"
        for reason in rule.because
        for value in reason.values
        if can_come_with(found, reason.key, value)
    ]
    return f"Omdat je zei {either(clauses)}." if clauses else ""
