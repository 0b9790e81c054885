"""The main journey in the two other families of browsers: `make test-browsers` installs them and runs this file.

Firefox is driven from node (there is no driver for Python without a download), WebKit (Safari's family) by its own driver.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from selenium.webdriver import WebKitGTK, WebKitGTKOptions
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait
from selenium.webdriver.webkitgtk.service import Service

from tests.browser.server import site_as_in_production
from tests.families import NOOR, walked
from tests.prepared import copy_of

NPM = Path(__file__).parent / "npm"
ANSWERS = [(question.slug, NOOR[question.key]) for question in walked(NOOR).path]
PATIENCE = 120
SECTIONS = ["Dit doe je nu", "Als dat niet helpt", "Daarnaast"]


@pytest.fixture(scope="module")
def production(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with site_as_in_production(copy_of(prepared, tmp_path_factory.mktemp("production") / "site")) as (url, _):
        yield url


def judge(met: dict[str, Any], production: str) -> None:
    """Assert that what a browser met is what a parent should meet."""
    assert not met["violations"]
    assert not met["foreign"]
    assert met["error"]["title"].startswith("Fout: ")
    assert met["error"]["focus"]
    assert len(set(met["titles"])) == len(ANSWERS) + 3
    assert [heading for heading in met["headings"] if heading in SECTIONS] == SECTIONS
    assert met["unfolds"]
    assert "Dit doe je nu" not in met["afterWiping"]
    assert met["planAfterWiping"] == f"{production}/vragen/direct-gevaar/?eerst"


def test_firefox(production: str, tmp_path: Path) -> None:
    firefox = shutil.which("firefox-esr") or shutil.which("firefox")
    assert firefox, "Type: sudo apt-get install firefox-esr"
    brief = tmp_path / "brief.json"
    brief.write_text(json.dumps({"answers": ANSWERS, "axe": AXE_SCRIPT}))
    run = subprocess.run(
        ["node", NPM / "firefox.mjs", production, firefox, brief], capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert run.returncode == 0, run.stderr
    judge(json.loads(run.stdout), production)


@pytest.fixture
def webkit(monkeypatch: pytest.MonkeyPatch) -> Iterator[WebKitGTK]:
    driver = shutil.which("WebKitWebDriver")
    assert driver, "Type: sudo apt-get install webkit2gtk-driver xvfb"
    browsers = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.?/MiniBrowser"))
    assert browsers, "webkit2gtk-driver came without a browser"
    if os.geteuid() == 0:  # its sandbox does not start for root
        monkeypatch.setenv("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")
    options = WebKitGTKOptions()
    options.binary_location = str(browsers[-1])
    options.add_argument("--automation")
    browser = WebKitGTK(options=options, service=Service(executable_path=driver))
    browser.set_page_load_timeout(PATIENCE)
    yield browser
    browser.quit()


def look(browser: WebKitGTK, met: dict[str, Any]) -> None:
    met["titles"].append(browser.title)
    browser.execute_script(f"(() => {{ const module = undefined; {AXE_SCRIPT} }})()")
    found = browser.execute_async_script(
        "const done = arguments[0]; axe.run().then(found => done(found.violations.map(f => f.id)))"
    )
    met["violations"] += found
    met["foreign"] += [
        url
        for url in browser.execute_script("return performance.getEntriesByType('resource').map(entry => entry.name)")
        if not url.startswith(browser.execute_script("return location.origin"))
    ]


def click(browser: WebKitGTK, selector: str) -> None:
    """Click where it can be seen; the driver does not wait for a page that scrolls smoothly."""
    part = browser.find_element(By.CSS_SELECTOR, selector)
    browser.execute_script("arguments[0].scrollIntoView({ behavior: 'instant', block: 'center' })", part)
    part.click()


def press(browser: WebKitGTK, selector: str) -> None:
    """Click, and wait until another page stands there."""
    browser.execute_script("window.before = true")
    click(browser, selector)
    WebDriverWait(browser, PATIENCE).until(
        lambda now: now.execute_script("return !window.before && document.readyState === 'complete'")
    )


@pytest.mark.filterwarnings("ignore:setting remote_server_addr:DeprecationWarning")  # selenium of selenium
def test_webkit(production: str, webkit: WebKitGTK) -> None:
    met: dict[str, Any] = {"titles": [], "violations": [], "foreign": []}
    webkit.get(f"{production}/")
    look(webkit, met)
    press(webkit, ".button-start")
    press(webkit, "main form button")
    focus = webkit.execute_script("return document.activeElement.matches('[data-errors]')")
    met["error"] = {"title": webkit.title, "focus": focus}
    for slug, values in ANSWERS:
        assert webkit.current_url.endswith(f"/vragen/{slug}/")
        met["titles"].append(webkit.title)
        for value in values:
            click(webkit, f"input[value='{value}'] + label")
        press(webkit, "main form button")
    look(webkit, met)
    press(webkit, "main .button")
    look(webkit, met)
    met["headings"] = [heading.text for heading in webkit.find_elements(By.CSS_SELECTOR, "main h2")]
    click(webkit, "summary")
    met["unfolds"] = webkit.execute_script("return document.querySelector('details').open")
    press(webkit, ".footer a[href='/wissen/']")
    press(webkit, "main form button")
    webkit.back()
    webkit.back()
    met["afterWiping"] = webkit.find_element(By.TAG_NAME, "body").text
    webkit.get(f"{production}/plan/")
    met["planAfterWiping"] = webkit.current_url
    judge(met, production)
