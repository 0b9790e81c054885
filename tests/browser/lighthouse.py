"""Lighthouse on start, question, plan and the helpdesk's call, as on a phone: `make lighthouse`. It has a clock, so no test."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pestwijzer.settings")
django.setup()

from django.conf import settings  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

from tests.browser.server import site_as_in_production  # noqa: E402
from tests.browser.staff import give_password, make_account, set_up_app  # noqa: E402
from tests.browser.states import CALL, before, cookie  # noqa: E402
from tests.families import NOOR  # noqa: E402
from tests.prepared import prepare  # noqa: E402

NPM = Path(__file__).parent / "npm"
WANTED = {"performance": 95, "accessibility": 100, "best-practices": 100}
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"
GOOD = 0.9


def chromium_path() -> str:
    """Return where Chromium is; without it there is nothing to measure with."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("Lighthouse needs Chromium. Type: sudo apt-get install chromium")
    return chromium


def cookies_of_staff(site: str, folder: Path) -> str:
    """Return the cookies of an employee who logged in with both steps; the database is in `folder`."""
    password = make_account(folder, "sanne")
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox", "--disable-gpu"]) as browser,
    ):
        page = browser.new_page(base_url=site)
        give_password(page, "sanne", password)
        set_up_app(page, password)
        page.wait_for_selector(".codes")
        return "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in page.context.cookies())


def pages(site: str, folder: Path) -> dict[str, tuple[str, str]]:
    """Return the path of each page, and the cookies to ask for it with."""
    halfway, all_given = (f"antwoorden={cookie(answers)}" for answers in (before(NOOR, "wat-gebeurt"), NOOR))
    return {
        "start": ("/", ""),
        "question": ("/vragen/wat-gebeurt/", halfway),
        "plan": ("/plan/", all_given),
        "call": (CALL, cookies_of_staff(site, folder)),
    }


def report(url: str, header: dict[str, str], folder: Path) -> dict[str, Any]:
    """Return what Lighthouse says of `url`."""
    headers, answer = folder / "headers.json", folder / "report.json"
    headers.write_text(json.dumps(header))
    lighthouse = NPM / "node_modules" / ".bin" / "lighthouse"
    kinds = f"--only-categories={','.join(WANTED)}"
    output = ["--quiet", "--output=json", f"--output-path={answer}"]
    subprocess.run(
        [lighthouse, url, kinds, *output, f"--extra-headers={headers}", f"--chrome-flags={FLAGS}"],
        env={**os.environ, "CHROME_PATH": chromium_path()},
        check=True,
    )
    found: dict[str, Any] = json.loads(answer.read_text())
    return found


def low(found: dict[str, Any]) -> list[str]:
    """Return what keeps a score below what is wanted."""
    return [
        f"{kind}: {audit['title']} {audit.get('displayValue', '')}"
        for kind, wanted in WANTED.items()
        if 100 * found["categories"][kind]["score"] < wanted
        for part in found["categories"][kind]["auditRefs"]
        if (audit := found["audits"][part["id"]])["score"] is not None and audit["score"] < GOOD
    ]


def main() -> int:
    """Print the scores; return 1 if one is too low."""
    faults = []
    print(f"{'':10}" + "".join(f"{kind:>16}" for kind in WANTED))  # noqa: T201
    with TemporaryDirectory() as name, site_as_in_production(folder := prepare(Path(name) / "site")) as (site, key):
        settings.SECRET_KEY = key
        for page, (path, value) in pages(site, folder).items():
            found = report(site + path, {"Cookie": value} if value else {}, Path(name))
            if found["finalDisplayedUrl"] != site + path:
                sys.exit(f"{page} led to {found['finalDisplayedUrl']}")
            scores = [round(100 * found["categories"][kind]["score"]) for kind in WANTED]
            print(f"{page:10}" + "".join(f"{score:16}" for score in scores))  # noqa: T201
            faults += [f"{page}: {fault}" for fault in low(found)]
    print(*faults, sep="\n")  # noqa: T201
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
