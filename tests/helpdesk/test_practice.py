"""The families to practise with are those of the case tables, and the comparison says what differs."""

from __future__ import annotations

import pytest

from escalation.domain.answers import walk
from escalation.helpdesk.practice_families import Family, differences, lacking, practice_families
from escalation.helpdesk.talk import read_talk
from tests.families import CATALOGUE, but, plan_of
from tests.language.sentences import sentences, words
from tests.scenarios import load_scenarios

FAMILIES = tuple(practice_families().values())


def answers_of(family: Family) -> dict[str, list[str]]:
    return {key: list(values) for key, values in family.answers.items()}


def test_there_are_fifteen_families_of_all_kinds() -> None:
    assert len(FAMILIES) == 15
    assert {family.answers["schoolsoort"][0] for family in FAMILIES} >= {"basisschool", "voortgezet-onderwijs", "vso", "mbo"}
    assert len({plan_of(answers_of(family)).now.slug for family in FAMILIES}) >= 5


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.slug)
def test_a_family_stands_in_the_case_tables_with_its_plan(family: Family) -> None:
    answers = answers_of(family)
    same = [case for case in load_scenarios() if walk(case.answers) == walk(answers)]
    assert same, f"no case in tests/scenarios has the answers of {family.slug}"
    assert plan_of(answers).slugs() == same[0].plan


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.slug)
def test_a_story_is_plain_and_tells_the_age(family: Family) -> None:
    told = [sentence for paragraph in family.story for sentence in sentences(paragraph)]
    assert all(len(words(sentence)) <= 20 for sentence in told)
    age = family.title.rsplit(maxsplit=1)[-1]
    assert age in " ".join(family.story)


def test_the_right_answers_differ_in_nothing() -> None:
    for family in FAMILIES:
        assert differences(read_talk(family.answers), family, CATALOGUE) == []


def test_a_wrong_answer_is_named_beside_the_right_one_and_so_are_the_steps() -> None:
    lynn = practice_families()["lynn"]
    own = but(answers_of(lynn), gezondheid="geen")
    (difference,) = differences(read_talk(own), lynn, CATALOGUE)
    assert (difference.short, difference.chosen) == ("Gezondheid", ("Ik zie geen klachten",))
    assert difference.expected == ("Wil dood of doet zichzelf pijn",)
    missed = {item.slug for item in lacking(plan_of(own), plan_of(answers_of(lynn)))}
    assert "praat-over-zelfdoding" in missed


def test_a_question_that_was_forgotten_is_named() -> None:
    noor = practice_families()["noor"]
    assert len(differences(read_talk({}), noor, CATALOGUE)) == len(noor.answers)
