"""The PDF: against WeasyPrint used naively, Chromium's print and typst, on the same page; and how its makers grow."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench.families import alike, page_of
from tests.bench.peers.typst_text import typst_of
from tests.bench.processes import cpu_seconds, memory_bytes, niceness
from tests.bench.servers import Kinds
from tests.bench.turns import Line, compared, in_turn, number
from tests.bench.web import Pace
from tests.families import Answers
from tests.prepared import ROOT

Spent = tuple[float, float]  # seconds by the clock, and of processor time
TYPST = ROOT / ".venv" / "bench" / "bin" / "python"
WARM, GROWN, FEW = 20, 220, 20  # PDFs: before the first look, and between the two, also in a hurry; 250 is a whole life
NAMES = {"naive": "WeasyPrint zonder hergebruik", "chromium": "Chromium in een nieuw tabblad", "typst": "typst, dezelfde tekst"}
LIMITS = {"naive": 0.7, "chromium": 0.85}


class Maker:
    """A process that makes PDFs."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def spent(self, page: Path) -> Spent:
        """Return how long the PDF of `page` took, and the processor time that went with it, in seconds."""
        before = cpu_seconds(self.process.pid)
        seconds = self._seconds(page)
        return seconds, cpu_seconds(self.process.pid) - before

    def _seconds(self, page: Path) -> float:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{page}\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline())

    @property
    def niceness(self) -> int:
        return niceness(self.process.pid)


@contextmanager
def _running(kinds: Kinds, *command: str) -> Iterator[Maker]:
    """Start a maker, yield it, and let it end by itself."""
    environment = kinds.site.environment
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, cwd=ROOT, env=environment, text=True, **pipes) as process:  # type: ignore[call-overload]
        yield Maker(process)
        process.stdin.close()


def _maker(kinds: Kinds, name: str, niceness: int) -> Iterator[Maker]:
    return _running(kinds, sys.executable, "-m", "tests.bench.peers.papermakers", name, str(niceness))


def engines(kinds: Kinds, pace: Pace) -> Iterator[Line]:
    """Compare our PDF with that of the others, each of the same families; all are as nice to other processes as ours."""
    families = list(zip(alike(), range(WARM + 2 * pace.rounds + 1), strict=False))
    with TemporaryDirectory() as folder, ExitStack() as stack:
        pages = [_written(Path(folder), answers, turn) for answers, turn in families]
        makers = {name: stack.enter_context(_maker(kinds, name, 0)) for name in ("ours", "forgetful")}
        for page in pages[:WARM]:
            makers["ours"].spent(page)
        makers["forgetful"].spent(pages[0])
        nice = makers["ours"].niceness
        makers |= {name: stack.enter_context(_maker(kinds, name, nice)) for name in ("naive", "chromium")}
        if TYPST.exists():
            typesetter = str(ROOT / "tests" / "bench" / "peers" / "typesetter.py")
            makers["typst"] = stack.enter_context(_running(kinds, "nice", f"-n{nice}", str(TYPST), typesetter))
        found = in_turn({name: _making(name, maker, pages[WARM:]) for name, maker in makers.items()}, 2 * pace.rounds)
    for name in (name for name in NAMES if name in makers):
        yield _line(f"pdf, naast {NAMES[name]}", found["ours"], found[name], 0, LIMITS.get(name))
    yield _line(f"processortijd van een pdf, naast {NAMES['naive']}", found["ours"], found["naive"], 1, LIMITS["naive"])
    yield _line(f"pdf zonder bekende regels, naast {NAMES['naive']}", found["forgetful"], found["naive"], 0, None)


def _line(what: str, ours: list[Spent], others: list[Spent], place: int, limit: float | None) -> Line:
    mine, theirs = ([1000 * spent[place] for spent in found] for found in (ours, others))
    words = [f"{number(median(times))} ms" for times in (mine, theirs)]
    return Line(what, *words, **compared(mine, theirs), at_most=limit)


def _written(folder: Path, answers: Answers, turn: int) -> Path:
    html = page_of(answers)
    (folder / f"{turn}.typ").write_text(typst_of(html))
    page = folder / f"{turn}.html"
    page.write_text(html)
    return page


def _making(name: str, maker: Maker, pages: list[Path]) -> Callable[[], Spent]:
    turn = iter(pages)

    def make() -> Spent:
        page = next(turn)
        return maker.spent(page.with_suffix(".typ") if name == "typst" else page)

    return make


def growth(kinds: Kinds, pace: Pace) -> Iterator[Line]:
    """Show how much the processes that make our PDFs grow, from when they are warm; every one is of another family."""
    families, turns = alike(), count()
    most = WARM + (GROWN if pace == Pace() else FEW)
    held: dict[int, int] = {}
    with TemporaryDirectory() as folder, _maker(kinds, "ours", 0) as maker:
        for turn in turns:
            if turn in (WARM, most):
                held[turn] = memory_bytes(maker.process.pid)
            if turn == most:
                break
            maker.spent(_written(Path(folder), next(families), turn))
    grown = (held[most] - held[WARM]) / 1e6 * 1000 / (most - WARM)
    what = f"groei per 1.000 pdf's in MB, gerekend uit {most - WARM} pdf's"
    yield Line(what, f"{number(held[most] / 1e6)} MB nu", ratio=grown, at_most=20.0)
