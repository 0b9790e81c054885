"""Pages that are rendered once and given to all who stand at the same place, each with a secret of its own in its form."""

import re

import pytest
from django.http import HttpRequest
from django.test import Client

from escalation.kept_pages import KeptPages
from tests.families import NOOR
from tests.web.visitor import MANAGEMENT, answer_all, post_answer

SECRET = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
FIRST = "/vragen/direct-gevaar/"


def page(client: Client, url: str) -> str:
    return client.get(url).content.decode()


def test_two_visitors_get_the_same_page_but_for_their_secrets(client: Client) -> None:
    one, other = page(client, FIRST), page(Client(HTTP_HOST="localhost"), FIRST)
    assert SECRET.findall(one) != SECRET.findall(other)
    assert SECRET.sub("", one) == SECRET.sub("", other)


def test_the_secret_on_a_kept_page_opens_the_form_and_that_of_another_does_not() -> None:
    strict, other = (Client(HTTP_HOST="localhost", enforce_csrf_checks=True) for _ in range(2))
    secrets = [SECRET.findall(page(visitor, FIRST))[0] for visitor in (strict, other)]
    form = {"direct_gevaar": "nee", MANAGEMENT: "direct-gevaar"}
    statuses = [strict.post(FIRST, {**form, "csrfmiddlewaretoken": secret}).status_code for secret in reversed(secrets)]
    assert statuses == [403, 302]


def test_what_is_urgent_for_one_visitor_is_on_no_page_of_another(client: Client) -> None:
    calm = Client(HTTP_HOST="localhost")
    post_answer(client, "direct-gevaar", ["ja"])
    post_answer(calm, "direct-gevaar", ["nee"])
    for visitor, urgent in ((client, True), (calm, False), (client, True)):
        assert ('id="spoed"' in page(visitor, "/vragen/schoolsoort/")) is urgent


def test_the_way_back_and_the_place_are_those_of_the_visitor(client: Client) -> None:
    answer_all(client, {**NOOR, "gesproken_met": ["niemand"]})
    shorter = page(client, "/vragen/wat-is-er-al/")
    other = Client(HTTP_HOST="localhost")
    answer_all(other, NOOR)
    longer = page(other, "/vragen/wat-is-er-al/")
    assert re.findall(r"<title>Vraag (\d+)", shorter) < re.findall(r"<title>Vraag (\d+)", longer)


def test_no_more_pages_are_kept_than_fit() -> None:
    pages = KeptPages("pages/wipe.html", most=3)
    for number in range(8):
        answer = pages.response(HttpRequest(), number, lambda: {"done": False})
        assert b"csrfmiddlewaretoken" in answer.content
        assert len(pages.kept) <= 3


def test_a_page_without_a_form_cannot_be_kept() -> None:
    with pytest.raises(ValueError, match="unpack"):
        KeptPages("pages/privacy.html", most=3).response(HttpRequest(), 1, dict)
