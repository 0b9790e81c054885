"""Code and content agree; where they do not, a sentence names the record."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from escalation.domain.agreement import MAX_AGE, disagreements, known_actions, stale
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


def changed(kind: str, slug: str, **fields: Any) -> dict[str, Any]:
    records = getattr(CATALOGUE, kind)
    return {kind: {**records, slug: replace(records[slug], **fields)}}


SHEET = CATALOGUE.sheets["gesprek"]
PHRASE = CATALOGUE.phrases["rol-leraar"]
GIVEN = "de tekst is er, maar de code gebruikt dit niet"
LACKING = "de code gebruikt dit, maar de tekst ontbreekt"
GONE = "maar dat is er niet"


@pytest.mark.parametrize(
    ("changes", "complaints"),
    [
        (without("phrases", "rol-leraar"), [f"briefzinnen: rol-leraar: {LACKING}"]),
        ({"phrases": {**CATALOGUE.phrases, "taart": PHRASE}}, [f"briefzinnen: taart: {GIVEN}"]),
        (without("sheets", "logboek"), [f"invulbladen: logboek: {LACKING}"]),
        ({"sheets": {**CATALOGUE.sheets, "taart": SHEET}}, [f"invulbladen: taart: {GIVEN}"]),
        ({"sections": {**CATALOGUE.sections, "taart": PHRASE}}, [f"onderdelen: taart: {GIVEN}"]),
        ({"passed": {**CATALOGUE.passed, "taart": PHRASE}}, [f"overgeslagen: taart: {GIVEN}"]),
        (changed("actions", "leraar", contacts=("taart",)), [f"acties: leraar: verwijst naar contacten taart, {GONE}"]),
        (
            changed("actions", "leraar", reads=("taart", "koek")),
            [
                f"acties: leraar: verwijst naar lezen koek, {GONE}",
                f"acties: leraar: verwijst naar lezen taart, {GONE}",
            ],
        ),
        (changed("actions", "leraar", source="taart"), [f"acties: leraar: verwijst naar bronnen taart, {GONE}"]),
        (
            changed("actions", "leraar", terms=(replace(ACTION.terms[0], source="taart"),)),
            [f"acties: leraar: verwijst naar bronnen taart, {GONE}"],
        ),
        (changed("letters", LETTER.slug, actions=("taart",)), [f"Letter: {LETTER.slug}: verwijst naar acties taart, {GONE}"]),
        (changed("sheets", "gesprek", actions=("taart",)), [f"Sheet: gesprek: verwijst naar acties taart, {GONE}"]),
        (changed("sheets", "gesprek", source="taart"), [f"Sheet: gesprek: verwijst naar bronnen taart, {GONE}"]),
        (changed("phrases", "rol-leraar", source="taart"), [f"Phrase: rol-leraar: verwijst naar bronnen taart, {GONE}"]),
        (changed("sheets", "gesprek", summary="{taart}"), ["invulbladen: gesprek: 'taart' is geen invulplek"]),
        (changed("letters", "gesprek", subject="{taart}"), ["brieven: gesprek: 'taart' is geen invulplek"]),
    ],
)
def test_each_fault_is_one_sentence_that_names_the_record(changes: dict[str, Any], complaints: list[str]) -> None:
    assert list(disagreements(replace(CATALOGUE, **changes))) == complaints


def test_a_source_that_a_rule_rests_on_is_missed_by_its_slug() -> None:
    lines = list(disagreements(replace(CATALOGUE, **without("sources", "domein-2-13"))))
    assert "bronnen: domein-2-13: een regel rust hierop, maar de bron ontbreekt" in lines
    assert [
        line for line in lines if not line.startswith(("bronnen: domein-2-13", "acties", "Letter", "Phrase", "Sheet"))
    ] == []


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"source": "van horen zeggen"}, True),
        ({"source": "https://voorbeeld.nl/"}, False),
        ({"source": "van horen zeggen", "local": True}, False),
        ({"source": "van horen zeggen", "phones": ()}, False),
        ({"source": "van horen zeggen", "phones": (replace(CONTACT.phones[0], status="O"),)}, False),
        ({"source": "van horen zeggen", "phones": (replace(CONTACT.phones[0], status="O"), CONTACT.numbers[0])}, True),
    ],
)
def test_a_number_that_is_shown_needs_a_source_on_the_web_and_nothing_else_does(changes: dict[str, Any], fault: bool) -> None:
    lines = list(disagreements(replace(CATALOGUE, **changed("contacts", CONTACT.slug, **changes))))
    assert lines == ([f"contacten: {CONTACT.slug}: een nummer zonder bron"] if fault else [])


def test_an_option_without_words_and_words_without_an_option_are_named() -> None:
    options = (replace(QUESTION.options[0], value="taart"), *QUESTION.options[1:])
    assert list(disagreements(replace(CATALOGUE, **changed("questions", "direct_gevaar", options=options)))) == [
        f"vragen: direct_gevaar: ja: {LACKING}",
        f"vragen: direct_gevaar: taart: {GIVEN}",
    ]


def test_every_rule_every_rung_and_everyone_to_talk_with_is_an_action_and_nobody_is_not() -> None:
    assert {"bel-112", "klacht-volgen", "afdelingsleider", "politie"} <= known_actions()
    assert "niemand" not in known_actions()
    assert known_actions() == set(CATALOGUE.actions)


def test_a_stale_contact_is_named_with_the_day_it_was_checked() -> None:
    old = {"contacts": {CONTACT.slug: replace(CONTACT, checked_on=date(2025, 2, 3))}}
    assert timedelta(days=365) == MAX_AGE
    assert list(stale(replace(CATALOGUE, **old), date(2026, 11, 23))) == [
        f"contacten: {CONTACT.slug}: gecontroleerd op 03-02-2025, langer dan een jaar geleden"
    ]


def test_a_contact_is_stale_a_year_after_its_check_and_not_before() -> None:
    day = max(contact.checked_on for contact in CATALOGUE.contacts.values())
    fresh = {"contacts": {CONTACT.slug: replace(CONTACT, checked_on=day)}}
    assert not list(stale(replace(CATALOGUE, **fresh), day + MAX_AGE))
    assert CONTACT.slug in next(iter(stale(replace(CATALOGUE, **fresh), day + MAX_AGE + timedelta(days=1))))
