"""The papers over HTTP: made once from what was sent, nothing kept; each offered with the step that needs it."""

import logging
import re
from io import BytesIO
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.test import Client
from docx import Document
from pytest_django.fixtures import Settings

from tests.families import CATALOGUE, EVERYTHING, NOOR, YARA
from tests.web.letters import URL, post, text_of
from tests.web.visitor import answer_all, cookie_of

FILES = ["gesprek.pdf", "gesprek.docx", "logboek.pdf", "logboek.docx", "agenda.ics", "agenda.ics?titels=gewoon", "nummers.vcf"]


def test_a_letter_can_be_copied_with_blanks_before_anything_is_filled_in(parent: Client) -> None:
    page = parent.get(URL).content.decode()
    assert "<textarea" in page
    assert "Aan de intern begeleider" in page
    assert "richttijd" in page
    assert "....." in page


def test_a_change_in_the_letter_itself_is_said_to_stay_out_of_the_files_before_one_can_make_it(parent: Client) -> None:
    page = BeautifulSoup(parent.get(URL).content, "html.parser")
    text = page.find(id="brieftekst")
    assert text.get("name") is None
    hint = page.find(id=text["aria-describedby"])
    assert hint.find_next("textarea") is text
    assert "In Word en in de pdf komt alleen wat je hieronder invult" in hint.text
    assert "Druk je op 'Laat de brief zien'? Dan is je verandering weg." in hint.text
    assert text.find_next("form").find("button", value="tekst").text == "Laat de brief zien"


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


def test_a_letter_is_never_kept_and_a_plan_is_kept_for_who_asks_again(
    parent: Client, settings: Settings, tmp_path: Path
) -> None:
    settings.PDF_FOLDER = tmp_path
    post(parent, "pdf")
    assert list(tmp_path.rglob("*.kept")) == []
    first = parent.get("/plan/stappenplan.pdf").content
    assert len(list(tmp_path.rglob("*.kept"))) == 1
    assert parent.get("/plan/stappenplan.pdf").content == first


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
        assert re.search(r"minder dan \d+\skB", words)
        assert ("bladzijde" in words) is not str(address).startswith(("/plan/agenda", "/plan/nummers"))


def test_how_to_find_a_number_ends_as_a_sentence_on_page_and_paper() -> None:
    for piece in ("plan/contact.html", "print/contact.html"):
        text = BeautifulSoup(render_to_string(piece, {"contact": CATALOGUE.contacts["huisarts"]}), "html.parser").get_text()
        assert "Bel je eigen huisarts. Is die dicht? Bel dan de huisartsenpost." in text


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
