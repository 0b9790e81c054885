"""The cases an adviser wrote, from `domain.md` and the source document: each family gets exactly this plan, in this order."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from escalation.domain.questions import QUESTIONS
from escalation.domain.rules import RULES
from escalation.management.casebook import CaseError
from tests.families import slugs_of
from tests.scenarios import FOLDER, ROWS, Scenario, load_scenarios

SCENARIOS = load_scenarios()
AT_LEAST = 90
SHORT = FOLDER / "basisschool.yaml"


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.title)
def test_a_family_gets_the_plan_that_an_adviser_would_give(scenario: Scenario) -> None:
    assert slugs_of(scenario.answers) == scenario.plan, scenario.place


# --- the table as a whole -------------------------------------------------------------------------------------


def test_there_are_enough_cases() -> None:
    assert len(SCENARIOS) >= AT_LEAST


def test_every_row_of_the_source_is_shown() -> None:
    assert not set(ROWS) - {row for scenario in SCENARIOS for row in scenario.rows}


def test_every_option_of_every_question_is_chosen() -> None:
    chosen = {(key, value) for scenario in SCENARIOS for key, values in scenario.answers.items() for value in values}
    assert not {(question.key, value) for question in QUESTIONS for value in question.values} - chosen


def test_every_rule_is_seen_in_its_section() -> None:
    seen = {(section, slug) for scenario in SCENARIOS for section, slugs in scenario.plan.items() for slug in slugs}
    assert not {(rule.when.value, rule.action) for rule in RULES} - seen


# --- a fault in a file ----------------------------------------------------------------------------------------


def _first_case() -> str:
    """Return the text of the first case of a file, which is sound."""
    return "- titel" + SHORT.read_text(encoding="utf-8").split("- titel")[1]


def _folder(tmp_path: Path, *texts: str) -> Path:
    for number, text in enumerate(texts):
        (tmp_path / f"proef-{number}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_sound_case_is_read(tmp_path: Path) -> None:
    (scenario,) = load_scenarios(_folder(tmp_path, _first_case()))
    assert scenario.place.startswith("proef-0.yaml, regel 1 (Noor")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("  rijen:", "  rij:", "'rij' bestaat niet. Bedoel je 'rijen'?"),
        ("S4", "S44", "'S44' bestaat niet. Bedoel je 'S4'?"),
        ("schoolsoort:", "schoolsort:", "'schoolsort' bestaat niet. Bedoel je 'schoolsoort'?"),
        ("[niemand]", "[niemant]", "'niemant' bestaat niet. Bedoel je 'niemand'?"),
        ("dit-doe-je-nu", "doe-je-nu", "'doe-je-nu' bestaat niet. Bedoel je 'dit-doe-je-nu'?"),
        ("[leraar]", "[lerares]", "'lerares' bestaat niet. Bedoel je 'leraar'?"),
        ("    wie_pest: [leerlingen]\n", "", "de vraag wie_pest is open: er is geen antwoord. Kies uit: leerlingen, "),
        ("[niemand]", "[directeur]", "de vraag gesproken_met is open: 'directeur' past daar niet. Kies uit: "),
        ("[niemand]", "[jeugdarts, mentor]", "telt niet mee: gesproken_met=mentor"),
        ("  plan:", "    beleid: [weet-ik-niet]\n  plan:", "telt niet mee: beleid=weet-ik-niet"),
        ("  plan:", "    leeftijd: 5-11\n  plan:", "'leeftijd' staat er twee keer"),
        ("[leraar]", "leraar", "dit-doe-je-nu is geen lijst"),
        ("  rijen: [S4, S15, S16, S19]\n", "", "rijen ontbreekt"),
    ],
)
def test_a_fault_names_the_file_the_line_and_what_is_meant(tmp_path: Path, old: str, new: str, says: str) -> None:
    text = _first_case()
    assert old in text
    with pytest.raises(CaseError, match=re.escape(says)) as fault:
        load_scenarios(_folder(tmp_path, "# proef\n" + text.replace(old, new, 1)))
    assert str(fault.value).startswith("proef-0.yaml, regel 2")


def test_a_title_may_stand_only_once(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match=r"^proef-1\.yaml, regel 1 .*: deze titel staat ook in proef-0\.yaml, regel 1"):
        load_scenarios(_folder(tmp_path, _first_case(), _first_case()))


@pytest.mark.parametrize("text", ["", "titel: geen lijst\n", "- zomaar een tekst\n", "- titel: [\n"])
def test_a_file_without_cases_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(CaseError, match=r"^proef-0\.yaml"):
        load_scenarios(_folder(tmp_path, text))
