"""An employee at the door of the site as in production: an account made as on a server, and the way in with both steps."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from tests.helpdesk.conftest import code_for
from tests.prepared import ROOT

Look = Callable[..., None]


def make_account(folder: Path, name: str) -> str:
    """Make the first account as one does on a server; return its password."""
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}", "PESTWIJZER_SECRET_KEY": "x" * 50}
    command = [sys.executable, "manage.py", "eerste-account", name, "--maak-wachtwoord"]
    said = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True).stdout
    found = re.search(r"inloggen\): (\S+)", said)
    assert found, said
    return found[1]


def give_password(page: Page, name: str, password: str) -> None:
    """Log in with the password only."""
    page.goto("/account/inloggen/")
    page.fill("[name=login]", name)
    page.fill("[name=password]", password)
    page.click("button:has-text('Log in') >> nth=0")


def pass_by(page: Page, name: str, *, once: bool = False) -> None:
    """Look at nothing on the way."""


def set_up_app(page: Page, password: str, look: Look = pass_by) -> str:
    """Set up an app as second factor, and `look` at the pages on the way; return its secret."""
    page.click("text=Stel een app in")
    look(page, "confirm")
    page.fill("[name=password]", password)
    page.click("main form button")
    secret = page.locator(".secret").inner_text()
    look(page, "app", once=True)
    page.fill("[name=code]", code_for(secret))
    page.click("main form button")
    return secret
