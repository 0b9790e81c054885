"""The process that makes PDFs: what it may do, and what happens when it breaks, hangs, grows, or loses its owner."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from pytest_django.fixtures import Settings

from escalation.outputs import pdf, press, printer, printshop
from escalation.outputs.printer import Broken, Printer

ROOT = Path(__file__).resolve().parents[2]
PAGE = "<!doctype html><html lang='nl'><title>Een</title><h1>Een</h1><p>Twee.</p></html>"
ENDLESS = "<!doctype html><html lang='nl'><title>x</title><table>" + "<tr><td>a<td>b" * 19_000 + "</table></html>"
OUTSIDE = """<!doctype html><html lang=nl><title>x</title>
<link rel=stylesheet href=AWAY/a.css><link rel=attachment href=FILE><link rel=attachment href=AWAY/b>
<style>@import 'AWAY/c.css';
@font-face { font-family: x; src: url(AWAY/d) } p { background: url(AWAY/e); font-family: x }</style>
<p>Een<img src=AWAY/f alt=f><img src=FILE alt=g><object data=AWAY/h></object></p></html>"""


@pytest.fixture
def one(tmp_path: Path) -> Iterator[Printer]:
    made = Printer(tmp_path, seconds=60)
    yield made
    made.end()
    assert list(tmp_path.glob("press-*")) == []


def pid_of(one: Printer) -> int:
    assert one._press
    return one._press.process.pid


def changed(monkeypatch: pytest.MonkeyPatch, **limits: int) -> None:
    """Let processes that start from now have other limits."""
    changes = "; ".join(f"press.{name} = {value}" for name, value in limits.items())
    code = f"from escalation.outputs import press; {changes}; press.main()"
    monkeypatch.setattr(printer, "COMMAND", (sys.executable, "-c", code))


def gone(pid: int) -> bool:
    """Return whether the process `pid` ends within some seconds."""
    until = time.monotonic() + 15
    while time.monotonic() < until:
        try:
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except OSError:
            return True
        time.sleep(0.05)
    return False


def broken(one: Printer, page: str) -> None:
    """Expect `page` to fail, and the next to be made by another process."""
    assert one.print(PAGE)
    before = pid_of(one)
    with pytest.raises(Broken):
        one.print(page)
    assert one.print(PAGE).startswith(b"%PDF-")
    assert pid_of(one) != before
    assert gone(before)


def test_a_page_made_over_there_is_the_page_made_here() -> None:
    assert pdf.render_pdf(PAGE) == pdf.typeset(PAGE)


def test_the_process_is_not_in_a_hurry_and_has_little_memory_no_dump_and_no_files(one: Printer) -> None:
    one.print(PAGE)
    process = Path(f"/proc/{pid_of(one)}")
    limits = {line[:26].strip(): line[26:].split()[0] for line in (process / "limits").read_text().splitlines()[1:]}
    assert limits["Max address space"] == str(1024**3)
    assert limits["Max core file size"] == limits["Max file size"] == "0"
    assert int(limits["Max cpu time"]) < 60
    assert os.getpriority(os.PRIO_PROCESS, pid_of(one)) == min(19, os.getpriority(os.PRIO_PROCESS, 0) + press.NICENESS)


def test_the_process_is_told_nothing_but_where_its_libraries_are(one: Printer) -> None:
    one.print(PAGE)
    process = Path(f"/proc/{pid_of(one)}")
    names = {entry.partition("=")[0] for entry in (process / "environ").read_text().split("\0") if entry}
    assert names <= {"TMPDIR", "LANG", "MALLOC_ARENA_MAX", *printer._ENVIRONMENT}
    assert (process / "cmdline").read_text().split("\0")[1:] == ["-m", "escalation.outputs.press", ""]


@pytest.mark.parametrize("attempt", ["socket.socket()", "subprocess.run(['true'])", "os.system('true')", "os.fork()"])
def test_the_process_cannot_reach_the_network_or_start_a_program(attempt: str) -> None:
    hook = "import os, socket, subprocess, sys; from escalation.outputs import press; sys.addaudithook(press._refuse)"
    done = subprocess.run([sys.executable, "-c", f"{hook}; {attempt}"], cwd=ROOT, capture_output=True, check=False)
    assert b"PermissionError" in done.stderr


def test_nothing_is_fetched_from_outside_and_no_file_is_read_into_the_pdf(one: Printer, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("GEHEIM")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.2)
        away = f"http://127.0.0.1:{listener.getsockname()[1]}"
        paper = one.print(OUTSIDE.replace("AWAY", away).replace("FILE", f"file://{secret}"))
        with pytest.raises(TimeoutError):
            listener.accept()
    assert b"EmbeddedFile" not in paper


def test_a_killed_process_breaks_one_pdf_and_not_the_next(one: Printer) -> None:
    one.print(PAGE)
    victim = pid_of(one)
    Thread(target=lambda: (time.sleep(0.3), os.kill(victim, signal.SIGKILL))).start()
    with pytest.raises(Broken):
        one.print(ENDLESS)
    assert one.print(PAGE)


def test_a_process_that_was_killed_while_it_waited_breaks_nothing(one: Printer) -> None:
    one.print(PAGE)
    os.kill(pid_of(one), signal.SIGKILL)
    assert gone(pid_of(one))
    assert one.print(PAGE)


def test_a_page_that_takes_too_long_is_given_up(one: Printer) -> None:
    one.print(PAGE)
    one._seconds = 1
    before, began = pid_of(one), time.monotonic()
    with pytest.raises(Broken):
        one.print(ENDLESS)
    assert time.monotonic() - began < 10
    assert gone(before)
    one._seconds = 60
    assert one.print(PAGE)


def test_a_page_that_takes_too_much_work_ends_the_process_itself(one: Printer, monkeypatch: pytest.MonkeyPatch) -> None:
    changed(monkeypatch, CPU_SECONDS=1)
    broken(one, ENDLESS)


def test_a_page_that_takes_too_much_memory_is_given_up(one: Printer, monkeypatch: pytest.MonkeyPatch) -> None:
    changed(monkeypatch, MEMORY_BYTES=200 * 1024**2)
    broken(one, ENDLESS)


def test_a_pdf_that_is_too_large_is_not_sent(one: Printer, monkeypatch: pytest.MonkeyPatch) -> None:
    one.print(PAGE)
    monkeypatch.setattr(printer, "MOST_BYTES", 1000)
    with pytest.raises(Broken):
        one.print(PAGE)


def test_a_page_that_is_too_long_is_not_even_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printshop, "shop", None)
    with pytest.raises(pdf.PdfUnavailable):
        pdf.render_pdf("x" * (pdf.LONGEST_PAGE + 1))


def test_a_process_is_replaced_after_a_number_of_pdfs(one: Printer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printer, "MOST_PRINTS", 2)
    pids = []
    for _ in range(5):
        one.warm_up()
        pids.append(pid_of(one))
        one.print(PAGE)
    assert [pids.count(pid) for pid in dict.fromkeys(pids)] == [2, 2, 1]


def test_an_engine_that_is_missing_is_a_pdf_that_cannot_be_made(one: Printer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printer, "COMMAND", (sys.executable, "-c", "raise OSError('no pango')"))
    with pytest.raises(Broken):
        one.print(PAGE)


def test_a_folder_that_others_can_read_is_not_used(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    tmp_path.chmod(0o755)
    settings.PDF_FOLDER = tmp_path
    monkeypatch.setattr(printshop, "shop", printshop._opened.__wrapped__)
    with pytest.raises(pdf.PdfUnavailable):
        pdf.render_pdf(PAGE)
