"""A call by keyboard alone, with the plan growing beside it; and what happens when the login ends in the middle of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, Route, expect

from escalation.domain.plancode import encode
from escalation.helpdesk.call_form import IN_TALK, KEYS
from escalation.outputs.pdf import PdfUnavailable
from tests.browser.conftest import Visit
from tests.browser.states import BY_NAME, send_call
from tests.browser.test_every_page import CUT_OFF
from tests.browser.urls import gate
from tests.families import EVERYTHING, NOOR, Answers, but, plan_of, walked

PLAN, OPEN, DANGER = "#kop-voorlezen", "#kop-open", ".call-danger"


@pytest.fixture
def open_gate() -> Iterator[None]:
    """Open the gate again, whatever a test did to it."""
    yield
    gate.shut = False


def key_of(key: str, value: str) -> str:
    question = next(question for question in IN_TALK if question.key == key)
    return KEYS[question.values.index(value)]


def here(page: Page) -> str:
    return str(page.evaluate("document.activeElement.name ?? ''"))


def choose(page: Page, key: str, values: list[str]) -> None:
    """Choose `values` at the question where the focus is, each with its own key."""
    assert here(page) == key
    for value in values:
        page.keyboard.press(key_of(key, value))


def hold(page: Page, answers: Answers) -> None:
    """Hold a whole call: Tab to the first question, and Enter from each to the next that is open."""
    while here(page) != IN_TALK[0].key:
        page.keyboard.press("Tab")
    for question in (question for question in IN_TALK if question in walked(answers).path):
        choose(page, question.key, answers[question.key])
        page.keyboard.press("Enter")
        page.wait_for_function("name => document.activeElement.name !== name", arg=question.key)


@pytest.mark.parametrize("answers", [NOOR, EVERYTHING], ids=["Noor", "everything"])
def test_a_whole_call_goes_by_keyboard_alone_and_ends_at_the_plan(visit: Visit, answers: Answers) -> None:
    page = visit(BY_NAME["call, empty"])
    hold(page, answers)
    assert page.evaluate("document.activeElement.matches('#kop-voorlezen')")
    assert plan_of(answers).now.action.title in page.inner_text(".part-dit-doe-je-nu")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.call-side') !== null")


def test_what_became_of_the_last_step_goes_by_keyboard_alone(visit: Visit) -> None:
    page = visit(BY_NAME["call, empty"])
    page.focus("summary:has-text('De beller heeft al een code')")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type(encode(walked(NOOR).answers, date.today() - timedelta(days=20)))  # noqa: DTZ011  (any day will do)
    page.keyboard.press("Enter")
    expect(page.locator("#vraag-laatste-stap")).to_be_visible()
    while here(page) != "uitkomst":
        page.keyboard.press("Tab")
    page.keyboard.press("2")
    page.keyboard.press("Tab")
    assert here(page) == "dag"
    page.keyboard.press("Enter")
    expect(page.locator("text=Vraag ook opnieuw")).to_be_visible()
    last = plan_of(NOOR, date.today() - timedelta(days=20)).now.slug  # noqa: DTZ011
    assert page.is_checked(f"[name=gesproken_met][value={last}]")
    assert page.locator("[name=direct_gevaar]:checked").count() == 0
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie, location.search]") == [0, 0, "", ""]


def test_tab_goes_through_the_talk_one_stop_a_question(visit: Visit) -> None:
    page = visit(BY_NAME["call, empty"])
    while here(page) != IN_TALK[0].key:
        page.keyboard.press("Tab")
    seen = []
    while name := here(page):
        seen.append(name)
        page.keyboard.press("Tab")
    assert seen == [question.key for question in IN_TALK]


def test_the_arrows_walk_along_the_boxes_and_the_space_bar_chooses(visit: Visit) -> None:
    page = visit(BY_NAME["call, empty"])
    page.focus("[name=gezondheid][value=geen]")
    for key in ("ArrowDown", "ArrowDown", " ", "ArrowUp", "ArrowUp", "ArrowUp", " "):
        page.keyboard.press(key)
    checked = page.eval_on_selector_all("[name=gezondheid]:checked", "boxes => boxes.map(box => box.value)")
    assert checked == ["slaapt-of-eet-slecht", "weet-ik-niet"]


def test_a_key_acts_in_its_own_question_only_and_leaves_the_browsers_keys_alone(visit: Visit) -> None:
    page = visit(BY_NAME["call, empty"])
    page.click("text=De beller heeft al een code")
    page.fill("[name=code]", "")
    page.keyboard.type("123abc")
    page.focus("[name=direct_gevaar]")
    page.keyboard.press("Alt+2")
    page.keyboard.press("Control+2")
    page.keyboard.press("9")
    assert page.input_value("[name=code]") == "123abc"
    assert page.locator(".ask input:checked").count() == 0


def test_a_question_mark_shows_more_about_the_question(visit: Visit) -> None:
    page = visit(BY_NAME["call, empty"])
    page.focus("[name=gezondheid]")
    page.keyboard.press("?")
    assert page.locator("#vraag-gezondheid details").evaluate("part => part.open")


def test_the_plan_grows_and_says_so_once(visit: Visit) -> None:
    page = visit(BY_NAME["call, empty"])
    said = page.locator("[data-said]")
    page.check("[name=gezondheid][value=doodswens-of-zelfbeschadiging]")
    expect(page.locator(DANGER)).to_contain_text("113")
    expect(said).to_contain_text("Eerst dit: Vraag je kind")
    before = said.inner_text()
    page.check("[name=direct_gevaar][value=nee]")
    expect(page.locator(f"{OPEN} + ol")).not_to_contain_text("Gevaar")
    assert said.inner_text() == before
    page.uncheck("[name=gezondheid][value=doodswens-of-zelfbeschadiging]")
    expect(page.locator(DANGER)).to_have_count(0)


def test_a_question_steps_back_with_its_answer_and_comes_again(visit: Visit) -> None:
    page = visit(BY_NAME["call, empty"])
    age = page.locator("#vraag-leeftijd_pester fieldset")
    page.check("[name=wie_pest][value=leerlingen]")
    page.check("[name=wat_gebeurt][value=slaan-en-schoppen]")
    page.check("[name=leeftijd_pester][value='12-17']")
    page.uncheck("[name=wat_gebeurt][value=slaan-en-schoppen]")
    page.check("[name=wat_gebeurt][value=online]")
    expect(age).to_be_hidden()
    page.check("[name=wat_gebeurt][value=slaan-en-schoppen]")
    expect(age).to_be_visible()
    assert page.is_checked("[name=leeftijd_pester][value='12-17']")


def test_an_answer_that_does_not_fit_is_shown_with_a_note(visit: Visit) -> None:
    page = visit(BY_NAME["call, empty"])
    page.check("[name=schoolsoort][value=basisschool]")
    page.check("[name=leeftijd][value='4']")
    page.check("[name=schoolsoort][value=mbo]")
    expect(page.locator("#vraag-leeftijd .ask-note")).to_contain_text("‘4 jaar’ past niet")
    expect(page.locator("[name=leeftijd][value='5-11']")).to_be_hidden()


@pytest.mark.usefixtures("open_gate")
def test_an_expired_login_keeps_everything_on_the_screen_and_goes_on(visit: Visit) -> None:
    page = visit(BY_NAME["call, Noor"])
    gate.shut = True
    page.check("[name=hoe_lang][value='3-tot-12-maanden']")
    expect(page.locator("[data-signed-out]")).to_be_visible()
    expect(page.locator(PLAN)).to_be_visible()
    assert page.locator("[data-signed-out] a").get_attribute("target") == "_blank"
    gate.shut = False
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(page.locator("[data-signed-out]")).to_be_hidden()
    assert page.is_checked("[name=hoe_lang][value='3-tot-12-maanden']")


@pytest.mark.usefixtures("open_gate")
def test_a_login_that_ends_at_a_paper_keeps_the_call_which_goes_on(visit: Visit) -> None:
    page = visit(BY_NAME["call, Noor"])
    gate.shut = True
    page.click("button[value='stappenplan.pdf']")
    expect(page.locator("h1")).to_have_text("Je bent uitgelogd")
    gate.shut = False
    page.click("text=Ga verder met het gesprek")
    expect(page.locator(PLAN)).to_be_visible()
    page.check("[name=direct_gevaar][value=ja]")
    expect(page.locator(DANGER)).to_contain_text("112")


def test_after_a_paper_that_could_not_be_made_the_plan_goes_on_growing(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    def unavailable(*_: object, **__: object) -> bytes:
        raise PdfUnavailable

    monkeypatch.setattr("escalation.outputs.pdf.stappenplan", unavailable)
    page = visit(BY_NAME["call, Noor"])
    page.click("button[value='stappenplan.pdf']")
    expect(page.locator("text=Het lukt nu niet om dit bestand te maken.")).to_be_visible()
    page.check("[name=direct_gevaar][value=ja]")
    expect(page.locator(DANGER)).to_contain_text("112")
    expect(page.locator("[data-stuck]")).to_be_hidden()


def test_a_line_that_never_answers_is_said_to_be_so_and_holds_no_key_up(visit: Visit) -> None:
    page = visit(BY_NAME["call, empty"])
    page.clock.install()
    send_call(NOOR)(page)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/gesprek/", hold)
    stuck = page.locator("[data-stuck]")
    page.focus("[name=direct_gevaar]:checked")
    page.keyboard.press(key_of("direct_gevaar", "ja"))
    page.clock.run_for(3000)
    page.keyboard.press(key_of("direct_gevaar", "nee"))
    expect(stuck).to_be_hidden()
    page.keyboard.press("Enter")
    page.clock.run_for(2000)
    expect(stuck).to_be_visible()
    expect(page.locator(PLAN)).to_be_focused()
    assert len(held) == 2
    held[1].continue_()
    expect(stuck).to_be_hidden()
    page.unroute("**/gesprek/")
    page.check("[name=direct_gevaar][value=ja]")
    expect(page.locator(DANGER)).to_contain_text("112")
    page.clock.run_for(10_000)
    expect(stuck).to_be_hidden()


def test_an_answer_in_a_call_takes_the_warning_away_that_one_is_logged_out_soon(visit: Visit) -> None:
    page = visit(BY_NAME["call, empty"])
    page.clock.install()
    page.reload()
    page.clock.run_for("28:30")
    expect(page.locator("[data-idle]")).to_contain_text("Over 2 minuten word je uitgelogd")
    page.check("[name=direct_gevaar][value=nee]")
    expect(page.locator("[data-idle]")).to_be_hidden()


@pytest.mark.parametrize(
    ("outcome", "day", "fields"),
    [("helpt-niet", "morgen", ["id_dag"]), ("", "", ["uitkomst-1"]), ("", "morgen", ["uitkomst-1", "id_dag"])],
)
def test_what_cannot_be_read_of_the_last_step_takes_the_focus_and_leads_to_the_field(
    visit: Visit, outcome: str, day: str, fields: list[str]
) -> None:
    page = visit(BY_NAME["call, last step"])
    if outcome:
        page.check(f"[name=uitkomst][value={outcome}]")
    page.fill("[name=dag]", day)
    page.click("text=Neem dit over")
    expect(page.locator("[data-errors]")).to_be_focused()
    assert page.title().startswith("Fout: ")
    for number, field in enumerate(fields):
        page.locator("[data-errors] a").nth(number).press("Enter")
        expect(page.locator(f"#{field}")).to_be_focused()


def test_without_a_network_the_answers_stay_and_the_plan_is_called_old(visit: Visit) -> None:
    page = visit(BY_NAME["call, Noor"])
    page.context.set_offline(True)
    page.check("[name=direct_gevaar][value=ja]")
    expect(page.locator("[data-stuck]")).to_be_visible()
    page.context.set_offline(False)
    page.check("[name=schoolgang][value=met-tegenzin]")
    expect(page.locator("[data-stuck]")).to_be_hidden()
    expect(page.locator(DANGER)).to_contain_text("112")


@pytest.mark.parametrize("way", ["a new call", "loading the page again"])
def test_after_a_call_the_screen_is_clear_and_the_browser_holds_nothing(visit: Visit, way: str) -> None:
    page = visit(BY_NAME["call, empty"])
    page.check("[name=direct_gevaar][value=ja]")
    expect(page.locator(DANGER)).to_be_visible()
    held = "[document.cookie, localStorage.length, sessionStorage.length, location.search, location.hash, history.state]"
    assert page.evaluate(held) == ["", 0, 0, "", "", None]
    assert page.context.cookies() == []
    if way == "a new call":
        page.click("text=Nieuw gesprek")
    else:
        page.reload()
    page.wait_for_load_state()
    expect(page.locator(DANGER)).to_have_count(0)
    expect(page.locator("input:checked")).to_have_count(0)


def test_a_paper_comes_as_a_file_and_the_call_stays(visit: Visit) -> None:
    page = visit(BY_NAME["call, Noor"])
    with page.expect_download() as found:
        page.click("button[value='gesprek.docx']")
    assert found.value.suggested_filename == "gesprek.docx"
    assert page.locator(".ask input:checked").count() == sum(map(len, NOOR.values()))


def test_the_whole_call_goes_without_scripts(visit: Visit) -> None:
    page = visit(BY_NAME["call, empty"], java_script_enabled=False)
    danger = but(NOOR, direct_gevaar="ja")
    for key, values in danger.items():
        for value in values:
            page.check(f"[name={key}][value='{value}']")
    page.click("text=Werk het plan bij")
    expect(page.locator(PLAN)).to_be_visible()
    expect(page.locator(DANGER)).to_contain_text("112")
    page.wait_for_load_state("domcontentloaded")
    assert page.locator("kbd").first.is_hidden()
    assert page.locator("#vraag-uitkomst_klacht fieldset").is_hidden()


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_is_cut_off_after_an_update(visit: Visit, width: int) -> None:
    page = visit(BY_NAME["call, everything"], viewport={"width": width, "height": 800})
    page.check("[name=hoe_lang][value='3-tot-12-maanden']")
    expect(page.locator(PLAN)).to_be_visible()
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert page.evaluate(CUT_OFF) == []


def test_the_code_is_there_in_large_type_and_spelled(visit: Visit) -> None:
    page = visit(BY_NAME["call, Noor"])
    code = page.inner_text(".call-code")
    assert re.fullmatch(r"[0-9A-Z]{1,4}(-[0-9A-Z]{1,4})+", code)
    assert page.locator(".call-code").evaluate("part => parseFloat(getComputedStyle(part).fontSize)") >= 32
    assert page.locator(".call-spelled dt").all_inner_texts() == code.split("-")
    assert code in page.input_value("#bericht")
    assert "/verder/" in page.input_value("#bericht")


def test_the_name_of_a_place_on_the_page_is_not_taken_for_a_code(visit: Visit) -> None:
    page = visit(BY_NAME["call, empty"])
    page.evaluate("location.hash = document.querySelector('.ask').id")
    page.reload()
    assert "#vraag-" in page.url
    assert page.locator("[data-code]").input_value() == ""
