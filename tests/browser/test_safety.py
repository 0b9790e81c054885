"""Leaving fast, and wiping: the answers are gone, and Back does not bring them back."""

from base64 import b64decode
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Visit
from tests.browser.states import BY_NAME, wipe
from tests.families import NOOR, plan_of

# While another page is awaited a page hears nothing from a test, so it tells by itself what there is to see, once painted.
TELL_ONCE_EMPTIED = """() => new MutationObserver(() => requestAnimationFrame(() => requestAnimationFrame(
    () => console.info(document.body.checkVisibility(), document.title, location.pathname)
))).observe(document.documentElement, { attributes: true })"""


def holds_answers(page: Page) -> bool:
    return any(cookie["name"] == "antwoorden" for cookie in page.context.cookies())


def go_back(page: Page) -> None:
    page.evaluate("history.back()")
    page.wait_for_timeout(500)
    page.wait_for_load_state()


def leave(page: Page, way: str = "Shift three times") -> None:
    if way == "the link":
        page.click("[data-leave]", no_wait_after=True)
    else:
        for _ in range(3):
            page.keyboard.press("Shift")


def hold_back(page: Page) -> list[Route]:
    """Let no answer come when one leaves, until the requests that are returned may go on."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.context.route("**/weg/", hold)
    return held


def colours_of(page: Page) -> set[tuple[int, ...]]:
    """Return every colour on the screen, which Playwright does not show while another page is awaited."""
    shot = page.context.new_cdp_session(page).send("Page.captureScreenshot")["data"]
    image = Image.open(BytesIO(b64decode(shot))).convert("RGB")
    return {colour for _, colour in image.getcolors(image.width * image.height)}


@pytest.mark.parametrize("way", ["Shift three times", "the link"])
def test_leaving_fast_shows_another_site_and_takes_the_answers_away(visit: Visit, neutral: str, way: str) -> None:
    page = visit(BY_NAME["answers"])
    page.goto("/plan/")
    leave(page, way)
    page.wait_for_url(neutral)
    assert not holds_answers(page)
    go_back(page)
    assert "/plan/" not in page.url
    assert "Controleer je antwoorden" not in page.inner_text("body")
    assert page.locator("h1").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("way", ["Shift three times", "the link"])
def test_leaving_fast_on_a_slow_line_empties_the_screen_at_once(visit: Visit, neutral: str, way: str, scheme: str) -> None:
    page = visit(BY_NAME["plan"], color_scheme=scheme)
    held = hold_back(page)
    page.evaluate(TELL_ONCE_EMPTIED)
    with page.expect_console_message() as told:
        leave(page, way)
    assert told.value.text == "false Laden /plan/"
    [colour] = colours_of(page)
    assert (min(colour) > 200) if scheme == "light" else (max(colour) < 60)
    held[0].continue_()
    page.wait_for_url(neutral)


def test_who_comes_back_to_a_page_that_was_emptied_sees_it_again(visit: Visit) -> None:
    page = visit(BY_NAME["start"])
    page.goto("/lezen/")
    hold_back(page)
    page.evaluate("setTimeout(() => history.back(), 300)")
    with page.expect_event("framenavigated"):
        leave(page)
    expect(page.locator("h1")).to_be_visible()
    page.evaluate("history.forward()")
    page.wait_for_url("**/lezen/")
    page.wait_for_selector("h1", state="visible")


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
