"""Every Word file, opened and printed by LibreOffice; run by `make test-pdf`, which installs it, and not by `make test`."""

import subprocess
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader

from escalation.domain.letters import OwnWords
from escalation.outputs import letter, sheet
from escalation.views.paper_list import LONG_LETTERS, PAGES
from tests.outputs import test_letters, test_sheets
from tests.outputs.plans import squeezed

SOFFICE = "soffice"
FILTER = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'


@cache
def words_files() -> dict[str, bytes]:
    """Return every letter of the families of the letters' test, empty and filled in, and every sheet, by name."""
    letters = {
        f"brief-{slug}-{family.replace(' ', '-')}-{kind}": letter.docx(
            test_letters.written(test_letters.FAMILIES[family], slug, own)
        )
        for family, slug in test_letters.EVERY
        for kind, own in (("leeg", OwnWords()), ("ingevuld", test_letters.WORDS))
    }
    sheets = {
        f"blad-{slug}-{family.replace(' ', '-')}": sheet.docx(test_sheets.made(answers, slug))
        for family, answers in test_sheets.FAMILIES.items()
        for slug in PAGES
    }
    return letters | sheets


@pytest.fixture(scope="module")
def turned(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, PdfReader], str]:
    """Return each Word file as a PDF, and what LibreOffice had to say besides."""
    folder = tmp_path_factory.mktemp("word")
    for name, content in words_files().items():
        (folder / f"{name}.docx").write_bytes(content)
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = [SOFFICE, profile, "--headless", "--convert-to", FILTER, "--outdir", str(folder)]
    done = subprocess.run(
        [*command, *map(str, sorted(folder.glob("*.docx")))], capture_output=True, text=True, check=True, timeout=1800
    )
    said = [line for line in done.stdout.splitlines() if not line.startswith(("convert ", "Overwriting: "))]
    return {name: _read(folder / f"{name}.pdf") for name in words_files()}, "\n".join(said) + done.stderr


def _read(path: Path) -> PdfReader:
    return PdfReader(BytesIO(path.read_bytes()))


def test_every_word_file_becomes_a_pdf_without_a_warning(turned: tuple[dict[str, PdfReader], str]) -> None:
    readers, said = turned
    assert set(readers) == set(words_files())
    assert said == ""


def test_all_text_is_there_in_order(turned: tuple[dict[str, PdfReader], str]) -> None:
    readers, _ = turned
    for name, content in words_files().items():
        printed = squeezed("".join(page.extract_text() for page in readers[name].pages))
        place = 0
        for paragraph in Document(BytesIO(content)).paragraphs:
            place = printed.find(squeezed(paragraph.text), place)
            assert place >= 0, f"{name}: {paragraph.text}"


def test_the_language_is_dutch_and_the_file_is_tagged(turned: tuple[dict[str, PdfReader], str]) -> None:
    readers, _ = turned
    assert {str(reader.root_object["/Lang"]) for reader in readers.values()} == {"nl-NL"}
    assert all(reader.root_object["/MarkInfo"]["/Marked"] for reader in readers.values())


def test_the_pages_are_as_many_as_the_list_of_papers_says(turned: tuple[dict[str, PdfReader], str]) -> None:
    readers, _ = turned
    for name, reader in readers.items():
        kind, slug, *_ = name.split("-")
        said = PAGES[slug] if kind == "blad" else LONG_LETTERS.get(slug, "1 bladzijde")
        assert str(len(reader.pages)) in said.split(), name
