"""Code and content agree; where they do not, a sentence names the record."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from escalation.domain.agreement import MAX_AGE, disagreements, stale
from tests.families import CATALOGUE

ACTION = CATALOGUE.actions["leraar"]
QUESTION = CATALOGUE.questions["direct_gevaar"]
LETTER = next(iter(CATALOGUE.letters.values()))
CONTACT = next(contact for contact in CATALOGUE.contacts.values() if contact.numbers and not contact.local)


def without(kind: str, slug: str) -> dict[str, Any]:
    return {kind: {key: text for key, text in getattr(CATALOGUE, kind).items() if key != slug}}


def test_the_fixtures_agree_with_the_code() -> None:
    assert not list(disagreements(CATALOGUE))


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        (without("actions", "leraar"), "acties: leraar: de code gebruikt dit"),
        ({"actions": {**CATALOGUE.actions, "taart": ACTION}}, "acties: taart: de tekst is er"),
        (without("questions", "hoe_lang"), "vragen: hoe_lang: de code"),
        (without("sections", "daarnaast"), "onderdelen: daarnaast"),
        (without("passed", "spoed"), "overgeslagen: spoed"),
        (without("sources", "domein-4"), "bronnen: domein-4: een regel rust hierop"),
        (without("contacts", "politie"), "verwijst naar contacten politie"),
        (without("questions", "direct_gevaar"), "vragen: direct_gevaar: de code"),
        (without("letters", LETTER.slug), f"brieven: {LETTER.slug}: de code"),
        ({"letters": {**CATALOGUE.letters, LETTER.slug: replace(LETTER, actions=("taart",))}}, "verwijst naar acties taart"),
        ({"letters": {**CATALOGUE.letters, LETTER.slug: replace(LETTER, source="taart")}}, "verwijst naar bronnen taart"),
        (
            {"questions": {**CATALOGUE.questions, "direct_gevaar": replace(QUESTION, options=QUESTION.options[1:])}},
            "vragen: direct_gevaar: ja: de code",
        ),
        (
            {"contacts": {**CATALOGUE.contacts, CONTACT.slug: replace(CONTACT, source="van horen zeggen")}},
            f"contacten: {CONTACT.slug}: een nummer zonder bron",
        ),
    ],
)
def test_what_is_lacking_or_left_over_is_named(changes: dict[str, Any], complaint: str) -> None:
    lines = list(disagreements(replace(CATALOGUE, **changes)))
    assert [line for line in lines if complaint in line]


def test_a_contact_is_stale_a_year_after_its_check_and_not_before() -> None:
    day = max(contact.checked_on for contact in CATALOGUE.contacts.values())
    fresh = {"contacts": {CONTACT.slug: replace(CONTACT, checked_on=day)}}
    assert not list(stale(replace(CATALOGUE, **fresh), day + MAX_AGE))
    assert CONTACT.slug in next(iter(stale(replace(CATALOGUE, **fresh), day + MAX_AGE + timedelta(days=1))))
