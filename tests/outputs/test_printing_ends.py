"""The process that makes PDFs ends with its owner, is not shared with a fork, and leaves no files."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from escalation.outputs import printer
from escalation.outputs.printer import Printer
from tests.outputs.test_printing import PAGE, ROOT, gone

OWNER = """
import pathlib, sys, time
from escalation.outputs.printer import Printer
printer = Printer(pathlib.Path(sys.argv[1]), seconds=60)
assert printer.print(sys.argv[2])
print(printer._press.process.pid, flush=True)
{then}
"""
FORKS = """import os
child = os.fork()
if not child:
    assert printer.print(sys.argv[2])
    print(printer._press.process.pid, flush=True)
    printer.end()
    os._exit(0)
assert os.waitpid(child, 0)[1] == 0
assert printer.print(sys.argv[2])
print(printer._press.process.pid, flush=True)
printer.end()
"""


@pytest.fixture
def one(tmp_path: Path) -> Iterator[Printer]:
    made = Printer(tmp_path, seconds=60)
    yield made
    made.end()
    assert list(tmp_path.glob("press-*")) == []


def test_a_process_ends_with_its_owner_however_the_owner_ends(tmp_path: Path) -> None:
    command = [sys.executable, "-c", OWNER.format(then="time.sleep(60)"), str(tmp_path), PAGE]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as owner:
        assert owner.stdout
        pid = int(owner.stdout.readline())
        owner.kill()
    assert gone(pid)
    assert list(tmp_path.glob("press-*")) == []


def test_a_forked_server_process_has_a_printer_of_its_own(tmp_path: Path) -> None:
    command = [sys.executable, "-c", OWNER.format(then=FORKS), str(tmp_path), PAGE]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    first, of_the_fork, again = done.stdout.split()
    assert first == again != of_the_fork
    assert gone(int(first))
    assert gone(int(of_the_fork))
    assert list(tmp_path.glob("press-*")) == []


def test_what_was_left_behind_is_swept_away_and_what_is_in_use_is_not(one: Printer, tmp_path: Path) -> None:
    left = tmp_path / "press-left"
    left.mkdir()
    (left / "font").write_text("x")
    one.print(PAGE)
    used = one._press.folder if one._press else left
    assert left.exists(), "it may be of a process that starts just now"
    for folder in (left, used):
        os.utime(folder, (0, 0))
    printer._sweep(tmp_path)
    assert not left.exists()
    assert used.exists()
