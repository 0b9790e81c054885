"""One Chromium and one server for all tests here; every page is watched: nothing from elsewhere, nothing in the console."""

from __future__ import annotations

import math
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from escalation import content
from escalation.views import journey
from tests.browser.server import site_here
from tests.browser.states import State, bring
from tests.families import CATALOGUE

# Playwright turns off the memory of pages for Back, and a parent's browser has it.
UNWANTED = ["--disable-back-forward-cache"]
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
HELD = content._Held(CATALOGUE, looked_at=math.inf)
Visit = Callable[..., Page]
# How long to wait for what should come: a machine may have other work.
PATIENCE = 30_000


@pytest.fixture(autouse=True)
def held_content(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hold the content of the fixtures, without a look at the database from time to time."""
    monkeypatch.setattr(content, "_held", HELD)


def chromium_path() -> str:
    """Return where Chromium is; without it the tests in a browser fail."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.fail("The tests in a browser need Chromium. Type: sudo apt-get install chromium")
    return path


@pytest.fixture(scope="package")
def site() -> Iterator[str]:
    """Return the address of the site."""
    with pytest.MonkeyPatch.context() as patch, site_here() as url:
        patch.setattr(content, "_held", HELD)
        yield url


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Return Chromium."""
    # While Playwright runs, Django takes the whole process for an asynchronous one and refuses the database.
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        expect.set_options(timeout=PATIENCE)
        with playwright.chromium.launch(
            executable_path=chromium_path(), args=ARGUMENTS, ignore_default_args=UNWANTED
        ) as chromium:
            yield chromium


class Watch:
    """What a browser asked for, and complained of."""

    def __init__(self, site: str, context: BrowserContext) -> None:
        self.site = site
        self.foreign: list[str] = []
        self.complaints: list[str] = []
        context.on("request", lambda request: self._asked(request.url))
        context.on("console", lambda message: self._said(message.type, message.text))
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))

    def _asked(self, url: str) -> None:
        if not url.startswith((f"{self.site}/", "data:", "blob:")):
            self.foreign.append(url)

    def _said(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"} and "Failed to load resource" not in text:
            self.complaints.append(text)


@pytest.fixture
def neutral(site: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the page that leaving leads to: another origin, but on this machine."""
    url = site.replace("127.0.0.1", "localhost") + "/elders/"
    monkeypatch.setattr(journey, "NEUTRAL_PAGE", url)
    return url


@contextmanager
def visitor(browser: Browser, site: str, *foreign: str) -> Iterator[Visit]:
    """Yield `visit(state, **options of the context)`, which opens a page in a browser of its own.

    Afterwards nothing may have been asked for from elsewhere, but for `foreign`, and nothing may have been complained of.
    """
    opened: list[tuple[BrowserContext, Watch]] = []

    def open_state(state: State, **options: Any) -> Page:
        context = browser.new_context(base_url=site, **{"viewport": {"width": 1280, "height": 900}, **options})
        context.set_default_timeout(PATIENCE)
        opened.append((context, Watch(site, context)))
        bring(context, site, state)
        page = context.new_page()
        response = page.goto(state.url)
        assert response is not None
        assert response.status == state.status
        if state.act:
            state.act(page)
        return page

    yield open_state
    for context, watch in opened:
        context.close()
        assert set(watch.foreign) <= set(foreign), "asked for something from elsewhere"
        assert not watch.complaints


@pytest.fixture
def visit(browser: Browser, site: str, neutral: str) -> Iterator[Visit]:
    """Return a visitor."""
    with visitor(browser, site, neutral) as open_state:
        yield open_state
