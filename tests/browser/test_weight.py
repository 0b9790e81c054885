"""What a page costs over the wire, measured on the site as in production (no clock, so it is the same everywhere)."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, CDPSession

from tests.browser.server import site_as_in_production
from tests.browser.states import QUESTION_PAGES, State, cookie
from tests.prepared import copy_of

# In bytes, from the issue: the first visit to a question page in all, the next question, and the parts.
FIRST_VISIT = 45_000
NEXT_QUESTION = 6_000
HTML = 6_000
STYLE_SCRIPT_ICONS = 12_000
SCRIPTS = 3_000
SMALL = {"Stylesheet", "Script", "Image", "Other"}


class Meter:
    """Counts what comes over the wire, heads included, per kind."""

    def __init__(self, session: CDPSession) -> None:
        self.kinds: dict[str, str] = {}
        self.bytes: dict[str, int] = {}
        session.on("Network.responseReceived", lambda event: self.kinds.update({event["requestId"]: event["type"]}))
        session.on("Network.loadingFinished", self._add)
        session.send("Network.enable")

    def _add(self, event: dict[str, object]) -> None:
        kind = self.kinds.get(str(event["requestId"]), "Other")
        self.bytes[kind] = self.bytes.get(kind, 0) + int(str(event["encodedDataLength"]))

    def take(self) -> dict[str, int]:
        """Return the bytes per kind since the last time."""
        taken, self.bytes = self.bytes, {}
        return taken


@pytest.fixture(scope="module")
def production(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with site_as_in_production(copy_of(prepared, tmp_path_factory.mktemp("production") / "site")) as (url, _):
        yield url


@pytest.fixture(scope="module")
def weighed(browser: Browser, production: str) -> dict[str, dict[str, int]]:
    """Return the bytes per kind of the first visit and of the next question."""
    context = browser.new_context()
    page = context.new_page()
    meter = Meter(context.new_cdp_session(page))
    page.goto(f"{production}/vragen/direct-gevaar/", wait_until="networkidle")
    first = meter.take()
    page.check("input[value=nee]")
    meter.take()
    page.click("main form button")
    page.wait_for_url("**/vragen/schoolsoort/")
    page.wait_for_load_state("networkidle")
    second = meter.take()
    context.close()
    print(f"\nfirst visit {first} = {sum(first.values())}, next question {second} = {sum(second.values())}")  # noqa: T201
    return {"first": first, "next": second}


def test_the_first_visit_to_a_question_is_light(weighed: dict[str, dict[str, int]]) -> None:
    first = weighed["first"]
    assert sum(first.values()) <= FIRST_VISIT
    assert first["Font"] > 0
    assert first["Document"] <= HTML
    assert sum(size for kind, size in first.items() if kind in SMALL) <= STYLE_SCRIPT_ICONS
    assert first["Script"] <= SCRIPTS


@pytest.mark.parametrize("state", QUESTION_PAGES, ids=lambda state: state.name)
def test_the_html_of_a_question_is_light_with_its_head_and_in_every_state(site: str, state: State) -> None:
    request = Request(f"{site}{state.url}", headers={"Cookie": f"antwoorden={cookie(state.answers or {})}"})  # noqa: S310
    request.add_header("Accept-Encoding", "gzip")
    with urlopen(request) as response:  # noqa: S310
        sent, heads = response.read(), str(response.headers)
    assert b"<fieldset" in gzip.decompress(sent)
    assert len(sent) + len(heads) <= NEXT_QUESTION


def test_the_next_question_costs_its_own_html_and_nothing_else(weighed: dict[str, dict[str, int]]) -> None:
    assert sum(weighed["next"].values()) <= NEXT_QUESTION
    assert {kind for kind, size in weighed["next"].items() if size} == {"Document"}


def test_what_is_collected_is_there_compressed(production: str, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    sheets: list[str] = []
    page.on(
        "response",
        lambda response: sheets.append(response.headers.get("content-encoding", "")) if "/css/" in response.url else None,
    )
    page.goto(f"{production}/")
    context.close()
    assert set(sheets) <= {"br", "gzip"}
    assert sheets


def test_the_scripts_are_light_even_uncompressed() -> None:
    scripts = list((Path(__file__).parents[2] / "static" / "js").glob("*.js"))
    assert sum(script.stat().st_size for script in scripts) <= SCRIPTS


def test_all_scripts_together_are_light_once_compressed() -> None:
    scripts = sorted((Path(__file__).parents[2] / "static").rglob("*.js"))
    assert len(gzip.compress(b"".join(script.read_bytes() for script in scripts))) <= SCRIPTS
