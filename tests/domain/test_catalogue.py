"""What can be said: which numbers may be shown, and words looked up by slug."""

from dataclasses import replace

import pytest

from escalation.domain.catalogue import Phone, Wording, source_slug
from tests.families import CATALOGUE


@pytest.mark.parametrize(("status", "shown"), [("V", True), ("V2", True), ("O", False), ("", False)])
def test_only_a_confirmed_number_is_shown(status: str, shown: bool) -> None:
    phone = Phone(number="0800 - 5010", note="", status=status)
    assert phone.confirmed is shown
    contact = replace(CATALOGUE.contacts["politie"], phones=(phone,))
    assert contact.numbers == ((phone,) if shown else ())


def test_a_number_is_dialled_without_its_spaces_and_dashes() -> None:
    assert Phone(number="0800 - 50 10", note="", status="V").dial == "08005010"


def test_two_catalogues_are_told_apart_without_reading_them() -> None:
    assert hash(CATALOGUE) == hash(CATALOGUE) != hash(replace(CATALOGUE))


def test_the_words_of_an_option_are_found_by_its_value() -> None:
    question = CATALOGUE.questions["direct_gevaar"]
    assert list(question.by_value) == ["ja", "nee", "weet-ik-niet"]
    assert question.by_value["nee"] is question.options[1]


def test_a_reference_becomes_the_slug_of_its_source() -> None:
    assert source_slug("domein:2.13") == "domein-2-13"
    assert source_slug("bron:hulp-binnen-de-school") == "bron-hulp-binnen-de-school"


def test_the_words_of_a_step_come_with_the_source_of_the_rule_and_the_contacts_of_the_step_and_are_looked_up_once() -> None:
    found = CATALOGUE.wording("bel-112", "domein:4")
    contacts = tuple(CATALOGUE.contacts[slug] for slug in CATALOGUE.actions["bel-112"].contacts)
    assert found == Wording(CATALOGUE.actions["bel-112"], CATALOGUE.sources["domein-4"], contacts)
    assert contacts
    assert CATALOGUE.wording("bel-112", "domein:4") is found
    assert CATALOGUE.wording("bel-112", "domein:5").source is CATALOGUE.sources["domein-5"]
