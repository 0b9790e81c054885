"""The replay: nothing off the path counts, nothing stored is lost, and what is malformed is no answer."""

import pytest

from escalation.domain.answers import OFF_PATH, accept, answered, walk
from escalation.domain.questions import BY_KEY, QUESTIONS
from tests.families import EVERYTHING, NOOR, but, walked


def test_nothing_stored_leads_to_the_first_question() -> None:
    assert walk({}).gap is QUESTIONS[0]


def test_the_first_question_is_about_danger() -> None:
    assert QUESTIONS[0].key == "direct_gevaar"


def test_a_usual_path_has_twelve_questions_and_the_longest_sixteen() -> None:
    assert len(walked(NOOR).path) == 12
    assert len(walked(EVERYTHING).path) == 16 == walk({}).at_most()


def test_an_answer_that_a_change_took_off_the_path_does_not_count_and_counts_again_when_changed_back() -> None:
    hit = but(NOOR, wat_gebeurt="slaan-en-schoppen", leeftijd_pester="12-17")
    assert walked(hit).answers["leeftijd_pester"] == {"12-17"}
    changed = {**hit, "wat_gebeurt": ["woorden-en-buitensluiten"]}
    assert walked(changed).answers["leeftijd_pester"] == OFF_PATH
    assert walked({**changed, "wat_gebeurt": ["slaan-en-schoppen"]}) == walked(hit)


def test_another_kind_of_school_asks_again_whom_you_talked_with() -> None:
    gap = walk({**NOOR, "schoolsoort": ["voortgezet-onderwijs"], "leeftijd": ["13-15"]}).gap
    assert gap is BY_KEY["gesproken_met"]


def test_the_bound_never_rises_while_answering() -> None:
    bounds = [walk({key: EVERYTHING[key] for key in list(EVERYTHING)[:count]}).at_most() for count in range(17)]
    assert bounds == sorted(bounds, reverse=True)


@pytest.mark.parametrize("raw", [None, 3, {"ja": 1}, [], [[]], ["ja", "nee"], "misschien", ["JA"], object()])
def test_what_is_malformed_is_no_answer(raw: object) -> None:
    assert accept(BY_KEY["direct_gevaar"], raw, {}) is None


def test_an_exclusive_answer_beside_another_is_no_answer() -> None:
    assert accept(BY_KEY["gezondheid"], ["geen", "somber-of-bang"], {}) is None


def test_an_option_that_no_longer_exists_is_dropped_from_several() -> None:
    assert accept(BY_KEY["gezondheid"], ["somber-of-bang", "buikpijn"], {}) == {"somber-of-bang"}


def test_options_fit_the_kind_of_school() -> None:
    offered = BY_KEY["leeftijd"].offered({"schoolsoort": frozenset({"mbo"})})
    assert offered == ("13-15", "16-17", "18-plus")


def test_the_questions_that_may_be_opened_are_those_passed_and_the_one_that_is_open() -> None:
    half = walk({key: NOOR[key] for key in list(NOOR)[:3]})
    assert [question.key for question in half.path] == ["direct_gevaar", "schoolsoort", "leeftijd"]
    assert [question.key for question in half.reachable] == ["direct_gevaar", "schoolsoort", "leeftijd", "wat_gebeurt"]
    assert not half.complete
    assert walked(NOOR).reachable == walked(NOOR).path


def test_a_question_that_is_not_asked_is_no_part_of_the_path_and_has_an_empty_answer() -> None:
    replay = walked({**NOOR, "leeftijd_pester": ["12-17"]})
    assert BY_KEY["leeftijd_pester"] not in replay.path
    assert replay.answers["leeftijd_pester"] == OFF_PATH
    assert list(replay.answers) == [question.key for question in QUESTIONS]


def test_nothing_after_an_open_question_counts() -> None:
    replay = walk({key: value for key, value in NOOR.items() if key != "schoolsoort"})
    assert replay.gap is BY_KEY["schoolsoort"]
    assert replay.answers == {"direct_gevaar": {"nee"}}


@pytest.mark.parametrize("kind", [str, list, tuple, set, frozenset])
def test_one_answer_is_read_from_a_text_and_from_any_collection(kind: type) -> None:
    raw = "ja" if kind is str else kind(["ja"])
    assert accept(BY_KEY["direct_gevaar"], raw, {}) == {"ja"}


def test_what_is_no_text_among_several_is_dropped() -> None:
    assert accept(BY_KEY["gezondheid"], ["somber-of-bang", 3, None], {}) == {"somber-of-bang"}
    assert accept(BY_KEY["gezondheid"], [3], {}) is None


def test_two_values_at_a_single_choice_are_no_answer_even_when_one_no_longer_exists() -> None:
    assert accept(BY_KEY["direct_gevaar"], ["ja", "verdwenen"], {}) is None


def test_an_exclusive_answer_alone_is_an_answer_and_so_are_several_that_go_together() -> None:
    assert accept(BY_KEY["gezondheid"], ["geen"], {}) == {"geen"}
    both = ["slaapt-of-eet-slecht", "somber-of-bang"]
    assert accept(BY_KEY["gezondheid"], both, {}) == set(both)


def test_what_does_not_fit_an_earlier_answer_is_no_answer() -> None:
    assert accept(BY_KEY["leeftijd"], "4", {"schoolsoort": frozenset({"mbo"})}) is None


def test_the_bound_counts_what_is_passed_and_what_may_still_come() -> None:
    assert walked(NOOR).at_most() == 12
    assert walk({}).at_most() == len(QUESTIONS)
    words = {key: NOOR[key] for key in ("direct_gevaar", "schoolsoort", "leeftijd", "wat_gebeurt")}
    assert walk(words).at_most() == len(QUESTIONS) - 1


def test_who_answers_every_question_with_the_first_value_that_fits_passes_them_all() -> None:
    found = answered(lambda _, values: [values[0]])
    assert found.complete
    assert found.answers["direct_gevaar"] == {"ja"}
    assert all(next(iter(found.answers[question.key])) == question.offered(found.answers)[0] for question in found.path)
