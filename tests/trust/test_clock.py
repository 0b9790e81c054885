"""Midnight, summer time and a clock that is set back: the answers stay, and there is a plan."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from escalation.answers_cookie import MAX_AGE_SECONDS
from tests.families import NOOR
from tests.web.visitor import answer_all, post_answer

NIGHTS = {
    "an ordinary night": ("2026-11-24T22:58:00", "2026-11-24T23:02:00"),
    "new year": ("2026-12-31T22:58:00", "2026-12-31T23:02:00"),
    "the hour that is skipped": ("2027-03-28T00:58:00", "2027-03-28T01:02:00"),
    "the hour that comes twice": ("2026-10-25T00:58:00", "2026-10-25T01:02:00"),
    "the day of a leap year": ("2028-02-28T22:58:00", "2028-02-28T23:02:00"),
    "a clock that is set back an hour": ("2026-11-24T12:00:00", "2026-11-24T11:00:00"),
}


@pytest.mark.parametrize(("before", "after"), NIGHTS.values(), ids=NIGHTS)
def test_a_journey_over_a_change_of_the_clock_ends_in_its_plan(client: Client, before: str, after: str) -> None:
    with time_machine.travel(datetime.fromisoformat(before).replace(tzinfo=UTC)):
        post_answer(client, "direct-gevaar", ["nee"])
        post_answer(client, "schoolsoort", ["basisschool"])
    with time_machine.travel(datetime.fromisoformat(after).replace(tzinfo=UTC)):
        asked = answer_all(client, NOOR)
        assert asked[0] == "leeftijd"
        assert client.get("/plan/").status_code == 200
        assert client.get("/plan/agenda.ics").status_code == 200


def test_answers_end_after_their_hours_in_real_time_not_by_the_clock_on_the_wall(client: Client) -> None:
    start = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # the clock goes back half an hour later
    with time_machine.travel(start):
        answer_all(client, NOOR)
    with time_machine.travel(start.timestamp() + MAX_AGE_SECONDS - 60):
        assert client.get("/plan/").status_code == 200
    with time_machine.travel(start.timestamp() + MAX_AGE_SECONDS + 60):
        assert client.get("/plan/").status_code == 302
