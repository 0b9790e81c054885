"""The code over HTTP: from the plan, back into the cookie, and what is wrong with a wrong one."""

import pytest
from django.test import Client

from escalation.domain.plancode import encode
from tests.families import EVERYTHING, MONDAY, NOOR, walked
from tests.web.visitor import answer_all, cookie_of


@pytest.mark.parametrize("family", [NOOR, EVERYTHING], ids=["usual", "everything"])
def test_the_code_on_the_plan_brings_the_same_plan_back(client: Client, family: dict[str, list[str]]) -> None:
    answer_all(client, family)
    page = client.get("/plan/")
    code = page.context["code"]
    assert code in page.content.decode()
    other = Client(HTTP_HOST="localhost")
    assert other.post("/verder/", {"code": code.lower().replace("-", " ")}, follow=True).request["PATH_INFO"] == "/antwoorden/"
    assert other.get("/plan/").context["plan"] == page.context["plan"]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("", "Vul je code in."),
        ("euro", "geen code van Pestwijzer"),
        ("x" * 5000, "geen code van Pestwijzer"),
        (encode(walked(NOOR).answers, MONDAY.replace(year=2036)), "latere datum"),
        (encode(walked(NOOR).answers, MONDAY)[::-1], "Er klopt iets niet in de code."),
    ],
)
def test_a_wrong_code_says_what_is_wrong_and_stays_filled_in(client: Client, code: str, said: str) -> None:
    page = client.post("/verder/", {"code": code})
    text = page.content.decode()
    assert page.status_code == 200
    assert said in text
    assert "<title>Fout:" in text
    assert code in text
    assert not cookie_of(client)
