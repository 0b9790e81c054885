"""The commands an adviser uses: `leg-uit` explains a plan, `regels-svg` draws the rules."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from escalation.outputs.rules_svg import rules_svg
from tests.families import CATALOGUE, NOOR, Answers, but

CASES = """
- titel: Noor wordt buitengesloten
  antwoorden: {direct_gevaar: nee, schoolsoort: basisschool, leeftijd: 4, wat_gebeurt: [woorden-en-buitensluiten],
    wie_pest: [leerlingen], gezondheid: [geen], schoolgang: gewoon, hoe_lang: korter-dan-3-maanden,
    wat_doet_school: weet-het-nog-niet, gesproken_met: [niemand], wat_is_er_al: [geen]}
- titel: Sam is bang
  antwoorden: {direct_gevaar: nee}
"""


def pairs(family: Answers) -> list[str]:
    return [f"{key}={','.join(values)}" for key, values in family.items()]


def explained(*arguments: str, **options: str) -> str:
    out = StringIO()
    call_command("leg-uit", *arguments, stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    path = tmp_path / "gevallen.yaml"
    path.write_text(CASES, encoding="utf-8")
    return path


def test_the_plan_is_printed_with_every_rule_in_or_out() -> None:
    text = explained(*pairs(NOOR))
    assert "intern-begeleider: Praat met de intern begeleider" in text
    assert (
        "+ alles-op-papier (daarnaast): staat erin, omdat je bij ‘Wat de school doet’ koos voor ‘De school doet te weinig’."
        in text
    )
    assert "- bel-112 (eerst-dit): staat er niet in. Dat zou wel zo zijn als je bij ‘Gevaar’ koos voor ‘Ja’" in text
    assert "+ huisarts (hulp-voor-je-kind): staat in elk plan." in text


def test_every_rung_is_printed_with_its_place() -> None:
    text = explained(*pairs(but(NOOR, wie_pest="leraar-of-mentor", gesproken_met=["vertrouwenspersoon"])))
    assert f"leraar: overgeslagen: {CATALOGUE.passed['oorzaak'].title}" in text
    assert "directeur: nu: Dit is de eerste trede die nu bij jou past." in text
    assert "schoolbestuur: later\n" in text
    assert "advies-vervolg: pas als niets meer open is" in text
    assert "- vertrouwenspersoon (daarnaast): past, maar is al gedaan: vertrouwenspersoon." in text


def test_a_rule_that_became_a_rung_says_so() -> None:
    tried = but(NOOR, gesproken_met=["leraar", "directeur"], beleid="weet-ik-niet")
    assert "- vertrouwenspersoon (daarnaast): past, maar staat al als trede op de ladder." in explained(*pairs(tried))


def test_answers_that_do_not_count_are_named() -> None:
    assert "Telt niet mee, want het past niet bij de eerdere antwoorden: gesproken_met=mentor" in explained(
        *pairs(but(NOOR, gesproken_met=["leraar", "mentor"]))
    )


def test_incomplete_answers_say_which_question_is_open() -> None:
    with pytest.raises(CommandError, match=r"staat nog open: leeftijd .*5-11"):
        explained("direct_gevaar=nee", "schoolsoort=basisschool")


def test_an_answer_that_does_not_fit_is_named_with_the_open_question() -> None:
    with pytest.raises(CommandError, match=r"staat nog open: leeftijd .*past hier niet: 18-plus\. Kies uit: 4, "):
        explained("direct_gevaar=nee", "schoolsoort=basisschool", "leeftijd=18-plus")


def test_a_question_that_was_not_asked_may_be_the_reason() -> None:
    offence = but(NOOR, wat_gebeurt="afpersing", wie_pest="buiten-school")
    assert "en je de vraag ‘Leeftijd van leerlingen’ niet kreeg." in explained(*pairs(offence))


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("schoolsort=mbo", "'schoolsort' bestaat niet. Bedoel je 'schoolsoort'?"),
        ("schoolsoort=basischool", "'basischool' bestaat niet. Bedoel je 'basisschool'?"),
        ("wat_gebeurt=online,bedreigen", "'bedreigen' bestaat niet. Bedoel je 'bedreiging'?"),
    ],
)
def test_a_name_that_does_not_exist_is_met_with_the_nearest(given: str, message: str) -> None:
    with pytest.raises(CommandError) as error:
        explained(given, "direct_gevaar=nee")
    assert message in str(error.value)


def test_what_is_no_answer_is_said() -> None:
    with pytest.raises(CommandError, match="is geen antwoord"):
        explained("direct_gevaar=nee", "mbo")


def test_a_case_is_chosen_by_its_title(cases: Path) -> None:
    assert "leraar: nu" in explained(str(cases), titel="Noor wordt buitengesloten")


def test_a_file_with_more_cases_asks_which(cases: Path) -> None:
    with pytest.raises(CommandError, match=r"2 gevallen(.|\n)*Sam is bang"):
        explained(str(cases))


def test_a_title_that_does_not_exist_is_met_with_the_nearest(cases: Path) -> None:
    with pytest.raises(CommandError, match="Bedoel je 'Sam is bang'"):
        explained(str(cases), titel="Sam is boos")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- {titel: Een, antwoorden: {schoolsort: mbo}}", "fout.yaml, rij 1 (Een): vraag: 'schoolsort'"),
        ("- {titel: Een, antwoorden: {schoolsoort: mbo}}\n- {titel: Twee, antwoorden: {schoolsoort: mbi}}", "rij 2 (Twee)"),
        ("- {titel: Een, antwoord: {}}", "fout.yaml, rij 1: veld: 'antwoord' bestaat niet. Bedoel je 'antwoorden'?"),
        (
            "- {titel: Een, antwoorden: {}, plan: {daarnast: []}}",
            "rij 1 (Een): deel: 'daarnast' bestaat niet. Bedoel je 'daarnaast'?",
        ),
        (
            "- {titel: Een, antwoorden: {}, plan: {daarnaast: [jeugdart]}}",
            "rij 1 (Een): daarnaast: 'jeugdart' bestaat niet. Bedoel je 'jeugdarts'?",
        ),
        ("- {titel: Een, antwoorden: {}, plan: [jeugdarts]}", "rij 1 (Een): plan is geen lijst van namen"),
        ("- {titel: Een, antwoorden: {}, plan: {daarnaast: jeugdarts}}", "rij 1 (Een): daarnaast is geen lijst"),
        ("- {titel: Een}", "fout.yaml, rij 1: een geval heeft"),
        ("titel: Een", "is geen lijst"),
        ("- [", "kan niet worden gelezen"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_the_row(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "fout.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CommandError) as error:
        explained(str(path))
    assert message in str(error.value)


def test_a_file_that_is_not_there_is_said() -> None:
    with pytest.raises(CommandError, match="kan niet worden gelezen"):
        explained("nergens.yaml")


def test_the_drawing_comes_from_the_command_line() -> None:
    out = StringIO()
    call_command("regels-svg", stdout=out)
    assert out.getvalue().strip() == rules_svg(CATALOGUE)
