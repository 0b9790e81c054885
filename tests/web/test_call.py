"""The helpdesk's call page over HTTP: the same plan, nothing kept, nothing refused, and nothing without a login."""

from __future__ import annotations

import logging
import re
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from escalation.domain.plancode import decode, encode
from escalation.domain.progress import Moment, Progress
from escalation.helpdesk import panel
from escalation.outputs.pdf import PdfUnavailable
from tests.families import CATALOGUE, EVERYTHING, NOOR, Answers, but, plan_of, walked
from tests.helpdesk.calls import chance_of, ended
from tests.helpdesk.conftest import log_in, person

CALL, PAPER, PRACTICE = "/helpdesk/gesprek/", "/helpdesk/gesprek/papier/", "/helpdesk/oefenen/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client: Client) -> Client:
    """Return a member of staff who is logged in, whose browser checks CSRF."""
    log_in(client, person("medewerker", "medewerker"))
    client.handler.enforce_csrf_checks = True
    return client


def text(response: HttpResponse) -> str:
    return unescape(response.content.decode())


def form_on(response: HttpResponse) -> tuple[str, Answers]:
    """Return where the form that holds the talk is sent, and the hidden and chosen answers it would send."""
    page = text(response)
    action = re.search(r'<form [^>]*method="post" action="([^"]+)"', page)
    assert action
    sent: Answers = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]+)">', page):
        sent.setdefault(name, []).append(value)
    for tag in re.findall(r"<input [^>]* checked>", page):
        name, value = re.search(r'name="([^"]+)" value="([^"]+)"', tag).groups()  # type: ignore[union-attr]
        sent.setdefault(name, []).append(value)
    return action[1], sent


def update(client: Client, answers: Answers) -> HttpResponse:
    return client.post(CALL, {**answers, "deel": "plan"})


@pytest.mark.parametrize("url", [CALL, PRACTICE, f"{PRACTICE}noor/"])
def test_nobody_comes_in_without_a_login(client: Client, url: str) -> None:
    assert client.get(url).status_code == 302


def test_an_empty_page_asks_every_question_in_the_words_to_say(staff: Client) -> None:
    page = text(staff.get(CALL))
    assert not [words.slug for words in CATALOGUE.questions.values() if words.say not in page or words.why not in page]
    assert "Nog te vragen" in page


def test_the_page_sets_no_cookie_of_its_own_and_may_not_be_kept(staff: Client) -> None:
    for response in (staff.get(CALL), staff.post(CALL, NOOR), update(staff, NOOR)):
        assert set(response.cookies) <= {settings.SESSION_COOKIE_NAME}
        assert "no-store" in response.headers["Cache-Control"]


def test_the_button_without_scripts_gives_the_whole_page_with_the_answers_and_the_plan(staff: Client) -> None:
    page = text(staff.post(CALL, NOOR))
    assert page.startswith("<!doctype html>")
    assert sum(len(values) for values in NOOR.values()) == len(re.findall(r"<input[^>]* checked>", page))
    assert plan_of(NOOR, timezone.localdate()).now.action.title in page


@pytest.mark.parametrize("family", [NOOR, EVERYTHING], ids=["Noor", "everything"])
def test_the_plan_beside_the_talk_is_the_plan_of_the_site(staff: Client, family: Answers) -> None:
    shown = text(update(staff, family))
    plan = plan_of(family, timezone.localdate())
    assert not [item.slug for item in plan.items if not item.action.done and item.action.title not in shown]
    assert encode(walked(family).answers, timezone.localdate()) in shown
    assert not shown.startswith("<!doctype")


def test_every_step_of_the_plan_says_why_as_on_the_page_of_a_parent(staff: Client) -> None:
    shown = text(update(staff, EVERYTHING))
    steps = re.findall(r'<li class="item".*?(?=<li class="item"|</ol>\s*</section>)', shown, re.DOTALL)
    plan = plan_of(EVERYTHING, timezone.localdate())
    assert len(steps) == len(plan.items) - len(plan.sections[0].items)
    assert not [step for step in steps if "Waarom staat dit in mijn plan?" not in step]
    danger = shown[shown.index('class="call-danger"') : shown.index('class="call-plan"')]
    assert danger.count("Omdat je zei dat") == len(plan.sections[0].items)


def test_danger_shows_at_the_first_word_of_it(staff: Client) -> None:
    shown = text(update(staff, {"gezondheid": ["doodswens-of-zelfbeschadiging"]}))
    assert 'class="call-danger"' in shown
    assert "tel:113" in shown
    assert 'class="call-danger"' not in text(update(staff, {"gezondheid": ["geen"]}))


def test_answers_at_odds_are_shown_and_said_to_be_so(staff: Client) -> None:
    page = staff.post(CALL, but(NOOR, gezondheid=["geen", "somber-of-bang"]))
    assert page.status_code == 200
    assert "staat naast andere antwoorden" in text(page)
    assert len(re.findall(r'name="gezondheid"[^>]* checked>', text(page))) == 2


