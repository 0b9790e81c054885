"""The plan page on paper: everything unfolded, nothing cut, nothing that only a screen needs."""

from io import BytesIO
from unicodedata import normalize

import pytest
from pypdf import PdfReader

from tests.browser.conftest import Visit
from tests.browser.states import BY_NAME, State
from tests.families import EVERYTHING, NOOR, Answers, plan_of


def squeeze(text: str) -> str:
    """Return `text` without spaces, marks of hyphenation and ligatures, which a PDF puts where it likes."""
    return "".join(normalize("NFKC", text).replace("\u00ad", "").replace("-", "").split())


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("answers", [NOOR, EVERYTHING], ids=["NOOR", "EVERYTHING"])
def test_all_that_the_plan_says_is_on_paper(visit: Visit, answers: Answers, scripts: bool) -> None:
    page = visit(State("plan", "/plan/", answers), java_script_enabled=scripts)
    paper = squeeze(" ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf(format="A4"))).pages))
    missing = []
    for item in plan_of(answers).items:
        lines = (item.action.title, *item.action.steps, *item.action.say, *item.action.can, *item.action.cannot)
        done = item.when.value == "dit-heb-je-al-gedaan"
        missing += [line for line in ((item.action.done,) if done else lines) if line and squeeze(line) not in paper]
    assert not missing
    for word in ("Verlaatdezesite", "Printdezepagina", "Lichtekleuren"):
        assert word not in paper


def test_nothing_on_paper_sticks_out_of_the_sheet(visit: Visit) -> None:
    page = visit(BY_NAME["plan, everything"], viewport={"width": 700, "height": 1000})
    page.emulate_media(media="print")
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    hidden = page.evaluate("""() => [...document.querySelectorAll('.plan-main p, .plan-main li')]
        .filter(part => !part.checkVisibility()).map(part => part.textContent.slice(0, 60))""")
    assert not hidden


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_of_the_reasons_only_those_that_were_opened_are_on_paper(visit: Visit, scripts: bool) -> None:
    page = visit(State("plan", "/plan/", NOOR), java_script_enabled=scripts)
    page.locator(".item > .because > summary").first.click()
    paper = squeeze(" ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf(format="A4"))).pages))
    assert paper.count("Waaromstaatditinmijnplan?") == 1
    assert paper.count(squeeze("Dit is de eerste trede die nu kan")) == 1


def test_on_paper_the_ink_is_dark_also_for_who_likes_a_dark_screen(visit: Visit) -> None:
    page = visit(BY_NAME["plan"], color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    ink = page.evaluate("getComputedStyle(document.body).color")
    assert max(int(part) for part in ink.removeprefix("rgb(").removesuffix(")").split(",")) < 100
