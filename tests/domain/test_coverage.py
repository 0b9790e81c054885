"""What a sample of walks shows: which rules fire, which answers change a plan, and which two answers never differ."""

from collections import Counter
from random import Random

import pytest

from escalation.domain.answers import walk
from escalation.domain.conditions import Answer
from escalation.domain.coverage import TRIES, Effects, _changes, _compare, _drawn, effects, sample
from escalation.domain.questions import BY_KEY, QUESTIONS
from escalation.domain.rules import RULES
from tests.families import NOOR, Answers, but, walked

ALL = {(question.key, value) for question in QUESTIONS for value in question.values}


def changes(key: str, answer: set[str], offered: tuple[str, ...] | None = None) -> list[tuple[str, Answer]]:
    question = BY_KEY[key]
    return list(_changes(question, frozenset(answer), offered or question.values))


def seen(*families: Answers) -> Effects:
    return effects(walked(family) for family in families)


# --- the sample -----------------------------------------------------------------------------------------------


def test_a_sample_has_as_many_complete_walks_as_asked_for_and_they_are_a_spread() -> None:
    walks = list(sample(60))
    assert len(walks) == 60
    assert all(replay.complete and walk(replay.answers) == replay for replay in walks)
    assert list(sample(60)) == walks
    chosen = {(key, value) for replay in walks for key, answer in replay.answers.items() for value in answer}
    assert len(chosen) > len(ALL) * 0.9


def test_one_value_or_several_that_go_together_are_drawn() -> None:
    question, random = BY_KEY["gezondheid"], Random(1)  # noqa: S311
    drawn = [_drawn(question, question.values, random) for _ in range(400)]
    assert {len(answer) for answer in drawn} >= {1, 2, 3}
    assert {value for answer in drawn for value in answer} == set(question.values)
    assert not [answer for answer in drawn if len(answer) > 1 and answer & question.alone]


def test_a_single_choice_is_drawn_from_what_is_offered() -> None:
    random = Random(1)  # noqa: S311
    drawn = {_drawn(BY_KEY["leeftijd"], ("12", "13-15"), random) for _ in range(40)}
    assert drawn == {frozenset({"12"}), frozenset({"13-15"})}


def test_where_only_what_stands_alone_is_offered_that_is_drawn() -> None:
    assert _drawn(BY_KEY["gesproken_met"], ("niemand",), Random(1)) == {"niemand"}  # noqa: S311


# --- which answers to compare ---------------------------------------------------------------------------------


def test_a_single_choice_is_compared_with_every_other_one_that_is_offered() -> None:
    assert changes("leeftijd", {"12"}, ("12", "13-15", "5-11")) == [("12", frozenset({"13-15"})), ("12", frozenset({"5-11"}))]


def test_of_several_each_is_left_out_and_each_other_is_added() -> None:
    found = changes("wat_is_er_al", {"logboek", "hulp-voor-mij"})
    assert found == [
        ("logboek", frozenset({"hulp-voor-mij"})),
        ("hulp-voor-kind", frozenset({"logboek", "hulp-voor-mij", "hulp-voor-kind"})),
        ("hulp-voor-mij", frozenset({"logboek"})),
    ]


def test_the_only_one_of_several_is_not_left_out_but_exchanged_for_what_stands_alone() -> None:
    found = changes("wat_is_er_al", {"logboek"})
    assert found == [
        ("hulp-voor-kind", frozenset({"logboek", "hulp-voor-kind"})),
        ("hulp-voor-mij", frozenset({"logboek", "hulp-voor-mij"})),
        ("logboek", frozenset({"geen"})),
    ]


def test_what_stands_alone_is_exchanged_for_each_other_and_nothing_is_added_to_it() -> None:
    others = ("hulp-voor-kind", "hulp-voor-mij", "logboek")
    assert changes("wat_is_er_al", {"geen"}) == [("geen", frozenset({other})) for other in others]
    assert changes("gezondheid", {"geen"}, ("geen", "weet-ik-niet")) == [("geen", frozenset({"weet-ik-niet"}))]


def test_what_is_not_offered_is_not_compared() -> None:
    assert changes("wat_is_er_al", {"logboek"}, ("logboek", "hulp-voor-kind")) == [
        ("hulp-voor-kind", frozenset({"logboek", "hulp-voor-kind"}))
    ]


# --- what is seen ---------------------------------------------------------------------------------------------


def test_the_rules_of_one_family_fire_once_and_no_others_do() -> None:
    found = seen(NOOR)
    assert found.walks == 1
    assert found.fired["alles-op-papier"] == found.fired["wet-basisschool"] == 1
    assert found.fired["bel-112"] == found.fired["wet-mbo"] == 0


def test_a_rung_is_no_rule_that_fired() -> None:
    later = seen(but(NOOR, gesproken_met="directeur", beleid="weet-ik-niet", uitkomst_gesprek="geen-verbetering"))
    assert later.fired["vertrouwenspersoon"] == 0
    assert seen(NOOR).fired["vertrouwenspersoon"] == 1


