"""The HTML of every page, as it was sent, before a real validator; the style sheets before a linter. Both come from npm."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryFile

import pytest

from tests.browser.server import ROOT

NPM = Path(__file__).parent / "npm"
FOREVER = 120


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
