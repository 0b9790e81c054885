"""The examination of a crowd: every invariant asked of all walks, and held against real plans wherever that can differ."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from escalation.domain.answers import walk
from escalation.domain.climb import climb
from escalation.domain.conditions import Answer, Answers
from escalation.domain.plan import build_plan
from escalation.domain.questions import QUESTIONS
from escalation.domain.rules import RULES, When
from escalation.domain.situation import read_situation
from escalation.domain.verdict import decide
from tests.crowd.branches import branches
from tests.crowd.cases import ManyCases
from tests.crowd.columns import Column
from tests.crowd.crowd import Crowd
from tests.crowd.found import Found, Thoroughness
from tests.crowd.steps import Steps
from tests.crowd.walks import crowd_of
from tests.domain.invariants import (
    COMPARISONS,
    INVARIANTS,
    ITEM_INVARIANTS,
    TODAY,
    Case,
    Invariant,
    every_rung_passed_over_says_why,
)
from tests.families import CATALOGUE
from tests.paths import MANY, SINGLE, Design, mask

SIDE_BY_SIDE = 200_000  # so many walks are compared with their neighbours at a time, for the sake of memory


def examine(tasks: list[Answers], thoroughness: Thoroughness) -> Found:
    """Return what is found of all walks of `tasks`."""
    numbers = {number for task in tasks for number in Design(task).walks()}
    return Examination(crowd_of(numbers), thoroughness).found_all()


class Examination:
    """One crowd, and what is found of it."""

    def __init__(self, crowd: Crowd, thoroughness: Thoroughness) -> None:
        self.crowd, self.thoroughness = crowd, thoroughness
        self.steps = Steps.of(crowd)
        self.found = Found(walks=crowd.size)
        self.to_plan: set[int] = set(range(0, crowd.size, thoroughness.planned))
        self.real = lru_cache(1 << 15)(self._real)

    def found_all(self) -> Found:
        """Ask everything, and return what was found."""
        self.note()
        for invariant in INVARIANTS:
            self.ask(invariant, self.crowd)
        for start in range(0, self.crowd.size, SIDE_BY_SIDE):
            part = self.crowd.part(slice(start, start + SIDE_BY_SIDE))
            for comparison in COMPARISONS:
                self.ask(comparison, part, start)
            del part
            gc.collect()
        self.decide()
        self.plan()
        return self.found

    def complain(self, name: str, complaint: str, row: int, walks: int = 1) -> None:
        """Note that a walk, and others like it, does not pass."""
        self.found.complaints[name] += walks
        self.found.examples.setdefault(name, f"{complaint} at {self.said(row)}")

    def said(self, row: int) -> str:
        """Return the answers of a walk as an adviser would write them down."""
        return " ".join(f"{key}={'+'.join(sorted(answer))}" for key, answer in self.answers(row).items() if answer)

    def answers(self, row: int) -> dict[str, Answer]:
        """Return the answers of a walk."""
        given = vars(self.crowd.situation(row))
        return {
            question.key: given[question.key] if question.many else frozenset({given[question.key]}) - {""}
            for question in QUESTIONS
        }

    def _real(self, row: int) -> Case:
        situation = self.crowd.situation(row)
        return Case(situation, build_plan(situation, CATALOGUE, TODAY))

    def note(self) -> None:
        """Note what was walked, and the longest plan."""
        steps = self.steps
        self.found.actions = set(steps.parts(tuple(When)))
        longest = int(np.argmax(steps.length.codes))
        self.found.longest = (int(steps.length.codes[longest]), self.said(longest))
        for key in MANY:
            for single in SINGLE:
                for chosen, value in self.crowd.joined(self.crowd.answers[key], self.crowd.answers[single]).values:
                    beside = mask(single, frozenset({value} - {""}))
                    self.found.met[key, chosen] = self.found.met.get((key, chosen), mask(key, chosen)) | beside

    def ask(self, invariant: Invariant, crowd: Crowd, start: int = 0) -> None:
        """Ask `invariant` of all walks, and of the real plan of one of each group that it treats alike."""
        real = lambda row: self.real(row + start)  # noqa: E731
        everyone = np.arange(crowd.size, dtype=np.int32)
        for rows, complaint in branches(lambda branch: invariant(ManyCases(crowd, branch, real)), everyone):
            row = int(rows[0]) + start
            self.found.groups += 1
            self.to_plan.add(row)
            if complaint:
                self.complain(invariant.__name__, complaint, row, len(rows))
            if bool(complaint) != bool(invariant(self.real(row))):
                self.complain("view", invariant.__name__, row, len(rows))

    def decide(self) -> None:
        """Hold the steps that were asked about against what is decided, of each rule at each place on the ladder and more."""
        rows = set(range(0, self.crowd.size, self.thoroughness.decided))
        place = self.crowd.joined(self.crowd.of(climb), self.crowd.read("tried"))
        for rule in RULES:
            rows.update(_first_of_each(self.crowd.joined(place, self.crowd.of(rule.applies))))
        self.found.decided = len(rows)
        for row, steps in zip(rows, self.steps.at(list(rows)), strict=True):
            decided = {(step.action, step.when) for step in decide(self.crowd.situation(row)).decisions}
            if decided != steps:
                self.complain("steps", f"{decided ^ steps}", row)

    def plan(self) -> None:
        """Hold everything against real plans: those asked for, and one for each step with each answer it may quote."""
        self.to_plan |= self.quoting()
        for row in sorted(self.to_plan):
            self.found.planned += 1
            self.judge(row)
            if row % self.thoroughness.planned == 0 and row // self.thoroughness.planned % self.thoroughness.compared == 0:
                self.compare(row)

    def quoting(self) -> set[int]:
        """Return a walk for each step in each section with each answer to each question, and for each rung passed over."""
        rows: set[int] = set()
        for when in When:
            for bits in self.steps.section(when).values():
                those = np.flatnonzero(bits)
                for answers in self.crowd.answers.values():
                    rows.update(those[np.unique(answers.codes[those], return_index=True)[1]].tolist())
        return rows

    def judge(self, row: int) -> None:
        """Hold each invariant against the real plan of a walk."""
        case = self.real(row)
        for invariant in INVARIANTS:
            if complaint := invariant(case):
                self.complain(invariant.__name__, complaint, row)
        for item in case.items:
            for rule in ITEM_INVARIANTS:
                if complaint := rule(item):
                    self.complain(rule.__name__, f"{item.slug}: {complaint}", row)
        for rung in case.plan.skipped:
            if complaint := every_rung_passed_over_says_why(rung):
                self.complain(every_rung_passed_over_says_why.__name__, f"{rung.action.slug}: {complaint}", row)

    def compare(self, row: int) -> None:
        """Compare a walk with its neighbours, and replay it."""
        self.found.compared += 1
        for comparison in COMPARISONS:
            if complaint := comparison(self.real(row)):
                self.complain(comparison.__name__, complaint, row)
        replay = walk({key: sorted(answer) for key, answer in self.answers(row).items()})
        if not replay.complete or read_situation(replay) != self.crowd.situation(row):
            self.complain("replay", "another walk", row)


def _first_of_each(column: Column) -> Iterator[int]:
    return iter(np.unique(column.codes, return_index=True)[1].tolist())
