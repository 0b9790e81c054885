"""The whole round in a browser: the plan, the PDF, its picture scanned from the paper, back in with it, and the new plan."""

import subprocess
from datetime import date
from pathlib import Path

import pytest
import time_machine
import zxingcpp
from PIL import Image
from playwright.sync_api import Page

from escalation.domain.plancode import encode
from tests.browser.conftest import Visit
from tests.browser.states import State
from tests.families import NOOR, walked

PLANNED_ON = date(2026, 11, 23)
FOURTEEN_DAYS_LATER = "2026-12-07T10:00:00+00:00"


def scanned(paper: bytes, folder: Path) -> list[str]:
    """Return what a scanner reads in the pictures of the pages of `paper`."""
    (folder / "plan.pdf").write_bytes(paper)
    subprocess.run(["pdftoppm", "-r", "150", "-gray", "-png", "plan.pdf", "page"], cwd=folder, check=True)
    return [found.text for page in sorted(folder.glob("page*.png")) for found in read(page)]


def read(page: Path) -> list[zxingcpp.Barcode]:
    with Image.open(page) as image:
        return zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_the_whole_round(visit: Visit, site: str, tmp_path: Path, scripts: bool) -> None:
    with time_machine.travel(f"{PLANNED_ON}T10:00:00+00:00", tick=True):
        plan = visit(State("plan", "/plan/", NOOR))
        printed_code = plan.locator(".code-text").inner_text()
        address = scanned(plan.context.request.get("/plan/stappenplan.pdf").body(), tmp_path)
    assert address == [f"{site}/verder/#{printed_code}"]
    with time_machine.travel(FOURTEEN_DAYS_LATER, tick=True):
        come_back(visit(State("back", address[0].removeprefix(site)), java_script_enabled=scripts), printed_code)


def come_back(page: Page, code: str) -> None:
    """Enter the code of a scanned address, tell that the step did not help, and look at the new plan."""
    field = page.locator("[data-code]")
    if field.input_value() != code:
        field.fill(code.lower())
    else:
        assert "#" not in page.url
    page.click("main form button")
    assert "‘Praat met de intern begeleider’" in page.locator("h1").inner_text()
    page.check("input[value=helpt-niet]")
    page.fill("input[name=dag]", "30 november")
    page.click("main form button")
    page.check("input[value=nee]")
    for _ in range(3):
        page.click("main form button")
    page.click("text=Maak mijn stappenplan")
    assert page.locator("#dit-doe-je-nu .item-title").inner_text() == "Schrijf de directeur en vraag om een gesprek"
    assert "Gedaan op 30 november 2026." in page.locator("#dit-heb-je-al-gedaan").inner_text()
    assert "Gedaan op 30\N{NO-BREAK SPACE}november\N{NO-BREAK SPACE}2026" in page.locator(".road-picture").text_content()
    assert page.locator(".code-text").inner_text() != code


def test_the_code_behind_the_hash_reaches_no_server(visit: Visit) -> None:
    asked: list[str] = []
    code = encode(walked(NOOR).answers, PLANNED_ON)
    page = visit(State("code", "/verder/"))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"/verder/?opnieuw#{code}")
    assert page.locator("[data-code]").input_value() == code
    assert not [url for url in asked if code in url.partition("#")[0]]
    assert "#" not in page.url


def test_the_picture_on_the_screen_can_be_scanned_also_in_the_dark_and_in_forced_colours(visit: Visit, tmp_path: Path) -> None:
    for number, look in enumerate(({}, {"color_scheme": "dark"}, {"forced_colors": "active"})):
        page = visit(State("plan", "/plan/", NOOR), **look)
        page.locator(".code-scan").screenshot(path=tmp_path / f"{number}.png")
        (found,) = read(tmp_path / f"{number}.png")
        assert found.text.endswith(page.locator(".code-text").inner_text())


def test_the_picture_of_the_road_stays_legible_in_every_colour_scheme(visit: Visit) -> None:
    for look in ({}, {"color_scheme": "dark"}, {"forced_colors": "active", "color_scheme": "dark"}):
        page = visit(State("plan", "/plan/", NOOR), **look)
        ink, paper = page.evaluate("""() => [getComputedStyle(document.querySelector('.road-ink')).fill,
            getComputedStyle(document.body).backgroundColor]""")
        assert ink != paper
