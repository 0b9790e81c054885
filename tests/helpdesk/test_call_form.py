"""The order of a talk: every question once, and nothing above the hand ever moves."""

from __future__ import annotations

import pytest

from escalation.domain.questions import QUESTIONS, Question
from escalation.helpdesk.call_form import IN_TALK, KEYS, groups_of, note, open_questions
from escalation.helpdesk.talk import read_talk
from tests.families import CATALOGUE, NOOR, YARA, but
from tests.paths import choices


def test_every_question_is_asked_once() -> None:
    assert sorted(question.key for question in IN_TALK) == sorted(question.key for question in QUESTIONS)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_a_question_hangs_on_questions_before_it_in_the_talk(question: Question) -> None:
    before = {earlier.key for earlier in IN_TALK[: IN_TALK.index(question)]}
    conditions = (question.asked_when, *(option.offered_when for option in question.options))
    assert {choice.key for condition in conditions for choice in choices(condition)} <= before


def test_every_option_has_a_key_of_its_own_that_never_changes() -> None:
    shown = [list(groups_of(read_talk(given), CATALOGUE)) for given in ({}, NOOR, YARA)]
    keys = [[(o["value"], o["key"]) for g in groups for q in g["questions"] for o in q["options"]] for groups in shown]
    assert keys[0] == keys[1] == keys[2]
    assert max(len(question.values) for question in QUESTIONS) <= len(KEYS)


def test_the_open_questions_stand_in_the_order_of_the_talk() -> None:
    assert open_questions(read_talk({}))[:3] == ["direct_gevaar", "gezondheid", "schoolsoort"]
    assert open_questions(read_talk(NOOR)) == []


@pytest.mark.parametrize(
    ("given", "key", "says"),
    [
        (NOOR, "gezondheid", ""),
        (but(NOOR, gezondheid=["geen", "somber-of-bang"]), "gezondheid", "‘Ik zie geen klachten’ staat naast"),
        (but(YARA, leeftijd="4"), "leeftijd", "‘4 jaar’ past niet bij de andere antwoorden. Het telt niet mee."),
        ({"wie_pest": ["onzin"]}, "wie_pest", ""),
    ],
)
def test_what_is_at_odds_is_said_at_the_question(given: dict[str, list[str]], key: str, says: str) -> None:
    found = note(read_talk(given).by_key[key], CATALOGUE.questions[key])
    assert found.startswith(says)
    assert bool(found) == bool(says)
