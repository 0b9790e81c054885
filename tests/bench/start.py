"""How soon a server is there, and how soon its first PDF."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from statistics import median

from tests.bench.families import alike, cookie_of
from tests.bench.servers import Kind, Kinds
from tests.bench.turns import Line, compared, in_turn, number
from tests.bench.web import Pace
from tests.bench.wire import Browser
from tests.families import Answers

READING_SECONDS = 3.0


def starts(kinds: Kinds, pace: Pace) -> Iterator[Line]:
    """Compare the start and the first page with those of a bare project, by the clock and by the processor."""
    found = in_turn({"site": _starting(kinds.site), "kaal": _starting(kinds.bare)}, pace.rounds)
    for place, unit in enumerate(("", ", processortijd")):
        ours, others = ([1000 * times[place] for times in found[name]] for name in ("site", "kaal"))
        words = [f"{number(median(times))} ms" for times in (ours, others)]
        yield Line(f"start en eerste bladzijde, naast een kaal project{unit}", *words, **compared(ours, others), at_most=2.0)


def _starting(kind: Kind) -> Callable[[], tuple[float, float]]:
    def start() -> tuple[float, float]:
        with kind.running() as server:
            return server.seconds, server.cpu

    return start


def first_pdf(kinds: Kinds, pace: Pace) -> Iterator[Line]:
    """Compare the first PDF after the start with the second, of another family; both visitors read their plan first."""
    families = alike()
    found = []
    for _ in range(pace.rounds):
        with kinds.deployed.running() as server:
            found.append([_reads_and_asks(server.port, next(families), kinds.key) for _ in range(2)])
    ours, others = [first for first, _ in found], [second for _, second in found]
    words = [f"{number(1000 * median(times))} ms" for times in (ours, others)]
    yield Line("eerste pdf na de start, naast de tweede", *words, **compared(ours, others), at_most=1.2)


def _reads_and_asks(port: int, answers: Answers, key: str) -> float:
    """Return the seconds that a PDF takes of who opens the plan, reads, and asks for it; no connection is kept that long."""
    cookies = cookie_of(answers, key)
    Browser(port, cookies).get("/plan/")
    time.sleep(READING_SECONDS)
    started = time.perf_counter()
    answer = Browser(port, cookies).get("/plan/stappenplan.pdf")
    assert answer.sent.startswith(b"%PDF-")
    return time.perf_counter() - started
