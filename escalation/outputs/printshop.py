"""Where a server process has its PDFs made: through the gate of this machine, by a printer of its own."""

from __future__ import annotations

import atexit
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from threading import Lock, Thread
from typing import NamedTuple

from django.conf import settings

from escalation.outputs import kept
from escalation.outputs.gate import Gate, private
from escalation.outputs.printer import Printer

LINE, PATIENCE_SECONDS = 8, 12  # how many may wait for a PDF on this machine, and how long


def at_once(cores: int) -> int:
    """Return how many PDFs are made at once on a machine of so many `cores`: two, but one core is left to pages."""
    return max(1, min(2, cores - 1))


AT_ONCE = at_once(len(os.sched_getaffinity(0)))


class Shop(NamedTuple):
    """The gate, which all processes of this machine share, and the printers of this one; the second is for busy times."""

    gate: Gate
    printers: tuple[Printer, ...]


def shop() -> Shop:
    """Return the shop of this process, opened when it is first needed and closed with the process."""
    with _OPENING:  # `cache` lets two threads in at once, the first time
        return _opened()


_OPENING = Lock()


@cache
def _opened() -> Shop:
    folder = private(Path(settings.PDF_FOLDER))
    gate = Gate(folder, open_places=AT_ONCE, line=LINE, patience=PATIENCE_SECONDS)
    printers = tuple(Printer(folder, seconds=settings.PDF_SECONDS) for _ in range(AT_ONCE))
    for printer in printers:
        atexit.register(printer.end)
    atexit.register(kept.tidy)
    Thread(target=kept.watch, name="kept", daemon=True).start()
    return Shop(gate, printers)


@contextmanager
def turn() -> Iterator[Printer]:
    """Wait for a turn, and yield a printer for the time of a `with`. Full if it is too busy; OSError without a folder."""
    gate, printers = shop()
    with gate.passed(), _free(printers) as printer:
        yield printer


@contextmanager
def _free(printers: tuple[Printer, ...]) -> Iterator[Printer]:
    for printer in printers:
        with printer.claimed(wait=printer is printers[-1]) as mine:
            if mine:
                yield printer
                return


def warm_up() -> None:
    """Start a printer if none runs, without waiting for it: the next PDF comes a second sooner."""
    with suppress(OSError):
        first, *_ = shop().printers
        with first.claimed(wait=False) as mine:
            if mine:
                first.warm_up()
