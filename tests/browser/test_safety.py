"""Leaving fast, and wiping: the answers are gone, and Back does not bring them back."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visit
from tests.browser.states import BY_NAME, wipe
from tests.families import NOOR, plan_of


def holds_answers(page: Page) -> bool:
    return any(cookie["name"] == "antwoorden" for cookie in page.context.cookies())


def go_back(page: Page) -> None:
    page.evaluate("history.back()")
    page.wait_for_timeout(500)
    page.wait_for_load_state()


@pytest.mark.parametrize("way", ["Shift three times", "the link"])
def test_leaving_fast_shows_another_site_and_takes_the_answers_away(visit: Visit, neutral: str, way: str) -> None:
    page = visit(BY_NAME["answers"])
    page.goto("/plan/")
    if way == "the link":
        page.click("[data-leave]")
    else:
        for _ in range(3):
            page.keyboard.press("Shift")
    page.wait_for_url(neutral)
    assert not holds_answers(page)
    go_back(page)
    assert "/plan/" not in page.url
    assert "Controleer je antwoorden" not in page.inner_text("body")


def test_typing_capitals_is_not_leaving(visit: Visit) -> None:
    page = visit(BY_NAME["plan"])
    for key in ("Shift", "A", "Shift", "Shift", "B", "Shift"):
        page.keyboard.press(key)
    page.wait_for_timeout(200)
    assert page.url.endswith("/plan/")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_back_after_wiping_shows_no_answers(visit: Visit, scripts: bool) -> None:
    page = visit(BY_NAME["plan"], java_script_enabled=scripts)
    page.click("text=Wis mijn antwoorden")
    page.wait_for_url("**/wissen/")
    wipe(page)
    assert not holds_answers(page)
    for _ in range(3):
        page.go_back()
        text = page.inner_text("body")
        assert "Dit doe je nu" not in text
        assert plan_of(NOOR).now.action.title not in text


def test_the_start_page_offers_to_go_on_or_to_wipe(visit: Visit) -> None:
    page = visit(BY_NAME["start, begun"])
    assert page.inner_text(".button-start") == "Ga verder"
    page.click("text=Wis alles en begin opnieuw")
    wipe(page)
    page.goto("/")
    assert page.inner_text(".button-start") == "Begin met vraag 1"
