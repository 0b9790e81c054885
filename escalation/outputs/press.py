"""The process that makes PDFs: it reads pages of HTML from its standard input and answers each with a PDF. See printer.py.

It is not in a hurry, has little memory and time, writes no file once it is warm, and cannot speak to the network. It ends
when its owner does.
"""

from __future__ import annotations

import gc
import os
import resource
import shutil
import sys
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

from escalation.outputs.pdf import typeset
from escalation.outputs.printer import OURS, READY

NICENESS = 10
MEMORY_BYTES = 1024**3
CPU_SECONDS = 10
WARM_UP = Path(__file__).with_name("warm_up.html")  # all that a plan may have, once; nobody gets to see it
_FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "pty.")


def main() -> None:
    """Warm up, say so, and make a PDF of each page that comes, until the other side is gone or a page fails."""
    wire = Connection(os.dup(0))
    os.nice(NICENESS)
    with suppress(OSError):  # where that is not allowed, being nice has to do
        os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))  # it never takes the processor from a page when it wakes
    _limit(resource.RLIMIT_CORE, 0)  # a dump would hold the words of a parent
    _limit(resource.RLIMIT_AS, MEMORY_BYTES)
    sys.addaudithook(_refuse)
    pages: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_listen, args=(wire, pages), daemon=True).start()
    typeset(WARM_UP.read_text(encoding="utf-8"))
    _limit(resource.RLIMIT_FSIZE, 0)
    gc.collect()
    gc.freeze()  # what is there now stays, and need not be walked between two pages
    gc.disable()  # it would walk the whole layout again and again, for a third of the time; it runs between two pages
    wire.send_bytes(READY)
    while paper := _paper(pages.get()):
        wire.send_bytes(paper)
        gc.collect()
    _leave()


def _paper(page: bytes) -> bytes:
    """Return the PDF of `page`, which begins with the byte that says whose words are in it.

    Nothing if it fails: why would be told in words of the parent, so it is told to nobody.
    """
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + CPU_SECONDS + 1
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.RLIM_INFINITY))
    try:
        return typeset(page[1:].decode(), ours=page[:1] == OURS)
    except Exception:  # noqa: BLE001  (whatever it is, the page cannot be made)
        return b""


def _listen(wire: Connection, pages: SimpleQueue[bytes]) -> None:
    """Put what comes in `pages`; leave at once when the other side is gone, also in the midst of a page."""
    try:
        while True:
            pages.put(wire.recv_bytes())
    except (EOFError, OSError):
        _leave()


def _leave() -> None:
    shutil.rmtree(os.environ["TMPDIR"], ignore_errors=True)
    os._exit(0)


def _limit(kind: int, most: int) -> None:
    resource.setrlimit(kind, (most, most))


def _refuse(event: str, _: tuple[object, ...]) -> None:
    """Stop whatever would reach the network or start a program; an audit hook."""
    if event.startswith(_FORBIDDEN):
        raise PermissionError(event)


if __name__ == "__main__":
    main()
