"""How many PDFs are made at once on this machine: few, whatever the number of server processes. It knows no PDF.

A place is a lock on a file; the kernel gives it back when its holder ends, however that happens.
"""

from __future__ import annotations

import fcntl
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_LOOK_AGAIN_SECONDS = 0.025


class Full(Exception):
    """The line is too long, or took too long."""


class Gate:
    """Lets `open_places` through at once, and `line` more wait for at most `patience` seconds."""

    def __init__(self, folder: Path, *, open_places: int, line: int, patience: float) -> None:
        self._at_work = [folder / f"place-{number}" for number in range(open_places)]
        self._known = [folder / f"line-{number}" for number in range(open_places + line)]
        self._patience = patience

    @contextmanager
    def passed(self) -> Iterator[None]:
        """Hold a place for the time of a `with`. Full if there is none; OSError if the folder cannot be used."""
        with _held(self._known, 0), _held(self._at_work, self._patience):
            yield


@contextmanager
def _held(places: list[Path], patience: float) -> Iterator[None]:
    until = time.monotonic() + patience
    while (lock := _any_of(places)) is None:
        if time.monotonic() >= until:
            raise Full
        time.sleep(_LOOK_AGAIN_SECONDS)
    try:
        yield
    finally:
        os.close(lock)


def _any_of(places: list[Path]) -> int | None:
    return next((lock for place in places if (lock := locked(place, os.O_RDWR | os.O_CREAT)) is not None), None)


def locked(path: Path, flags: int) -> int | None:
    """Return a descriptor of `path`, opened with `flags`, that holds its lock; None if another holds it."""
    descriptor = os.open(path, flags | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return descriptor


def private(folder: Path) -> Path:
    """Return `folder`, made if it is not there. PermissionError unless it is a folder that is ours alone."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid() or found.st_mode & 0o077:
        raise PermissionError(f"{folder} has to be a folder of this user alone")
    return folder
