"""A caller who comes with the code of an earlier plan: what became of the last step is asked, taken in, and kept nowhere."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from html import unescape

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client

from escalation.domain.plancode import decode, encode
from escalation.domain.progress import Progress, Status
from escalation.outputs.pdf import PdfUnavailable
from tests.families import NOOR, Answers, but, plan_of, walked
from tests.helpdesk.conftest import log_in, person

CALL = "/helpdesk/gesprek/"
THEN, TODAY = date(2026, 11, 3), date(2026, 11, 24)
CODE = encode(walked(NOOR).answers, THEN)
LAST = plan_of(NOOR, THEN).now
pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client: Client) -> Client:
    log_in(client, person("medewerker", "medewerker"))
    return client


@pytest.fixture(autouse=True)
def on_a_known_day(db: None):  # type: ignore[no-untyped-def]
    with time_machine.travel(datetime(2026, 11, 24, 12, tzinfo=UTC), tick=False):
        yield


def text(response: HttpResponse) -> str:
    return unescape(response.content.decode())


def form_of(page: str) -> Answers:
    """Return what the form on `page` would send."""
    form: Answers = {}
    tags = re.findall(r'<input type="(\w+)"([^>]*)>', page)
    for kind, rest in tags:
        name, value = re.search(r'name="([^"]+)"', rest), re.search(r'value="([^"]*)"', rest)
        if name and value and (kind == "hidden" or " checked" in rest):
            form.setdefault(name[1], []).append(value[1])
    return form


def tell(staff: Client, outcome: str, day: str = "") -> str:
    """Type the code and tell what became of the step; return the page."""
    asked = form_of(text(staff.post(CALL, {"code": CODE})))
    return text(staff.post(CALL, {**asked, "uitkomst": outcome, "dag": day, "vertel": "ja"}))


def code_on(page: str) -> str:
    found = re.search(r'class="call-code">([^<]+)<', page)
    assert found
    return found[1]


def test_the_question_names_the_step_and_the_day_and_has_a_key_at_each_answer(staff: Client) -> None:
    page = text(staff.post(CALL, {"code": CODE}))
    assert f"Op dinsdag 3 november 2026 was je volgende stap: ‘{LAST.action.title}’. Wat is er gebeurd?" in page
    values = re.findall(r'name="uitkomst" value="([^"]+)" aria-keyshortcuts="(\d)"', page)
    assert values == [("gestopt", "1"), ("helpt-niet", "2"), ("niet-nagekomen", "3"), ("wacht", "4"), ("nog-niet", "5")]


def test_of_a_plan_made_today_there_is_nothing_to_tell(staff: Client) -> None:
    page = text(staff.post(CALL, {"code": encode(walked(NOOR).answers, TODAY)}))
    assert 'name="uitkomst"' not in page


@pytest.mark.parametrize("outcome", ["helpt-niet", "niet-nagekomen"])
def test_a_step_that_was_done_counts_as_tried_and_leads_to_the_next(staff: Client, outcome: str) -> None:
    page = tell(staff, outcome, "10 november")
    form = form_of(page)
    assert LAST.slug in form["gesproken_met"]
    assert "Vraag ook opnieuw" in page
    assert "direct_gevaar" not in form
    further = text(staff.post(CALL, {**form, "direct_gevaar": "nee", "wat_doet_school": "te-weinig"}))
    held = decode(code_on(further), TODAY)
    assert held.progress.done[LAST.slug].day == date(2026, 11, 10)
    assert plan_of(held.answers, TODAY).now.slug != LAST.slug


@pytest.mark.parametrize(("outcome", "status"), [("wacht", Status.WAITING), ("nog-niet", Status.NOT_YET)])
def test_who_waits_or_did_nothing_yet_stays_at_the_step(staff: Client, outcome: str, status: Status) -> None:
    form = form_of(tell(staff, outcome, "20 november" if outcome == "wacht" else ""))
    further = text(staff.post(CALL, {**form, "direct_gevaar": "nee", "gezondheid": "slaapt-of-eet-slecht"}))
    held = decode(code_on(further), TODAY)
    assert held.progress.status is status
    assert plan_of(held.answers, TODAY).now.slug == LAST.slug


def test_when_it_stopped_the_panel_says_so_and_the_code_knows_it(staff: Client) -> None:
    page = tell(staff, "gestopt", "20 november")
    assert "Het pesten is gestopt" in page
    assert "Kijk met de school terug voor" in page
    held = decode(code_on(page), TODAY)
    assert held.progress == Progress(status=Status.STOPPED, since=date(2026, 11, 20))


@pytest.mark.parametrize(
    ("outcome", "day", "says", "fields"),
    [
        ("", "", "Kies wat er is gebeurd.", ["uitkomst-1"]),
        ("helpt-niet", "morgen", "Wij begrijpen deze dag niet", ["id_dag"]),
        ("onzin", "morgen", "Kies een van", ["uitkomst-1", "id_dag"]),
    ],
)
def test_what_cannot_be_read_is_asked_again_and_the_answers_stay(
    staff: Client, outcome: str, day: str, says: str, fields: list[str]
) -> None:
    page = tell(staff, outcome, day)
    assert page.count(says) == 2
    assert "<title>Fout: Gesprek" in page
    assert page.count("data-errors") == 1
    assert re.findall(r'<li><a href="#(id_\w+|uitkomst-\d)">', page) == fields
    assert {key: values for key, values in form_of(page).items() if key in NOOR} == NOOR


def test_a_wrong_code_beside_a_day_that_cannot_be_read_makes_one_list_of_both(staff: Client) -> None:
    page = text(staff.post(CALL, {**NOOR, "van_code": CODE, "code": "ZZZZ", "uitkomst": "wacht", "dag": "morgen"}))
    assert page.count('id="fout"') == 1
    assert re.findall(r'<li><a href="#(id_\w+|uitkomst-\d)">', page) == ["id_code", "id_dag"]


def test_a_paper_that_fails_asks_the_last_step_again_and_judges_nothing_yet(
    staff: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unavailable(*_: object, **__: object) -> bytes:
        raise PdfUnavailable

    monkeypatch.setattr("escalation.outputs.pdf.stappenplan", unavailable)
    half_told = {"uitkomst": ["helpt-niet"], "dag": "morgen"}
    page = text(staff.post(f"{CALL}papier/", {**NOOR, "van_code": CODE, **half_told, "papier": "stappenplan.pdf"}))
    assert form_of(page) == {**NOOR, "van_code": [CODE], "uitkomst": ["helpt-niet"]}
    assert 'name="dag" value="morgen"' in page
    assert "data-errors" not in page


def test_the_script_and_an_expired_login_send_along_what_was_told(staff: Client) -> None:
    form = {**form_of(tell(staff, "wacht", "20 november")), "direct_gevaar": ["nee"]}
    assert decode(code_on(text(staff.post(CALL, {**form, "deel": "plan"}))), TODAY).progress.waits
    staff.cookies.pop("sessionid")
    assert form_of(text(staff.post(CALL, form))) == form


@pytest.mark.parametrize("field", [{"verteld": "onzin"}, {"verteld": "wacht", "verteld_dag": "x" * 999}, {"van_code": "ZZZZ"}])
def test_odd_fields_break_nothing(staff: Client, field: dict[str, str]) -> None:
    assert staff.post(CALL, {**NOOR, "van_code": CODE, **field}).status_code == 200


def test_a_last_step_that_cannot_be_found_keeps_the_answers(staff: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyError("te-weinig")

    monkeypatch.setattr("escalation.journey.build_plan", fail)
    page = text(staff.post(CALL, {**but(NOOR, direct_gevaar="ja"), "van_code": CODE, "uitkomst": "wacht"}))
    assert form_of(page)["direct_gevaar"] == ["ja"]
