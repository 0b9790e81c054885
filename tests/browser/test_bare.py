"""A browser that lacks something: scripts, style, fonts or cookies. What a parent needs is there all the same."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.states import BY_NAME
from tests.families import EVERYTHING, NOOR, Answers, plan_of, walked


def click_through(page: Page, answers: Answers) -> None:
    """Go from the start page to the plan by clicking."""
    page.click(".button-start")
    for question in walked(answers).path:
        page.wait_for_url(f"**/vragen/{question.slug}/")
        for value in answers[question.key]:
            page.check(f"input[value='{value}']")
        page.click("main form button")
    page.wait_for_url("**/antwoorden/")
    page.click("main .button")
    page.wait_for_url("**/plan/")


@pytest.mark.parametrize("answers", [NOOR, EVERYTHING], ids=["NOOR", "EVERYTHING"])
def test_without_scripts_the_whole_journey_goes(visit: Visit, answers: Answers) -> None:
    page = visit(BY_NAME["start"], java_script_enabled=False)
    click_through(page, answers)
    for item in plan_of(answers).items:
        assert page.locator(f"#stap-{item.slug}").count() == 1
    # What needs a script is not there to disappoint.
    assert not page.locator("[data-with-script]:visible").count()


def test_without_scripts_an_error_is_shown_at_the_question(visit: Visit) -> None:
    page = visit(BY_NAME["question direct-gevaar, first time"], java_script_enabled=False)
    page.click("main form button")
    page.wait_for_selector("[data-errors]")
    assert page.title().startswith("Fout: ")
    page.click("[data-errors] a")
    assert page.url.endswith("#direct-gevaar-1")


def test_without_scripts_leaving_is_a_link_and_takes_the_answers_along(visit: Visit) -> None:
    page = visit(BY_NAME["plan"], java_script_enabled=False)
    page.click("[data-leave]")
    expect(page.locator("body")).to_have_text("Elders")
    assert not [cookie for cookie in page.context.cookies() if cookie["name"] == "antwoorden"]


@pytest.mark.parametrize("lost", [("stylesheet",), ("font", "script")], ids=" and ".join)
def test_without_style_fonts_or_scripts_that_arrive_the_journey_goes(visit: Visit, lost: tuple[str, ...]) -> None:
    page = visit(BY_NAME["start"])
    page.context.route(
        re.compile(r"/static/"), lambda route: route.abort() if route.request.resource_type in lost else route.continue_()
    )
    page.reload()
    click_through(page, NOOR)
    assert page.locator("h1").is_visible()
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")


def test_without_style_a_page_is_read_in_a_sensible_order(visit: Visit) -> None:
    page = visit(BY_NAME["plan, danger"])
    page.evaluate("document.querySelectorAll('link[rel=stylesheet]').forEach(sheet => sheet.remove())")
    text = page.inner_text("body")
    order = [
        "Verlaat deze site snel",
        "Bel 112",
        "Jouw stappenplan",
        "Eerst dit",
        "Dit doe je nu",
        "Als dat niet helpt",
        "Privacy",
    ]
    places = [text.index(part) for part in order]
    assert places == sorted(places)


def test_without_cookies_a_clear_page_offers_numbers_and_the_steps_to_read(visit: Visit) -> None:
    page = visit(BY_NAME["form without its cookie"])
    assert page.title().startswith("Je browser laat geen cookies toe")
    numbers = [link.get_attribute("href") for link in page.locator("main a[href^='tel:']").all()]
    assert {"tel:112", "tel:113", "tel:0886050101"} <= set(numbers)
    steps = [step.inner_text() for step in page.locator("main .ways strong").all()]
    assert steps[0] == "Praat met de leraar."
    assert len(steps) == len(set(steps)) > 15
    page.click("main .button")
    expect(page.locator("h1.legend")).to_be_visible()


def test_answers_that_are_too_old_start_over_with_a_kind_word(visit: Visit) -> None:
    page = visit(BY_NAME["answers that are too old"])
    assert "vanzelf" in page.locator("[role=status]").first.inner_text()