def test_links_in_the_plan_leave_the_call_on_the_screen(staff: Client) -> None:
    links = re.findall(r"<a [^>]*>", text(update(staff, EVERYTHING)))
    leaving = [link for link in links if "tel:" not in link and "mailto:" not in link]
    assert leaving
    assert not [link for link in leaving if 'target="_blank"' not in link]


@pytest.mark.parametrize("typed", [str.lower, lambda code: code.replace("-", " "), lambda code: f" {code} "])
def test_a_caller_with_a_code_goes_on_from_there(staff: Client, typed) -> None:  # type: ignore[no-untyped-def]
    code = encode(walked(NOOR).answers, timezone.localdate())
    page = text(staff.post(CALL, {**EVERYTHING, "code": typed(code)}))
    assert len(re.findall(r"<input[^>]* checked>", page)) == sum(len(values) for values in NOOR.values())
    assert "Dit zijn de antwoorden bij het plan van" in page


def test_what_the_code_knows_of_the_road_stays_with_the_call(staff: Client) -> None:
    today = timezone.localdate()
    spoke = Progress(done={"leraar": Moment(today - timedelta(days=20))})
    code = encode(walked(NOOR).answers, today, spoke)
    page = text(staff.post(CALL, {"code": code}))
    kept = re.search(r'<input type="hidden" name="van_code" value="([^"]+)">', page)
    assert kept
    further = but(NOOR, gesproken_met=["leraar", "intern-begeleider"])
    shown = text(update(staff, {**further, "van_code": [kept[1]]}))
    new = re.search(r'class="call-code">([^<]+)<', shown)
    assert new
    assert decode(new[1], today).progress.done == spoke.done


def test_a_wrong_code_is_said_to_be_so_and_the_answers_stay(staff: Client) -> None:
    page = text(staff.post(CALL, {**NOOR, "code": "ZZZZ-ZZZZ"}))
    assert "<title>Fout: Gesprek" in page
    assert re.findall(r'<li><a href="#(id_\w+|uitkomst[^"]*)">', page) == ["id_code"]
    assert 'value="ZZZZ-ZZZZ"' in page
    assert len(re.findall(r"<input[^>]* checked>", page)) == sum(len(values) for values in NOOR.values())


@pytest.mark.parametrize(
    ("name", "starts"),
    [("brief-directeur.docx", b"PK"), ("gesprek.docx", b"PK"), ("stappenplan.pdf", b"%PDF"), ("brief-directeur.pdf", b"%PDF")],
)
def test_the_papers_come_as_files_from_the_answers_in_the_request(staff: Client, name: str, starts: bytes) -> None:
    answer = staff.post(PAPER, {**NOOR, "papier": name})
    assert answer.status_code == 200
    assert answer.content.startswith(starts)
    assert name in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(
    "name", ["", "brief-bestaat-niet.pdf", "brief-leerplicht.docx", "gesprek.exe", "../settings.pdf", "x" * 500]
)
def test_a_paper_that_this_plan_has_not_is_not_found(staff: Client, name: str) -> None:
    assert staff.post(PAPER, {**NOOR, "papier": name}).status_code == 404


def test_a_paper_before_the_end_of_the_talk_leads_back_to_it(staff: Client) -> None:
    page = text(staff.post(PAPER, {"direct_gevaar": ["nee"], "papier": "stappenplan.pdf"}))
    assert "Er staan nog vragen open." in page
    assert len(re.findall(r"<input[^>]* checked>", page)) == 1


@pytest.fixture
def press_busy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no PDF be made."""

    def unavailable(*_: object, **__: object) -> bytes:
        raise PdfUnavailable

    monkeypatch.setattr("escalation.outputs.pdf.stappenplan", unavailable)


@pytest.mark.usefixtures("press_busy")
def test_a_paper_that_cannot_be_made_now_keeps_the_answers_and_the_call_goes_on(staff: Client) -> None:
    answer = staff.post(PAPER, {**NOOR, "papier": "stappenplan.pdf"})
    assert answer.status_code == 503
    assert form_on(answer) == (CALL, NOOR)
    assert "Lees voor" in text(update(staff, NOOR))


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no plan be made; the error names an answer, as errors do."""

    def fail(*_: object) -> None:
        raise KeyError("te-weinig")

    monkeypatch.setattr(panel, "build_plan", fail)


@pytest.mark.usefixtures("broken")
def test_a_plan_that_cannot_be_shown_says_so_and_keeps_the_answers(staff: Client, caplog: pytest.LogCaptureFixture) -> None:
    page = staff.post(CALL, NOOR)
    assert page.status_code == 500
    assert "Het plan is er nu niet" in text(page)
    assert len(re.findall(r"<input[^>]* checked>", text(page))) == sum(len(values) for values in NOOR.values())
    assert "Bel 112" in text(update(staff, NOOR))
    assert "KeyError" in caplog.text
    assert "te-weinig" not in caplog.text


