"""Every hard word that a parent meets in a question, a step or a text is explained right there, not only in the glossary."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from escalation.domain.catalogue import Record
from escalation.domain.glossary import Glossary, glossary
from tests.families import CATALOGUE
from tests.language.corpus import texts
from tests.language.findings import PLURALS, is_hard
from tests.language.lint import Word, tagged
from tests.language.sentences import sentences, words

KINDS = {"acties": CATALOGUE.actions, "vragen": CATALOGUE.questions, "lezen": CATALOGUE.articles}
IN_GLOSSARY = {word for concept in CATALOGUE.concepts.values() for word in words(concept.term.lower())}


def records() -> Iterator[tuple[str, Record]]:
    return ((f"{kind}/{slug}", record) for kind, found in KINDS.items() for slug, record in found.items())


def forms(word: Word) -> set[str]:
    return {word.text, word.lemma, *(word.text.removesuffix(plural) for plural in PLURALS)}


@pytest.mark.parametrize(("screen", "record"), list(records()), ids=lambda value: value if isinstance(value, str) else "")
def test_every_hard_word_is_explained_on_its_screen(screen: str, record: Record) -> None:
    explained = {word for concept in glossary(CATALOGUE).explain_record(record) for word in words(concept.term.lower())}
    found = [word for text in texts() if text.screen == screen for line in sentences(text.words) for word in tagged(line)]
    hard = [word for word in found if is_hard(word) and forms(word) & IN_GLOSSARY]
    assert {word.text for word in hard if not forms(word) & explained} == set()


def test_no_hard_word_is_called_everyday() -> None:
    everyday = [concept.term for concept in CATALOGUE.concepts.values() if concept.everyday]
    assert everyday
    assert [term for term in everyday if any(is_hard(word) for word in tagged(term))] == []


def test_a_word_is_found_whole_and_in_the_plural_and_once() -> None:
    found = Glossary(CATALOGUE).explain("Twee wijkteams, en nog een Wijkteam.", "Geen wijkteamleider, wel een aangifte.")
    assert [concept.slug for concept in found] == ["wijkteam", "aangifte"]


def test_the_longest_word_is_explained() -> None:
    found = Glossary(CATALOGUE).explain("Praat met het aanspreekpunt pesten.")
    assert [concept.slug for concept in found] == ["aanspreekpunt-pesten"]
