"""Many parents ask for their PDF at once: two are made at a time, the others wait or get a page; all else stays quick."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from django.test import override_settings

from escalation import answers_cookie
from tests.browser.server import site_as_in_production
from tests.families import Answers
from tests.scenarios import load_scenarios

AT_ONCE = 30


@dataclass(frozen=True)
class Reply:
    """What came back, and after how many seconds."""

    status: int
    kind: str
    retry_after: str | None
    body: bytes
    seconds: float


@dataclass(frozen=True)
class Rush:
    """Thirty different plans asked for as PDF at once, and plans on screen meanwhile; places taken, by sample.

    And the processes that made them, when all was done, and when the site had stopped.
    """

    papers: list[Reply]
    pages: list[Reply]
    at_work: list[int]
    presses: list[str]
    left: list[str]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("site")


@pytest.fixture(scope="module")
def rush(folder: Path) -> Rush:
    with site_as_in_production(folder, "--workers=2", "--threads=20", "--preload") as (site, key):
        cookies = [_cookie(scenario.answers, key) for scenario in load_scenarios()[:AT_ONCE]]
        with ThreadPoolExecutor(AT_ONCE) as pool:
            asked = [pool.submit(_get, f"{site}/plan/stappenplan.pdf", cookie) for cookie in cookies]
            pages, at_work = [], []
            while not all(reply.done() for reply in asked):
                at_work.append(_at_work(folder / "pdf"))
                pages.append(_get(f"{site}/plan/", cookies[0]))
        presses = _presses(folder)
    until = time.monotonic() + 15
    while _presses(folder) and time.monotonic() < until:
        time.sleep(0.1)
    return Rush([reply.result() for reply in asked], pages, at_work, presses, _presses(folder))


def _cookie(answers: Answers, key: str) -> str:
    with override_settings(SECRET_KEY=key):
        return f"antwoorden={answers_cookie.seal(answers, time.time())}"


def _get(url: str, cookie: str) -> Reply:
    began = time.monotonic()
    try:
        answer = urlopen(Request(url, headers={"Cookie": cookie}), timeout=120)  # noqa: S310  (our own address)
    except HTTPError as refused:
        answer = refused
    with answer:
        body, headers = answer.read(), answer.headers
    return Reply(answer.status, headers["Content-Type"], headers["Retry-After"], body, time.monotonic() - began)


def _at_work(folder: Path) -> int:
    """Return how many places for those at work are taken now, by what the kernel knows of locks."""
    inodes = {str(place.stat().st_ino) for place in folder.glob("place-*")}
    locks = (line.split() for line in Path("/proc/locks").read_text().splitlines())
    return len({inode for lock in locks if (inode := lock[-3].rpartition(":")[2]) in inodes})


def test_everybody_gets_a_pdf_or_a_page_that_says_what_to_do(rush: Rush) -> None:
    made = [reply for reply in rush.papers if reply.status == 200]
    refused = [reply for reply in rush.papers if reply.status == 503]
    assert len(made) + len(refused) == AT_ONCE
    assert len(made) >= 4
    assert all(reply.kind == "application/pdf" and reply.body.startswith(b"%PDF-") for reply in made)
    for reply in refused:
        assert reply.retry_after
        page = reply.body.decode()
        assert "Het lukt nu niet om de pdf te maken" in page
        assert 'href="/plan/"' in page


def test_two_are_made_at_a_time_over_all_server_processes(rush: Rush) -> None:
    assert max(rush.at_work) == 2


def test_the_plan_on_screen_stays_quick(rush: Rush) -> None:
    seconds = sorted(reply.seconds for reply in rush.pages)
    assert {reply.status for reply in rush.pages} == {200}
    assert seconds[int(0.95 * len(seconds))] < 1


def test_no_process_and_no_file_outlives_the_site(rush: Rush, folder: Path) -> None:
    assert 1 <= len(rush.presses) <= 4
    assert rush.left == []
    assert list((folder / "pdf").glob("press-*")) == []
    assert [place.name for place in (folder / "pdf").rglob("*") if place.is_file() and place.stat().st_size] == []


def _presses(folder: Path) -> list[str]:
    """Return the processes that make PDFs in `folder`."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if str(folder) in (process / "environ").read_text() and "outputs.press" in (process / "cmdline").read_text():
                found.append(process.name)
        except OSError:
            continue
    return found
