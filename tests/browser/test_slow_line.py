"""A slow line: the words stand there before the fonts and the script do, nothing jumps, and the journey goes."""

import re

import pytest
from playwright.sync_api import CDPSession, Page, Route, expect

from tests.browser.conftest import Visit
from tests.browser.states import BY_NAME, State
from tests.browser.test_bare import click_through
from tests.families import NOOR

# A phone at the edge of the network: 400 kbit/s, and 400 ms there and back.
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
# How much of the page moved by itself, as Chromium adds it up.
MOVED = """() => new Promise(done => {
    let moved = 0;
    new PerformanceObserver(list => list.getEntries().forEach(shift => { moved += shift.value }))
        .observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => done(moved), 300);
})"""


def slow_down(page: Page) -> CDPSession:
    """Put a slow line between the browser and the site, and keep nothing of what came before."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    session.send("Network.emulateNetworkConditions", SLOW)
    return session


def test_on_a_slow_line_the_whole_journey_goes(visit: Visit) -> None:
    page = visit(BY_NAME["start"])
    session = slow_down(page)
    page.reload()
    session.send("Network.setCacheDisabled", {"cacheDisabled": False})  # from here on as any browser
    click_through(page, NOOR)
    assert page.locator("h1").inner_text() == "Jouw stappenplan"


@pytest.mark.parametrize("name", ["start", "question wat-gebeurt, first time", "plan"])
def test_on_a_slow_line_nothing_jumps_when_the_rest_comes_in(visit: Visit, name: str) -> None:
    state: State = BY_NAME[name]
    page = visit(state, viewport={"width": 360, "height": 640})
    slow_down(page)
    page.goto(state.url, wait_until="networkidle")
    assert page.evaluate(MOVED) == 0


def test_fonts_and_script_that_never_come_hold_nobody_up(visit: Visit) -> None:
    page = visit(BY_NAME["start"])
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.context.route(re.compile(r"/static/(fonts|js)/"), hold)
    page.goto("/vragen/direct-gevaar/", wait_until="commit")
    page.check("input[value=nee]")
    page.click("main form button", no_wait_after=True)
    page.wait_for_url("**/vragen/schoolsoort/", wait_until="commit")
    expect(page.locator("h1.legend")).to_be_visible()
    assert held
