"""The whole journey over HTTP: from the first question to a PDF whose text is read back."""

from html import unescape
from io import BytesIO

import pytest
from django.test import Client
from pypdf import PdfReader

from escalation.domain.rules import When
from escalation.templatetags.plan_text import first_sentence
from tests.families import CATALOGUE, EVERYTHING, NOOR, plan_of
from tests.web.visitor import answer_all, cookie_of, post_answer

BROWSER_LIMIT = 4096


def words(text: str) -> str:
    return " ".join(text.split())


def test_a_parent_answers_twelve_questions_and_takes_home_a_plan_on_paper(client: Client) -> None:
    assert len(answer_all(client, NOOR)) == 12
    screen = unescape(client.get("/plan/").content.decode())
    paper = client.get("/plan/stappenplan.pdf")
    assert paper.headers["Content-Type"] == "application/pdf"
    text = words(" ".join(page.extract_text() for page in PdfReader(BytesIO(paper.content)).pages))
    for item in plan_of(NOOR).items:
        title = first_sentence(item.action.done) if item.when is When.DONE else item.action.title
        assert title in screen
        assert words(title) in text


def test_the_pdf_has_a_title_a_language_and_tags(client: Client) -> None:
    answer_all(client, NOOR)
    reader = PdfReader(BytesIO(client.get("/plan/stappenplan.pdf").content))
    assert reader.metadata is not None
    assert "stappenplan" in str(reader.metadata.title).lower()
    assert reader.root_object["/Lang"] == "nl"
    assert reader.root_object["/MarkInfo"]["/Marked"]


@pytest.mark.parametrize("family", [NOOR, EVERYTHING], ids=["usual", "everything"])
def test_the_journey_touches_no_database(client: Client, family: dict[str, list[str]]) -> None:
    # pytest-django refuses every query in a test without the `db` mark.
    answer_all(client, family)
    assert client.get("/plan/").status_code == 200


def test_the_longest_cookie_fits_a_browser_four_times_over(client: Client) -> None:
    answer_all(client, EVERYTHING)
    assert len(cookie_of(client)) < BROWSER_LIMIT / 4


def test_the_cookie_shows_no_answer_and_only_the_journey_has_one(client: Client) -> None:
    client.get("/")
    client.get("/lezen/")
    assert not cookie_of(client)
    post_answer(client, "direct-gevaar", ["nee"])
    morsel = client.cookies["antwoorden"]
    assert morsel["httponly"]
    assert morsel["samesite"] == "Lax"
    assert not morsel["max-age"]
    assert "gevaar" not in morsel.value


def test_a_page_that_is_only_looked_at_writes_no_cookie(client: Client) -> None:
    post_answer(client, "direct-gevaar", ["nee"])
    for url in ("/", "/vragen/schoolsoort/", "/vragen/direct-gevaar/", "/lezen/"):
        assert "antwoorden" not in client.get(url).cookies


def test_a_changed_answer_asks_only_what_became_necessary_and_returns_to_the_answers(client: Client) -> None:
    answer_all(client, NOOR)
    after_change = post_answer(client, "wat-gebeurt", ["slaan-en-schoppen"]).headers["Location"]
    assert after_change == "/vragen/leeftijd-pester/"
    assert post_answer(client, "leeftijd-pester", ["12-17"]).headers["Location"] == "/antwoorden/"


@pytest.mark.parametrize("danger", ["ja", "weet-ik-niet"])
def test_possible_danger_shows_help_at_once_on_every_later_page_and_first_in_the_plan(client: Client, danger: str) -> None:
    post_answer(client, "direct-gevaar", [danger])
    for url in ("/vragen/schoolsoort/", "/vragen/direct-gevaar/", "/"):
        assert "Bel 112" in client.get(url).content.decode()
    answer_all(client, {**NOOR, "direct_gevaar": [danger]})
    assert "Bel 112" in client.get("/antwoorden/").content.decode()
    plan = client.get("/plan/").content.decode()
    assert plan.index("Eerst dit") < plan.index("Dit doe je nu")


def test_the_title_counts_and_the_bound_comes_from_the_questions(client: Client) -> None:
    assert "Vraag 1 van hoogstens 16" in client.get("/vragen/direct-gevaar/").content.decode()


def test_wiping_takes_the_answers_away_and_only_after_a_post(client: Client) -> None:
    answer_all(client, NOOR)
    client.get("/wissen/")
    assert client.get("/plan/").status_code == 200
    wiped = client.post("/wissen/")
    assert "storage" in wiped.headers["Clear-Site-Data"]
    assert client.get("/plan/").headers["Location"] == "/vragen/direct-gevaar/?eerst"


def test_leaving_fast_takes_the_answers_away_and_goes_elsewhere(client: Client) -> None:
    answer_all(client, NOOR)
    assert not client.get("/weg/").headers["Location"].startswith("/")
    assert client.get("/plan/").status_code == 302


@pytest.mark.parametrize("url", ["/", "/vragen/direct-gevaar/", "/antwoorden/", "/plan/", "/wissen/"])
def test_no_page_of_the_journey_is_kept_by_a_browser_or_proxy(client: Client, url: str) -> None:
    assert "no-store" in client.get(url).headers["Cache-Control"]


@pytest.mark.parametrize(
    "url",
    [
        "/lezen/",
        "/lezen/is-pesten-strafbaar/",
        "/begrippen/",
        "/begrip/klacht/",
        "/privacy/",
        "/toegankelijkheid/",
        "/cookies/",
    ],
)
def test_the_pages_to_read_are_there(client: Client, url: str) -> None:
    assert client.get(url).status_code == 200


@pytest.mark.parametrize("slug", CATALOGUE.articles)
def test_every_text_to_read_says_what_to_dial_in_danger_and_whom_to_call(client: Client, slug: str) -> None:
    page = client.get(f"/lezen/{slug}/").content.decode()
    assert page.index('href="tel:112"') < page.index("<h1")
    for contact in ("113", "kindertelefoon", "ouders-en-onderwijs"):
        assert f'href="tel:{CATALOGUE.contacts[contact].numbers[0].dial}"' in page
