"""Staff in a real browser, on the site as in production: from the first account to a passkey, and the end of a session."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import PATIENCE
from tests.browser.server import site_as_in_production
from tests.browser.staff import give_password, make_account, set_up_app
from tests.browser.test_every_page import AXE_SCRIPT, COLOURS, CUT_OFF, OPTIONS, RUN_AXE
from tests.browser.test_markup import NPM, tool
from tests.prepared import copy_of

SENT: dict[str, str] = {}  # the HTML of the pages that were looked at
LOOK = os.environ.get("LOOK_STAFF", "")
WIDTHS = (360, 768, 1280)
# A key that is in the device and knows its owner, as a phone or a laptop has it.
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="module")
def served(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    folder = copy_of(prepared, tmp_path_factory.mktemp("staff") / "site")
    with site_as_in_production(folder) as (url, _):
        yield url.replace("127.0.0.1", "localhost"), folder  # a passkey belongs to a name, not to a number


@pytest.fixture
def context(browser: Browser, served: tuple[str, Path]) -> Iterator[BrowserContext]:
    with browser.new_context(base_url=served[0], viewport={"width": 1280, "height": 900}) as context:
        context.set_default_timeout(PATIENCE)
        yield context


def count_some(folder: Path) -> None:
    """Put counts of this month in the database."""
    today = timezone.localdate()
    first = today.replace(day=1)
    rows = [(first + timedelta(days=day), "plan", "", 7 + day * 13 % 40) for day in range(today.day)]
    rows += [(first, "school", school, number) for school, number in (("basisschool", 260), ("mbo", 4), ("vso", 33))]
    rows += [(first, "trede", rung, number) for rung, number in (("leraar", 120), ("directeur", 160), ("kinderombudsman", 2))]
    rows += [(first, "spoed", "bel-112", 21), (first, "pdf", "stappenplan", 211), (first, "pdf", "brief", 48)]
    rows += [(first, "vraag-gezien", "wat_gebeurt", 400), (first, "vraag-beantwoord", "wat_gebeurt", 352)]
    with closing(sqlite3.connect(folder / "db.sqlite3")) as database, database:
        database.executemany(
            "INSERT INTO helpdesk_daycount (day, subject, value, number) VALUES (?, ?, ?, ?)", map(_text, rows)
        )


def _text(row: tuple[date, str, str, int]) -> tuple[str, str, str, int]:
    day, *rest = row
    return (day.isoformat(), *rest)  # type: ignore[return-value]


def look(page: Page, name: str, *, once: bool = False) -> None:
    """Check what every page is checked for, and take pictures when asked; `once`: asking for it again would change it."""
    page.wait_for_load_state()
    if not once:
        SENT[name] = page.request.get(page.url).text()
    page.evaluate(AXE_SCRIPT)
    assert not page.evaluate(RUN_AXE, OPTIONS), name
    page.emulate_media(color_scheme="dark")
    assert not page.evaluate(RUN_AXE, COLOURS), f"{name} in the dark"
    for width in (320, *WIDTHS):
        page.set_viewport_size({"width": width, "height": 900})
        assert not page.evaluate(CUT_OFF), f"{name} at {width} px"
    if LOOK:
        take_pictures(page, name)
    page.emulate_media(color_scheme="light")


def take_pictures(page: Page, name: str) -> None:
    """Put pictures of the page as it stands in the folder LOOK_STAFF."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.screenshot(path=Path(LOOK) / f"{name}-{width}-{scheme}.png", full_page=True)


def test_the_first_account_sets_up_an_app_and_a_passkey_and_logs_in_by_the_passkey_alone(
    context: BrowserContext, served: tuple[str, Path]
) -> None:
    password = make_account(served[1], "mieke")
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    page.goto("/account/inloggen/")
    look(page, "login")
    give_password(page, "mieke", password)
    expect(page.locator("h1")).to_have_text("Je account")
    look(page, "account-new")
    set_up_app(page, password, look)
    expect(page.locator(".codes li")).to_have_count(10)
    look(page, "codes")
    page.click("text=Ik heb de codes")
    expect(page.locator("h1")).to_have_text("Helpdesk")
    look(page, "start")
    page.goto("/account/passkeys/nieuw/")
    look(page, "passkey-add", once=True)
    page.click("text=Maak de passkey")
    page.wait_for_url("**/account/tweede-stap/")
    look(page, "account")
    page.goto("/account/passkeys/")
    look(page, "passkeys")
    page.goto("/account/uitloggen/")
    page.click("main form button")
    page.click("text=Log in met een passkey")
    expect(page.locator("h1")).to_have_text("Helpdesk")
    page.goto("/account/sessies/")
    look(page, "sessions")
    page.goto("/beheer/")
    expect(page.locator("h1").first).to_be_visible()
    if LOOK:
        page.screenshot(path=Path(LOOK) / "admin-1280.png")
    assert not complaints


