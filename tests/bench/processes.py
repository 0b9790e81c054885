"""What a process and all it started use: processor time and memory, read from /proc."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


def family(pid: int) -> Iterator[int]:
    """Yield `pid` and all processes that descend from it."""
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            for child in children.read_text().split():
                yield from family(int(child))


def cpu_seconds(pid: int) -> float:
    """Return the processor time that the living threads of the family used; what ended is not counted."""
    spent = 0
    for member in family(pid):
        for thread in Path(f"/proc/{member}/task").glob("*/schedstat"):
            with suppress(OSError):
                spent += int(thread.read_text().split()[0])
    return spent / 1e9


def memory_bytes(pid: int) -> int:
    """Return the memory that the family holds (resident, what is shared counted for each)."""
    return sum(int(Path(f"/proc/{member}/statm").read_text().split()[1]) for member in family(pid)) * PAGE_BYTES


def niceness(pid: int) -> int:
    """Return the highest niceness in the family."""
    return max(os.getpriority(os.PRIO_PROCESS, member) for member in family(pid))
