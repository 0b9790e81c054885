"""The diagram of a fact is exact, has no part twice, and is worked out from few ways; its cover has nothing to spare."""

import subprocess
import sys
from itertools import combinations

import pytest

from escalation.domain.covers import _narrowed, _shortened, cover
from escalation.domain.diagrams import Diagram, Split, always, cubes, diagram_of, either, of_cube, outcomes
from escalation.domain.probes import FACTS, questions_read, ways
from escalation.domain.situation import Situation

MOST_WAYS, MOST_PARTS, MOST_SECONDS = 60, 120, 1.0
POLICY = ("geen-aanspreekpunt", "programma-niet-gebruikt", "beleid-werkt-niet", "weet-ik-niet")
WARM = """
import time
from escalation.domain.explain import in_plan_when
from escalation.domain.rules import RULES
start = time.process_time()
for rule in RULES:
    in_plan_when(rule)
print(time.process_time() - start)
"""


def parts(diagram: Diagram) -> set[Split]:
    found: set[Split] = set()
    to_go = [diagram]
    while to_go:
        part = to_go.pop()
        if isinstance(part, Split) and part not in found:
            found.add(part)
            to_go += part.branches
    return found


@pytest.mark.parametrize("fact", FACTS)
def test_a_fact_is_worked_out_from_few_ways_and_stays_small(fact: str) -> None:
    assert len(list(ways(FACTS[fact]))) <= MOST_WAYS
    assert len(parts(diagram_of(FACTS[fact]))) <= MOST_PARTS


@pytest.mark.drawn
def test_all_rules_together_take_well_under_a_second_of_a_fresh_process() -> None:
    told = subprocess.run([sys.executable, "-c", WARM], capture_output=True, text=True, check=True)
    assert float(told.stdout) < MOST_SECONDS


def test_facts_that_say_the_same_are_the_same_diagram() -> None:
    assert diagram_of(lambda s: s.minor) is diagram_of(lambda s: not s.adult)
    assert diagram_of(lambda s: s.offence and not s.offence) is False
    assert diagram_of(lambda s: s.adult or s.minor) is True
    assert diagram_of(lambda s: s.threatened or s.violence) is not diagram_of(lambda s: s.threatened)


def test_a_fact_is_asked_about_as_a_whole_and_its_questions_are_found_all_the_same() -> None:
    known = [told for told, _ in ways(lambda s: s.three_months_run)]
    assert known == [{("three_months_run", ""): True}, {("three_months_run", ""): False}]
    assert questions_read(FACTS["three_months_run"]) == ("wat_gebeurt", "wie_pest", "leeftijd_pester", "laatste_keer")


@pytest.mark.parametrize("fact", FACTS)
def test_the_cubes_of_a_diagram_are_the_diagram_and_do_not_overlap(fact: str) -> None:
    diagram = diagram_of(FACTS[fact])
    found = list(cubes(diagram))
    together: Diagram = False
    for cube in found:
        together = either(together, of_cube(cube))
    assert together is diagram
    assert not any(all(one[key] & other[key] for key in one.keys() & other) for one, other in combinations(found, 2))


@pytest.mark.parametrize("fact", FACTS)
def test_a_cover_is_the_diagram_without_a_term_or_a_cube_to_spare(fact: str) -> None:
    diagram = diagram_of(FACTS[fact])
    found = cover(diagram)
    for number, cube in enumerate(found):
        others: Diagram = False
        for other in (*found[:number], *found[number + 1 :]):
            others = either(others, of_cube(other))
        assert either(others, of_cube(cube)) is diagram
        assert not always(others, cube)
        assert not any(always(diagram, {key: left for key, left in cube.items() if key != one}) for one in cube)


def test_an_answer_that_another_alternative_covers_is_named_once_if_that_is_shorter() -> None:
    long = ("3-tot-12-maanden", "langer-dan-een-jaar")
    violent, lasting = cover(diagram_of(lambda s: s.lasts_long or (s.violence and s.hoe_lang in long)))
    assert violent["hoe_lang", ""] == {"3-tot-12-maanden"}
    assert lasting == {("hoe_lang", ""): {"langer-dan-een-jaar"}}
    known, _ = cover(diagram_of(lambda s: s.lasts_long or (s.violence and s.hoe_lang != "weet-ik-niet")))
    assert known["hoe_lang", ""] == {"korter-dan-3-maanden", "3-tot-12-maanden", "langer-dan-een-jaar"}


def test_an_answer_that_another_alternative_covers_stays_where_that_names_as_many() -> None:
    often = frozenset({"gewoon", "met-tegenzin", "soms-thuis"})
    usual = diagram_of(lambda s: s.schoolgang == "gewoon")
    assert _narrowed({("schoolgang", ""): often}, usual) == {("schoolgang", ""): often}


def test_of_two_answers_that_both_suffice_the_one_that_was_chosen_is_kept() -> None:
    helped, lacking = ("wat_is_er_al", "hulp-voor-kind"), ("wat_is_er_al", "logboek")
    either_will_do = diagram_of(lambda s: "hulp-voor-kind" in s.wat_is_er_al or "logboek" not in s.wat_is_er_al)
    chosen = {helped: frozenset({"hulp-voor-kind"})}
    assert _shortened(either_will_do, {**chosen, lacking: frozenset({""})}) == chosen


def test_a_cube_that_the_others_cover_together_is_left_out() -> None:
    found = cover(
        diagram_of(
            lambda s: (s.discriminated and not s.sexual_images) or (not s.discriminated and "online" not in s.wat_gebeurt)
        )
    )
    assert {frozenset(value for _, value in cube) for cube in found} == {
        frozenset({"discriminatie", "seksuele-beelden"}),
        frozenset({"discriminatie", "online"}),
    }


def test_a_fact_may_count_what_was_chosen() -> None:
    assert diagram_of(lambda s: len(s.beleid) > 3) is of_cube({("beleid", value): frozenset({value}) for value in POLICY})


def test_what_can_come_out_follows_the_question() -> None:
    assert outcomes(("wat_gebeurt", "online")) == ("online", "")
    assert outcomes(("direct_gevaar", "")) == ("ja", "nee", "weet-ik-niet")
    assert outcomes(("uitkomst_klacht", ""))[-1] == ""


def test_a_split_is_followed_only_where_the_cube_leaves_room() -> None:
    threatened = diagram_of(lambda s: s.threatened)
    assert always(threatened, {("wat_gebeurt", "afpersing"): frozenset({"afpersing"})})
    assert not always(threatened, {("wat_gebeurt", "afpersing"): frozenset({""})})
    assert not always(threatened, {})


def test_the_facts_are_all_that_a_situation_says_yes_or_no_to() -> None:
    assert {"urgent", "everyone", "offence"} <= set(FACTS)
    assert not {"sector", "ladder", "tried", "causes"} & set(FACTS)
    assert all(isinstance(getattr(Situation(), fact), bool) for fact in FACTS)
