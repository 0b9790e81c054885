"""Every path: a million walks and more, and a named test for each thing that must hold of all their plans.

Each invariant is asked of every walk (tests/crowd): it runs once for all walks that answer alike whatever it looks at.
What it looks at there, the steps and their sections, is held against real plans: one of every such group, one for each rule
that does or does not fit at each place on the ladder, one for each step with each answer, and every so many walks besides.
`make all-paths` does without all that: it makes the real plan of each walk, and takes minutes.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import time
from collections.abc import Callable
from functools import cache, partial

import pytest

from escalation.domain.conditions import Answer, Answers
from escalation.domain.rules import RULES
from tests.crowd.examination import examine
from tests.crowd.found import Found, Thoroughness
from tests.domain.invariants import COMPARISONS, INVARIANTS, ITEM_INVARIANTS, LONGEST, every_rung_passed_over_says_why
from tests.paths import IN_TURN, LOOKED_AT, MANY, OPTIONS, SINGLE, mask, routes, tasks

pytestmark = [pytest.mark.drawn, pytest.mark.alone]

AT_LEAST = 1_000_000
PLANNED = int(os.environ.get("PESTWIJZER_PLAN_EVERY", "100"))
THOROUGHNESS = Thoroughness(decided=min(25, PLANNED), planned=PLANNED, compared=15)
EVERYTHING = (*INVARIANTS, *COMPARISONS, *ITEM_INVARIANTS, every_rung_passed_over_says_why)


def run_free() -> None:
    """Let a process run without what only slows it down: the garbage collector and the tracer of a coverage run."""
    gc.disable()
    sys.settrace(None)


def shares(count: int) -> list[list[Answers]]:
    """Return the tasks in `count` shares; those that follow each other are alike, and stay together."""
    every = tasks()
    return [list(every[len(every) * place // count : len(every) * (place + 1) // count]) for place in range(count)]


def summary(found: Found) -> str:
    length, family = found.longest
    return (
        f"{found.walks:,} distinct walks in {found.seconds:.0f} s on {os.cpu_count()} cores, all judged,"
        f" in {found.groups:,} groups;"
        f" held against {found.planned:,} real plans and {found.decided:,} real decisions;"
        f" {found.compared:,} replayed and compared with their neighbours one by one;"
        f" the longest plan has {length} items (bound: {LONGEST}), at {family}"
    )


@pytest.fixture(scope="session")
def found() -> Found:
    """Return what was found on all walks; they are walked once, in a process for each core."""
    start = time.perf_counter()
    total = Found()
    cores = min(os.cpu_count() or 1, len(tasks()))
    with multiprocessing.get_context("fork").Pool(cores, initializer=run_free) as pool:
        for part in pool.imap_unordered(partial(examine, thoroughness=THOROUGHNESS), shares(cores)):
            total.add(part)
    total.seconds = time.perf_counter() - start
    return total


def test_there_are_over_a_million_distinct_walks(found: Found, say: Callable[[str], None]) -> None:
    say(summary(found))
    assert found.walks >= AT_LEAST


def test_the_enumeration_walks_as_a_visitor_does(found: Found) -> None:
    assert found.compared >= AT_LEAST // (PLANNED * THOROUGHNESS.compared)
    assert not found.complaints["replay"], found.examples["replay"]


def test_the_steps_that_were_asked_about_are_those_of_real_plans(found: Found) -> None:
    assert found.planned >= AT_LEAST // PLANNED
    assert found.decided >= AT_LEAST // THOROUGHNESS.decided
    assert not found.complaints["steps"], found.examples["steps"]


def test_every_question_about_all_plans_has_the_answer_of_a_real_plan(found: Found) -> None:
    assert found.groups > len(INVARIANTS)
    assert not found.complaints["view"], found.examples["view"]


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
        beside = sum(number for leg in route if leg.key in SINGLE for number in leg.masks)
        for chosen in ((leg.key, answer) for leg in route if leg.key in MANY for answer in leg.group):
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


@pytest.mark.parametrize("invariant", [invariant.__name__ for invariant in EVERYTHING])
def test_every_plan(found: Found, invariant: str) -> None:
    assert not found.complaints[invariant], f"{found.complaints[invariant]:,} walks, such as: {found.examples[invariant]}"
