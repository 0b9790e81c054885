"""Narrow, zoomed in, stretched, in forced colours: nothing is cut off and nothing scrolls sideways."""

import pytest

from tests.browser.conftest import Visit
from tests.browser.states import BY_NAME, STATES, State

# A phone; a large screen (1280 x 1024) at 400%; the narrowest we promise.
SCREENS = {
    "320 px": {"width": 320, "height": 640},
    "400% zoom": {"width": 320, "height": 256},
    "240 px": {"width": 240, "height": 400},
}
# WCAG 1.4.12.
WIDE_TEXT = """* {
    line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
}
p { margin-block-end: 2em !important; }"""
# What sticks out sideways, but for what is out of sight on purpose and what may scroll in a box of its own; and text that
# is taller or wider than the box that hides the rest of it.
CUT_OFF = """() => {
    const names = [];
    const wide = document.documentElement.clientWidth;
    if (document.scrollingElement.scrollWidth > wide) names.push('the page scrolls sideways');
    for (const part of document.body.querySelectorAll('*')) {
        if (part.closest('.hidden, .skip, .scroll, [aria-hidden], input, textarea')) continue;
        const box = part.getBoundingClientRect();
        if (box.width && (box.right > wide + 1 || box.left < -1)) names.push(part.outerHTML.slice(0, 120));
        const style = getComputedStyle(part);
        const hides = ['hidden', 'clip'].includes(style.overflowX) || ['hidden', 'clip'].includes(style.overflowY);
        if (hides && (part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1))
            names.push('cut: ' + part.outerHTML.slice(0, 120));
    }
    return names;
}"""


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_nothing_is_cut_off_on_a_narrow_screen_or_with_wide_text(visit: Visit, state: State) -> None:
    page = visit(state)
    cut = {}
    for name, size in SCREENS.items():
        page.set_viewport_size(size)
        cut[name] = page.evaluate(CUT_OFF)
    # The style comes from this test, as from a bookmark of the reader, so the site's policy has nothing to say of it.
    page.evaluate(
        "sheet => { const own = new CSSStyleSheet(); own.replaceSync(sheet); document.adoptedStyleSheets = [own] }", WIDE_TEXT
    )
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        cut[f"wide text at {width} px"] = page.evaluate(CUT_OFF)
    assert not {name: parts for name, parts in cut.items() if parts}


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
