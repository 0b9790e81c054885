"""Counting on the site as in production: journeys over HTTP while the database is fine, locked, and when the server stops."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import pytest

from tests.browser.server import site_as_in_production
from tests.families import NOOR
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
def served(tmp_path: Path) -> Iterator[str]:
    with site_as_in_production(tmp_path, PESTWIJZER_COUNT_SECONDS="1") as (url, _):
        yield url


def test_counts_land_without_a_request_and_a_locked_database_costs_no_page_and_no_count(served: str, tmp_path: Path) -> None:
    journey(served)
    wait_for(1, tmp_path)
    with closing(sqlite3.connect(tmp_path / "db.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        slowest = max(journey(served) for _ in range(4))
        time.sleep(1.5)
        other.execute("ROLLBACK")
    wait_for(5, tmp_path)
    print(f"\nslowest page while the database was locked: {slowest * 1000:.0f} ms")  # noqa: T201
    assert slowest < 2


def test_what_was_not_written_yet_is_written_when_the_server_stops(tmp_path: Path) -> None:
    with site_as_in_production(tmp_path, PESTWIJZER_COUNT_SECONDS="3600") as (url, _):
        for _ in range(3):
            journey(url)
        assert plans(tmp_path) == 0
    assert plans(tmp_path) == 3
