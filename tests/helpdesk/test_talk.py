"""Answers in any order: what counts, what waits, what steps back, and how what is at odds is read."""

from __future__ import annotations

import pytest

from escalation.domain.answers import walk
from escalation.domain.questions import QUESTIONS
from escalation.helpdesk.talk import Stand, read_talk
from tests.families import EVERYTHING, NOOR, YARA, but
from tests.helpdesk.calls import chance_of, ended, off_the_path, part_of


def stands(given: dict[str, list[str]]) -> dict[str, Stand]:
    return {asked.question.key: asked.stand for asked in read_talk(given).asked}


def test_before_the_first_answer_a_question_is_open_or_may_not_be_needed() -> None:
    found = stands({})
    assert found["direct_gevaar"] is found["wat_is_er_al"] is Stand.OPEN
    assert found["leeftijd_pester"] is found["uitkomst_klacht"] is Stand.PERHAPS


def test_an_answer_beyond_an_open_question_is_kept_for_later() -> None:
    found = stands({"hoe_lang": ["korter-dan-3-maanden"], "direct_gevaar": ["nee"]})
    assert found["direct_gevaar"] is Stand.COUNTS
    assert found["hoe_lang"] is Stand.LATER


@pytest.mark.parametrize("seed", range(80))
def test_the_order_in_which_a_talk_is_answered_makes_no_difference(seed: int) -> None:
    answers = ended({}, chance_of(seed))
    order = chance_of(seed).sample(sorted(answers), len(answers))
    talk = read_talk({key: answers[key] for key in order})
    assert talk.walk == walk(answers)
    assert {one.question.key for one in talk.asked if one.stand is Stand.ASIDE} == off_the_path(answers)
    assert {one.stand for one in talk.asked} <= {Stand.COUNTS, Stand.ASIDE}


@pytest.mark.parametrize("seed", range(80))
def test_what_stepped_back_stays_back_however_the_talk_ends(seed: int) -> None:
    chance = chance_of(seed)
    begun = part_of(ended({}, chance), chance)
    aside = {key for key, stand in stands(begun).items() if stand is Stand.ASIDE}
    assert aside <= off_the_path(ended(begun, chance))


def test_a_question_that_steps_back_keeps_its_answer() -> None:
    given = but(NOOR, leeftijd_pester="12-17")
    asked = read_talk(given).by_key["leeftijd_pester"]
    assert asked.stand is Stand.ASIDE
    assert asked.chosen == {"12-17"}
    assert stands(but(given, wat_gebeurt="slaan-en-schoppen"))["leeftijd_pester"] is Stand.COUNTS


def test_an_exclusive_answer_yields_to_the_others() -> None:
    talk = read_talk(but(NOOR, gezondheid=["geen", "somber-of-bang"]))
    assert talk.walk.answers["gezondheid"] == {"somber-of-bang"}
    assert talk.by_key["gezondheid"].overruled == ("geen",)


def test_of_two_exclusive_answers_not_known_is_read() -> None:
    assert read_talk({"gezondheid": ["geen", "weet-ik-niet"]}).by_key["gezondheid"].read == {"weet-ik-niet"}


def test_an_answer_that_does_not_fit_the_school_is_shown_and_not_read() -> None:
    talk = read_talk(but(YARA, leeftijd="4"))
    asked = talk.by_key["leeftijd"]
    assert (asked.misfits, asked.stand) == (("4",), Stand.OPEN)
    assert asked.hidden == ("5-11", "12")


@pytest.mark.parametrize(
    ("given", "fact"),
    [
        ({"direct_gevaar": ["weet-ik-niet"]}, "possible_danger"),
        ({"gezondheid": ["doodswens-of-zelfbeschadiging"]}, "possible_suicide"),
        ({"gezondheid": ["geen", "doodswens-of-zelfbeschadiging"]}, "possible_suicide"),
        ({"gezondheid": ["weet-ik-niet", "slaapt-of-eet-slecht"]}, "possible_suicide"),
        ({"wat_gebeurt": ["seksueel-gedrag"]}, "possible_sexual_abuse"),
        ({"wat_gebeurt": ["bedreiging"]}, "unsafe_tomorrow"),
    ],
)
def test_danger_is_heard_before_any_other_question_is_answered(given: dict[str, list[str]], fact: str) -> None:
    assert getattr(read_talk(given).alarm, fact)


def test_nonsense_is_no_answer() -> None:
    junk = {question.key: ["onzin", "\x00"] for question in QUESTIONS} | {"direct_gevaar": ["ja", "nee"], "elders": ["x"]}
    talk = read_talk(junk)
    assert talk.walk.gap == QUESTIONS[0]
    assert not [asked for asked in talk.asked if asked.read]


def test_everything_at_once_is_a_whole_talk() -> None:
    assert read_talk(EVERYTHING).walk.complete
