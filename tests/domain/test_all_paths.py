"""Every path: a million walks and more in one pass over all cores, and a named test for each thing that must hold of a plan."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from functools import cache

import pytest

from escalation.domain.answers import Walk, walk
from escalation.domain.conditions import Answer, Answers
from escalation.domain.plan import build_plan
from escalation.domain.rules import RULES
from escalation.domain.situation import read_situation
from tests.domain.invariants import COMPARISONS, INVARIANTS, LONGEST, TODAY, Case
from tests.families import CATALOGUE
from tests.paths import IN_TURN, LOOKED_AT, MANY, OPTIONS, SINGLE, Design, code, mask, routes, tasks, walk_of

pytestmark = [pytest.mark.drawn, pytest.mark.xdist_group("all_paths")]

AT_LEAST = 1_000_000
# Every walk is made; of every so many the plan is made and judged. `make all-paths` judges each of them, and takes minutes.
EVERY = int(os.environ.get("PESTWIJZER_JUDGE_EVERY", "7"))
REPLAYED = 15  # every so many judged walks is replayed by `walk`, to keep the shortcut of the enumeration honest
COMPARED = 15  # every so many judged walks is compared with its neighbours, which costs the decisions of twenty more families


@dataclass
class Found:
    """What a process found in its walks."""

    walks: int = 0
    judged: int = 0
    compared: int = 0
    replayed: int = 0
    complaints: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)
    longest: tuple[int, str] = (0, "")
    actions: set[str] = field(default_factory=set)
    met: dict[tuple[str, Answer], int] = field(default_factory=dict)  # a set of options: the options it was walked with

    def complain(self, name: str, complaint: str, answers: Answers) -> None:
        self.complaints[name] += 1
        self.examples.setdefault(name, f"{complaint} at {said(answers)}")

    def add(self, other: Found) -> None:
        self.walks += other.walks
        self.judged += other.judged
        self.compared += other.compared
        self.replayed += other.replayed
        self.complaints += other.complaints
        self.examples = {**other.examples, **self.examples}
        self.longest = max(self.longest, other.longest)
        self.actions |= other.actions
        for chosen, options in other.met.items():
            self.met[chosen] = self.met.get(chosen, 0) | options

    def summary(self, seconds: float) -> str:
        length, family = self.longest
        return (
            f"{self.walks:,} distinct walks in {seconds:.0f} s on {os.cpu_count()} cores, {self.judged:,} plans judged;"
            f" {self.compared:,} compared with their neighbours, {self.replayed:,} replayed;"
            f" the longest plan has {length} items (bound: {LONGEST}), at {family}"
        )


def said(answers: Answers) -> str:
    """Return `answers` as an adviser would write them down."""
    return " ".join(f"{key}={'+'.join(sorted(answer))}" for key, answer in answers.items() if answer)


def examine(task: Answers) -> Found:
    """Build the plan of every walk of `task` and hold every invariant against it. Tasks share no walk."""
    found = Found()
    seen: set[int] = set()
    for answers in Design(task).walks():
        number = code(answers)
        if number not in seen:
            seen.add(number)
            note(answers, number, found)
            if found.walks % EVERY == 0:
                examine_walk(answers, found)
    return found


def note(answers: Answers, number: int, found: Found) -> None:
    """Count a walk, and note what was chosen together."""
    found.walks += 1
    met = found.met
    for key in MANY:
        chosen = (key, answers[key])
        met[chosen] = met.get(chosen, 0) | number


def examine_walk(answers: Answers, found: Found) -> None:
    situation = read_situation(Walk((), answers, None))
    case = Case(situation, build_plan(situation, CATALOGUE, TODAY))
    found.judged += 1
    invariants = INVARIANTS if found.judged % COMPARED else (*INVARIANTS, *COMPARISONS)
    found.compared += invariants is not INVARIANTS
    for invariant in invariants:
        if complaint := invariant(case):
            found.complain(invariant.__name__, complaint, answers)
    found.actions |= case.slugs
    if len(case.items) > found.longest[0]:
        found.longest = (len(case.items), said(answers))
    if found.judged % REPLAYED == 0:
        found.replayed += 1
        if walk({key: sorted(answer) for key, answer in answers.items()}) != walk_of(answers):
            found.complain("replay", "another walk", answers)


def run_free() -> None:
    """Let a process run without what only slows it down: the garbage collector and the tracer of a coverage run."""
    gc.disable()
    sys.settrace(None)


@pytest.fixture(scope="session")
def found(request: pytest.FixtureRequest) -> Found:
    """Return what was found on all walks; they are walked once, in a process for each core."""
    start = time.perf_counter()
    total = Found()
    with multiprocessing.get_context("fork").Pool(os.cpu_count(), initializer=run_free) as pool:
        for part in pool.imap_unordered(examine, tasks()):
            total.add(part)
    reporter = request.config.pluginmanager.getplugin("terminalreporter")
    if reporter is not None:  # a worker of pytest-xdist has none
        reporter.write_line("\n" + total.summary(time.perf_counter() - start))
    return total


def test_there_are_over_a_million_distinct_walks_and_those_judged_end_in_a_plan(found: Found) -> None:
    assert found.walks >= AT_LEAST
    assert found.judged >= AT_LEAST // EVERY - len(tasks())


def test_the_enumeration_walks_as_a_visitor_does(found: Found) -> None:
    assert found.replayed > AT_LEAST // (2 * EVERY * REPLAYED)
    assert not found.complaints["replay"], found.examples["replay"]


def test_every_option_of_every_question_is_walked(found: Found) -> None:
    walked = 0
    for options in found.met.values():
        walked |= options
    assert not [(key, value) for key, value in OPTIONS if not walked & mask(key, frozenset({value}))]


@cache
def meetings() -> dict[tuple[str, Answer], int]:
    """Return, for each set of options at a multiple choice, the options of single choices that some route has beside it."""
    expected: dict[tuple[str, Answer], int] = {}
    for route in (route for task in tasks() for route in routes(task)):
        beside = sum(mask(key, answer) for key, group in route if key in SINGLE for answer in group)
        for chosen in ((key, answer) for key, group in route if key in MANY for answer in group):
            expected[chosen] = expected.get(chosen, 0) | beside
    return expected


@pytest.mark.parametrize("key", MANY)
def test_every_set_of_options_is_walked_with_every_value_of_every_single_choice(found: Found, key: str) -> None:
    expected = {chosen: beside for chosen, beside in meetings().items() if chosen[0] == key}
    assert len(expected) > 1
    assert not [chosen for chosen, beside in expected.items() if beside & ~found.met.get(chosen, 0)]


def test_nothing_depends_on_the_answers_that_are_dealt_in_turn() -> None:
    assert set(SINGLE) >= IN_TURN
    assert IN_TURN.isdisjoint(choice.key for choice in LOOKED_AT)


def test_every_rule_puts_its_action_in_some_plan(found: Found) -> None:
    assert not {rule.action for rule in RULES} - found.actions


@pytest.mark.parametrize("invariant", [invariant.__name__ for invariant in (*INVARIANTS, *COMPARISONS)])
def test_every_plan(found: Found, invariant: str) -> None:
    assert found.compared > AT_LEAST // (2 * EVERY * COMPARED)
    assert not found.complaints[invariant], f"{found.complaints[invariant]:,} walks, such as: {found.examples[invariant]}"
