"""Nothing of a visitor is kept: a marked journey through every page and paper, and then a search for the marks."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from escalation.domain.letters import offered
from escalation.domain.questions import QUESTIONS
from escalation.domain.sheets import SHEETS
from pestwijzer.logs import FIELDS
from tests.families import CATALOGUE, EVERYTHING, but, plan_of
from tests.prepared import copy_of
from tests.trust.parent import Page, Parent
from tests.trust.server import Server, serve

# Names that a parent could type, and a mark that stands nowhere else.
MARKS = ("GEHEIMNAAM", "Zwaantje-van-Kwispelen", "obs-de-Merkwaardige-Mees")
MARKED = but(EVERYTHING, gesproken_met=["mentor", "klachtencommissie", "leerplichtambtenaar"])
# Answers of this journey that stand in no log or temporary file, unless they were kept.
ANSWERS = ("doodswens-of-zelfbeschadiging", "seksuele-beelden", "thuis-korter-dan-4-weken")
ADDRESS = "203.0.113.77"  # of a visitor, as a proxy passes it on
BROWSER = "Merkbrowser/77.7"
LOST = "verdwaald-met-een-naam"  # typed in an address by the visitor himself
NOT_ASKED = {"csrfmiddlewaretoken", "maak", "viewport", "color-scheme"}
KINDS = ("tekst", "docx", "pdf")
PAPERS = ("/plan/stappenplan.pdf", "/plan/gesprek.pdf", "/plan/logboek.docx", "/plan/agenda.ics", "/plan/nummers.vcf")


def forms_of(mark: str) -> Iterator[bytes]:
    """Yield the ways in which `mark` may be written."""
    plain = mark.encode()
    yield from (plain, plain.lower(), mark.encode("utf-16-le"), plain.hex().encode())
    for start in range(3):
        yield base64.b64encode(b" " * start + plain)[4:-4]


def fill(page: Page) -> dict[str, str]:
    """Return a form of a letter, filled in with marks."""
    names = [part.split('"')[0] for part in page.text.split(' name="')[1:]]
    own = {name: f"{MARKS[number % len(MARKS)]} {number}" for number, name in enumerate(dict.fromkeys(names))}
    return {
        name: value for name, value in own.items() if name not in {"csrfmiddlewaretoken", "maak", "viewport", "color-scheme"}
    }


def write_letters(parent: Parent) -> list[bytes]:
    """Fill in every letter, in every kind; returns what was made."""
    letters = [(f"/plan/brief/{letter.slug}/", kind) for letter in offered(plan_of(MARKED), CATALOGUE) for kind in KINDS]
    return [parent.send(url, maak=kind, **fill(parent.get(url))).body for url, kind in letters]


def walk_everywhere(parent: Parent) -> tuple[str, list[bytes]]:
    """Visit every page and paper with marks wherever one can be put; returns the code and what was made of the letters."""
    assert parent.go_on(MARKED) == "/antwoorden/"
    code, made = parent.code(), write_letters(parent)
    for url in ("/", "/antwoorden/", "/plan/", *PAPERS):
        assert parent.get(url).status == 200
    parent.send("/verder/", code=f"{MARKS[0]} {code}")
    parent.send("/vragen/schoolsoort/", schoolsoort=MARKS[0])
    assert parent.post("/verder/", code=MARKS[1]).status == 403
    assert parent.send("/wissen/").status == 200
    return code, made


@dataclass
class Journey:
    """What a marked journey left behind."""

    server: Server
    parent: Parent
    code: str
    made: list[bytes]
    folder: Path


@pytest.fixture(scope="module")
def walked(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journey]:
    """Return a server after a marked journey and some lost visitors, with all logs on."""
    folder = copy_of(prepared, tmp_path_factory.mktemp("marked") / "site")
    with serve(folder, PESTWIJZER_LOG_LEVEL="DEBUG") as server:
        parent = Parent(server.port, always={"User-Agent": BROWSER, "X-Forwarded-For": ADDRESS})
        code, made = walk_everywhere(parent)
        for url in (f"/{LOST}/", f"/vragen/{LOST}/", f"/plan/?naam={LOST}", f"/lezen/{LOST}/"):
            Parent(server.port).get(url, Referer=f"https://pestwijzer.example/{LOST}")
        Parent(server.port).get("/", Host=f"{LOST}.example")
        yield Journey(server, parent, code, made, folder)


def test_the_journey_did_bring_the_marks_to_paper(walked: Journey) -> None:
    assert any(MARKS[0] in body.decode(errors="replace") for body in walked.made)
    documents = [ZipFile(BytesIO(body)).read("word/document.xml") for body in walked.made if body.startswith(b"PK")]
    assert documents
    assert all(MARKS[0].encode() in document for document in documents)


def test_no_file_of_the_server_holds_a_mark(walked: Journey) -> None:
    files = [path for path in walked.folder.rglob("*") if path.is_file()]
    assert {"db.sqlite3", "server.log", "access.log"} <= {path.name for path in files}
    for path in files:
        # The database holds the words of all answers, as content; that it did not change is tested below.
        sought = MARKS if path.name.startswith("db.") else (*MARKS, *ANSWERS)
        held = path.read_bytes()
        assert not [form for mark in sought for form in forms_of(mark) if form in held], path


def test_the_database_was_not_written_to(prepared: Path, walked: Journey) -> None:
    assert (walked.folder / "db.sqlite3").read_bytes() == (prepared / "db.sqlite3").read_bytes()
    assert not [path for path in walked.folder.glob("db.sqlite3-wal") if path.stat().st_size]


def test_papers_that_were_kept_are_sealed_and_none_is_a_letter(walked: Journey) -> None:
    kept = [path for name in ("tmp", "pdf") for path in (walked.folder / name).rglob("*") if path.is_file()]
    assert not [path for path in kept if path.read_bytes().startswith((b"%PDF", b"PK"))]
    sealed = [path for path in kept if path.suffix == ".kept"]
    assert sealed
    assert len(sealed) <= len([url for url in PAPERS if url.endswith(".pdf")])


def test_no_address_held_an_answer_a_name_or_a_code(walked: Journey) -> None:
    values = {value for values in MARKED.values() for value in values if len(value) > 4}
    shared = {*SHEETS, *CATALOGUE.letters, *(question.slug for question in QUESTIONS)}
    for url in set(walked.parent.visited):
        assert not [mark for mark in {*MARKS, *values} - shared if mark.lower() in url.lower()]
    assert walked.code
    assert walked.code not in walked.server.access_log.read_text()


def test_the_log_has_a_line_a_request_and_nobody_in_it(walked: Journey) -> None:
    lines = [json.loads(line) for line in walked.server.lines().splitlines()]
    requests = [line for line in lines if line["event"] == "request"]
    assert len(requests) >= len(walked.parent.visited)
    assert {name for line in lines for name in line} <= {"time", "level", "event", "error", "places", *FIELDS}
    assert {"question", "plan", "letter", "code"} <= {line["route"] for line in requests}
    for one in (ADDRESS, BROWSER, "127.0.0.1", LOST):
        assert one not in walked.server.lines()


def test_another_visitor_sees_nothing_of_it(walked: Journey) -> None:
    other = Parent(walked.server.port)
    pages = [other.get(url) for url in ("/", "/plan/", "/vragen/", "/verder/", "/plan/brief/gesprek/")]
    assert not [mark for page in pages for mark in MARKS if mark in page.text]
    assert not other.has_a_plan()
