"""axe-core on every page in every state, light and dark: no violation, best practices and 7:1 contrast included."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import Visit
from tests.browser.states import STATES, State

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Rules that no tag above turns on: `target-size` is off in axe itself, the other one is the promise of tokens.css.
ALSO = ["target-size", "color-contrast-enhanced"]
# Rules that are off, each with its reason.
OFF: dict[str, str] = {}
OPTIONS = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {**{name: {"enabled": True} for name in ALSO}, **{name: {"enabled": False} for name in OFF}},
    "resultTypes": ["violations"],
}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "color-contrast-enhanced"]}, "resultTypes": ["violations"]}


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_axe_finds_nothing(visit: Visit, state: State) -> None:
    page = visit(state, reduced_motion="reduce")
    found = Axe().run(page, options=OPTIONS)
    assert not found.violations_count, found.generate_report()
    page.emulate_media(color_scheme="dark")
    found = Axe().run(page, options=COLOURS)
    assert not found.violations_count, found.generate_report()
