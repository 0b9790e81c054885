"""Every page in every state: axe-core finds nothing, light or dark; nothing is cut off, narrow, zoomed in or stretched."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

from tests.browser.conftest import visitor
from tests.browser.states import STATES

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Rules that no tag above turns on: `target-size` is off in axe itself, the other one is the promise of tokens.css (7:1).
ALSO = ["target-size", "color-contrast-enhanced"]
# Rules that are off, each with its reason.
OFF: dict[str, str] = {}
OPTIONS = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {**{name: {"enabled": True} for name in ALSO}, **{name: {"enabled": False} for name in OFF}},
    "resultTypes": ["violations"],
}
# What reads in the dark at 7:1 does so at 4.5:1, which the rule for AA would ask of the same words once more.
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast-enhanced"]}, "resultTypes": ["violations"]}
RUN_AXE = """async options => (await axe.run(document, options)).violations.map(
    fault => [fault.id, ...fault.nodes.map(node => node.target.join(' ') + ': ' + node.failureSummary)])"""
# A phone; a large screen (1280 x 1024) at 400%; the narrowest we promise.
SCREENS = {
    "320 px": {"width": 320, "height": 640},
    "400% zoom": {"width": 320, "height": 256},
    "240 px": {"width": 240, "height": 400},
}
# Where our own font does not come in time: whatever this machine has, and it is wider.
OTHER_FONT = "* { font-family: sans-serif !important; }"
# Our own font, also when this machine is too busy to have it in time: a page then does without (font-display: optional).
OWN_FONT = """async () => {
    for (const rule of [...document.styleSheets].flatMap(sheet => [...sheet.cssRules]))
        if (rule instanceof CSSFontFaceRule) rule.style.setProperty('font-display', 'block');
    await Promise.all([...document.fonts].map(font => font.load()));
}"""
# The style comes from this test, as from a setting of the reader, so the site's policy has nothing to say of it.
WITH_STYLE = "sheet => { const own = new CSSStyleSheet(); own.replaceSync(sheet); document.adoptedStyleSheets = [own] }"
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


@pytest.fixture(scope="module", params=STATES, ids=lambda state: state.name)
def page(request: pytest.FixtureRequest, browser: Browser, site: str) -> Iterator[Page]:
    """Return the page in one state; the tests below share it."""
    with visitor(browser, site) as visit:
        yield visit(request.param, reduced_motion="reduce")


def test_axe_finds_nothing(page: Page) -> None:
    page.evaluate(AXE_SCRIPT)
    assert not page.evaluate(RUN_AXE, OPTIONS)
    page.emulate_media(color_scheme="dark")
    assert not page.evaluate(RUN_AXE, COLOURS)
    page.emulate_media(color_scheme="light")


def test_nothing_is_cut_off_on_a_narrow_screen_with_wide_text_or_in_another_font(page: Page) -> None:
    page.evaluate(OWN_FONT)
    cut = {}
    for style in ("", OTHER_FONT):
        page.evaluate(WITH_STYLE, style)
        for name, size in SCREENS.items():
            page.set_viewport_size(size)
            cut[name + style] = page.evaluate(CUT_OFF)
    page.evaluate(WITH_STYLE, WIDE_TEXT)
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        cut[f"wide text at {width} px"] = page.evaluate(CUT_OFF)
    page.evaluate("document.adoptedStyleSheets = []")
    assert not {name: parts for name, parts in cut.items() if parts}
