"""The pages to write on: the talk and the logbook."""

from io import BytesIO

import page
import pytest
from docx import Document
from pypdf import PdfReader

from escalation.domain.catalogue import Sheet
from escalation.domain.sheets import compose_sheet, sheets_of
from escalation.outputs import sheet as files
from tests.families import CATALOGUE, EVERYTHING, NOOR, SAM, YARA, Answers, but, plan_of, situation_of

TRIES = but(NOOR, wat_doet_school="veel-maar-helpt-niet")
DANGER = but(NOOR, direct_gevaar="ja", gesproken_met=["niemand"])
FAMILIES = {"noor": NOOR, "sam": SAM, "yara": YARA, "alles": EVERYTHING, "school doet veel": TRIES, "gevaar": DANGER}
FIELDS = (
    "Datum en tijd",
    "Plaats",
    "Wat gebeurde er",
    "Wie deden mee",
    "Wie zag het",
    "Gevolg",
    "Bewijs",
    "Wie weet het",
    "afspraak",
)


def made(answers: Answers, slug: str) -> Sheet:
    return compose_sheet(CATALOGUE.sheets[slug], situation_of(answers), plan_of(answers), CATALOGUE)


def pdf_of(answers: Answers, slug: str) -> PdfReader:
    return PdfReader(BytesIO(files.pdf(made(answers, slug))))


@pytest.mark.parametrize("family", FAMILIES)
def test_the_talk_fits_one_page_and_the_logbook_two_and_both_pass_pdf_ua(family: str) -> None:
    for slug, pages in (("gesprek", 1), ("logboek", 2)):
        assert len(pdf_of(FAMILIES[family], slug).pages) == pages
        assert page.is_pdf_compliant_bytes(files.pdf(made(FAMILIES[family], slug)))


def test_the_talk_has_goal_facts_questions_requests_report_and_the_table() -> None:
    text = pdf_of(NOOR, "gesprek").pages[0].extract_text()
    for part in (
        "Wat wil je bereiken?",
        "Drie feiten",
        "zeggen en vragen",
        "vraag je aan de school",
        "verslag",
        "Wie doet wat, wanneer?",
    ):
        assert part in text
    assert "gesprek met de intern begeleider" in text


def test_the_talk_takes_what_to_say_from_the_step_to_take_now() -> None:
    sheet = made(SAM, "gesprek")
    said = [line for line in plan_of(SAM).now.action.say if not line.endswith("...")]
    bullets = [bullet for part in sheet.parts for bullet in part.bullets]
    assert set(said[:5]) <= set(bullets)
    assert not [bullet for bullet in bullets if "{" in bullet]


def test_only_a_school_that_tries_is_asked_to_call_school_en_veiligheid() -> None:
    assert "School & Veiligheid" in str(made(TRIES, "gesprek"))
    assert "School & Veiligheid" not in str(made(NOOR, "gesprek"))


def test_the_logbook_has_the_fields_of_the_domain_and_says_what_is_proof_online_too() -> None:
    reader = pdf_of(NOOR, "logboek")
    text = " ".join(" ".join(sheet.extract_text() for sheet in reader.pages).split())
    for field in (*FIELDS, "Wat is bewijs?", "online pesten", "foto van het scherm"):
        assert field in text


def test_the_word_files_have_the_same_table_with_a_header_row() -> None:
    for slug, columns in (("gesprek", 3), ("logboek", 9)):
        document = Document(BytesIO(files.docx(made(NOOR, slug))))
        (table,) = document.tables
        assert len(table.columns) == columns
        assert "w:tblHeader" in table.rows[0]._tr.xml


def test_a_sheet_is_offered_with_its_steps() -> None:
    by_step = {item.slug: [sheet.slug for sheet in sheets_of(item, CATALOGUE)] for item in plan_of(NOOR).items}
    assert by_step["intern-begeleider"] == ["gesprek"]
    assert by_step["logboek-beginnen"] == ["logboek"]
    assert by_step["huisarts"] == []
