"""The papers over HTTP: made once from what was sent, nothing kept; bad input is refused next to the field."""

import logging
import re
import socket
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from docx import Document
from page import is_pdf_compliant_bytes
from pypdf import PdfReader
from pytest_django.fixtures import Settings

from escalation.forms import LONGEST_FACTS, MOST_FACTS
from escalation.outputs import letter as letter_files
from escalation.outputs import pdf, printer, printshop
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


def test_code_in_a_name_makes_nothing_be_fetched_for_the_pdf(parent: Client) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.2)
        away = f"//127.0.0.1:{listener.getsockname()[1]}/"
        code = f"<link rel=stylesheet href={away}>", f"<style>@import '{away}'</style>", f"x{{background:url({away})}}"
        text = "".join(text_of(post(parent, "pdf", naam=code[2], facts="\n".join(code)).content).split())
        with pytest.raises(TimeoutError):
            listener.accept()
    assert all("".join(line.split()) in text for line in code)


@pytest.mark.parametrize(
    ("facts", "piece", "times"),
    [
        ("W" * LONGEST_FACTS, "W", LONGEST_FACTS),
        ("Een feit. " * 399, "Eenfeit.", 390),
        ("feit\n" * MOST_FACTS, "feit", MOST_FACTS),
    ],
    ids=["no space", "long", "many"],
)
def test_the_longest_letter_that_is_allowed_is_a_whole_pdf(parent: Client, facts: str, piece: str, times: int) -> None:
    paper = post(parent, "pdf", facts=facts).content
    text = "".join(text_of(paper).split())
    assert text.count(piece) >= times
    assert "Metvriendelijkegroet" in text
    assert is_pdf_compliant_bytes(paper)


def test_a_letter_is_never_kept_and_a_plan_is_kept_for_who_asks_again(
    parent: Client, settings: Settings, tmp_path: Path
) -> None:
    settings.PDF_FOLDER = tmp_path
    post(parent, "pdf")
    assert list(tmp_path.rglob("*.kept")) == []
    first = parent.get("/plan/stappenplan.pdf").content
    assert len(list(tmp_path.rglob("*.kept"))) == 1
    assert parent.get("/plan/stappenplan.pdf").content == first


@pytest.mark.parametrize("url", ["stappenplan.pdf", "gesprek.pdf", "logboek.pdf", "brief/gesprek/"])
def test_when_the_engine_fails_there_is_a_plain_page_and_the_plan_on_screen(
    parent: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Settings, url: str
) -> None:
    settings.PDF_FOLDER = tmp_path
    monkeypatch.setattr(printshop, "shop", printshop.shop.__wrapped__)
    monkeypatch.setattr(printer, "COMMAND", (sys.executable, "-c", "raise SystemExit(1)"))
    page = post(parent, "pdf") if url.startswith("brief") else parent.get(f"/plan/{url}")
    assert page.status_code == 503
    assert page.headers["Retry-After"] == "10"
    assert "Het lukt nu niet om de pdf te maken" in page.content.decode()
    assert 'href="/plan/"' in page.content.decode()
    assert parent.get("/plan/").status_code == 200


def test_each_step_that_needs_a_paper_links_to_it(parent: Client) -> None:
    steps = BeautifulSoup(parent.get("/plan/").content, "html.parser").select(".item")
    offered = {str(step["id"]): {str(link["href"]) for link in step.select("a[href^='/plan/']")} for step in steps}
    assert offered["stap-intern-begeleider"] == {
        "/plan/gesprek.pdf",
        "/plan/gesprek.docx",
        "/plan/brief/gesprek/",
        "/plan/brief/afspraken/",
    }
    assert offered["stap-logboek-beginnen"] == {"/plan/logboek.pdf", "/plan/logboek.docx"}
    assert offered["stap-leraar"] == set(), "it is done"


@pytest.mark.parametrize("family", [NOOR, YARA, EVERYTHING], ids=["noor", "yara", "everything"])
def test_the_list_of_papers_has_every_letter_of_the_steps_with_kind_pages_and_size(
    client: Client, family: dict[str, list[str]]
) -> None:
    answer_all(client, family)
    page = BeautifulSoup(client.get("/plan/").content, "html.parser")
    in_steps = {link["href"] for link in page.select(".item a[href^='/plan/brief/']")}
    listed = {link["href"]: link.parent.get_text(" ") for link in page.select("#papieren .file a") if link.parent}
    assert in_steps == {address for address in listed if str(address).startswith("/plan/brief/")}
    for address, words in listed.items():
        assert re.search(r"minder dan \d+ kB", words)
        assert ("bladzijde" in words) is not str(address).startswith(("/plan/agenda", "/plan/nummers"))


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
