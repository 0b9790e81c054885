"""The domain alone, without HTTP: from answers to a plan, and how the cost grows with more questions and rules.

Processor time of this process, against a fixed loop of plain Python, which moves with the machine as the domain does.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from statistics import median
from unittest.mock import patch

from escalation.domain import answers as replay
from escalation.domain.conditions import chosen
from escalation.domain.panels import Panels
from escalation.domain.plan import build_plan
from escalation.domain.questions import QUESTIONS, Option, Question
from escalation.domain.situation import Situation, read_situation
from tests.bench.servers import Kinds
from tests.bench.turns import Line, compared, in_turn, number
from tests.bench.web import Pace
from tests.families import CATALOGUE, MONDAY
from tests.scenarios import load_scenarios

SIZES = (10, 100, 1000)
MOST_MICROSECONDS = 100.0


def microseconds(work: Callable[[], object], times: int) -> Callable[[], float]:
    """Return a measurement: the processor time of `work`, on average over `times`; the least of five, as timeit advises."""

    def measured() -> float:
        gc.collect()
        gc.disable()
        try:
            return min(_spent(work, times) for _ in range(5)) / times * 1e6
        finally:
            gc.enable()

    return measured


def _spent(work: Callable[[], object], times: int) -> float:
    started = time.process_time()
    for _ in range(times):
        work()
    return time.process_time() - started


def yardstick() -> int:
    """Do a fixed amount of plain Python: a thousand additions and looks into a dict."""
    known, found = {str(place): place for place in range(10)}, 0
    for place in range(1000):
        found += known[str(place % 10)]
    return found


def plans(kinds: Kinds, pace: Pace) -> Iterator[Line]:
    """Show what a plan costs, averaged over the families of the scenarios."""
    families = [scenario.answers for scenario in load_scenarios()]

    def think() -> None:
        for stored in families:
            build_plan(read_situation(replay.walk(stored)), CATALOGUE, MONDAY)

    found = in_turn({"plan": microseconds(think, 2), "maat": microseconds(yardstick, 200)}, 2 * pace.rounds)
    ours = [spent / len(families) for spent in found["plan"]]
    words = [f"{number(median(spent))} µs" for spent in (ours, found["maat"])]
    yield Line(
        f"van antwoorden tot plan ({len(families)} gezinnen), naast een vaste lus", *words, **compared(ours, found["maat"])
    )
    yield Line("van antwoorden tot plan, in µs", words[0], ratio=median(ours), at_most=MOST_MICROSECONDS)


def growth(kinds: Kinds, pace: Pace) -> Iterator[Line]:
    """Show what a walk and a verdict cost with 10, 100 and 1,000 made-up questions and rules, each against ten times fewer."""
    for what, make in (("vragen herhalen", _walking), ("regels nalopen", _judging), ("regels nalopen, niets onthouden", _anew)):
        found = in_turn({str(size): microseconds(make(size), 10_000 // size) for size in SIZES}, 2 * pace.rounds)
        for fewer, size in pairwise(SIZES):
            ours, others = found[str(size)], found[str(fewer)]
            words = [f"{number(median(spent))} µs" for spent in (ours, others)]
            yield Line(f"{what}: {size}, naast {fewer}", *words, **compared(ours, others), at_most=12.0)


def _walking(size: int) -> Callable[[], object]:
    """Return a walk along `size` questions; each third is asked because of the one before it."""
    options = (Option("ja"), Option("nee"), Option("weet-ik-niet"))
    first = Question("vraag_0", options)
    questions = [first] + [
        Question(f"vraag_{place}", options, asked_when=chosen(f"vraag_{place - 1}", "ja"))
        if place % 3 == 0
        else Question(f"vraag_{place}", options)
        for place in range(1, size)
    ]
    stored = {question.key: ["ja"] for question in questions}

    def walk() -> None:
        with patch.object(replay, "QUESTIONS", tuple(questions)):
            walked = replay.walk(stored)
            assert walked.complete
            assert len(walked.path) == size

    return walk


def _rules(size: int) -> list[Callable[[Situation], bool]]:
    """Return `size` rules, each on the answer to one of the single choices."""
    keys = [question.key for question in QUESTIONS if not question.many]
    sources = [f"lambda s: s.{keys[place % len(keys)]} != 'antwoord-{place}'" for place in range(size)]
    return [eval(source) for source in sources]  # noqa: S307  (a rule shows which answers it reads by its code)


def _judging(size: int) -> Callable[[], object]:
    panels, situation = Panels(_rules(size)), read_situation(replay.walk({}))
    return lambda: panels.holding(situation)


def _anew(size: int) -> Callable[[], object]:
    rules, situation = _rules(size), read_situation(replay.walk({}))
    return lambda: [place for place, rule in enumerate(rules) if rule(situation)]
