"""The HTML of every page, as it was sent: valid, and with a title of its own that holds no answer; the style sheets as well.

The validators are real ones, from npm.
"""

import json
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path
from tempfile import TemporaryFile

import pytest
from playwright.sync_api import Browser, BrowserContext, Response

from tests.browser.states import (
    BACK,
    CALLS,
    CODES,
    ERROR_PAGES,
    FAULTS,
    JOURNEY_PAGES,
    LETTERS,
    PATTERNS,
    PLANS,
    QUESTION_PAGES,
    STATES,
    TEXTS,
    State,
    bring,
    cookie_of,
    unfold,
)
from tests.families import CATALOGUE
from tests.prepared import ROOT

NPM = Path(__file__).parent / "npm"
FOREVER = 120
LOOKS_ONLY = {None, unfold}  # acts that ask for nothing
# Where two states are one page, the other is left out.
SAME_PAGE = {
    "start, begun",
    "start, urgent",
    "answers, urgent",
    "plan, danger",
    "plan, everything",
    "form without its cookie",
    "letter, filled in",
    "what happened since it stopped",
    "asked again",
    "plan, waiting",
    "plan, stopped",
    "call, begun",
    "call, Noor",
    "call, everything",
    "call, at odds",
    "call, last step",
    "call, last step not told",
    "call, it stopped",
    "call, it did not help",
    "practice, right",
}
ASKED_ONCE = tuple(state for state in QUESTION_PAGES if state.name.endswith(", answered"))
ONE_EACH = (*JOURNEY_PAGES, *BACK, *ASKED_ONCE, *ERROR_PAGES, *PLANS, *LETTERS, *CODES, *TEXTS, *FAULTS, *CALLS, PATTERNS)
WRONG = ("letter, too long", "code, wrong", "what happened, nothing told", "call, wrong code", "call, last step not told")


@pytest.fixture(scope="module")
def sent(browser: Browser, site: str) -> dict[str, str]:
    """Return the HTML of every page as it was sent, per state."""
    with browser.new_context(base_url=site) as context:
        pages = {}
        for state in STATES:
            if state.act in LOOKS_ONLY:
                headers = {} if state.answers is None else {"Cookie": f"antwoorden={cookie_of(state)}"}
                pages[state.name] = context.request.get(state.url, headers=headers).text()
            else:
                pages[state.name] = _after_act(context, site, state)
        return pages


def _after_act(context: BrowserContext, site: str, state: State) -> str:
    answers: list[Response] = []

    def note(answer: Response) -> None:
        answers.append(answer)

    context.clear_cookies()
    bring(context, site, state)
    with context.new_page() as page:
        page.goto(state.url)
        page.on("response", note)
        assert state.act is not None
        state.act(page)
        pages = [answer for answer in answers if answer.request.is_navigation_request() and answer.status not in {301, 302}]
        return pages[-1].text()


def tool(name: str, *words: str) -> tuple[int, str]:
    """Run a tool from npm, which `make test` installs; return its exit status and what it said."""
    path = NPM / "node_modules" / ".bin" / name
    if shutil.which("node") is None or not path.exists():
        pytest.fail(f"{name} is not installed. Type: make npm-tools")
    # To a file: through a pipe a tool that ends itself loses all after 64 kB.
    with TemporaryFile("w+") as said:
        run = subprocess.run([path, *words], cwd=NPM, stdout=said, stderr=subprocess.STDOUT, timeout=FOREVER, check=False)
        said.seek(0)
        return run.returncode, said.read()


def test_the_html_of_every_page_is_valid(sent: dict[str, str], tmp_path: Path) -> None:
    for name, html in sent.items():
        assert html.startswith("<!doctype html>"), name
        (tmp_path / f"{re.sub('[^a-z0-9]+', '-', name.lower())}.html").write_text(html)
    assert len(list(tmp_path.iterdir())) == len(sent)
    status, said = tool("html-validate", "--config", str(NPM / "htmlvalidate.cjs"), "--formatter", "json", str(tmp_path))
    faults = {
        f"{Path(page['filePath']).stem}: {message['ruleId']}: {message['message']} ({message.get('selector')})"
        for page in json.loads(said)
        for message in page["messages"]
    }
    assert not faults
    assert status == 0


def test_the_style_sheets_hold_no_fault() -> None:
    sheets = sorted(str(path) for path in (ROOT / "static").rglob("*.css"))
    status, said = tool("stylelint", "--config", str(NPM / "stylelint.config.cjs"), "--max-warnings", "0", *sheets)
    assert status == 0, said


def title_of(html: str) -> str:
    found = re.search("<title>(.*?)</title>", html, re.DOTALL)
    assert found
    return unescape(found[1])


def test_every_page_has_a_title_of_its_own(sent: dict[str, str]) -> None:
    seen: dict[str, str] = {}
    for state in ONE_EACH:
        if state.name in SAME_PAGE:
            continue
        title = title_of(sent[state.name])
        assert title.endswith(" - Pestwijzer"), state.name
        assert title not in seen, f"{state.name} and {seen.get(title)} share a title"
        seen[title] = state.name
    assert len(seen) > 40


def test_the_title_of_an_error_says_so_first(sent: dict[str, str]) -> None:
    for name in (*(state.name for state in ERROR_PAGES), *WRONG):
        assert title_of(sent[name]).startswith("Fout: "), name


def test_no_title_holds_an_answer(sent: dict[str, str]) -> None:
    labels = {
        option.label for question in CATALOGUE.questions.values() for option in question.options if len(option.label) > 12
    }
    for state in (*ASKED_ONCE, *PLANS):
        assert not [label for label in labels if label in title_of(sent[state.name])]
