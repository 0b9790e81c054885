"""Lighthouse on start, question and plan, as on a phone: `make lighthouse`. Not among the tests, since it has a clock."""

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

from tests.browser.server import site_as_in_production  # noqa: E402
from tests.browser.states import before, cookie  # noqa: E402
from tests.families import NOOR  # noqa: E402

NPM = Path(__file__).parent / "npm"
PAGES = {"start": ("/", {}), "question": ("/vragen/wat-gebeurt/", before(NOOR, "wat-gebeurt")), "plan": ("/plan/", NOOR)}
WANTED = {"performance": 95, "accessibility": 100, "best-practices": 100}
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"
GOOD = 0.9


def report(url: str, header: dict[str, str], folder: Path) -> dict[str, Any]:
    """Return what Lighthouse says of `url`."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("Lighthouse needs Chromium. Type: sudo apt-get install chromium")
    headers, answer = folder / "headers.json", folder / "report.json"
    headers.write_text(json.dumps(header))
    lighthouse = NPM / "node_modules" / ".bin" / "lighthouse"
    kinds = f"--only-categories={','.join(WANTED)}"
    output = ["--quiet", "--output=json", f"--output-path={answer}"]
    subprocess.run(
        [lighthouse, url, kinds, *output, f"--extra-headers={headers}", f"--chrome-flags={FLAGS}"],
        env={**os.environ, "CHROME_PATH": chromium},
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
    with TemporaryDirectory() as name, site_as_in_production(Path(name)) as (site, key):
        settings.SECRET_KEY = key
        for page, (path, answers) in PAGES.items():
            found = report(site + path, {"Cookie": f"antwoorden={cookie(answers)}"} if answers else {}, Path(name))
            scores = [round(100 * found["categories"][kind]["score"]) for kind in WANTED]
            print(f"{page:10}" + "".join(f"{score:16}" for score in scores))  # noqa: T201
            faults += [f"{page}: {fault}" for fault in low(found)]
    print(*faults, sep="\n")  # noqa: T201
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