@pytest.mark.parametrize(
    ("url", "goes_on"),
    [(CALL, CALL), (PAPER, CALL), (f"{PRACTICE}noor/", f"{PRACTICE}noor/")],
    ids=["call", "paper", "practice"],
)
def test_an_expired_login_keeps_the_answers_and_goes_on_after_logging_in(staff: Client, url: str, goes_on: str) -> None:
    login = staff.cookies.pop(settings.SESSION_COOKIE_NAME)
    refused = staff.post(url, {**but(NOOR, wie_pest=["leerlingen", "<script>"]), "papier": "stappenplan.pdf"})
    assert refused.status_code == 401
    assert form_on(refused) == (goes_on, NOOR)
    staff.cookies[settings.SESSION_COOKIE_NAME] = login.value
    assert "Lees voor" in text(staff.post(goes_on, NOOR))


def test_the_script_is_told_of_an_expired_login_in_one_number(client: Client) -> None:
    answer = update(client, NOOR)
    assert (answer.status_code, answer.content) == (401, b"")


# --- practice -------------------------------------------------------------------------------------------------


def test_fifteen_families_stand_ready(staff: Client) -> None:
    found = re.findall(rf'href="({PRACTICE}[a-z]+/)"', text(staff.get(PRACTICE)))
    assert len(found) == 15
    assert all(staff.get(url).status_code == 200 for url in found)
    assert staff.get(f"{PRACTICE}niemand/").status_code == 404


def test_a_family_goes_on_at_its_own_address(staff: Client) -> None:
    url = f"{PRACTICE}noor/"
    assert form_on(staff.post(url, NOOR)) == (url, NOOR)


def test_practice_shows_what_differs_and_the_plan_it_should_be(staff: Client) -> None:
    page = text(staff.post(f"{PRACTICE}lynn/", {**NOOR, "vergelijk": "ja"}))
    assert "Wil dood of doet zichzelf pijn" in page
    assert "Stappen die niet in jouw plan staan" in page
    assert 'class="call-danger"' in page
    assert "Geef mee" not in page


# --- nothing is kept ------------------------------------------------------------------------------------------


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give the folder in which all temporary files and all log lines of a test end up."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    handler = logging.FileHandler(tmp_path / "log")
    handler.setLevel(logging.DEBUG)
    loggers = [logging.getLogger(name) for name in ("", "django", "escalation")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.DEBUG)
    yield tmp_path
    for logger, level in zip(loggers, levels, strict=True):
        logger.removeHandler(handler)
        logger.setLevel(level)
    handler.close()


def everything_in_the_database() -> str:
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        rows = [cursor.execute(f'SELECT * FROM "{table}"').fetchall() for table in tables]  # noqa: S608  (our own tables)
    sessions = [session.get_decoded() for session in Session.objects.all()]
    return f"{rows} {sessions} {cache._cache if hasattr(cache, '_cache') else ''}"


def hundred_calls(staff: Client) -> set[str]:
    """Hold 100 calls with every answer the site knows; return all the words in them that tell something of a family."""
    chance, marks = chance_of(100), set()
    for number in range(100):
        answers = EVERYTHING if number == 0 else ended({}, chance)
        for page in (update(staff, answers), staff.post(CALL, {**answers, "code": "MERK-MERK"})):
            assert page.status_code == 200
        if number % 10 == 0:
            assert staff.post(PAPER, {**answers, "papier": "gesprek.docx"}).status_code == 200
            assert staff.post(PAPER, {**answers, "papier": "geen-papier"}).status_code == 404
            assert staff.post(f"{PRACTICE}noor/", {**answers, "vergelijk": "ja"}).status_code == 200
        if number % 50 == 0:
            assert staff.post(PAPER, {**answers, "papier": "gesprek.pdf"}).status_code == 200
            code = encode(walked(answers).answers, timezone.localdate() - timedelta(days=20))
            for told in ({"code": code}, {**answers, "van_code": code, "uitkomst": "helpt-niet", "dag": "MERKDAG"}):
                assert staff.post(CALL, told).status_code == 200
            marks |= {code, "MERKDAG"}
        marks |= {value for values in answers.values() for value in values if len(value) > 5}
        marks.add(encode(walked(answers).answers, timezone.localdate()))
    return {*marks, "MERK-MERK"}


def test_of_a_hundred_calls_nothing_is_left(staff: Client, written: Path) -> None:
    before = everything_in_the_database()
    marks = hundred_calls(staff)
    after = everything_in_the_database()
    assert len(marks) > 150
    assert not {mark for mark in marks if after.count(mark) > before.count(mark)}
    # The fonts of the PDFs are files too, of the process and the same for everyone.
    left = {path.name: path.read_bytes().decode(errors="replace") for path in written.rglob("*") if path.is_file()}
    assert CALL in left["log"] or PAPER in left["log"]
    found = {(name, mark) for name, body in left.items() for mark in marks if mark in body.replace(PAPER, "")}
    assert not found