def test_an_answer_that_changes_the_plan_is_seen_with_the_pair_it_makes() -> None:
    found = seen(NOOR)
    assert ("direct_gevaar", "nee") in found.options
    assert ("direct_gevaar", frozenset({"nee", "ja"})) in found.pairs
    assert ("direct_gevaar", frozenset({"ja", "weet-ik-niet"})) not in found.tries
    assert {("gesproken_met", "directeur"), ("wat_is_er_al", "geen")} <= found.options
    assert not [pair for pair in found.pairs if BY_KEY[pair[0]].many]


def test_an_answer_that_changes_nothing_for_this_family_is_not_seen() -> None:
    found = seen(NOOR)
    assert ("hoe_lang", frozenset({"korter-dan-3-maanden", "weet-ik-niet"})) in found.tries
    assert ("hoe_lang", frozenset({"korter-dan-3-maanden", "weet-ik-niet"})) not in found.pairs


def test_a_pair_is_compared_again_for_each_family() -> None:
    pair = ("direct_gevaar", frozenset({"nee", "ja"}))
    assert seen(NOOR).tries[pair] == 1
    assert seen(NOOR, but(NOOR, leeftijd="12")).tries[pair] == 2


def test_the_same_walks_show_the_same_effects() -> None:
    found = effects(sample(30))
    assert found == effects(sample(30))
    assert found.walks == 30


def test_what_one_walk_shows_does_not_depend_on_chance() -> None:
    for replay in sample(40):
        assert effects([replay]) == effects([replay])


CHANGES = [value for value, _ in changes("wat_is_er_al", {"logboek", "hulp-voor-mij"})]


@pytest.mark.parametrize(("tried", "compared"), [(TRIES - 1, True), (TRIES, False)])
def test_two_answers_are_compared_so_often_and_no_more(tried: int, compared: bool) -> None:
    replay, pair = walked(NOOR), ("direct_gevaar", frozenset({"nee", "ja"}))
    found = Effects(tries=Counter({pair: tried}))
    _compare(found, BY_KEY["direct_gevaar"], replay, ("another plan",), Random(1))  # noqa: S311
    assert (pair in found.pairs) is compared
    assert found.tries[pair] == tried + 1


def test_what_is_known_already_does_not_stop_the_comparison_of_what_comes_after() -> None:
    replay = walked(but(NOOR, wat_is_er_al=["logboek", "hulp-voor-mij"]))
    found = Effects(options={("wat_is_er_al", CHANGES[0])})
    _compare(found, BY_KEY["wat_is_er_al"], replay, ("another plan",), Random(1))  # noqa: S311
    assert found.options == {("wat_is_er_al", value) for value in CHANGES}


def test_an_answer_that_changed_the_plan_is_still_compared_with_the_next() -> None:
    pairs = {("direct_gevaar", frozenset({"nee", other})) for other in ("ja", "weet-ik-niet")}
    assert pairs <= seen(NOOR).pairs


@pytest.mark.parametrize("key", ["gesproken_met", "leeftijd"])
def test_what_showed_its_effect_already_is_not_worked_out_again(key: str) -> None:
    replay, question = walked(but(NOOR, gesproken_met="niemand", schoolsoort="speciaal-onderwijs")), BY_KEY[key]
    others = changes(key, set(replay.answers[key]), question.offered(replay.answers))
    pairs = set() if question.many else {(key, replay.answers[key] | other) for _, other in others}
    known = Effects(options=set(ALL), pairs=pairs)
    random = Random(1)  # noqa: S311
    before = random.getstate()
    _compare(known, question, replay, ("another plan",), random)
    assert random.getstate() == before


# --- what is lacking ------------------------------------------------------------------------------------------


def test_what_never_fired_is_idle() -> None:
    fired = Counter({rule.action: 1 for rule in RULES if rule.action != "bel-112"})
    assert Effects(fired=fired).idle_rules() == ("bel-112",)
    assert len(Effects().idle_rules()) == len(RULES)


def test_what_changed_no_plan_is_idle() -> None:
    found = Effects(options=ALL - {("schoolsoort", "vso"), ("hoe_lang", "weet-ik-niet")})
    assert found.idle_options() == (("schoolsoort", "vso"), ("hoe_lang", "weet-ik-niet"))
    assert found.idle_questions() == ()
    assert Effects(options={option for option in ALL if option[0] != "hoe_lang"}).idle_questions() == ("hoe_lang",)


@pytest.mark.parametrize("differed", [False, True])
def test_two_values_that_were_compared_and_never_differed_are_twins(differed: bool) -> None:
    pair = ("direct_gevaar", frozenset({"ja", "weet-ik-niet"}))
    found = Effects(tries=Counter({pair: 3}), pairs={pair} if differed else set())
    assert found.twins() == (() if differed else (("direct_gevaar", "ja", "weet-ik-niet"),))


def test_what_was_never_compared_and_what_may_be_chosen_together_are_no_twins() -> None:
    together = ("wat_is_er_al", frozenset({"logboek", "hulp-voor-kind"}))
    assert Effects(tries=Counter({together: 3})).twins() == ()
    assert Effects().twins() == ()
