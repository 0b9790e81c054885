"""All cases of a crowd side by side, in the shape of the one Case that the invariants know."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from functools import cache
from types import CodeType

from escalation.domain import plan as plan_module
from escalation.domain.plan import PlanItem
from escalation.domain.questions import BY_KEY
from escalation.domain.rules import When
from tests.crowd.branches import Branch
from tests.crowd.columns import Column
from tests.crowd.crowd import Crowd, is_fact
from tests.crowd.steps import Steps
from tests.crowd.views import SetOf, StepsOf
from tests.domain.invariants import HELP, Case, Outline

RealCase = Callable[[int], Case]


class _Told:
    """The answers of the walks in a branch, by the names that a Situation gives them."""

    def __init__(self, crowd: Crowd, branch: Branch) -> None:
        self._crowd, self._branch = crowd, branch

    def __getattr__(self, name: str) -> object:
        return _shown(self._crowd.read(name), self._branch)


def _shown(column: Column, branch: Branch) -> object:
    return SetOf(column, branch) if isinstance(column.values[0], frozenset) else branch.ask(column)


class ManyCases(Case):
    """The cases of the walks in `branch`; `real` gives the real one of a walk."""

    def __init__(self, crowd: Crowd, branch: Branch, real: RealCase) -> None:
        self.crowd, self.branch, self.real = crowd, branch, real
        self.steps = Steps.of(crowd)
        self.situation = _Told(crowd, branch)

    def _part(self, *parts: When) -> StepsOf:
        return _steps_of(self.steps, self.branch, parts)

    first = property(lambda self: self._part(When.FIRST))
    beside = property(lambda self: self._part(When.ALONGSIDE))
    done = property(lambda self: self._part(When.DONE))
    ahead = property(lambda self: self._part(When.NOW, When.LATER, When.ALONGSIDE))
    slugs = property(lambda self: self._part(*When))
    now = property(lambda self: [self.branch.ask(self.steps.now)])
    later = property(lambda self: list(self.branch.ask(self.steps.later)))
    length = property(lambda self: self.branch.ask(self.steps.length))
    order = property(lambda self: [when for when in When if self._part(when)])
    sections = property(lambda self: {when: self._part(when) for when in self.order})

    @property
    def rungs(self) -> list[PlanItem]:
        """The steps to climb, with the dates of a real plan that climbs alike."""
        self.branch.ask(dated(self.crowd))
        return self.real(int(self.branch.rows[0])).rungs

    def outline(self, **answers: object) -> Outline:
        """Return what is decided for these families with other `answers`."""
        crowd = self.crowd
        for key, answer in answers.items():
            crowd = crowd.but(key, answer.column if isinstance(answer, SetOf) else crowd.same(answer))
        return _OutlineOf(self.kind, Steps.of(crowd), self.branch)


class _OutlineOf(Outline):
    def __init__(self, kind: str, steps: Steps, branch: Branch) -> None:
        self.kind, self.steps, self.branch = kind, steps, branch

    rungs = property(lambda self: [self.branch.ask(self.steps.now), *self.branch.ask(self.steps.later)])
    first = property(lambda self: _steps_of(self.steps, self.branch, (When.FIRST,)))
    help = property(lambda self: _steps_of(self.steps, self.branch, HELP))


def _steps_of(steps: Steps, branch: Branch, parts: tuple[When, ...]) -> StepsOf:
    return StepsOf({slug: bits.__getitem__ for slug, bits in steps.parts(parts).items()}, branch)


def dated(crowd: Crowd) -> Column:
    """Return the column of all that the dates in a plan can depend on: the rungs, and what plan.py names of a situation."""
    steps = Steps.of(crowd)
    return crowd.joined(steps.now, steps.later, *map(crowd.read, named_in_plan()))


@cache
def named_in_plan() -> tuple[str, ...]:
    """Return each answer and fact that plan.py names."""
    names = set(_names(compile(inspect.getsource(plan_module), "plan", "exec")))
    return tuple(name for name in sorted(names) if name in BY_KEY or is_fact(name))


def _names(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _names(constant)
