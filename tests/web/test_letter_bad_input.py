"""Bad input in a letter: shown as plain text, or refused with a clear message next to the field; nothing is fetched."""

import socket
import sys
from io import BytesIO
from pathlib import Path

import pytest
from django.test import Client
from docx import Document
from page import is_pdf_compliant_bytes
from pytest_django.fixtures import Settings

from escalation.forms import LONGEST_FACTS, MOST_FACTS
from escalation.outputs import letter as letter_files
from escalation.outputs import pdf, printer, printshop
from tests.web.letters import post, text_of


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
    assert post(parent, "tekst", facts="😀" * 30_000).status_code == 413


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


@pytest.mark.parametrize("url", ["stappenplan.pdf", "gesprek.pdf", "logboek.pdf", "brief/gesprek/"])
def test_when_the_engine_fails_there_is_a_plain_page_and_the_plan_on_screen(
    parent: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Settings, url: str
) -> None:
    settings.PDF_FOLDER = tmp_path
    monkeypatch.setattr(printshop, "shop", printshop._opened.__wrapped__)
    monkeypatch.setattr(printer, "COMMAND", (sys.executable, "-c", "raise SystemExit(1)"))
    page = post(parent, "pdf") if url.startswith("brief") else parent.get(f"/plan/{url}")
    assert page.status_code == 503
    assert page.headers["Retry-After"] == "10"
    assert "Het lukt nu niet om de pdf te maken" in page.content.decode()
    assert 'href="/plan/"' in page.content.decode()
    assert parent.get("/plan/").status_code == 200


def test_a_pdf_that_cannot_be_made_leaves_the_letter_on_screen(parent: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> bytes:
        raise pdf.PdfUnavailable("busy")

    monkeypatch.setattr(letter_files, "render_pdf", fail)
    page = post(parent, "pdf").content.decode()
    assert "Het lukt nu niet om de pdf te maken" in page
    assert "12 november: geduwd" in page
