"""With the keyboard alone: the whole journey, the order of the focus, and that it can be seen where it is."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visit
from tests.browser.states import BY_NAME, State
from tests.families import NOOR, Answers, walked

# Where the focus is: what it stands on, whether it can be seen, and whether something lies over it.
FOCUS = """() => {
    const part = document.activeElement;
    const shown = part.closest('.option') ?? part;
    const style = getComputedStyle(shown);
    const own = part.getBoundingClientRect();
    const spots = [[own.width / 2, own.height / 2], [6, 6], [own.width - 6, 6]].map(([x, y]) => [own.left + x, own.top + y]);
    const tops = spots.map(spot => document.elementFromPoint(...spot)).filter(top => top !== null);
    return {
        name: part.id || part.textContent.trim().replace(/\\s+/g, ' '),
        stop: part !== document.body,
        ringed: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
        free: tops.some(top => shown.contains(top)),
    };
}"""
MOST_STOPS = 150


def stops(page: Page) -> list[dict[str, object]]:
    """Press Tab from the top to the end; return every place where the focus was."""
    found = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if not focus["stop"]:
            return found
        found.append(focus)
    raise AssertionError("Tab comes to no end")


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is on what `selector` finds."""
    for _ in range(MOST_STOPS):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never comes to {selector}")


def choose(page: Page, values: list[str], *, many: bool) -> None:
    """Choose `values` with Tab, Space and the arrows."""
    if many:
        for value in values:
            tab_to(page, f"input[value='{value}']")
            page.keyboard.press("Space")
        return
    tab_to(page, "input[type=radio]")
    page.keyboard.press("Space")
    for _ in range(20):
        if page.evaluate("document.activeElement.value") == values[0]:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"the arrows never come to {values}")


def journey(page: Page, answers: Answers) -> None:
    """Answer every question with the keyboard, from the start page to the plan."""
    tab_to(page, ".button-start")
    page.keyboard.press("Enter")
    for question in walked(answers).path:
        page.wait_for_url(f"**/vragen/{question.slug}/")
        choose(page, answers[question.key], many=question.many)
        tab_to(page, "main form button")
        page.keyboard.press("Enter")
    page.wait_for_url("**/antwoorden/")
    tab_to(page, "main .button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/plan/")


def test_the_whole_journey_goes_by_keyboard_alone(visit: Visit) -> None:
    page = visit(BY_NAME["start"])
    journey(page, NOOR)
    assert page.locator("h1").inner_text() == "Jouw stappenplan"
    tab_to(page, "summary")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.parentElement.open")


@pytest.mark.parametrize("size", [(1280, 900), (320, 640)], ids=["wide", "narrow"])
@pytest.mark.parametrize(
    "name",
    [
        "start",
        "question wat-gebeurt, answered",
        "error, one answer",
        "answers, urgent",
        "plan",
        "letter, too long",
        "wipe",
        "cookies",
    ],
)
def test_the_focus_is_always_seen_and_nothing_lies_over_it(visit: Visit, name: str, size: tuple[int, int]) -> None:
    page = visit(BY_NAME[name], viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce")
    page.evaluate("document.activeElement.blur()")
    found = stops(page)
    assert len(found) > 8
    assert not [stop for stop in found if not (stop["ringed"] and stop["free"])]


def test_the_focus_goes_through_a_question_in_the_order_of_reading(visit: Visit) -> None:
    page = visit(BY_NAME["question schoolsoort, first time"])
    names = [str(stop["name"]) for stop in stops(page)]
    assert names[:9] == [
        "Ga naar de inhoud",
        "Pestwijzer",
        "Verlaat deze site snel",
        "Bel 112",
        "Vorige vraag",
        "Meer uitleg",
        "schoolsoort-1",
        "Volgende vraag",
        "Moeilijke woorden",
    ]
    assert names[9] == "Wis mijn antwoorden"


def test_the_first_link_leads_past_the_head(visit: Visit) -> None:
    page = visit(BY_NAME["plan"])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"


@pytest.mark.parametrize(
    "name",
    [
        *("error, one answer", "error, more answers", "error, answers that do not go together"),
        *("letter, too long", "call, wrong code"),
    ],
)
def test_an_error_takes_the_focus_says_so_in_the_title_and_leads_to_the_field(visit: Visit, name: str) -> None:
    state: State = BY_NAME[name]
    page = visit(state)
    assert page.title().startswith("Fout: ")
    assert page.evaluate("document.activeElement.matches('[data-errors]')")
    page.keyboard.press("Tab")
    message = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    field = page.evaluate("document.activeElement.id")
    assert field == page.locator("main form :is(input:not([type=hidden]), textarea)").first.get_attribute("id")
    assert page.locator(".error p").first.evaluate("error => error.lastChild.textContent") in message
