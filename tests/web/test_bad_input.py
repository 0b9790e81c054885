"""Bad input: a redirect to the right question or a clear Dutch page with a way on; never a 500, never a lost answer."""

import time

import pytest
from django.conf import settings
from django.test import Client

from escalation import answers_cookie
from tests.families import NOOR, but
from tests.web.visitor import MANAGEMENT, answer_all, cookie_of, post_answer

FIRST = "/vragen/direct-gevaar/?eerst"


def set_cookie(client: Client, value: str) -> None:
    client.cookies[settings.ANSWERS_COOKIE_NAME] = value


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("slug", ["bestaat-niet", "schoolsoort", "leeftijd-pester", "done"])
def test_a_question_that_is_unknown_ahead_or_off_the_path_leads_to_the_right_one(
    client: Client, method: str, slug: str
) -> None:
    assert getattr(client, method)(f"/vragen/{slug}/").headers["Location"] == FIRST


def test_a_question_that_a_change_took_off_the_path_loses_nothing(client: Client) -> None:
    answer_all(client, but(NOOR, wat_gebeurt="slaan-en-schoppen", leeftijd_pester="12-17"))
    post_answer(client, "wat-gebeurt", ["woorden-en-buitensluiten"])
    late = post_answer(client, "leeftijd-pester", ["jonger-dan-12"])
    assert late.headers["Location"] == "/antwoorden/"
    assert client.get("/plan/").status_code == 200


@pytest.mark.parametrize("values", [[], ["misschien"], ["ja", "misschien"], ["<script>"], ["\x00"], ["x" * 10_000]])
def test_an_answer_that_is_no_option_shows_the_question_again_with_the_error(client: Client, values: list[str]) -> None:
    page = post_answer(client, "direct-gevaar", values)
    assert page.status_code == 200
    assert "<title>Fout:" in page.content.decode()
    assert not cookie_of(client)


def test_what_was_chosen_stays_chosen_beside_an_exclusive_answer(client: Client) -> None:
    answer_all(client, NOOR)
    page = post_answer(client, "gezondheid", ["geen", "somber-of-bang"])
    checked = [option["value"] for option in page.context["options"] if option["checked"]]
    assert checked == ["geen", "somber-of-bang"]
    assert "niet allebei" in page.content.decode()


@pytest.mark.parametrize(
    "forge",
    [
        lambda sealed: "onzin",
        lambda sealed: sealed[:40],
        lambda sealed: sealed[:-2] + "xx",
        lambda sealed: "A" * 5000,
        lambda sealed: "é\x7f",
        lambda sealed: answers_cookie.seal({"direct_gevaar": ["ja"]}, time.time() - answers_cookie.MAX_AGE_SECONDS - 1),
    ],
    ids=["nonsense", "truncated", "changed", "oversized", "odd characters", "expired"],
)
def test_a_cookie_that_is_not_fresh_and_ours_starts_over_kindly(client: Client, forge: object) -> None:
    answer_all(client, NOOR)
    set_cookie(client, forge(cookie_of(client)))  # type: ignore[operator]
    assert client.get("/plan/").headers["Location"] == FIRST
    assert client.get(FIRST).status_code == 200


@pytest.mark.parametrize("answers", [{}, {"direct_gevaar": [1, None]}, {"direct_gevaar": [["ja"]]}, {"x": ["y"]}])
def test_a_cookie_with_odd_answers_counts_only_what_is_valid(client: Client, answers: dict[str, list[str]]) -> None:
    set_cookie(client, answers_cookie.seal(answers, time.time()))
    assert client.get("/plan/").headers["Location"] == FIRST


def test_a_missing_management_form_is_a_clear_page_with_a_way_on(client: Client) -> None:
    page = client.post("/vragen/direct-gevaar/", {"direct_gevaar": "ja"})
    assert page.status_code == 400
    assert "Ga verder waar je was" in page.content.decode()


def test_a_form_of_another_question_is_a_clear_page_with_a_way_on(client: Client) -> None:
    post_answer(client, "direct-gevaar", ["nee"])
    page = client.post("/vragen/schoolsoort/", {"schoolsoort": "mbo", MANAGEMENT: "direct-gevaar"})
    assert page.status_code == 400
    assert client.get("/vragen/").headers["Location"] == "/vragen/schoolsoort/"


def test_two_tabs_do_not_overwrite_each_other(client: Client) -> None:
    post_answer(client, "direct-gevaar", ["nee"])
    client.get("/vragen/schoolsoort/")
    post_answer(client, "direct-gevaar", ["weet-ik-niet"])
    post_answer(client, "schoolsoort", ["basisschool"])
    chosen = client.get("/vragen/direct-gevaar/").context["options"]
    assert [option["value"] for option in chosen if option["checked"]] == ["weet-ik-niet"]
    assert client.get("/vragen/").headers["Location"] == "/vragen/leeftijd/"


def test_a_repeated_post_and_a_refresh_change_nothing(client: Client) -> None:
    answer_all(client, NOOR)
    first = client.get("/plan/").content
    assert post_answer(client, "schoolsoort", ["basisschool"]).headers["Location"] == "/antwoorden/"
    assert client.get("/plan/").content == first == client.get("/plan/").content


def test_formtools_own_way_back_is_ignored(client: Client) -> None:
    post_answer(client, "direct-gevaar", ["nee"])
    moved = post_answer(client, "schoolsoort", ["mbo"], wizard_goto_step="direct-gevaar")
    assert moved.headers["Location"] == "/vragen/leeftijd/"


@pytest.mark.parametrize("url", ["/antwoorden/", "/plan/", "/plan/stappenplan.pdf"])
def test_what_is_asked_for_before_the_answers_are_there_leads_to_the_open_question(client: Client, url: str) -> None:
    post_answer(client, "direct-gevaar", ["nee"])
    assert client.get(url).headers["Location"] == "/vragen/schoolsoort/?eerst"


@pytest.mark.parametrize("url", ["/bestaat-niet/", "/lezen/bestaat-niet/", "/begrip/bestaat-niet/"])
def test_an_unknown_address_is_a_dutch_page_with_a_way_on(client: Client, url: str) -> None:
    page = client.get(url)
    assert page.status_code == 404
    assert "Ga verder waar je was" in page.content.decode()


def test_without_cookies_a_clear_page_says_so_and_offers_a_number() -> None:
    strict = Client(HTTP_HOST="localhost", enforce_csrf_checks=True)
    page = post_answer(strict, "direct-gevaar", ["ja"])
    assert page.status_code == 403
    assert "cookies" in page.content.decode()
    assert "112" in page.content.decode()


def test_a_pdf_that_cannot_be_made_leads_to_the_plan_on_screen(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from escalation.outputs import kept, pdf

    def fail(*_: object, **__: object) -> bytes:
        raise pdf.PdfUnavailable("out of order")

    monkeypatch.setattr(pdf, "stappenplan", fail)
    kept.tidy()
    answer_all(client, NOOR)
    page = client.get("/plan/stappenplan.pdf")
    assert page.status_code == 503
    assert page.headers["Retry-After"]
    assert "/plan/" in page.content.decode()
