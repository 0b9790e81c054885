"""Many journeys at once against one server, while something goes wrong beside them: how many begin, finish and get lost."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from tests.families import NOOR, SAM, YARA
from tests.trust.parent import Parent

FAMILIES = (NOOR, SAM, YARA)
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


def journeys(port: int, count: int, meanwhile: Callable[[], object], *, times: int, tries: int = PATIENCE) -> Figures:
    """Let `count` parents travel, eight at a time, and do `meanwhile` as many `times`; returns what came of it."""
    figures, over = Figures(begun=count), threading.Event()

    def disturb() -> None:
        for _ in range(times):
            if over.wait(PAUSE_SECONDS):
                return
            meanwhile()

    other = threading.Thread(target=disturb, daemon=True)
    other.start()
    with ThreadPoolExecutor(8) as pool:
        for parent in pool.map(lambda number: travel(port, number, tries), range(count)):
            figures.finished += parent.has_a_plan()
            figures.lost += parent.lost
            figures.again += parent.again
    over.set()
    other.join()
    return figures
