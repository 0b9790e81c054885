"""Facts looked up by the answers they read: the same verdict as working each of them out."""

from functools import partial, wraps

import pytest

from escalation.domain.coverage import sample
from escalation.domain.panels import MOST_KEYS, REMEMBERED, Panels, answers_read
from escalation.domain.probes import questions_read
from escalation.domain.rules import RULES, Rule
from escalation.domain.situation import Situation, read_situation

FACTS = [rule.applies for rule in RULES]


@pytest.mark.drawn
def test_what_is_looked_up_is_what_the_rules_say() -> None:
    panels = Panels(FACTS)
    for replay in sample(500):
        situation = read_situation(replay)
        assert panels.holding(situation) == [place for place, fact in enumerate(FACTS) if fact(situation)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.action)
def test_no_answer_that_a_rule_reads_is_missed(rule: Rule) -> None:
    assert set(questions_read(rule.applies)) <= set(answers_read(rule.applies))


def test_the_answers_behind_other_facts_and_in_nested_code_are_found() -> None:
    assert answers_read(lambda s: s.misses_compulsory_school) == ("leeftijd", "schoolgang")
    assert answers_read(lambda s: s.unsafe_tomorrow) == (
        "direct_gevaar",
        "wat_gebeurt",
        "wie_pest",
        "gesproken_met",
        "laatste_keer",
    )
    assert answers_read(lambda s: any(s.schoolgang == way for way in ("gewoon",))) == ("schoolgang",)
    assert answers_read(lambda s: "leraar" in s.tried) == ("gesproken_met",)
    assert answers_read(lambda s: s.everyone) == ()


def test_a_fact_that_hides_its_code_is_refused() -> None:
    with pytest.raises(TypeError, match="shows no code"):
        answers_read(partial(isinstance, Situation()))


def test_a_fact_that_reads_nothing_holds_always_or_never() -> None:
    assert Panels([lambda s: s.everyone, lambda s: not s.everyone]).holding(Situation()) == [0]


def test_a_fact_that_reads_many_answers_is_worked_out_each_time() -> None:
    inspection = next(rule.applies for rule in RULES if rule.action == "onderwijsinspectie")
    assert len(answers_read(inspection)) > MOST_KEYS
    ignored = Situation(wie_pest=frozenset({"leerlingen"}), uitkomst_klacht="te-laat")
    assert Panels([inspection]).holding(ignored) == [0]
    assert Panels([inspection]).holding(Situation()) == []


def test_a_fact_that_is_wrapped_is_looked_through() -> None:
    def urgent(situation: Situation) -> bool:
        return situation.possible_danger

    @wraps(urgent)
    def wrapped(*arguments: Situation) -> bool:
        return urgent(*arguments)

    assert answers_read(wrapped) == ("direct_gevaar",)


def test_facts_of_one_question_of_two_and_of_many_are_found_side_by_side_in_order() -> None:
    inspection = next(rule.applies for rule in RULES if rule.action == "onderwijsinspectie")
    facts = [
        lambda s: s.unsafe_tomorrow,
        inspection,
        lambda s: s.possible_danger,
        lambda s: s.everyone,
        lambda s: s.school_fails,
        lambda s: s.leads_itself,
    ]
    panels = Panels(facts)
    family = Situation(direct_gevaar="ja", wat_doet_school="te-weinig", wie_pest=frozenset({"leerlingen"}))
    assert panels.holding(family) == [0, 1, 2, 3, 4]
    assert panels.holding(Situation(schoolsoort="mbo", leeftijd="16-17")) == [3, 5]
    assert panels.holding(Situation(wat_gebeurt=frozenset({"bedreiging"}))) == [0, 3]
    assert panels.holding(family) == [0, 1, 2, 3, 4]


def test_a_fact_is_never_looked_up_by_answers_it_does_not_read() -> None:
    panels = Panels([lambda s: s.leads_itself, lambda s: s.school_fails])
    assert panels.holding(Situation(wat_doet_school="te-weinig")) == [1]
    assert panels.holding(Situation(schoolsoort="mbo", leeftijd="16-17")) == [0]


def test_a_fact_of_as_many_answers_as_a_panel_may_have_is_found_once() -> None:
    fact = next(fact for fact in FACTS if len(answers_read(fact)) == MOST_KEYS)
    for replay in sample(60):
        situation = read_situation(replay)
        assert Panels([fact]).holding(situation) == ([0] if fact(situation) else [])


def test_a_panel_remembers_so_many_answers_and_no_more() -> None:
    worked_out: list[str] = []
    panels = Panels([lambda s: bool(worked_out.append(s.leeftijd))])
    ages = [str(age) for age in range(REMEMBERED + 1)]
    for age in (*ages, ages[-1], ages[0]):
        panels.holding(Situation(leeftijd=age))
    assert worked_out == [*ages, ages[0]]