def test_the_second_step_takes_a_code_and_a_wrong_one_says_so(context: BrowserContext, served: tuple[str, Path]) -> None:
    password = make_account(served[1], "sanne")
    page = context.new_page()
    give_password(page, "sanne", password)
    set_up_app(page, password, look)
    expect(page.locator(".codes li")).to_have_count(10)
    codes = page.locator(".codes code").all_inner_texts()
    page.goto("/account/uitloggen/")
    page.click("main form button")
    give_password(page, "sanne", "fout")
    expect(page.locator("[data-errors]")).to_be_focused()
    look(page, "login-wrong")
    give_password(page, "sanne", password)
    page.fill("[name=code]", "12345")
    page.click("main form button >> nth=0")
    expect(page.locator("[data-errors]")).to_be_focused()
    look(page, "second-factor-wrong")
    page.fill("[name=code]", codes[0])
    page.click("main form button >> nth=0")
    expect(page.locator("h1")).to_have_text("Helpdesk")


def test_the_figures_are_drawn_with_a_table_beneath(context: BrowserContext, served: tuple[str, Path]) -> None:
    count_some(served[1])
    password = make_account(served[1], "rachid")
    page = context.new_page()
    give_password(page, "rachid", password)
    set_up_app(page, password, look)
    page.goto("/helpdesk/cijfers/")
    expect(page.locator("svg.chart")).to_have_count(6)
    look(page, "figures")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    look(page, "figures-open")
    with page.expect_download() as download:
        page.click("text=Download deze cijfers")
    assert re.fullmatch(r"cijfers-\d{4}-\d{2}\.csv", download.value.suggested_filename)


def test_a_warning_comes_before_the_end_and_the_page_stays_after_it(context: BrowserContext, served: tuple[str, Path]) -> None:
    password = make_account(served[1], "joost")
    page = context.new_page()
    give_password(page, "joost", password)
    set_up_app(page, password, look)
    page.clock.install()
    page.goto("/helpdesk/cijfers/")
    note = page.locator("[data-idle]")
    expect(note).to_be_hidden()
    page.clock.run_for("28:30")
    expect(note).to_contain_text("Over 2 minuten word je uitgelogd")
    look(page, "idle-soon")
    page.click("text=Blijf ingelogd")
    expect(note).to_be_hidden()
    page.clock.run_for("30:10")
    expect(note).to_contain_text("Je bent uitgelogd")
    expect(note.locator("a")).to_have_attribute("target", "_blank")
    look(page, "idle-over")


def test_who_was_logged_out_logs_in_on_a_new_tab_and_saves_what_stood_on_the_screen(
    context: BrowserContext, served: tuple[str, Path]
) -> None:
    password = make_account(served[1], "noura")
    page = context.new_page()
    give_password(page, "noura", password)
    set_up_app(page, password)
    expect(page.locator(".codes li")).to_have_count(10)
    codes = page.locator(".codes code").all_inner_texts()
    page.clock.install()
    page.goto("/beheer/auth/user/")
    page.click("#result_list a:has-text('noura')")
    page.fill("[name=first_name]", "Noura")
    note = page.locator("[data-idle]")
    context.clear_cookies()
    page.clock.run_for("30:10")
    expect(note).to_contain_text("Je bent uitgelogd")
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(note).to_be_visible()
    with context.expect_page() as opened:
        note.locator("a").click()
    other = opened.value
    other.fill("[name=login]", "noura")
    other.fill("[name=password]", password)
    other.click("button:has-text('Log in') >> nth=0")
    other.fill("[name=code]", codes[0])
    other.click("main form button >> nth=0")
    expect(other.locator("h1")).to_have_text("Je bent weer ingelogd")
    other.close()
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(note).to_be_hidden()
    page.click("[name=_continue]")
    expect(page.locator(".messagelist .success")).to_be_visible()
    expect(page.locator("[name=first_name]")).to_have_value("Noura")


def test_the_warning_says_that_one_is_logged_out_only_when_it_is_so(context: BrowserContext, served: tuple[str, Path]) -> None:
    password = make_account(served[1], "bram")
    page = context.new_page()
    give_password(page, "bram", password)
    page.clock.install()
    page.goto("/account/tweede-stap/")
    note = page.locator("[data-idle]")
    page.clock.run_for("28:30")
    page.route("**/wakker/", lambda route: route.fulfill(status=503))
    page.click("text=Blijf ingelogd")
    expect(note).to_contain_text("Over 2 minuten")
    page.unroute("**/wakker/")
    page.click("text=Blijf ingelogd")
    expect(note).to_be_hidden()
    page.clock.run_for("28:30")
    context.clear_cookies()
    page.click("text=Blijf ingelogd")
    expect(note).to_contain_text("Je bent uitgelogd")


def test_the_html_of_what_was_looked_at_is_valid(tmp_path: Path) -> None:
    if not SENT:
        pytest.skip("no test above looked at a page")
    for name, html in SENT.items():
        (tmp_path / f"{name}.html").write_text(html)
    status, said = tool("html-validate", "--config", str(NPM / "htmlvalidate.cjs"), str(tmp_path))
    assert status == 0, said
