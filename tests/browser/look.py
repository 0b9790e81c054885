"""Pictures of every page, to look at one by one: `pytest tests/browser/look.py` puts them in the folder LOOK (no test)."""

import os
from pathlib import Path

import pytest

from tests.browser.conftest import Visit
from tests.browser.states import STATES, State

FOLDER = Path(os.environ.get("LOOK", "/tmp/look"))  # noqa: S108  (pictures of made-up families)
WIDTHS = (360, 768, 1280)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_look(visit: Visit, state: State, scheme: str) -> None:
    page = visit(state, color_scheme=scheme)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        page.screenshot(path=FOLDER / f"{state.name.replace(' ', '-').replace(',', '')}-{width}-{scheme}.png", full_page=True)
