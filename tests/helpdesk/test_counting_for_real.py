"""Counting on the site as in production: journeys over HTTP while the database is fine, locked, and when the server stops."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import pytest

from tests.browser.server import site_as_in_production
from tests.families import NOOR
from tests.prepared import copy_of
from tests.web.visitor import MANAGEMENT

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
PATIENCE_SECONDS = 30


def journey(site: str) -> float:
    """Walk from the first question to the plan as a new visitor; return how long the slowest page took, in seconds."""
    browser, slowest = build_opener(HTTPCookieProcessor(CookieJar())), 0.0
    url, page, slowest = _open(browser, f"{site}/vragen/", None, slowest)
    while "/vragen/" in url:
        slug = url.rstrip("/").split("/")[-1]
        found = TOKEN.search(page)
        assert found
        key = slug.replace("-", "_")
        form = urlencode({"csrfmiddlewaretoken": found[1], key: NOOR[key], MANAGEMENT: slug}, doseq=True)
        url, page, slowest = _open(browser, url, form.encode(), slowest)
    assert url.endswith("/antwoorden/")
    return _open(browser, f"{site}/plan/", None, slowest)[2]


def _open(browser: OpenerDirector, url: str, data: bytes | None, slowest: float) -> tuple[str, str, float]:
    begun = time.monotonic()
    with browser.open(url, data) as answer:
        page = answer.read().decode()
        assert answer.status == 200
        return answer.url, page, max(slowest, time.monotonic() - begun)


def plans(folder: Path) -> int:
    with closing(sqlite3.connect(folder / "db.sqlite3")) as database:
        found = database.execute("SELECT number FROM helpdesk_daycount WHERE subject = 'plan'").fetchone()
    return found[0] if found else 0


def wait_for(number: int, folder: Path) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while plans(folder) < number and time.monotonic() < until:
        time.sleep(0.1)
    assert plans(folder) == number


@pytest.fixture
def folder(prepared: Path, tmp_path: Path) -> Path:
    return copy_of(prepared, tmp_path / "site")


@pytest.fixture
def served(folder: Path) -> Iterator[str]:
    with site_as_in_production(folder, PESTWIJZER_COUNT_SECONDS="1") as (url, _):
        yield url


def test_counts_land_without_a_request_and_a_locked_database_costs_no_page_and_no_count(
    served: str, folder: Path, say: Callable[[str], None]
) -> None:
    journey(served)
    wait_for(1, folder)
    with closing(sqlite3.connect(folder / "db.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        slowest = max(journey(served) for _ in range(4))
        time.sleep(1.5)
        other.execute("ROLLBACK")
    wait_for(5, folder)
    say(f"slowest page while the database was locked: {slowest * 1000:.0f} ms")
    assert slowest < 2


def test_what_was_not_written_yet_is_written_when_the_server_stops(folder: Path) -> None:
    with site_as_in_production(folder, PESTWIJZER_COUNT_SECONDS="3600") as (url, _):
        for _ in range(3):
            journey(url)
        assert plans(folder) == 0
    assert plans(folder) == 3
