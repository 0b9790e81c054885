"""Coming back over HTTP: the code, what became of the last step, what is asked again, and the new plan."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client

from escalation.domain.plancode import decode
from tests.families import MONDAY, NOOR, Answers
from tests.web.visitor import answer_all, post_answer

LATER = MONDAY + timedelta(days=14)
AGAIN = ("direct-gevaar", "gezondheid", "schoolgang")


def on(day: date) -> time_machine.travel:
    return time_machine.travel(f"{day}T10:00:00+00:00", tick=False)


@pytest.fixture
def today() -> Iterator[None]:
    with on(LATER):
        yield


def first_code(family: Answers, day: date = MONDAY) -> str:
    """Return the code on the plan that `family` makes on `day`."""
    visitor = Client(HTTP_HOST="localhost")
    with on(day):
        answer_all(visitor, family)
        return str(visitor.get("/plan/").context["code"])


def enter(visitor: Client, code: str) -> str:
    """Enter `code` and return where it leads."""
    visitor.post("/verder/", {"code": code})
    return str(visitor.get("/vragen/").headers["Location"])


def tell(visitor: Client, outcome: str, day: str = "") -> str:
    """Tell what became of the step and return where it leads."""
    return str(visitor.post("/verder/stap/", {"uitkomst": outcome, "dag": day}).headers["Location"])


def confirm(visitor: Client, **answers: str) -> list[str]:
    """Answer what is asked again as before, but for `answers`; return the slugs that were asked."""
    asked = []
    while (url := str(visitor.get("/vragen/").headers["Location"])).startswith("/vragen/"):
        slug = url.split("/")[2]
        page = visitor.get(url)
        chosen = [option["value"] for option in page.context["options"] if option["checked"]]
        post_answer(visitor, slug, [answers[slug]] if slug in answers else chosen or ["nee"])
        asked.append(slug)
    assert url == "/antwoorden/"
    return asked


def test_the_step_of_the_former_plan_is_asked_with_its_day(client: Client, today: None) -> None:
    assert enter(client, first_code(NOOR)) == "/verder/stap/"
    page = client.get("/verder/stap/").content.decode()
    assert "Op maandag 23 november 2026 was je volgende stap: ‘Praat met de intern begeleider’. Wat is er gebeurd?" in page


def test_a_rung_that_did_not_help_is_done_with_its_day_and_the_next_comes(client: Client, today: None) -> None:
    enter(client, first_code(NOOR))
    assert tell(client, "helpt-niet", "30 november") == "/vragen/direct-gevaar/"
    assert tuple(confirm(client)) == AGAIN
    page = client.get("/plan/")
    assert page.context["plan"].now.slug == "directeur"
    assert "Gedaan op maandag 30 november 2026." in page.content.decode()
    held = decode(page.context["code"], LATER)
    assert held.progress.done["intern-begeleider"].day == date(2026, 11, 30)
    assert held.day == LATER
