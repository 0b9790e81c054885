"""What the site is made of: every version with its hash, licences that fit ours, and settings that Django finds safe."""

import os
import re
import secrets
import subprocess
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = sorted(ROOT.glob("requirements*.txt"))
# Licences under which a part may go with a work under EUPL-1.2; of a choice, one is enough.
FIT = re.compile(r"\b(MIT|MIT-0|MIT-CMU|BSD|BSD-\d-Clause|Apache|Apache-2\.0|PSF-2\.0|ISC|Mozilla|MPL|LGPL\w*|Lesser)\b")


def locked(lock: Path) -> list[str]:
    """Return the lines of `lock`, each with what belongs to it."""
    return [line for line in lock.read_text().replace("\\\n", "").splitlines() if line and not line.strip().startswith("#")]


def licences(part: Distribution) -> str:
    classifiers = [line for line in part.metadata.get_all("Classifier") or [] if line.startswith("License")]
    return " ".join([part.metadata.get("License-Expression") or "", part.metadata.get("License") or "", *classifiers])


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_part_has_an_exact_version_with_a_hash(lock: Path) -> None:
    assert [line for line in locked(lock) if not re.match(r"[\w.\[\]-]+==\S+.*--hash=sha256:\w{64}", line)] == []


def test_no_lock_names_where_a_part_comes_from() -> None:
    assert not [lock.name for lock in LOCKS if re.search(r"https?://|index-url|find-links", lock.read_text())]


@pytest.mark.parametrize("name", [line.split("==")[0] for line in locked(ROOT / "requirements-services.txt")])
def test_the_licence_of_what_runs_fits_ours(name: str) -> None:
    try:
        assert FIT.search(licences(distribution(name))), licences(distribution(name))
    except PackageNotFoundError:
        pytest.skip(f"{name} is for another system than this one")


def test_what_is_installed_goes_together() -> None:
    checked = subprocess.run([sys.executable, "-m", "pip", "check"], check=False, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout


def test_django_finds_nothing_to_say_of_the_settings_outside_debug() -> None:
    own = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "PESTWIJZER_"))}
    environment = {**own, "PESTWIJZER_SECRET_KEY": secrets.token_urlsafe(64), "PESTWIJZER_ALLOWED_HOSTS": "pestwijzer.example"}
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    checked = subprocess.run(command, cwd=ROOT, env=environment, check=False, capture_output=True, text=True)
    assert (checked.returncode, "no issues" in checked.stdout) == (0, True), checked.stderr
