"""Few PDFs at once on a machine, a short line before it, and PDFs kept for who asks again, which nobody else can read."""

from __future__ import annotations

import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock

import pytest
from pytest_django.fixtures import Settings

from escalation.outputs import kept
from escalation.outputs.gate import Full, Gate, locked, private
from escalation.outputs.printshop import at_once

PAGE, PAPER = "<p>Noor wordt gepest</p>", b"%PDF-1.7 Noor"


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    settings.PDF_FOLDER = tmp_path
    return tmp_path / "kept"


@pytest.mark.parametrize(("cores", "pdfs"), [(1, 1), (2, 1), (3, 2), (64, 2)])
def test_a_core_is_left_to_pages(cores: int, pdfs: int) -> None:
    assert at_once(cores) == pdfs


class Room:
    """Counts who is in it, and who had to stay out."""

    def __init__(self) -> None:
        self.inside = self.most = self.served = self.refused = 0
        self.lock = Lock()

    def visit(self, gate: Gate) -> None:
        try:
            with gate.passed():
                self._stay()
        except Full:
            self.refused += 1

    def _stay(self) -> None:
        with self.lock:
            self.inside += 1
            self.most = max(self.most, self.inside)
        time.sleep(0.1)
        with self.lock:
            self.inside -= 1
            self.served += 1


def crowd(gates: list[Gate]) -> Room:
    """Return the room after 30 visitors came at once, through as many gates as there are server processes."""
    room = Room()
    with ThreadPoolExecutor(30) as pool:
        list(pool.map(lambda number: room.visit(gates[number % len(gates)]), range(30)))
    return room


def test_two_pass_at_once_some_wait_and_the_others_are_sent_away(tmp_path: Path) -> None:
    room = crowd([Gate(tmp_path, open_places=2, line=8, patience=20) for _ in range(3)])
    assert room.most == 2
    assert room.served >= 10
    assert room.served + room.refused == 30
    assert room.refused


def test_who_waits_too_long_is_sent_away(tmp_path: Path) -> None:
    gate = Gate(tmp_path, open_places=1, line=1, patience=0.05)
    with gate.passed(), pytest.raises(Full), gate.passed():
        pytest.fail("two in a place for one")
    with gate.passed():
        pass


def test_a_place_is_free_again_when_its_holder_ends(tmp_path: Path) -> None:
    lock = locked(tmp_path / "place-0", os.O_RDWR | os.O_CREAT)
    assert lock is not None
    assert locked(tmp_path / "place-0", os.O_RDWR) is None
    os.close(lock)
    assert locked(tmp_path / "place-0", os.O_RDWR) is not None


def test_a_folder_of_someone_else_or_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "open").mkdir(mode=0o755)
    (tmp_path / "link").symlink_to(private(tmp_path / "fine"))
    for name in ("open", "link"):
        with pytest.raises(PermissionError):
            private(tmp_path / name)


def test_a_pdf_is_found_again_by_its_page_and_by_no_other(folder: Path) -> None:
    kept.keep(PAGE, PAPER)
    assert kept.find(PAGE) == PAPER
    assert kept.find(PAGE + " ") is None


def test_what_is_kept_can_be_read_by_nobody_without_the_page_and_the_key(folder: Path, settings: Settings) -> None:
    kept.keep(PAGE, PAPER)
    (place,) = folder.iterdir()
    assert b"Noor" not in place.read_bytes() + place.name.encode()
    assert place.stat().st_mode & 0o077 == 0
    settings.SECRET_KEY = "y" * 50
    assert kept.find(PAGE) is None


def test_what_is_old_is_not_found_and_goes(folder: Path) -> None:
    kept.keep(PAGE, PAPER)
    (place,) = folder.iterdir()
    os.utime(place, (0, time.time() - kept.SECONDS - 1))
    assert kept.find(PAGE) is None
    kept.keep("another", PAPER)
    assert not place.exists()


def test_there_are_never_more_kept_than_a_few(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST", 3)
    for number in range(6):
        kept.keep(str(number), PAPER)
        assert len(list(folder.iterdir())) <= 3
    assert kept.find("5") == PAPER


def test_what_was_damaged_is_not_found(folder: Path) -> None:
    kept.keep(PAGE, PAPER)
    (place,) = folder.iterdir()
    place.write_bytes(place.read_bytes()[:-1] + b"!")
    assert kept.find(PAGE) is None


def test_at_the_end_of_a_server_process_nothing_is_kept(folder: Path) -> None:
    kept.keep(PAGE, PAPER)
    kept.tidy()
    assert list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_used_is_no_reason_to_fail(settings: Settings) -> None:
    settings.PDF_FOLDER = "/proc/nowhere"
    kept.keep(PAGE, PAPER)
    assert kept.find(PAGE) is None
