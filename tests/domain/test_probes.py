"""A probe tells a fact only what it asks, and every way through the fact is followed once."""

from itertools import pairwise

import pytest

from escalation.domain.probes import Predicate, answers_to, questions_read, ways
from escalation.domain.situation import Situation

HELP = ("logboek", "hulp-voor-kind", "hulp-voor-mij", "geen")
Told = dict[str, bool]


def followed(predicate: Predicate) -> list[tuple[Told, bool]]:
    """Return each way, by the options asked about at 'wat_is_er_al' or 'direct_gevaar', which have no name in common."""
    return [({value or key: told for (key, value), told in known.items()}, outcome) for known, outcome in ways(predicate)]


def test_a_fact_that_asks_nothing_has_one_way() -> None:
    assert followed(lambda s: True) == [({}, True)]
    assert followed(lambda s: False) == [({}, False)]


def test_an_option_was_chosen_or_not() -> None:
    assert followed(lambda s: "logboek" in s.wat_is_er_al) == [({"logboek": True}, True), ({"logboek": False}, False)]


def test_what_is_no_option_is_never_chosen_and_not_asked_about() -> None:
    assert followed(lambda s: "taart" in s.wat_is_er_al) == [({}, False)]


def test_a_single_choice_has_a_way_for_each_value() -> None:
    assert followed(lambda s: s.direct_gevaar == "nee") == [
        ({"ja": True}, False),
        ({"nee": True}, True),
        ({"weet-ik-niet": True}, False),
    ]


def test_two_single_choices_are_followed_in_every_way_that_matters() -> None:
    told = followed(lambda s: s.direct_gevaar != "nee" and s.schoolgang == "gewoon")
    good = [tuple(known) for known, outcome in told if outcome]
    assert sorted(good) == [("ja", "gewoon"), ("weet-ik-niet", "gewoon")]
    assert len(told) == 1 + 2 * len(answers_to("schoolgang"))


def test_what_was_told_is_told_again() -> None:
    twice = followed(lambda s: s.direct_gevaar == "ja" and s.direct_gevaar != "nee" and "geen" in s.wat_is_er_al)
    assert sorted(twice, key=str) == [
        ({"ja": True, "geen": False}, False),
        ({"ja": True, "geen": True}, True),
        ({"nee": True}, False),
        ({"weet-ik-niet": True}, False),
    ]


def test_another_fact_is_asked_about_by_its_name() -> None:
    assert followed(lambda s: s.urgent) == [({"urgent": True}, True), ({"urgent": False}, False)]


@pytest.mark.parametrize(
    ("predicate", "asked"),
    [
        (lambda s: not s.wat_is_er_al.isdisjoint(("geen", "hulp-voor-kind", "taart")), ["hulp-voor-kind", "geen"]),
        (lambda s: bool(s.wat_is_er_al & {"geen", "logboek"}), ["logboek", "geen"]),
        (lambda s: bool({"geen", "logboek"} & s.wat_is_er_al), ["logboek", "geen"]),
        (lambda s: bool(s.wat_is_er_al - {"geen", "logboek"}), ["hulp-voor-kind", "hulp-voor-mij"]),
        (lambda s: bool(s.wat_is_er_al), list(HELP)),
        (lambda s: any(value == "geen" for value in s.wat_is_er_al - {"logboek", "hulp-voor-mij"}), ["hulp-voor-kind", "geen"]),
    ],
)
def test_of_several_options_no_more_are_asked_about_than_needed_in_their_order(predicate: Predicate, asked: list[str]) -> None:
    found = followed(predicate)
    longest = max((told for told, _ in found), key=len)
    assert list(longest) == asked
    assert {tuple(told.values()): outcome for told, outcome in found}[(False,) * len(asked)] is False


def test_how_many_were_chosen_asks_about_all() -> None:
    found = followed(lambda s: len(s.wat_is_er_al) > 2)
    assert len(found) == 2 ** len(HELP)
    assert sum(outcome for _, outcome in found) == 5


def test_sets_of_answers_are_added_as_sets() -> None:
    found = followed(lambda s: (s.wat_is_er_al & {"geen"}) | {"x"} == {"geen", "x"})
    assert found == [({"geen": True}, True), ({"geen": False}, False)]


def test_the_answers_that_a_question_can_have() -> None:
    assert answers_to("direct_gevaar") == ("ja", "nee", "weet-ik-niet")
    assert answers_to("leeftijd_pester") == ("jonger-dan-12", "12-17", "18-plus", "weet-ik-niet", "")


@pytest.mark.parametrize(
    ("fact", "keys"),
    [
        (lambda s: True, ()),
        (lambda s: s.everyone, ()),
        (lambda s: s.schoolgang == "gewoon", ("schoolgang",)),
        (
            lambda s: s.wat_doet_school == "te-weinig" and s.direct_gevaar == "weet-ik-niet",
            ("direct_gevaar", "wat_doet_school"),
        ),
        (lambda s: "online" in s.wat_gebeurt or s.leeftijd == "4", ("leeftijd", "wat_gebeurt")),
        (lambda s: s.urgent, ("direct_gevaar", "wat_gebeurt", "gezondheid")),
        (lambda s: s.ladder, ("schoolsoort", "leeftijd")),
    ],
)
def test_the_questions_behind_a_fact_are_found_in_their_order_also_those_behind_other_facts(
    fact, keys: tuple[str, ...]
) -> None:
    assert questions_read(fact) == keys


def test_the_questions_behind_a_fact_are_found_without_trying_every_combination() -> None:
    keys, calls = ("direct_gevaar", "schoolsoort", "leeftijd", "schoolgang"), []
    assert questions_read(lambda s: calls.append([getattr(s, key) for key in keys])) == keys
    counts = [len(answers_to(key)) for key in keys]
    assert len(calls) <= counts[0] + sum(before * after for before, after in pairwise(counts))


def test_a_probe_is_a_situation_without_answers_of_its_own() -> None:
    seen: list[Situation] = []
    assert questions_read(seen.append) == ()
    assert isinstance(seen[0], Situation)
