"""Sheets to take along: the words of the step they are for are put in. The files are in `tests/outputs`."""

from dataclasses import replace

import pytest

from escalation.domain.catalogue import Sheet, SheetPart
from escalation.domain.letters import LONG_BLANK, SHORT_BLANK
from escalation.domain.sheets import MOST_SAID, compose_sheet, sheet_faults, sheets_of
from tests.families import CATALOGUE, NOOR, SAM, Answers, but, plan_of, situation_of


def part(*paragraphs: str, heading: str = "Kop", bullets: tuple[str, ...] = (), blanks: int = 0) -> SheetPart:
    return SheetPart(heading=heading, paragraphs=paragraphs, bullets=bullets, blanks=blanks, columns=(), rows=0)


def sheet(*parts: SheetPart, summary: str = "") -> Sheet:
    return replace(CATALOGUE.sheets["gesprek"], summary=summary, parts=parts)


def made(answers: Answers, *parts: SheetPart, summary: str = "") -> Sheet:
    return compose_sheet(sheet(*parts, summary=summary), situation_of(answers), plan_of(answers), CATALOGUE)


def test_it_names_who_the_talk_is_with() -> None:
    assert made(NOOR, summary="Met {met}.").summary == "Met de intern begeleider."
    assert made(SAM, summary="Met {met}.").summary == "Met de afdelingsleider."


def test_a_talk_with_the_board_is_none_and_where_nobody_at_school_is_left_it_is_with_the_school() -> None:
    left = but(NOOR, gesproken_met=["directeur", "vertrouwenspersoon", "aanspreekpunt-pesten"], beleid="weet-ik-niet")
    assert made(left, summary="{met}").summary == "de school"


def test_it_has_blanks_to_write_on() -> None:
    assert made(NOOR, part("{leeg}", "{leeg_kort}")).parts[0].paragraphs == (LONG_BLANK, SHORT_BLANK)


def test_safety_is_asked_for_only_when_it_is_at_stake() -> None:
    safety = CATALOGUE.phrases["veiligheid"].text
    assert made(but(NOOR, direct_gevaar="ja"), part("{veiligheid}")).parts[0].paragraphs == (safety,)
    assert made(NOOR, part("{veiligheid}")).parts == ()


def test_a_school_that_tries_gets_its_own_question() -> None:
    question = CATALOGUE.phrases["extra-vraag-alles-gedaan"].text
    family = but(NOOR, wat_doet_school="alles-gedaan", beleid="weet-ik-niet")
    assert made(family, part(bullets=("{extra_vraag}", "en dit"))).parts[0].bullets == (question, "en dit")
    assert made(NOOR, part(bullets=("{extra_vraag}", "en dit"))).parts[0].bullets == ("en dit",)


def test_what_to_say_comes_from_the_talk_to_have_now_without_what_the_parent_ends_himself() -> None:
    said = made(NOOR, part(bullets=("vooraf", "{zeggen}"))).parts[0].bullets
    whole = [line for line in plan_of(NOOR).now.action.say if not line.endswith("...")]
    assert said == ("vooraf", *whole[:MOST_SAID])
    assert len(whole) < len(plan_of(NOOR).now.action.say)


def test_no_more_is_said_than_fits() -> None:
    talker = replace(CATALOGUE.actions["intern-begeleider"], say=tuple(f"zin {number}" for number in range(9)))
    words = replace(CATALOGUE, actions={**CATALOGUE.actions, "intern-begeleider": talker})
    plan = plan_of(NOOR)
    items = tuple(
        section._replace(items=tuple(item._replace(action=words.actions[item.slug]) for item in section.items))
        for section in plan.sections
    )
    found = compose_sheet(sheet(part(bullets=("{zeggen}",))), situation_of(NOOR), replace(plan, sections=items), words)
    assert found.parts[0].bullets == tuple(f"zin {number}" for number in range(MOST_SAID))


def test_where_no_talk_is_left_there_is_nothing_to_say() -> None:
    left = but(NOOR, gesproken_met=["directeur", "vertrouwenspersoon", "aanspreekpunt-pesten"], beleid="weet-ik-niet")
    assert made(left, part(bullets=("{zeggen}",))).parts == ()


def test_a_part_keeps_its_heading_and_its_lines_to_write_on() -> None:
    (found,) = made(NOOR, part(heading="Drie feiten", blanks=3)).parts
    assert (found.heading, list(found.blank_lines), list(found.empty_rows)) == ("Drie feiten", [0, 1, 2], [])


def test_rows_are_counted_for_a_table() -> None:
    assert list(replace(part(), columns=("Wie?",), rows=2).empty_rows) == [0, 1]


@pytest.mark.parametrize(
    "content", [{"paragraphs": ("tekst",)}, {"bullets": ("punt",)}, {"blanks": 1}, {"columns": ("Wie?",)}], ids=str
)
def test_a_part_with_anything_under_its_heading_has_content(content: dict[str, object]) -> None:
    assert replace(part(), **content).has_content  # type: ignore[arg-type]
    assert not part().has_content


def test_a_step_offers_the_sheets_that_are_for_it() -> None:
    steps = {item.slug: item for item in plan_of(NOOR).items}
    assert [found.slug for found in sheets_of(steps["directeur"], CATALOGUE)] == ["gesprek"]
    assert [found.slug for found in sheets_of(steps["logboek-beginnen"], CATALOGUE)] == ["logboek"]
    assert sheets_of(steps["huisarts"], CATALOGUE) == ()


@pytest.mark.parametrize(
    "faulty", [sheet(summary="{taart}"), sheet(part(), part("{taart}")), sheet(part(bullets=("goed", "{taart}")))]
)
def test_a_placeholder_that_nobody_fills_is_named(faulty: Sheet) -> None:
    assert list(sheet_faults(replace(CATALOGUE, sheets={"x": faulty}))) == ["invulbladen: gesprek: 'taart' is geen invulplek"]


def test_every_placeholder_that_a_sheet_can_fill_is_known() -> None:
    known = ("{met}", "{met:>4}", "{extra_vraag}", "{veiligheid}", "{leeg}", "{leeg_kort}")
    assert list(sheet_faults(replace(CATALOGUE, sheets={"x": sheet(part(*known, bullets=(*known, "{zeggen}")))}))) == []


@pytest.mark.parametrize("text", ["{", "{}", "{met.x}", "{met[0]}"])
def test_a_placeholder_that_is_not_well_formed_is_a_fault_and_not_a_crash(text: str) -> None:
    assert len(list(sheet_faults(replace(CATALOGUE, sheets={"x": sheet(part(text)), "y": sheet(part("{met}"))})))) == 1
