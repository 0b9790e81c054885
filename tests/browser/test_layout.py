"""Large letters, forced colours, no movement: what a reader set in the browser holds here too."""

import pytest

from tests.browser.conftest import Visit
from tests.browser.states import BY_NAME
from tests.browser.test_every_page import CUT_OFF


@pytest.mark.parametrize(
    "name", ["start", "question wat-gebeurt, answered", "error, one answer", "plan, everything", "patterns"]
)
def test_the_largest_letters_of_a_browser_fit(visit: Visit, name: str) -> None:
    page = visit(BY_NAME[name])
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    page.set_viewport_size({"width": 640, "height": 800})
    assert not page.evaluate(CUT_OFF)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_forced_colours_what_is_chosen_still_differs_from_what_is_not(visit: Visit, scheme: str) -> None:
    page = visit(BY_NAME["question wat-gebeurt, answered"], forced_colors="active", color_scheme=scheme)
    page.locator("input[type=checkbox]").last.uncheck()
    border = "part => getComputedStyle(part.closest('.option')).borderTopWidth"
    chosen = page.locator("input:checked").first.evaluate(border)
    assert chosen != page.locator("input:not(:checked):not([type=hidden])").first.evaluate(border)


@pytest.mark.parametrize("name", ["start", "question direct-gevaar, first time", "plan, everything", "patterns"])
def test_in_forced_colours_every_part_with_a_ground_of_its_own_has_an_edge(visit: Visit, name: str) -> None:
    page = visit(BY_NAME[name], forced_colors="active")
    parts = ".button, .option, .question, .card, .item, .urgent, .note, .errors"
    without = page.evaluate(
        """(parts) => [...document.querySelectorAll(parts)]
        .filter(part => parseFloat(getComputedStyle(part).borderBottomWidth) < 1).map(part => part.outerHTML.slice(0, 80))""",
        parts,
    )
    assert not without


def test_nothing_moves_for_who_asked_for_stillness(visit: Visit) -> None:
    page = visit(BY_NAME["plan"], reduced_motion="reduce")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    assert page.evaluate("document.getAnimations().length") == 0


@pytest.mark.parametrize("name", ["question wat-gebeurt, first time", "plan", "start"])
def test_on_a_phone_nothing_can_be_tapped_beside_the_way_out(visit: Visit, name: str) -> None:
    page = visit(BY_NAME[name], viewport={"width": 360, "height": 640})
    beside = """() => {
        const out = document.querySelector('.leave').getBoundingClientRect();
        return [8, out.left / 2, out.left - 2].map(x => document.elementFromPoint(x, out.top + out.height / 2).tagName);
    }"""
    assert page.evaluate(beside) == ["BODY"] * 3


def test_urgent_help_stands_above_all_else_on_the_start_page(visit: Visit) -> None:
    page = visit(BY_NAME["start, urgent"])
    urgent, title = (page.locator(part).bounding_box() for part in ("main .urgent", "h1"))
    assert urgent is not None
    assert title is not None
    assert urgent["y"] < title["y"]
