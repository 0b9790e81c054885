"""The coverage of meaning as text: sentences of the source, rules, questions and answers, and what is missing. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from escalation.domain.coverage import Effects
from escalation.domain.questions import QUESTIONS
from escalation.domain.rules import RULES, RUNG_SOURCES
from escalation.management.casebook import Case

_SHOWN = 3


@dataclass(frozen=True)
class Sentence:
    """A sentence of the source that advises something, in our own words, and the actions (rules or rungs) that carry it."""

    slug: str
    row: str
    source: str
    text: str
    actions: tuple[str, ...]


@dataclass(frozen=True)
class Report:
    """The lines to print, and a sentence for each gap."""

    lines: tuple[str, ...]
    gaps: tuple[str, ...]


def coverage_report(sentences: Sequence[Sentence], cases: Sequence[Case] | None, seen: Effects) -> Report:
    """Return what carries and shows each of `sentences`, and what was `seen` of rules and answers; None: there are no cases."""
    lines = (*_sentence_lines(sentences, cases), *_rule_lines(seen), *_answer_lines(seen))
    gaps = (*_sentence_gaps(sentences, cases), *_source_gaps(sentences), *_effect_gaps(seen))
    return Report(lines, gaps)


def _sentence_lines(sentences: Sequence[Sentence], cases: Sequence[Case] | None) -> Iterator[str]:
    yield f"DE BRONTEKST: {len(sentences)} zinnen die iets aanraden"
    if cases is None:
        yield "  (Er zijn hier geen gevallen in tests/scenarios, dus die zijn niet bekeken.)"
    for sentence in sentences:
        yield f"{sentence.row} {sentence.slug} ({sentence.source}): {sentence.text}"
        yield f"  {', '.join(_carriers(sentence)) or 'NIETS'}"
        if cases is not None:
            yield f"  {_shown(_showing(sentence, cases))}"


def _carriers(sentence: Sentence) -> list[str]:
    """Return the rules and rungs that carry `sentence` and exist, in words."""
    rules = {rule.action: rule for rule in RULES}
    found = [f"regel {slug} ({rules[slug].when}, {rules[slug].source})" for slug in sentence.actions if slug in rules]
    return found + [f"trede {slug} ({RUNG_SOURCES[slug]})" for slug in sentence.actions if slug in RUNG_SOURCES]


def _showing(sentence: Sentence, cases: Sequence[Case]) -> list[str]:
    return [case.title for case in cases if sentence.row in case.rows]


def _shown(titles: list[str]) -> str:
    more = f" en nog {len(titles) - _SHOWN}" if len(titles) > _SHOWN else ""
    return f"{len(titles)} gevallen: {'; '.join(titles[:_SHOWN])}{more}" if titles else "GEEN GEVAL"


def _rule_lines(seen: Effects) -> Iterator[str]:
    yield f"\nDE REGELS: hoe vaak elk in een plan komt, op {seen.walks} paden"
    yield from (f"  {seen.fired[rule.action]:>7}  {rule.action} ({rule.when})" for rule in RULES)


def _answer_lines(seen: Effects) -> Iterator[str]:
    options = sum(len(question.values) for question in QUESTIONS)
    yield f"\nDE ANTWOORDEN: {len(seen.options)} van de {options} antwoorden op {len(QUESTIONS)} vragen veranderen een plan"
    for key, first, second in seen.twins():
        yield f"  {key}: {first} en {second} geven dezelfde stappen; alleen de reden en de tekst verschillen"


def _sentence_gaps(sentences: Sequence[Sentence], cases: Sequence[Case] | None) -> Iterator[str]:
    known = {rule.action for rule in RULES} | RUNG_SOURCES.keys()
    for sentence in sentences:
        if not sentence.actions:
            yield f"{sentence.row} {sentence.slug}: geen regel"
        yield from (f"{sentence.row} {sentence.slug}: {slug} bestaat niet" for slug in sentence.actions if slug not in known)
        if cases is not None and not _showing(sentence, cases):
            yield f"{sentence.row} {sentence.slug}: geen geval in tests/scenarios"


def _source_gaps(sentences: Sequence[Sentence]) -> Iterator[str]:
    """Yield each rule or rung that says it rests on the source text, while no sentence names it, or the other way round."""
    told = {slug for sentence in sentences for slug in sentence.actions}
    sources = {rule.action: rule.source for rule in RULES} | RUNG_SOURCES
    for slug, source in sources.items():
        if source.startswith("bron:") and slug not in told:
            yield f"{slug}: rust op {source}, maar geen zin van de brontekst noemt deze regel of trede"


def _effect_gaps(seen: Effects) -> Iterator[str]:
    yield from (f"regel {action}: komt in geen enkel plan" for action in seen.idle_rules())
    yield from (f"vraag {key}: verandert geen enkel plan" for key in seen.idle_questions())
    yield from (f"antwoord {key}={value}: verandert geen enkel plan" for key, value in seen.idle_options())
