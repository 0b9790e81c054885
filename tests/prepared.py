"""A site made ready once for all tests of a run: its database with the content, and its static files."""

from __future__ import annotations

import fcntl
import os
import secrets
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMMANDS = (["migrate", "--verbosity=0"], ["load_content"], ["collectstatic", "--noinput", "--verbosity=0"])


def environment_around() -> dict[str, str]:
    """Return the environment of these tests without what is said in it to the site or to pytest."""
    ours = ("PESTWIJZER_", "PYTEST_", "DJANGO_", "DATABASE_URL", "CACHE_URL")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


def environment_in(folder: Path) -> dict[str, str]:
    """Return the environment of a site as in production, with its database, PDFs and static files in `folder`."""
    return environment_around() | {
        "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "tests.browser.settings",
        "PESTWIJZER_PDF_FOLDER": str(folder / "pdf"),
        "PESTWIJZER_SECRET_KEY": secrets.token_urlsafe(64),
        "PESTWIJZER_TEST_STATIC": str(folder / "static"),
    }


def prepare(folder: Path) -> Path:
    """Make a database with the content, and the static files, in `folder`, which may have to be made; returns it."""
    (folder / "tmp").mkdir(parents=True)
    for command in COMMANDS:
        subprocess.run(
            [sys.executable, "manage.py", *command], cwd=ROOT, env=environment_in(folder), check=True, capture_output=True
        )
    return folder


def prepared_once(shared: Path) -> Path:
    """Return a prepared folder in `shared`, which several processes may ask at once: the first makes it, the others wait."""
    folder = shared / "prepared"
    with (shared / "prepared.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            prepare(shared / "preparing").rename(folder)
    return folder


def copy_of(prepared: Path, folder: Path) -> Path:
    """Return `folder`, made if need be, with a database of its own; the static files are shared."""
    (folder / "tmp").mkdir(parents=True)
    shutil.copy(prepared / "db.sqlite3", folder / "db.sqlite3")
    (folder / "static").symlink_to(prepared / "static")
    return folder
