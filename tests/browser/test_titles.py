"""The tab says where you are: every page has a title of its own, the name of the site last, and no answer in it."""

import re
from html import unescape

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
    TEXTS,
)
from tests.families import CATALOGUE

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
