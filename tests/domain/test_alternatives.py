"""The alternatives that are worked out from a fact agree with that fact, and are as short as a sentence wants them."""

from dataclasses import fields

import pytest

from escalation.domain.alternatives import Alternatives, Term, alternatives, asked, can_come_with, offered
from escalation.domain.climb import climb, facts_of
from escalation.domain.coverage import sample
from escalation.domain.probes import questions_read
from escalation.domain.questions import QUESTIONS
from escalation.domain.rules import RULES, Rule
from escalation.domain.situation import Situation, read_situation
from tests.families import EVERYTHING, NOOR, SAM, YARA, situation_of

WALKS = tuple(sample(3000))
SITUATIONS = (*(read_situation(walk) for walk in WALKS), *(situation_of(family) for family in (NOOR, SAM, YARA, EVERYTHING)))


def hold(found: Alternatives, situation: Situation) -> bool:
    return any(all(term.holds(situation) for term in alternative) for alternative in found)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.action)
def test_the_alternatives_of_a_rule_agree_with_the_rule(rule: Rule) -> None:
    found = alternatives(rule.applies)
    assert [s for s in SITUATIONS if hold(found, s) is not bool(rule.applies(s))] == []


FACTS = sorted(name for name, value in vars(Situation).items() if isinstance(value, property) and name != "sector")


@pytest.mark.parametrize("fact", FACTS)
def test_the_alternatives_of_every_fact_of_a_situation_agree_with_it(fact: str) -> None:
    found = alternatives(lambda situation: bool(getattr(situation, fact)))
    assert [s for s in SITUATIONS[:1000] if hold(found, s) is not bool(getattr(s, fact))] == []


@pytest.mark.drawn
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_the_branches_in_words_are_the_branches_that_are_walked(question) -> None:
    for walk, situation in zip(WALKS, SITUATIONS, strict=False):
        assert hold(asked(question.key), situation) is (question in walk.path)
        choices = tuple(value for value in question.values if hold(offered(question.key, value), situation))
        assert choices == question.offered(walk.answers)


def test_a_fact_of_everyone_has_one_alternative_without_terms() -> None:
    assert alternatives(lambda situation: situation.everyone) == ((),)


def test_what_is_never_true_has_no_alternative() -> None:
    assert alternatives(lambda situation: situation.adult and situation.minor) == ()


def test_the_short_way_round_is_taken() -> None:
    assert alternatives(lambda situation: situation.minor) == ((Term("leeftijd", ("18-plus",), negated=True),),)


def test_not_asked_is_told_from_not_known() -> None:
    terms = alternatives(lambda situation: situation.leeftijd_pester in ("", "weet-ik-niet"))
    assert terms == ((Term("leeftijd_pester", ("weet-ik-niet", "")),),)


def test_of_and_en_are_kept_apart() -> None:
    found = alternatives(lambda s: (s.threatened and s.school_denies) or s.sexual_images)
    assert found == (
        (Term("wat_gebeurt", ("bedreiging", "afpersing")), Term("wat_doet_school", ("ziet-het-niet",))),
        (Term("wat_gebeurt", ("seksuele-beelden",)),),
    )


def test_no_rule_needs_more_than_a_short_list() -> None:
    assert max(len(alternatives(rule.applies)) for rule in RULES) <= 6


def test_the_climb_reads_nothing_but_the_questions_that_are_named() -> None:
    named = questions_read(facts_of)
    others = {field.name: field.default for field in fields(Situation) if field.name not in named}
    for situation in SITUATIONS[:1000]:
        told = {key: getattr(situation, key) for key in named}
        assert climb(Situation(**told, **others)) == climb(situation)


def test_a_reason_is_quoted_only_where_it_can_be() -> None:
    found = alternatives(lambda situation: situation.got_no_answer)
    assert can_come_with(found, "uitkomst_gesprek", "geen-antwoord")
    assert not can_come_with(found, "uitkomst_gesprek", "geen-verbetering")
    assert can_come_with(found, "schoolsoort", "mbo")


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.because], ids=lambda rule: rule.action)
def test_a_reason_quotes_no_answer_that_never_makes_the_rule_fit(rule: Rule) -> None:
    found = alternatives(rule.applies)
    for reason in rule.because:
        terms = [term for alternative in found for term in alternative if term.key == reason.key]
        if not terms or () in found:
            continue  # it says what the step is about, and decides nothing
        for value in reason.values:
            if can_come_with(found, reason.key, value):
                assert any((value in term.values) is not term.negated for term in terms), (reason.key, value)
