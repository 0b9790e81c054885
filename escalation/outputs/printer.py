"""A process that makes PDFs, started, watched and replaced from here. Only HTML goes in, only a PDF comes out.

It knows no WeasyPrint: what runs in the process is press.py.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from tempfile import mkdtemp
from threading import Lock, Timer

from escalation.outputs.gate import locked

ROOT = Path(__file__).resolve().parents[2]
COMMAND = (sys.executable, "-m", "escalation.outputs.press")
READY = b"ready"
OURS, THEIRS = b"o", b"t"  # before a page: whose words are in it
START_SECONDS, LEAVE_SECONDS = 20, 1
MOST_BYTES = 4_000_000
MOST_PRINTS = 250
# What the process may know of ours: how to find its libraries and fonts. No secret, no address, nothing of a visitor.
_ENVIRONMENT = ("PATH", "LD_LIBRARY_PATH", "FONTCONFIG_FILE", "FONTCONFIG_PATH", "HOME", "XDG_CACHE_HOME")
_FOLDER = "press-"
_SETTLED_SECONDS = 60


class Broken(Exception):
    """The process failed, or was ended because it went over a limit. The next page gets a new one."""


@dataclass
class _Press:
    """A running process, the wire to it, and the folder for its fonts, which it holds the lock of."""

    process: subprocess.Popen[bytes]
    wire: Connection
    folder: Path
    warm: bool = False
    prints: int = 0

    @property
    def alive(self) -> bool:
        return self.process.poll() is None

    def end(self) -> None:
        self.wire.close()  # it leaves by itself, and takes its folder with it, unless it is too busy to see
        try:
            self.process.wait(LEAVE_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


class Printer:
    """One process at most, that lives in `folder`, makes a page in `seconds` or is ended, and is renewed now and then."""

    def __init__(self, folder: Path, *, seconds: float) -> None:
        self._folder, self._seconds = folder, seconds
        self._press: _Press | None = None
        self._lock = Lock()
        forget = weakref.WeakMethod(self.forget)
        os.register_at_fork(after_in_child=lambda: (still := forget()) and still())

    @contextmanager
    def claimed(self, *, wait: bool) -> Iterator[bool]:
        """Keep others from this printer for the time of a `with`; yields False if another has it and we do not `wait`."""
        has = self._lock.acquire(blocking=wait)
        try:
            yield has
        finally:
            if has:
                self._lock.release()

    def print(self, html: str, *, ours: bool = False) -> bytes:
        """Return the PDF of `html`; who calls has claimed this printer. Broken, and a new process, if it cannot be made.

        Only when all its words are `ours`, and none of a parent, may the process keep lines of it.
        """
        page = (OURS if ours else THEIRS) + html.encode(errors="replace")
        try:
            paper = self._on_a_press_that_lives(page)
        except (EOFError, OSError) as error:
            works = self._press is not None and self._press.warm
            self.end()
            if works:
                self.warm_up()
            raise Broken(type(error).__name__) from None
        if self.warm_up().prints >= MOST_PRINTS:
            self.end()
            self.warm_up()
        return paper

    def _on_a_press_that_lives(self, page: bytes) -> bytes:
        try:
            return self._printed(self.warm_up(), page)
        except (BrokenPipeError, ConnectionResetError):  # it ended before it read the page, so that is no fault of the page
            self.end()
            return self._printed(self.warm_up(), page)

    def warm_up(self) -> _Press:
        """Start the process unless it runs, without waiting for it; who calls has claimed this printer."""
        if self._press and not self._press.alive:
            self.end()
        if not self._press:
            _sweep(self._folder)
            self._press = _started(self._folder)
        return self._press

    def end(self) -> None:
        """End the process, if any, and leave nothing of it."""
        if self._press:
            self._press.end()
        self._press = None

    def forget(self) -> None:
        """Let go of a process that belongs to the process this one was forked from."""
        if self._press:
            self._press.wire.close()
            self._press.process.returncode = 0
        self._press, self._lock = None, Lock()

    def _printed(self, press: _Press, page: bytes) -> bytes:
        if not press.warm and not (press.wire.poll(START_SECONDS) and press.wire.recv_bytes() == READY):
            raise EOFError
        press.warm = True
        limit = Timer(self._seconds, press.process.kill)
        limit.daemon = True
        limit.start()
        try:
            press.wire.send_bytes(page)
            paper = press.wire.recv_bytes(MOST_BYTES)
        finally:
            limit.cancel()
        if not paper.startswith(b"%PDF-"):
            raise EOFError
        press.prints += 1
        return paper


def _started(folder: Path) -> _Press:
    """Start a process. Its end of the wire is its standard input, so nothing has to be said on the command line."""
    ours, theirs = Pipe()
    own_folder = Path(mkdtemp(prefix=_FOLDER, dir=folder))
    lock = locked(own_folder, os.O_RDONLY)
    environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    environment |= {"TMPDIR": str(own_folder), "LANG": "C.UTF-8", "MALLOC_ARENA_MAX": "1"}
    try:
        process = subprocess.Popen(  # noqa: S603  (our own module, without arguments)
            COMMAND,
            cwd=ROOT,
            env=environment,
            stdin=theirs.fileno(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=() if lock is None else (lock,),
            start_new_session=True,
        )
    finally:
        theirs.close()
        if lock is not None:
            os.close(lock)
    return _Press(process, ours, own_folder)


def _sweep(folder: Path) -> None:
    """Remove what processes left behind that were ended together with their owner: no one holds the lock."""
    for left in folder.glob(f"{_FOLDER}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _SETTLED_SECONDS and (lock := locked(left, os.O_RDONLY)) is not None:
                os.close(lock)
                shutil.rmtree(left, ignore_errors=True)
