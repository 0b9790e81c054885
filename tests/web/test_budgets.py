"""What a page may cost, counted and not timed, so that it is the same on every machine: `make bench` holds the clock."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from django.test import Client

from escalation import journey
from escalation.domain.answers import Walk, walk
from tests.families import EVERYTHING, NOOR, Answers
from tests.web.visitor import answer_all, post_answer

ROOT = Path(__file__).resolve().parents[2]
# Per page of an ordinary family: bytes over the line (compressed), bytes of HTML, and templates rendered, includes counted,
# once what is the same for everyone is remembered.
BUDGETS = {
    "/": (2_300, 5_300, 8),
    "/vragen/direct-gevaar/": (1_800, 4_200, 9),
    "/vragen/gesproken-met/": (3_000, 9_500, 9),
    "/antwoorden/": (2_000, 6_500, 7),
    "/plan/": (14_000, 80_000, 82),
    "/plan/brief/gesprek/": (2_900, 7_800, 30),
    "/lezen/": (1_500, 3_400, 5),
    "/begrippen/": (6_200, 22_500, 5),
    "/over/regels/": (11_200, 112_000, 102),
    "/over/regels.svg": (9_500, 112_000, 0),
    "/privacy/": (2_800, 6_800, 7),
    "/toegankelijkheid/": (2_100, 4_900, 6),
    "/verder/": (1_800, 3_700, 11),
    "/wissen/": (1_700, 3_500, 6),
}
# What takes long to load, and no question needs; the last two lines are for staff only.
LARGE = (
    *("weasyprint", "pydyf", "docx", "lxml", "fontTools", "icalendar", "numpy", "PIL"),
    *("holidays", "yaml", "segno", "escalation.domain.agreement"),
    *("fido2", "allauth.mfa.webauthn.views", "allauth.account.views", "pestwijzer.urls", "escalation.admin"),
    *("escalation.helpdesk.call", "escalation.helpdesk.practice", "escalation.helpdesk.account_urls"),
)
MOST_MODULES = 900
FIRST_PAGE = """
import sys
from django.test import RequestFactory
from pestwijzer.wsgi import application
asked = RequestFactory(SERVER_NAME="localhost")._base_environ(PATH_INFO="/vragen/direct-gevaar/")
assert b"</html>" in b"".join(application(asked, lambda status, headers: None))
print(len(sys.modules), *[name for name in {LARGE!r} if name in sys.modules])
"""
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


def plain(content: bytes, encoding: str) -> bytes:
    return gzip.decompress(content) if encoding == "gzip" else content


def sent(content: bytes) -> int:
    """Return how many bytes go over the line, without those that Django adds at random to the head, 100 at most."""
    return len(content) - (content.index(0, 10) - 10 if content.startswith(b"\x1f\x8b") else 0)


@pytest.mark.parametrize(("url", "budget"), BUDGETS.items())
def test_a_page_keeps_within_its_bytes_and_templates(client: Client, url: str, budget: tuple[int, int, int]) -> None:
    answer_all(client, NOOR)
    client.get(url)
    page = client.get(url, HTTP_ACCEPT_ENCODING="gzip")
    assert page.status_code == 200
    html = plain(page.content, page.headers.get("Content-Encoding", ""))
    assert sent(page.content) <= budget[0]
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


def test_the_page_of_a_question_without_an_answer_is_rendered_once_for_everyone(client: Client) -> None:
    Client(HTTP_HOST="localhost").get("/vragen/direct-gevaar/")
    page = client.get("/vragen/direct-gevaar/")
    assert page.status_code == 200
    assert page.templates == []


def test_a_server_that_gave_its_first_page_loaded_nothing_large_and_nothing_of_staff(tmp_path: Path) -> None:
    database = tmp_path / "inhoud.sqlite3"
    environment = {
        "PATH": os.environ["PATH"],
        "DATABASE_URL": f"sqlite:///{database}",
        "DJANGO_SETTINGS_MODULE": "pestwijzer.settings",
        "PESTWIJZER_SECRET_KEY": "k" * 50,
        "PESTWIJZER_INSECURE_HTTP": "1",
        "PYTEST_VERSION": "tests collect no static files",
    }
    run = partial(subprocess.run, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    for command in ("migrate", "load_content"):
        run([sys.executable, "manage.py", command])
    first_page = FIRST_PAGE.replace("{LARGE!r}", repr(LARGE))
    modules, *large = run([sys.executable, "-W", "ignore", "-c", first_page]).stdout.split()
    assert large == []
    assert int(modules) <= MOST_MODULES


def test_what_one_visitor_chose_is_on_no_page_of_another(client: Client) -> None:
    other = Client(HTTP_HOST="localhost")
    answer_all(client, NOOR)
    before = other.get("/vragen/direct-gevaar/").content.decode()
    assert " checked" in client.get("/vragen/direct-gevaar/").content.decode()
    assert " checked" not in before + other.get("/vragen/direct-gevaar/").content.decode()
