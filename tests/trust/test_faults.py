"""What fails around the site: workers, keys, versions, the database, the disk. Every journey ends in its plan.

PESTWIJZER_JOURNEYS says how many journeys there are beside a fault (16; `make soak` lets 200 go).
"""

from __future__ import annotations

import os
import secrets
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.browser.server import free_port
from tests.families import NOOR
from tests.trust.journeys import PATIENCE, journeys
from tests.trust.parent import Parent
from tests.trust.server import serve

JOURNEYS = int(os.environ.get("PESTWIJZER_JOURNEYS", "16"))
NOBODY = "127.0.0.1:1"  # no server listens there
Say = Callable[[str], None]


def test_workers_that_are_killed_cost_no_answer(folder: Path, say: Say) -> None:
    with serve(folder) as server:
        killed = []
        figures = journeys(server.port, JOURNEYS, lambda: killed.append(server.kill_a_worker()), times=JOURNEYS // 4)
    say(f"kill -9 of a worker, {sum(killed)} times: {figures}")
    assert sum(killed)
    assert figures.begun >= JOURNEYS
    assert (figures.finished, figures.lost) == (figures.begun, 0)


def test_a_graceful_restart_under_load_breaks_no_request(folder: Path, say: Say) -> None:
    with serve(folder) as server:
        reloads = []
        figures = journeys(server.port, JOURNEYS, lambda: reloads.append(server.reload()), times=JOURNEYS // 8, tries=1)
    say(f"HUP, {len(reloads)} times: {figures}")
    assert len(reloads) == JOURNEYS // 8
    assert (figures.finished, figures.lost, figures.again) == (figures.begun, 0, 0)


def test_a_restart_with_a_new_key_and_the_old_one_beside_it_keeps_the_answers(folder: Path) -> None:
    old, port = secrets.token_urlsafe(64), free_port()
    with serve(folder, port=port, PESTWIJZER_SECRET_KEY=old):
        parent = Parent(port, tries=PATIENCE)
        assert parent.go_on(NOOR, 6).startswith("/vragen/")
    sealed = parent.cookies["__Host-antwoorden"]
    with serve(folder, port=port, PESTWIJZER_SECRET_KEY_FALLBACKS=old):
        assert parent.go_on(NOOR) == "/antwoorden/"
        assert parent.has_a_plan()
        assert parent.cookies["__Host-antwoorden"] != sealed
    with serve(folder, port=port):
        assert parent.get("/plan/").status == 302  # a key that is not there any more: start over, kindly
        assert parent.get("/vragen/direct-gevaar/").status == 200


@contextmanager
def no_database(folder: Path) -> Iterator[dict[str, str]]:
    yield {"DATABASE_URL": f"postgres://pestwijzer:geheim@{NOBODY}/pestwijzer"}


@contextmanager
def broken(folder: Path) -> Iterator[dict[str, str]]:
    (folder / "db.sqlite3").write_bytes(b"geen database" * 1000)
    yield {}


@contextmanager
def locked(folder: Path) -> Iterator[dict[str, str]]:
    with sqlite3.connect(folder / "db.sqlite3") as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        yield {}
        other.rollback()
    other.close()


@contextmanager
def read_only(folder: Path) -> Iterator[dict[str, str]]:
    path = folder / "db.sqlite3"
    with sqlite3.connect(path) as one:
        one.execute("PRAGMA journal_mode = DELETE")
    one.close()
    with mounted(folder / "vast", "ro", path) as fixed:
        yield {"DATABASE_URL": f"sqlite:///{fixed / 'db.sqlite3'}"}


@contextmanager
def no_cache(folder: Path) -> Iterator[dict[str, str]]:
    yield {"CACHE_URL": f"rediscache://{NOBODY}/0"}


@contextmanager
def disk_full(folder: Path) -> Iterator[dict[str, str]]:
    with mounted(folder / "vol", "rw", folder / "db.sqlite3") as full:
        with (full / "ballast").open("wb") as ballast:
            _fill(ballast.fileno())
        yield {
            "DATABASE_URL": f"sqlite:///{full / 'db.sqlite3'}",
            "TMPDIR": str(full),
            "PESTWIJZER_PDF_FOLDER": str(full / "pdf"),
        }


def _fill(descriptor: int) -> None:
    try:
        while os.write(descriptor, b"\0" * 65_536):
            pass
    except OSError:
        return


@contextmanager
def mounted(place: Path, mode: str, *files: Path) -> Iterator[Path]:
    """Mount a small disk at `place` with `files` on it; skips the test where that is not allowed."""
    place.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", place], check=False, capture_output=True).returncode:
        pytest.skip("a disk of a few MB can only be mounted by root")
    try:
        for file in files:
            shutil.copy(file, place)
        subprocess.run(["mount", "-o", f"remount,{mode}", place], check=True)
        yield place
    finally:
        subprocess.run(["umount", "--lazy", place], check=True)


FAULTS = [no_database, broken, locked, read_only, no_cache, disk_full]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_the_journey_goes_on_when_a_part_is_away(folder: Path, fault: Callable[..., object]) -> None:
    with fault(folder) as environment, serve(folder, "--workers=1", **environment) as server:  # type: ignore[attr-defined]
        parent = Parent(server.port)
        assert parent.go_on() == "/antwoorden/"
        assert parent.get("/gezond/").status == 200
        assert parent.get("/plan/stappenplan.pdf").status in {200, 503}
        assert parent.has_a_plan()
        assert parent.get("/beheer/").status in {302, 503}
