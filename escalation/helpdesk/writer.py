"""The counts of a process into the database: all at once, every few minutes, by a thread that no visitor waits for."""

from __future__ import annotations

import atexit
import logging
from collections.abc import Mapping
from threading import Event, Thread

from django.conf import settings
from django.core.signals import request_finished
from django.db import Error, connection, transaction
from django.db.models import F

from escalation.counting import TALLY, Count
from escalation.helpdesk.models import DayCount

logger = logging.getLogger(__name__)


class Writer:
    """The thread of this process; it starts after the first response, so that it lives in the worker and not in its parent."""

    def __init__(self) -> None:
        self._thread: Thread | None = None
        self._stop = Event()

    def start(self, **_: object) -> None:
        """Start the thread unless it runs; a handler of `request_finished`."""
        if not settings.COUNT_EVERY_SECONDS or (self._thread and self._thread.is_alive()):
            return
        if self._thread is None:
            atexit.register(self.finish)
        self._thread = Thread(target=self._run, name="counts", daemon=True)
        self._thread.start()

    def finish(self) -> None:
        """Write what there is when the process ends."""
        self._stop.set()
        write()

    def _run(self) -> None:
        while not self._stop.wait(settings.COUNT_EVERY_SECONDS):
            write()
            connection.close()


WRITER = Writer()


def connect() -> None:
    """Let the first response start the thread."""
    request_finished.connect(WRITER.start, dispatch_uid="helpdesk.writer")


def write() -> None:
    """Write the counts. With the database away or locked they stay in memory for the next time."""
    counts = TALLY.take()
    try:
        _add(counts)
    except Error as error:
        TALLY.put_back(counts)
        logger.warning("the counts could not be written: %s", type(error).__name__)


@transaction.atomic
def _add(counts: Mapping[Count, int]) -> None:
    """Add `counts` to the rows, in the order of the alphabet: that of the events is not kept."""
    if not counts:
        return
    rows = [DayCount(day=day, subject=subject, value=value) for day, subject, value in sorted(counts)]
    DayCount.objects.bulk_create(rows, ignore_conflicts=True)
    for row in rows:
        same = DayCount.objects.filter(day=row.day, subject=row.subject, value=row.value)
        same.update(number=F("number") + counts[row.day, row.subject, row.value])
