"""Counting: what is counted, that nothing of a visitor is in it, and that no page ever waits for it or fails by it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from threading import Thread
from threading import enumerate as enumerate_threads

import pytest
import time_machine
from django.conf import LazySettings
from django.core.signals import request_finished
from django.db import OperationalError
from django.test import Client

from escalation import counting
from escalation.counting import TALLY
from escalation.helpdesk import writer
from escalation.helpdesk.models import DayCount
from tests.families import EVERYTHING, NOOR, but
from tests.web.visitor import answer_all, post_answer

TODAY = date(2026, 11, 24)


@pytest.fixture(autouse=True)
def counted(settings: LazySettings) -> Iterator[None]:
    """Count from nothing, on a known day, without the thread."""
    settings.COUNT_EVERY_SECONDS = 300
    request_finished.disconnect(dispatch_uid="helpdesk.writer")
    with time_machine.travel(datetime(2026, 11, 24, 12, tzinfo=UTC), tick=False):
        TALLY.take()
        yield
        TALLY.take()
    writer.connect()
    assert "counts" not in {thread.name for thread in enumerate_threads()}


def counts() -> dict[str, int]:
    """Return what is in memory, by subject and value."""
    taken = TALLY.take()
    TALLY.put_back(taken)
    return {f"{subject}:{value}": number for (_, subject, value), number in taken.items()}


def test_a_journey_counts_a_plan_its_school_its_rung_and_each_question_once(client: Client) -> None:
    asked = answer_all(client, NOOR)
    found = counts()
    assert {found["plan:"], found["school:basisschool"], found["trede:intern-begeleider"]} == {1}
    for slug in asked:
        assert found[f"vraag-gezien:{slug.replace('-', '_')}"] == found[f"vraag-beantwoord:{slug.replace('-', '_')}"] == 1
    assert sum(found.values()) == 3 + 2 * len(asked)


def test_each_ground_of_urgency_is_a_number_of_its_own(client: Client) -> None:
    answer_all(client, EVERYTHING)
    grounds = {name for name in counts() if name.startswith("spoed:")}
    assert "spoed:bel-112" in grounds
    assert len(grounds) > 2


def test_looking_again_and_changing_an_answer_count_no_new_plan(client: Client) -> None:
    answer_all(client, NOOR)
    for url in ("/plan/", "/plan/", "/antwoorden/", "/vragen/schoolsoort/"):
        client.get(url)
    post_answer(client, "hoe-lang", ["langer-dan-een-jaar"])
    assert counts()["plan:"] == 1


def test_where_a_visitor_stops_is_a_question_seen_and_not_answered(client: Client) -> None:
    post_answer(client, "direct-gevaar", ["nee"])
    post_answer(client, "schoolsoort", [])
    assert counts() == {"vraag-beantwoord:direct_gevaar": 1, "vraag-gezien:schoolsoort": 1}


def test_a_pdf_is_counted_and_a_page_or_a_word_file_is_not(client: Client) -> None:
    answer_all(client, NOOR)
    for url in ("/plan/stappenplan.pdf", "/plan/gespreksblad.docx", "/plan/"):
        client.get(url)
    assert {name: number for name, number in counts().items() if name.startswith("pdf:")} == {"pdf:stappenplan": 1}


def test_nothing_counts_when_counting_is_off(client: Client, settings: LazySettings) -> None:
    settings.COUNT_EVERY_SECONDS = 0
    answer_all(client, NOOR)
    assert not counts()


def test_a_count_that_fails_costs_no_page_and_logs_no_answer(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise ValueError("basisschool")

    monkeypatch.setattr(TALLY, "add", broken)
    monkeypatch.setattr(counting.logger, "propagate", True)
    monkeypatch.setattr(counting.logger.parent, "propagate", True)
    answer_all(client, NOOR)
    assert client.get("/plan/").status_code == 200
    assert "something was not counted: ValueError" in caplog.text
    assert "basisschool" not in caplog.text


@pytest.mark.django_db
def test_counts_are_added_to_those_of_the_day(client: Client) -> None:
    for _ in range(2):
        answer_all(Client(HTTP_HOST="localhost"), NOOR)
        writer.write()
    assert DayCount.objects.get(day=TODAY, subject="plan").number == 2
    assert DayCount.objects.get(day=TODAY, subject="school", value="basisschool").number == 2
    assert not counts()


@pytest.mark.django_db
def test_every_count_is_one_of_its_day(client: Client) -> None:
    answer_all(client, EVERYTHING)
    client.get("/plan/stappenplan.pdf")
    writer.write()
    kept = set(DayCount.objects.filter(day=TODAY).values_list("subject", flat=True))
    assert kept == {"plan", "school", "trede", "spoed", "pdf", "vraag-gezien", "vraag-beantwoord"}
    assert DayCount.objects.exclude(day=TODAY).count() == 0


@pytest.mark.django_db
def test_the_rows_hold_no_time_no_visitor_and_not_the_order_of_events(client: Client) -> None:
    answer_all(client, EVERYTHING)
    writer.write()
    rows = list(DayCount.objects.order_by("pk").values("day", "subject", "value"))
    assert {field.name for field in DayCount._meta.get_fields()} == {"id", "day", "subject", "value", "number"}
    assert rows == sorted(rows, key=lambda row: json.dumps(row, default=str))


@pytest.mark.django_db
def test_counts_that_could_not_be_written_are_kept_for_the_next_time(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: object, **__: object) -> None:
        raise OperationalError("database is locked")

    TALLY.add("plan")
    with monkeypatch.context() as patch:
        patch.setattr(writer.DayCount.objects, "bulk_create", away)
        writer.write()
    TALLY.add("plan")
    writer.write()
    assert DayCount.objects.get().number == 2


def test_many_threads_count_at_once_and_nothing_is_lost() -> None:
    threads = [Thread(target=lambda: [TALLY.add("plan") for _ in range(500)]) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts() == {"plan:": 4000}


def test_the_help_of_the_helpdesk_and_a_code_from_paper_count_no_plan(client: Client) -> None:
    client.get("/helpdesk/")
    client.post("/verder/", {"code": "geen code"})
    assert not counts()


def test_a_visitor_who_comes_back_to_the_first_question_counts_once_a_journey(client: Client) -> None:
    client.get("/vragen/direct-gevaar/")
    post_answer(client, "direct-gevaar", ["nee"])
    client.get("/vragen/direct-gevaar/")
    post_answer(client, "direct-gevaar", ["ja"])
    found = counts()
    assert found["vraag-gezien:direct_gevaar"] == found["vraag-beantwoord:direct_gevaar"] == 1


def test_a_changed_answer_that_asks_more_counts_the_new_question(client: Client) -> None:
    answer_all(client, NOOR)
    TALLY.take()
    post_answer(client, "wat-gebeurt", but(NOOR, wat_gebeurt="slaan-en-schoppen")["wat_gebeurt"])
    assert counts() in ({}, {"vraag-gezien:leeftijd_pester": 1})
