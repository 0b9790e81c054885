"""The code over HTTP: from the plan, back into the cookie, and what is wrong with a wrong one."""

import re

import pytest
import time_machine
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from escalation.domain.plancode import ALPHABET, encode, normalised
from escalation.outputs.qr import qr_svg
from escalation.outputs.spelling import WORDS
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
        ("https://voorbeeld.nl/menu?tafel=4", "Dit is een webadres, geen code."),
        ("https://voorbeeld.nl/#contact", "Dit is een webadres, geen code."),
        ("www.voorbeeld.nl", "Dit is een webadres, geen code."),
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


def test_a_code_of_twenty_years_ago_is_too_old_and_says_so(client: Client) -> None:
    code = encode(walked(NOOR).answers, MONDAY)
    with time_machine.travel("2046-11-23T10:00:00+00:00"):
        page = client.post("/verder/", {"code": code})
    assert "Deze code is ouder dan 3 jaar." in page.content.decode()
    assert code in page.content.decode()


def test_a_code_of_two_years_ago_is_still_read(client: Client) -> None:
    code = encode(walked(NOOR).answers, MONDAY)
    with time_machine.travel("2028-11-23T10:00:00+00:00"):
        client.post("/verder/", {"code": code})
        assert client.get("/vragen/").headers["Location"] == "/verder/stap/"


def test_a_code_of_a_version_that_does_not_exist_yet_is_of_a_later_day(client: Client) -> None:
    body = "Z" + normalised(encode(walked(NOOR).answers, MONDAY))[1:-2]
    code = next(body + a + b for a in ALPHABET for b in ALPHABET if value(body + a + b) % 1021 == 0)
    assert "latere datum" in client.post("/verder/", {"code": code}).content.decode()


def value(signs: str) -> int:
    """Return the number that `signs` write."""
    number = 0
    for sign in signs:
        number = number * 32 + ALPHABET.index(sign)
    return number


def test_the_address_of_our_own_picture_is_read_as_its_code(client: Client) -> None:
    answer_all(client, NOOR)
    page = client.get("/plan/")
    other = Client(HTTP_HOST="localhost")
    other.post("/verder/", {"code": f"{page.context['code_address']}#{page.context['code']}"})
    assert other.get("/vragen/").headers["Location"] == "/antwoorden/"


def test_a_wrong_sign_says_in_which_group_the_mistake_is(client: Client) -> None:
    code = encode(walked(EVERYTHING).answers, MONDAY)
    wrong = code[:11] + ("B" if code[11] != "B" else "C") + code[12:]
    text = client.post("/verder/", {"code": wrong}).content.decode()
    assert re.search("De fout zit misschien in groepje [^.]*3", text)


@given(st.text(max_size=3000))
@settings(max_examples=60, deadline=None)
def test_any_text_gets_a_page_with_the_text_still_in_it(text: str) -> None:
    page = Client(HTTP_HOST="localhost").post("/verder/", {"code": text})
    assert page.status_code in {200, 302}
    if page.status_code == 200:
        assert "<title>Fout:" in page.content.decode()
        assert page.context["form"]["code"].value() == text


def test_a_plan_made_when_days_no_longer_fit_in_a_code_has_none_and_is_complete(client: Client) -> None:
    with time_machine.travel("2046-11-23T10:00:00+00:00"):
        answer_all(client, NOOR)
        page = client.get("/plan/")
    assert page.status_code == 200
    assert page.context["code"] == ""
    assert 'id="code"' not in page.content.decode()


def test_the_code_can_be_read_aloud_and_says_what_it_holds(client: Client) -> None:
    answer_all(client, NOOR)
    page = client.get("/plan/")
    text = page.content.decode()
    for sign in page.context["code"].replace("-", ""):
        assert WORDS[sign] in text
    assert "In de code staan je antwoorden en de dagen van je stappen, maar geen namen." in text


def test_every_sign_of_a_code_has_a_word_that_starts_with_it() -> None:
    assert set(ALPHABET) <= WORDS.keys()
    assert all(word.startswith(sign) for sign, word in WORDS.items() if sign.isalpha())


def test_the_picture_of_the_code_leads_to_the_form_with_the_code_behind_the_hash(client: Client) -> None:
    answer_all(client, NOOR)
    page = client.get("/plan/")
    drawing = page.context["code_picture"]
    assert "style=" not in drawing
    assert "<title>" in drawing
    assert qr_svg(f"http://localhost/verder/#{page.context['code']}", "De code van dit plan, om te scannen") == drawing
