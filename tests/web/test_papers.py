"""The papers over HTTP: made once from what was sent, nothing kept; bad input is refused next to the field."""

import logging
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from docx import Document
from pypdf import PdfReader

from escalation.outputs import letter as letter_files
from escalation.outputs import pdf
from tests.families import EVERYTHING, NOOR, YARA
from tests.web.visitor import answer_all, cookie_of

URL = "/plan/brief/gesprek/"
WORDS = {
    "kind": "Noor",
    "klas": "4b",
    "school": "De Regenboog",
    "facts": "- 12 november: geduwd\r\n14 november: gescholden",
    "naam": "Ayşe",
}
FILES = ["gesprek.pdf", "gesprek.docx", "logboek.pdf", "logboek.docx", "agenda.ics", "agenda.ics?titels=gewoon", "nummers.vcf"]


@pytest.fixture
def parent(client: Client) -> Client:
    answer_all(client, NOOR)
    return client


def post(client: Client, maak: str, /, **words: str) -> Any:
    return client.post(URL, {**WORDS, "maak": maak, **words})


def text_of(content: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def test_a_letter_can_be_copied_with_blanks_before_anything_is_filled_in(parent: Client) -> None:
    page = parent.get(URL).content.decode()
    assert "<textarea" in page
    assert "Aan de intern begeleider" in page
    assert "richttijd" in page
    assert "....." in page


def test_what_was_typed_comes_back_in_the_letter_and_in_the_form(parent: Client) -> None:
    page = post(parent, "tekst").content.decode()
    assert "- 12 november: geduwd\n- 14 november: gescholden\n" in page
    assert 'value="De Regenboog"' in page


def test_word_and_pdf_are_files_with_the_words_in_them(parent: Client) -> None:
    word, paper = post(parent, "docx"), post(parent, "pdf")
    assert word.headers["Content-Disposition"] == 'attachment; filename="brief-gesprek.docx"'
    assert "Ayşe" in [paragraph.text for paragraph in Document(BytesIO(word.content)).paragraphs]
    assert paper.headers["Content-Type"] == "application/pdf"
    assert "Ayşe" in text_of(paper.content)


@pytest.mark.parametrize("kind", ["tekst", "docx", "pdf", "onzin", ""])
def test_own_words_are_not_kept_in_cookie_address_cache_or_log(
    parent: Client, caplog: pytest.LogCaptureFixture, kind: str
) -> None:
    caplog.set_level(logging.DEBUG)
    before = cookie_of(parent)
    response = post(parent, kind, kind="Zwaantje")
    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]
    assert not response.cookies.get("antwoorden")
    assert cookie_of(parent) == before
    assert "Zwaantje" not in caplog.text + str(response.headers)
    assert "Zwaantje" not in parent.get(URL).content.decode() + parent.get("/plan/").content.decode()


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("facts", "x" * 10_000, "Schrijf hoogstens 4000 tekens. Dit zijn er 10000."),
        ("facts", "x\n" * 41, "Schrijf hoogstens 40 regels. Dit zijn er 41."),
        ("kind", "x" * 61, "Schrijf hoogstens 60 tekens. Dit zijn er 61."),
        ("gevolg", "x" * 601, "Schrijf hoogstens 600 tekens. Dit zijn er 601."),
    ],
)
@pytest.mark.parametrize("kind", ["tekst", "docx", "pdf"])
def test_what_is_too_long_is_refused_next_to_the_field_and_not_lost(
    parent: Client, kind: str, field: str, value: str, message: str
) -> None:
    page = post(parent, kind, **{field: value}).content.decode()
    assert "<title>Fout:" in page
    assert page.count(message) == 2, "in the summary and at the field"
    assert f'href="#brief-{field}"' in page
    assert f'id="brief-{field}_error"' in page
    assert value.strip() in page


@pytest.mark.parametrize("name", ["Иван", "عمر", "Nguyễn", "Noor 😀"])
def test_letters_that_our_fonts_lack_are_refused_for_the_pdf_only(parent: Client, name: str) -> None:
    refused = post(parent, "pdf", kind=name)
    assert refused.headers["Content-Type"].startswith("text/html")
    assert "Dit kan niet in de pdf" in refused.content.decode()
    assert name in refused.content.decode()
    assert name in post(parent, "tekst", kind=name).content.decode()
    document = Document(BytesIO(post(parent, "docx", kind=name).content))
    assert any(name in paragraph.text for paragraph in document.paragraphs)


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_invisible_characters_are_left_out(parent: Client, kind: str) -> None:
    content = post(parent, kind, kind="No\u202eo\u200fr\x00\x07\ufeff\ufffe").content
    text = text_of(content) if kind == "pdf" else str([p.text for p in Document(BytesIO(content)).paragraphs])
    assert "Noor" in text


def test_html_and_template_code_is_shown_as_text(parent: Client) -> None:
    hostile = "<img src=http://127.0.0.1:9/x>{{ 7|add:7 }}{kind}"
    page = post(parent, "tekst", kind=hostile).content.decode()
    assert "<img" not in page
    assert "&lt;img src=http://127.0.0.1:9/x&gt;{{ 7|add:7 }}{kind}" in page
    assert "{{7|add:7}}{kind}" in "".join(text_of(post(parent, "pdf", kind=hostile).content).split())


def test_more_than_a_form_can_hold_is_a_clear_page(parent: Client) -> None:
    assert post(parent, "tekst", facts="😀" * 30_000).status_code == 400


def test_a_pdf_that_cannot_be_made_leaves_the_letter_on_screen(parent: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> bytes:
        raise pdf.PdfUnavailable("busy")

    monkeypatch.setattr(letter_files, "render_pdf", fail)
    page = post(parent, "pdf").content.decode()
    assert "Het lukt nu niet om de pdf te maken" in page
    assert "12 november: geduwd" in page


def test_an_unknown_letter_is_not_found_and_one_that_does_not_fit_leads_to_the_plan(parent: Client) -> None:
    assert parent.get("/plan/brief/bestaat-niet/").status_code == 404
    assert parent.get("/plan/brief/leerplicht/").headers["Location"] == "/plan/"


@pytest.mark.parametrize("url", ["brief/gesprek/", *FILES])
def test_without_answers_every_paper_leads_to_the_open_question(client: Client, url: str) -> None:
    assert client.get(f"/plan/{url}").headers["Location"] == "/vragen/direct-gevaar/?eerst"


@pytest.mark.parametrize("url", FILES)
@pytest.mark.parametrize("family", [NOOR, YARA, EVERYTHING], ids=["noor", "yara", "everything"])
def test_every_file_is_small_private_and_a_download(client: Client, family: dict[str, list[str]], url: str) -> None:
    answer_all(client, family)
    response = client.get(f"/plan/{url}")
    assert response.status_code == 200
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert "no-store" in response.headers["Cache-Control"]
    assert len(response.content) < 50_000


def test_every_paper_on_the_plan_page_can_be_opened(parent: Client) -> None:
    papers = parent.get("/plan/").context["papers"]
    assert len(papers) > 10
    for paper in papers:
        assert parent.get(paper.url).status_code == 200
        assert paper.label
        assert paper.kind


def test_the_pupil_who_writes_itself_is_not_asked_for_a_parents_words(client: Client) -> None:
    answer_all(client, YARA)
    page = client.get(URL).content.decode()
    assert "Voornaam van je kind" not in page
    assert "Je kind stuurt deze brief zelf" in page
