"""The replay: nothing off the path counts, nothing stored is lost, and what is malformed is no answer."""

import pytest

from escalation.domain.answers import OFF_PATH, accept, walk
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
