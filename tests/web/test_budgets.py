"""What a page may cost, counted and not timed, so that it is the same on every machine: `make bench` holds the clock."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from escalation import journey
from escalation.domain.answers import Walk, walk
from tests.families import EVERYTHING, NOOR, Answers
from tests.web.visitor import answer_all, post_answer

ROOT = Path(__file__).resolve().parents[2]
# Per page of an ordinary family: bytes over the line (compressed), bytes of HTML, and templates rendered, includes counted.
BUDGETS = {
    "/": (2_500, 6_000, 10),
    "/vragen/direct-gevaar/": (2_500, 6_000, 10),
    "/vragen/gesproken-met/": (3_500, 10_000, 10),
    "/antwoorden/": (2_500, 8_000, 8),
    "/plan/": (15_000, 85_000, 230),
    "/plan/brief/gesprek/": (3_500, 9_000, 32),
    "/lezen/": (2_000, 4_000, 6),
    "/begrippen/": (7_000, 26_000, 6),
    "/over/regels/": (12_000, 115_000, 105),
    "/over/regels.svg": (10_000, 115_000, 0),
    "/privacy/": (3_000, 7_000, 8),
    "/toegankelijkheid/": (2_500, 5_500, 8),
    "/verder/": (2_500, 5_000, 12),
    "/wissen/": (2_500, 5_000, 8),
}
# What takes long to load, and no question needs.
LARGE = ("weasyprint", "pydyf", "docx", "lxml", "fontTools", "icalendar", "numpy", "PIL")
PAGES = [(NOOR, url) for url in BUDGETS] + [
    (EVERYTHING, url) for url in ("/", "/antwoorden/", "/plan/", "/plan/brief/gesprek/")
]


@pytest.fixture
def replays(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list that grows with each replay of a visitor's answers."""
    seen: list[int] = []

    def counted(stored: Answers) -> Walk:
        seen.append(len(stored))
        return walk(stored)

    monkeypatch.setattr(journey, "walk", counted)
    return seen


def plain(sent: bytes, encoding: str) -> bytes:
    return gzip.decompress(sent) if encoding == "gzip" else sent


@pytest.mark.parametrize(("url", "budget"), BUDGETS.items())
def test_a_page_keeps_within_its_bytes_and_templates(client: Client, url: str, budget: tuple[int, int, int]) -> None:
    answer_all(client, NOOR)
    page = client.get(url, HTTP_ACCEPT_ENCODING="gzip")
    assert page.status_code == 200
    html = plain(page.content, page.headers.get("Content-Encoding", ""))
    assert len(page.content) <= budget[0]
    assert len(html) <= budget[1]
    assert len(page.templates) <= budget[2]


@pytest.mark.parametrize("url", BUDGETS)
def test_a_page_replays_the_answers_once_at_most(client: Client, replays: list[int], url: str) -> None:
    answer_all(client, NOOR)
    replays.clear()
    assert client.get(url).status_code == 200
    assert len(replays) <= 1


def test_an_answer_is_replayed_as_it_was_and_as_it_is(client: Client, replays: list[int]) -> None:
    answer_all(client, NOOR)
    replays.clear()
    assert post_answer(client, "wat-is-er-al", ["logboek"]).status_code == 302
    assert replays == [len(NOOR), len(NOOR)]


@pytest.mark.parametrize(("family", "url"), PAGES)
def test_no_page_for_parents_touches_the_database(client: Client, family: Answers, url: str) -> None:
    # pytest-django refuses every query in a test without the `db` mark.
    answer_all(client, family)
    assert client.get(url).status_code in (200, 302)


def test_templates_do_not_grow_with_the_options_of_a_question(client: Client) -> None:
    answer_all(client, NOOR)
    few, many = (len(client.get(f"/vragen/{slug}/").templates) for slug in ("direct-gevaar", "gesproken-met"))
    assert many <= few + 1


def test_a_server_loads_no_large_library_before_someone_asks_for_a_file_of_it() -> None:
    code = f"import sys, pestwijzer.wsgi, pestwijzer.urls; print(*[name for name in {LARGE!r} if name in sys.modules])"
    environment = {"PATH": os.environ["PATH"], "PESTWIJZER_SECRET_KEY": "k" * 50, "PESTWIJZER_INSECURE_HTTP": "1"}
    loaded = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert loaded.stdout.split() == []


def test_what_one_visitor_chose_is_on_no_page_of_another(client: Client) -> None:
    other = Client(HTTP_HOST="localhost")
    answer_all(client, NOOR)
    before = other.get("/vragen/direct-gevaar/").content.decode()
    assert " checked" in client.get("/vragen/direct-gevaar/").content.decode()
    assert " checked" not in before + other.get("/vragen/direct-gevaar/").content.decode()
