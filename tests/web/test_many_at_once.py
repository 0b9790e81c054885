"""Many parents ask for their PDF at once: two are made at a time, the others wait or get a page; all else stays quick."""

from __future__ import annotations

import re
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from django.test import override_settings
from django.utils import timezone
from pypdf import PdfReader

from escalation import answers_cookie
from escalation.journey import Journey
from escalation.outputs import kept
from escalation.outputs.printshop import AT_ONCE as PLACES
from escalation.outputs.printshop import LINE
from tests.browser.server import site_as_in_production
from tests.families import Answers
from tests.prepared import copy_of
from tests.scenarios import load_scenarios

AT_ONCE = 30
CROWD, CONNECTIONS = 240, 80  # pages with answers, and how many of them at once: twice what the site has threads for
SOON_SECONDS = 6  # on a machine that is shared; alone it is a tenth


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

    Then a crowd that looks at its answers, beside how these looked before; the files that the PDFs left; and the processes
    that made them, when all was done, and when the site had stopped.
    """

    papers: list[Reply]
    answers: list[str]
    crowd: list[Reply]
    files: list[str]
    pages: list[Reply]
    at_work: list[int]
    presses: list[str]
    left: list[str]


@pytest.fixture(scope="module")
def folder(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_of(prepared, tmp_path_factory.mktemp("many") / "site")


@pytest.fixture(scope="module")
def rush(folder: Path) -> Rush:
    with site_as_in_production(folder, "--workers=2", "--threads=20", "--preload") as (site, key):
        cookies = [_cookie(scenario.answers, key) for scenario in load_scenarios()[:AT_ONCE]]
        answers = [_shown(_get(f"{site}/antwoorden/", cookie)) for cookie in cookies]
        with ThreadPoolExecutor(AT_ONCE) as pool:
            asked = [pool.submit(_get, f"{site}/plan/stappenplan.pdf", cookie) for cookie in cookies]
            pages, at_work = [], []
            while not all(reply.done() for reply in asked):
                at_work.append(_at_work(folder / "pdf"))
                pages.append(_get(f"{site}/plan/", cookies[0]))
        with ThreadPoolExecutor(CONNECTIONS) as pool:
            crowd = list(pool.map(lambda number: _get(f"{site}/antwoorden/", cookies[number % AT_ONCE]), range(CROWD)))
        files = [place.name for place in (folder / "pdf").rglob("*") if place.is_file() and "press-" not in str(place)]
        presses = _presses(folder)
    until = time.monotonic() + 15
    while _presses(folder) and time.monotonic() < until:
        time.sleep(0.1)
    papers = [reply.result() for reply in asked]
    return Rush(papers, answers, crowd, files, pages, at_work, presses, _presses(folder))


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


def _shown(reply: Reply) -> str:
    """Return the page of `reply` without the secret of its form, which is another each time."""
    return re.sub(r'value="\w{64}"', "", reply.body.decode())


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


def test_each_pdf_is_of_the_family_that_asked_for_it(rush: Rush) -> None:
    for scenario, reply in zip(load_scenarios(), rush.papers, strict=False):
        if reply.status == 200:
            words = "".join(leaf.extract_text() for leaf in PdfReader(BytesIO(reply.body)).pages)
            assert Journey(answers_cookie.Stored(scenario.answers), timezone.localdate()).code in words


def test_who_is_sent_away_hears_so_soon_with_a_number_to_call_and_when_to_try_again(rush: Rush) -> None:
    refused = [reply for reply in rush.papers if reply.status == 503]
    at_once = sorted(reply.seconds for reply in refused)[: AT_ONCE - PLACES - LINE]
    assert max(at_once) < SOON_SECONDS
    for reply in refused:
        assert 'href="tel:112"' in reply.body.decode()
        assert 0 < int(reply.retry_after or 0) <= 60


def test_a_crowd_of_twice_what_the_site_has_threads_for_sees_its_own_answers(rush: Rush) -> None:
    assert {reply.status for reply in rush.crowd} == {200}
    assert [_shown(reply) for reply in rush.crowd] == [rush.answers[number % AT_ONCE] for number in range(CROWD)]
    assert len(set(rush.answers)) > AT_ONCE / 2


def test_a_rush_leaves_few_files(rush: Rush) -> None:
    assert len([name for name in rush.files if name.endswith(".kept")]) <= kept.MOST
    assert len([name for name in rush.files if not name.endswith(".kept")]) <= 2 * PLACES + LINE


def test_no_more_are_made_at_a_time_over_all_server_processes_than_leaves_a_core_to_pages(rush: Rush) -> None:
    assert max(rush.at_work) == PLACES


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
