"""Coverage of meaning: every sentence of the source has its rule and its case, every rule fires, every answer matters."""

from collections import Counter
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from escalation.domain.coverage import Effects, effects, sample
from escalation.domain.questions import QUESTIONS
from escalation.domain.rules import RULES
from escalation.management.casebook import Case
from escalation.management.coverage_report import Sentence, coverage_report

ALL_FIRED = Counter({rule.action: 1 for rule in RULES})
ALL_OPTIONS = {(question.key, value) for question in QUESTIONS for value in question.values}
BOARD = Sentence("bestuur", "S7", "bron:hulp-binnen-de-school", "Ga naar het bestuur.", ("schoolbestuur",))


def seen(**changes: object) -> Effects:
    return Effects(**{"walks": 1, "fired": Counter(ALL_FIRED), "options": set(ALL_OPTIONS), **changes})  # type: ignore[arg-type]


def gaps(sentences: list[Sentence], cases: list[Case] | None, found: Effects) -> list[str]:
    return [gap for gap in coverage_report(sentences, cases, found).gaps if "maar geen zin" not in gap]


def test_nothing_is_left_uncovered() -> None:
    out = StringIO()
    call_command("dekking", paden=10000, stdout=out)
    assert out.getvalue().endswith("Alles is gedekt.\n")


def test_the_walks_are_the_same_every_time() -> None:
    assert effects(sample(50)) == effects(sample(50))


def test_a_sentence_without_a_rule_is_a_gap() -> None:
    assert gaps([Sentence("leeg", "S1", "bron:x", "Doe iets.", ())], None, seen()) == ["S1 leeg: geen regel"]


def test_a_rule_that_does_not_exist_is_a_gap() -> None:
    assert gaps([Sentence("fout", "S1", "bron:x", "Doe iets.", ("weg",))], None, seen()) == ["S1 fout: weg bestaat niet"]


def test_a_sentence_without_a_case_is_a_gap_but_only_where_there_are_cases() -> None:
    assert gaps([BOARD], [Case("Noor", {}, ("S4",))], seen()) == ["S7 bestuur: geen geval in tests/scenarios"]
    assert gaps([BOARD], [Case("Noor", {}, ("S7",))], seen()) == []
    assert gaps([BOARD], None, seen()) == []


def test_a_rule_that_says_it_rests_on_the_source_while_no_sentence_names_it_is_a_gap() -> None:
    assert any(gap.startswith("jeugdarts: rust op bron:") for gap in coverage_report([BOARD], None, seen()).gaps)


def test_a_rule_that_never_fires_is_a_gap() -> None:
    assert gaps([BOARD], None, seen(fired=ALL_FIRED - Counter({"bel-112": 1}))) == ["regel bel-112: komt in geen enkel plan"]


def test_an_answer_and_a_question_that_change_no_plan_are_gaps() -> None:
    options = {option for option in ALL_OPTIONS if option[0] != "hoe_lang"} - {("schoolsoort", "vso")}
    found = gaps([BOARD], None, seen(options=options))
    assert "vraag hoe_lang: verandert geen enkel plan" in found
    assert "antwoord schoolsoort=vso: verandert geen enkel plan" in found


def test_a_gap_ends_the_command_with_an_error(tmp_path: Path) -> None:
    source = tmp_path / "brontekst.yaml"
    source.write_text("- {slug: x, rij: S1, bron: 'bron:x', zin: Doe iets., acties: []}", encoding="utf-8")
    with pytest.raises(CommandError, match="S1 x: geen regel"):
        call_command("dekking", paden=10, brontekst=source, stdout=StringIO())


def test_without_cases_the_command_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("escalation.management.commands.dekking.effects", lambda _: seen())
    out = StringIO()
    call_command("dekking", paden=1, gevallen=tmp_path / "weg", stdout=out)
    assert "geen gevallen in tests/scenarios" in out.getvalue()


def test_a_source_file_that_lacks_something_is_named(tmp_path: Path) -> None:
    source = tmp_path / "brontekst.yaml"
    source.write_text("- {slug: x, rij: S1}", encoding="utf-8")
    with pytest.raises(CommandError, match=r"brontekst.yaml: x: 'bron' ontbreekt"):
        call_command("dekking", paden=10, brontekst=source, stdout=StringIO())
