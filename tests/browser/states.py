"""Every page in every state: how a browser comes there. What is tested of all pages is tested of these."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from playwright.sync_api import BrowserContext, Page

from escalation import answers_cookie
from escalation.domain.letters import offered
from escalation.domain.plancode import encode
from escalation.domain.progress import NOTHING, Moment, Progress, Status, Unit
from escalation.helpdesk.practice_families import practice_families
from tests.browser.urls import gate
from tests.families import CATALOGUE, EVERYTHING, NOOR, Answers, but, plan_of, walked

DANGER = but(NOOR, direct_gevaar="ja")
ERRORS = "[data-errors]"


def send_nothing(page: Page) -> None:
    """Untick what stands ticked, and send the form."""
    page.evaluate("document.querySelectorAll('input:checked').forEach(one => { one.checked = false })")
    page.click("main form button")
    page.wait_for_selector(ERRORS)


def tick_all_and_send(page: Page) -> None:
    """Tick every box, the one that goes with no other too, and send the form."""
    for box in page.locator("input[type=checkbox]").all():
        box.check()
    page.click("main form button")
    page.wait_for_selector(ERRORS)


def write_letter(page: Page) -> None:
    """Fill in every field of a letter, and ask to see it."""
    for number, field in enumerate(page.locator("main form :is(input:not([type=hidden]), textarea)").all(), start=1):
        field.fill(f"Eigen woorden {number}")
    page.click("main form button[value=tekst]")
    page.wait_for_selector("textarea:has-text('Eigen woorden')")


def write_too_much(page: Page) -> None:
    """Fill in more than fits in every field of a letter."""
    for field in page.locator("main form :is(input:not([type=hidden]), textarea)").all():
        field.evaluate("field => { field.removeAttribute('maxlength'); field.value = 'te veel '.repeat(1000) }")
    page.click("main form button[value=tekst]")
    page.wait_for_selector(ERRORS)


def write_nonsense(page: Page) -> None:
    """Enter a code that is none."""
    page.fill("main form input:not([type=hidden])", "geen code")
    page.click("main form button")
    page.wait_for_selector(ERRORS)


def unfold(page: Page) -> None:
    """Open everything that can be folded."""
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")


def wipe(page: Page) -> None:
    """Press the button that wipes."""
    page.click("main form button")
    page.wait_for_selector("h1:has-text('zijn gewist')")


def send_call(answers: Answers, **extra: str) -> Callable[[Page], None]:
    """Return an act that chooses `answers` on the call page, fills in `extra`, and sends it as without scripts."""

    def act(page: Page) -> None:
        for key, values in answers.items():
            for value in values:
                page.evaluate(
                    "([key, value]) => { document.querySelector(`[name='${key}'][value='${value}']`).checked = true }",
                    [key, value],
                )
        for name, value in extra.items():
            page.evaluate("([name, value]) => { document.querySelector(`[name='${name}']`).value = value }", [name, value])
        with page.expect_navigation():
            page.evaluate("document.getElementById('gesprek').requestSubmit(document.querySelector('[name=vergelijk]'))")

    return act


# Of a plan of some weeks ago.
OLD_CODE = encode(walked(NOOR).answers, date.today() - timedelta(days=20))  # noqa: DTZ011  (any day will do)


def tell_last_step(outcome: str) -> Callable[[Page], None]:
    """Return an act that types a code on the call page and tells `outcome` of the last step; '' chooses none."""

    def act(page: Page) -> None:
        send_call({}, code=OLD_CODE)(page)
        send_call({"uitkomst": [outcome]} if outcome else {}, dag="" if outcome else "morgen")(page)

    return act


def send_call_too_late(page: Page) -> None:
    """Send the call page after the login has expired."""
    gate.shut = True
    try:
        send_call(NOOR)(page)
    finally:
        gate.shut = False


def lose_cookies_and_send(page: Page) -> None:
    """Send the form as a browser that keeps no cookies."""
    page.locator("main form input:not([type=hidden])").first.check()
    page.context.clear_cookies()
    page.click("main form button")
    page.wait_for_selector("h1:has-text('cookies')")


@dataclass(frozen=True)
class State:
    """A page as met by a visitor with `answers` (`stale`: given too long ago), after `act`."""

    name: str
    url: str
    answers: Answers | None = None
    act: Callable[[Page], None] | None = None
    status: int = 200
    stale: bool = False
    progress: Progress = NOTHING


def before(answers: Answers, slug: str) -> Answers:
    """Return the answers that come before the question with `slug`."""
    found: Answers = {}
    for question in walked(answers).path:
        if question.slug == slug:
            return found
        found[question.key] = answers[question.key]
    raise KeyError(slug)


def slugs(answers: Answers) -> list[str]:
    """Return the slugs of the questions that this family is asked."""
    return [question.slug for question in walked(answers).path]


QUESTION_PAGES = (
    *(State(f"question {slug}, first time", f"/vragen/{slug}/", before(NOOR, slug)) for slug in slugs(NOOR)),
    *(State(f"question {slug}, answered", f"/vragen/{slug}/", EVERYTHING) for slug in slugs(EVERYTHING)),
)
NOTES = (
    State("question that has to come first", "/plan/", before(NOOR, "schoolsoort")),
    State("answers that are too old", "/plan/", NOOR, stale=True),
)
ERROR_PAGES = (
    State("error, one answer", "/vragen/direct-gevaar/", act=send_nothing),
    State("error, more answers", "/vragen/wat-gebeurt/", before(NOOR, "wat-gebeurt"), act=send_nothing),
    State("error, answers that do not go together", "/vragen/gezondheid/", NOOR, act=tick_all_and_send),
    State("error beside urgent help", "/vragen/schoolgang/", EVERYTHING, act=send_nothing),
)
JOURNEY_PAGES = (
    State("start", "/"),
    State("start, begun", "/", before(NOOR, "leeftijd")),
    State("start, urgent", "/", EVERYTHING),
    State("answers", "/antwoorden/", NOOR),
    State("answers, urgent", "/antwoorden/", EVERYTHING),
    State("wipe", "/wissen/", NOOR),
    State("wiped", "/wissen/", NOOR, act=wipe),
)
PLANS = (
    State("plan", "/plan/", NOOR),
    State("plan, danger", "/plan/", DANGER, act=unfold),
    State("plan, everything", "/plan/", EVERYTHING, act=unfold),
)
LETTERS = (
    *(
        State(f"letter {letter.slug}", f"/plan/brief/{letter.slug}/", EVERYTHING)
        for letter in offered(plan_of(EVERYTHING), CATALOGUE)
    ),
    *(
        State(f"letter, {name}", f"/plan/brief/{offered(plan_of(NOOR), CATALOGUE)[0].slug}/", NOOR, act)
        for name, act in (("filled in", write_letter), ("too long", write_too_much))
    ),
)
CODES = (State("code", "/verder/"), State("code, wrong", "/verder/", act=write_nonsense))
DONE = {"intern-begeleider": Moment(date(2026, 11, 9)), "leraar": Moment(date(2026, 10, 1), Unit.MONTH)}
HALFWAY = but(NOOR, gesproken_met=["leraar", "intern-begeleider"])
A_WEEK_AGO = date.today() - timedelta(days=7)  # noqa: DTZ011  (the day of who runs the tests is near enough)
BACK = (
    State("what happened", "/verder/stap/", HALFWAY, progress=Progress(DONE, of=A_WEEK_AGO)),
    State("what happened, nothing told", "/verder/stap/", HALFWAY, send_nothing, progress=Progress(DONE, of=A_WEEK_AGO)),
    State("what happened since it stopped", "/verder/stap/", HALFWAY, progress=Progress(DONE, Status.STOPPED, of=A_WEEK_AGO)),
    State("asked again", "/vragen/direct-gevaar/", HALFWAY, progress=Progress(DONE, again=("direct_gevaar",))),
    State("plan, waiting", "/plan/", HALFWAY, unfold, progress=Progress(DONE, Status.WAITING, A_WEEK_AGO)),
    State("plan, stopped", "/plan/", HALFWAY, unfold, progress=Progress(DONE, Status.STOPPED, A_WEEK_AGO)),
    State("stopped", "/verder/gestopt/", HALFWAY, progress=Progress(DONE, Status.STOPPED, A_WEEK_AGO)),
)
TEXTS = (
    State("articles", "/lezen/"),
    *(State(f"article {slug}", f"/lezen/{slug}/") for slug in CATALOGUE.articles),
    State("concepts", "/begrippen/"),
    State("concept", f"/begrip/{max(CATALOGUE.concepts, key=len)}/"),
    State("rules", "/over/regels/"),
    State("privacy", "/privacy/"),
    State("accessibility", "/toegankelijkheid/"),
)
FAULTS = (
    State("cookies", "/cookies/"),
    State("form without its cookie", "/vragen/direct-gevaar/", act=lose_cookies_and_send),
    *(State(f"fault {status}", f"/mis/{status}/", status=status) for status in (400, 403, 413, 429, 500, 503)),
    State("fault 404", "/bestaat-niet/", status=404),
    State("fault, no database", "/mis/stil/", status=503),
    State("fault, staff too often", "/mis/helpdesk/te-vaak/", status=429),
    State("fault, staff without the right", "/mis/helpdesk/geen-recht/", status=403),
    State("fault, staff without a database", "/mis/helpdesk/weg/", status=503),
)
AT_ODDS = but(NOOR, gezondheid=["geen", "somber-of-bang"], leeftijd="18-plus", gesproken_met=["niemand", "leraar", "mentor"])
CALL, PRACTICE = "/helpdesk/gesprek/", "/helpdesk/oefenen/lynn/"
CALLS = (
    State("call, empty", CALL),
    State("call, begun", CALL, act=send_call(before(NOOR, "wat-doet-school"))),
    State("call, Noor", CALL, act=send_call(NOOR)),
    State("call, everything", CALL, act=send_call(EVERYTHING)),
    State("call, at odds", CALL, act=send_call(AT_ODDS)),
    State("call, wrong code", CALL, act=send_call(NOOR, code="ZZZZ-ZZZZ")),
    State("call, last step", CALL, act=send_call({}, code=OLD_CODE)),
    State("call, last step not told", CALL, act=tell_last_step("")),
    State("call, it stopped", CALL, act=tell_last_step("gestopt")),
    State("call, it did not help", CALL, act=tell_last_step("helpt-niet")),
    State("call, login expired", CALL, act=send_call_too_late),
    State("practice", "/helpdesk/oefenen/"),
    State("practice, compared", PRACTICE, act=send_call(NOOR)),
    State(
        "practice, right",
        PRACTICE,
        act=send_call({key: list(values) for key, values in practice_families()["lynn"].answers.items()}),
    ),
)
PATTERNS = State("patterns", "/over/onderdelen/")
STATES = (
    *(*JOURNEY_PAGES, *QUESTION_PAGES, *NOTES, *ERROR_PAGES, *PLANS, *LETTERS, *CODES, *BACK),
    *(*TEXTS, *FAULTS, *CALLS, PATTERNS),
)
BY_NAME = {state.name: state for state in STATES}


def cookie(answers: Answers, *, stale: bool = False, progress: Progress = NOTHING) -> str:
    """Return the value of the cookie with `answers` and `progress`, as if just given, or (`stale`) too long ago."""
    return answers_cookie.seal(answers, time.time() - (answers_cookie.MAX_AGE_SECONDS + 1 if stale else 0), progress)


def cookie_of(state: State) -> str:
    """Return the value of the cookie that a visitor in `state` has; one without answers has none."""
    return cookie(state.answers or {}, stale=state.stale, progress=state.progress)


def bring(context: BrowserContext, site: str, state: State) -> None:
    """Put the answers of `state` in the browser, if it has any."""
    if state.answers is not None:
        context.add_cookies([{"name": "antwoorden", "value": cookie_of(state), "url": site}])
