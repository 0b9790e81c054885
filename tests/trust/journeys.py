"""Many journeys at once against one server, while something goes wrong beside them: how many begin, finish and get lost."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count

from tests.families import NOOR, SAM, YARA
from tests.trust.parent import Parent

FAMILIES = (NOOR, SAM, YARA)
AT_ONCE = 8
PAUSE_SECONDS = 1.5
PATIENCE = 100  # tries, a tenth of a second apart: a parent presses 'again' until the site is back


@dataclass
class Figures:
    """What came of the journeys; `lost` had to answer something again, `again` counts requests that broke."""

    begun: int = 0
    finished: int = 0
    lost: int = 0
    again: int = 0

    def __str__(self) -> str:
        """Return them in words."""
        return f"{self.begun} journeys begun, {self.finished} finished, {self.lost} lost, {self.again} requests tried again"


def travel(port: int, number: int, tries: int) -> Parent:
    """Answer everything, question by question, and return the parent."""
    answers = FAMILIES[number % len(FAMILIES)]
    parent = Parent(port, tries=tries)
    asked = []
    url = parent.get("/vragen/").headers["location"]
    while url.startswith("/vragen/"):
        slug = url.split("/")[2]
        asked.append(slug)
        url = parent.answer(slug, answers[slug.replace("-", "_")]).headers["location"]
    parent.lost = len(asked) != len(set(asked))
    return parent


def journeys(port: int, at_least: int, meanwhile: Callable[[], object], *, times: int, tries: int = PATIENCE) -> Figures:
    """Let parents travel, eight at a time, and do `meanwhile` so many `times`; returns what came of it.

    Parents come until there were `at_least` so many and all was done, so that there are some on their way each time.
    """
    numbers, over = count(), threading.Event()

    def disturb() -> None:
        try:
            for _ in range(times):
                time.sleep(PAUSE_SECONDS)
                meanwhile()
        finally:
            over.set()

    def one_after_another(_: int) -> list[Parent]:
        parents = []
        while (number := next(numbers)) < at_least or not over.is_set():
            parents.append(travel(port, number, tries))
        return parents

    other = threading.Thread(target=disturb, daemon=True)
    other.start()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        gone = [parent for parents in pool.map(one_after_another, range(AT_ONCE)) for parent in parents]
    other.join()
    return _figures(gone)


def _figures(parents: Sequence[Parent]) -> Figures:
    finished, lost = sum(parent.has_a_plan() for parent in parents), sum(parent.lost for parent in parents)
    return Figures(len(parents), finished, lost, sum(parent.again for parent in parents))
