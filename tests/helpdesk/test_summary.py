"""The plan in five sentences: short enough to read aloud, for every kind of plan, in the words of the catalogue."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from escalation.domain.catalogue import Force
from escalation.domain.deadlines import Due
from escalation.domain.plan import Plan, PlanItem, Section
from escalation.domain.rules import RULES, RUNG_SOURCES, When
from escalation.helpdesk.summary import five_sentences
from tests.families import CATALOGUE, EVERYTHING, MONDAY, NOOR, but, plan_of
from tests.helpdesk.calls import chance_of, ended
from tests.language.sentences import sentences, words
from tests.scenarios import load_scenarios

LONGEST = 20
FIRST = [rule.action for rule in RULES if rule.when is When.FIRST]
NOW = [*RUNG_SOURCES, "afspraken-navragen"]
DAY = Due(date(2026, 9, 30), Force.GUIDE)  # a Wednesday in September: the most letters


def is_short(summary: tuple[str, ...]) -> bool:
    return len(summary) == 5 and all(len(sentences(line)) == 1 and len(words(line)) <= LONGEST for line in summary)


@pytest.mark.parametrize("scenario", load_scenarios(), ids=lambda scenario: scenario.title)
def test_every_family_of_the_tables_hears_five_short_sentences(scenario) -> None:  # type: ignore[no-untyped-def]
    assert is_short(five_sentences(plan_of(scenario.answers)))


def test_a_thousand_families_at_random_hear_five_short_sentences() -> None:
    chance = chance_of(7)
    kinds = {tuple(five_sentences(plan_of(ended({}, chance)))) for _ in range(1000)}
    assert len(kinds) > 60
    assert not [kind for kind in kinds if not is_short(kind)]


def item(action: str, when: When) -> PlanItem:
    words_of = CATALOGUE.wording(action, next(rule.source for rule in RULES))
    return PlanItem(words_of.action, when, (), words_of.source, words_of.contacts, DAY, DAY)


def made_up(first: list[str], now: str, later: list[str]) -> Plan:
    parts = ((When.FIRST, first), (When.NOW, [now]), (When.LATER, later))
    sections = [
        Section(when, CATALOGUE.sections[when], tuple(item(slug, when) for slug in slugs)) for when, slugs in parts if slugs
    ]
    return Plan(MONDAY, tuple(sections), ())


def test_every_step_that_can_come_first_now_or_next_makes_short_sentences() -> None:
    plans = (made_up([first] * count, now, [now]) for (first, count), now in product(product(FIRST, (1, 2, 9)), NOW))
    assert not [summary for plan in plans if not is_short(summary := five_sentences(plan))]


def test_the_five_sentences_say_what_is_in_the_plan() -> None:
    plan = plan_of(NOOR)
    first, now, then, call, keep = five_sentences(plan)
    assert "112" in first
    assert now == "Doe dit voor maandag 30 november 2026: praat met de intern begeleider."
    assert then == "Helpt dat niet, ga dan op maandag 14 december verder: schrijf de directeur en vraag om een gesprek."
    assert "Ouders & Onderwijs" in call
    assert "088-605 01 01" in call
    assert keep.endswith("bel gerust weer na maandag 14 december.")


def test_danger_is_named_first() -> None:
    assert five_sentences(plan_of(but(NOOR, direct_gevaar="ja")))[0].startswith("Eerst dit: bel 112")
    assert "dringende stappen" in five_sentences(plan_of(EVERYTHING))[0]


def test_a_number_that_is_not_confirmed_is_not_read_aloud() -> None:
    plan = plan_of(NOOR)
    hidden = replace(plan, sections=tuple(section for section in plan.sections if section.when is not When.PARENT))
    assert not any(character.isdigit() for character in five_sentences(hidden)[3])
