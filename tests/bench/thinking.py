"""The domain alone, without HTTP: from answers to a plan, and how the cost grows with more questions and rules.

Processor time of this process, against a fixed loop of plain Python, which moves with the machine as the domain does.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice, pairwise
from statistics import median
from unittest.mock import patch

from escalation.domain import answers as replay
from escalation.domain.conditions import chosen
from escalation.domain.panels import Panels
from escalation.domain.plan import build_plan
from escalation.domain.questions import QUESTIONS, Option, Question
from escalation.domain.situation import Situation, read_situation
from tests.bench.families import alike
from tests.bench.servers import Kinds
from tests.bench.turns import Line, compared, in_turn, number
from tests.bench.web import Pace
from tests.families import CATALOGUE, MONDAY, Answers
from tests.scenarios import load_scenarios

SIZES = (10, 100, 1000)
MOST_MICROSECONDS = 100.0


TIMES = 5  # that each measurement measures, to take the least, as timeit advises


def microseconds(work: Callable[[], object], times: int) -> Callable[[], float]:
    """Return a measurement: the processor time of `work`, on average over `times`; the least of some."""

    def measured() -> float:
        gc.collect()
        gc.disable()
        try:
            return min(_spent(work, times) for _ in range(TIMES)) / times * 1e6
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
    """Show what a plan costs, averaged over the families of the scenarios, and over others that come only once."""
    families, rounds = [scenario.answers for scenario in load_scenarios()], 2 * pace.rounds
    strangers = iter(list(islice(alike(), len(families) * TIMES * (rounds + 1))))
    found = in_turn(
        {
            "plan": microseconds(lambda: _think(families), 2),
            "nieuw": microseconds(lambda: _think(islice(strangers, len(families))), 1),
            "maat": microseconds(yardstick, 200),
        },
        rounds,
    )
    ours, new = ([spent / len(families) for spent in found[what]] for what in ("plan", "nieuw"))
    words = [f"{number(median(spent))} µs" for spent in (ours, new, found["maat"])]
    yield Line(
        f"van antwoorden tot plan ({len(families)} gezinnen), naast een vaste lus",
        words[0],
        words[2],
        **compared(ours, found["maat"]),
    )
    yield Line("van antwoorden tot plan, in µs", words[0], ratio=median(ours), at_most=MOST_MICROSECONDS)
    yield Line("van antwoorden tot plan, elke keer een ander gezin, in µs", words[1], ratio=median(new))


def _think(families: Iterable[Answers]) -> None:
    for stored in families:
        build_plan(read_situation(replay.walk(stored)), CATALOGUE, MONDAY)


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
