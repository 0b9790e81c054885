"""Whether code and content agree: each question, rule, reason and number has its words and source. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from escalation.domain.catalogue import CONFIRMED, Catalogue, Letter, Sheet, source_slug
from escalation.domain.climb import Passed
from escalation.domain.deadlines import LETTER_DAYS
from escalation.domain.ladder import RUNGS
from escalation.domain.letters import PHRASES, letter_faults
from escalation.domain.questions import BY_KEY, QUESTIONS
from escalation.domain.rules import RULES, RUNG_SOURCES, When
from escalation.domain.sheets import SHEETS, sheet_faults

MAX_AGE = timedelta(days=365)


def known_actions() -> frozenset[str]:
    """Return the slug of every action that code can put in a plan."""
    tried = set(BY_KEY["gesproken_met"].values) - {"niemand"}
    return frozenset({rule.action for rule in RULES} | RUNG_SOURCES.keys() | set(RUNGS) | tried)


def disagreements(catalogue: Catalogue) -> Iterator[str]:
    """Yield a sentence for each thing that code needs and `catalogue` lacks, or the other way round, naming the record."""
    yield from _set_difference("acties", known_actions(), set(catalogue.actions))
    yield from _set_difference("vragen", set(BY_KEY), set(catalogue.questions))
    yield from _set_difference("onderdelen", {when.value for when in When}, set(catalogue.sections))
    yield from _set_difference("overgeslagen", {why.value for why in Passed}, set(catalogue.passed))
    yield from _set_difference("briefzinnen", PHRASES, set(catalogue.phrases))
    yield from _set_difference("invulbladen", set(SHEETS), set(catalogue.sheets))
    yield from _options(catalogue)
    yield from _sources(catalogue)
    yield from _references(catalogue)
    yield from _letters(catalogue)
    yield from letter_faults(catalogue)
    yield from sheet_faults(catalogue)


def stale(catalogue: Catalogue, today: date) -> Iterator[str]:
    """Yield the name of each contact that was checked more than a year before `today`."""
    for contact in catalogue.contacts.values():
        if today - contact.checked_on > MAX_AGE:
            yield f"contacten: {contact.slug}: gecontroleerd op {contact.checked_on:%d-%m-%Y}, langer dan een jaar geleden"


def _set_difference(kind: str, needed: set[str] | frozenset[str], given: set[str]) -> Iterator[str]:
    for slug in sorted(needed - given):
        yield f"{kind}: {slug}: de code gebruikt dit, maar de tekst ontbreekt"
    for slug in sorted(given - needed):
        yield f"{kind}: {slug}: de tekst is er, maar de code gebruikt dit niet"


def _options(catalogue: Catalogue) -> Iterator[str]:
    for question in QUESTIONS:
        text = catalogue.questions.get(question.key)
        if text is not None:
            given = {option.value for option in text.options}
            yield from _set_difference(f"vragen: {question.key}", set(question.values), given)


def _sources(catalogue: Catalogue) -> Iterator[str]:
    for reference in sorted({*(rule.source for rule in RULES), *RUNG_SOURCES.values()}):
        if source_slug(reference) not in catalogue.sources:
            yield f"bronnen: {source_slug(reference)}: een regel rust hierop, maar de bron ontbreekt"


def _references(catalogue: Catalogue) -> Iterator[str]:
    for action in catalogue.actions.values():
        named = {
            "contacten": (set(action.contacts), catalogue.contacts),
            "lezen": (set(action.reads), catalogue.articles),
            "bronnen": ({action.source, *(term.source for term in action.terms)}, catalogue.sources),
        }
        for kind, (wanted, there) in named.items():
            for slug in sorted(wanted - set(there)):
                yield f"acties: {action.slug}: verwijst naar {kind} {slug}, maar dat is er niet"
    for contact in catalogue.contacts.values():
        if (
            not contact.local
            and not contact.source.startswith("https://")
            and any(p.status in CONFIRMED for p in contact.phones)
        ):
            yield f"contacten: {contact.slug}: een nummer zonder bron"


def _letters(catalogue: Catalogue) -> Iterator[str]:
    for slug in sorted(LETTER_DAYS.keys() - set(catalogue.letters)):
        yield f"brieven: {slug}: de code gebruikt dit, maar de tekst ontbreekt"
    papers: tuple[Letter | Sheet, ...] = (*catalogue.letters.values(), *catalogue.sheets.values())
    for paper in papers:
        for slug in sorted(set(paper.actions) - set(catalogue.actions)):
            yield f"{type(paper).__name__}: {paper.slug}: verwijst naar acties {slug}, maar dat is er niet"
    written = (*catalogue.letters.values(), *catalogue.phrases.values(), *catalogue.sheets.values())
    for text in written:
        if text.source not in catalogue.sources:
            yield f"{type(text).__name__}: {text.slug}: verwijst naar bronnen {text.source}, maar dat is er niet"
