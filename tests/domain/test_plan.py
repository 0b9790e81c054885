"""The plan as its readers meet it: its contacts, its help that comes first, and the order of its rules."""

import pytest

from escalation.domain.answers import walk
from escalation.domain.plan import urgent_section
from escalation.domain.questions import BY_KEY
from escalation.domain.rules import RULES, When
from escalation.domain.situation import read_situation
from tests.families import CATALOGUE, EVERYTHING, MONDAY, NOOR, but, plan_of


def test_each_contact_is_named_once_in_order_of_appearance() -> None:
    plan = plan_of(EVERYTHING)
    named = [contact.slug for item in plan.items for contact in item.contacts]
    assert [contact.slug for contact in plan.contacts] == list(dict.fromkeys(named))
    assert len(named) > len(plan.contacts)


def test_a_number_is_dialled_by_its_digits() -> None:
    phones = [phone for contact in CATALOGUE.contacts.values() for phone in contact.numbers]
    assert phones
    assert all(phone.dial.isdigit() for phone in phones)


def test_the_help_that_comes_first_needs_one_answer_only() -> None:
    section = urgent_section(read_situation(walk({"direct_gevaar": "weet-ik-niet"})), CATALOGUE, MONDAY)
    assert section is not None
    assert section.when is When.FIRST
    assert [item.slug for item in section.items] == ["bel-112", "school-vandaag-bellen"]


def test_without_danger_nothing_stands_before_the_questions() -> None:
    assert urgent_section(read_situation(walk({"direct_gevaar": "nee"})), CATALOGUE, MONDAY) is None


def test_the_rules_stand_in_the_order_of_the_sections() -> None:
    order = list(When)
    places = [order.index(rule.when) for rule in RULES]
    assert places == sorted(places)


def test_each_rule_has_an_action_of_its_own() -> None:
    assert len({rule.action for rule in RULES}) == len(RULES)


def test_each_reason_points_to_answers_that_exist() -> None:
    reasons = [reason for rule in RULES for reason in rule.because]
    assert all(reason.values and set(reason.values) <= set(BY_KEY[reason.key].values) for reason in reasons)


def test_an_item_quotes_the_answers_that_put_it_there_and_no_other() -> None:
    hurt = plan_of(but(NOOR, gezondheid=["slaapt-of-eet-slecht", "somber-of-bang"], schoolgang="soms-thuis"))
    quoted = next(item.because for item in hurt.items if item.slug == "jeugdarts")
    words = {key: CATALOGUE.questions[key].by_value for key in ("gezondheid", "schoolgang")}
    assert quoted == (
        words["gezondheid"]["slaapt-of-eet-slecht"].because,
        words["gezondheid"]["somber-of-bang"].because,
        words["schoolgang"]["soms-thuis"].because,
    )


def test_a_word_that_is_lacking_is_named() -> None:
    with pytest.raises(KeyError, match="bestaat-niet"):
        CATALOGUE.wording("bestaat-niet", "domein:4")
