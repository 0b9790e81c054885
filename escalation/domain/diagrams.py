"""Facts as decision diagrams: what is asked in the order of the questions, and no more than makes a difference.

Equal parts exist once, so a diagram stays small, and two facts that say the same are the same diagram. A fact is made of the
ways through its own code; the facts that it is built of are put in as diagrams of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from escalation.domain.probes import FACTS, NOT_ASKED, Atom, Known, Predicate, answers_to, ways
from escalation.domain.questions import BY_KEY, QUESTIONS

# What is asked: a single choice by its key and '', or one option of a multiple choice by its key and value.
Variable = tuple[str, str]
# Per variable the outcomes that are left open. The outcome of an option is its value, or '' when it was not chosen.
Cube = Mapping[Variable, frozenset[str]]


@dataclass(frozen=True, eq=False, slots=True)
class Split:
    """What is asked next, and the diagram that follows each of its outcomes. Equal ones are one and the same object."""

    variable: Variable
    branches: tuple[Diagram, ...]


Diagram = Split | bool

_PLACES: Mapping[Variable, int] = {
    variable: place
    for place, variable in enumerate(
        (question.key, value) for question in QUESTIONS for value in (question.values if question.many else ("",))
    )
}


@cache
def outcomes(variable: Variable) -> tuple[str, ...]:
    """Return what can come out at `variable`, in the order of the branches."""
    key, value = variable
    return (value, NOT_ASKED) if value else answers_to(key)


def diagram_of(predicate: Predicate) -> Diagram:
    """Return when `predicate` is true of a complete situation."""
    found: Diagram = False
    for known, outcome in ways(predicate):
        if outcome:
            found = either(found, _way(known))
    return found


def _way(known: Known) -> Diagram:
    way: Diagram = True
    for atom, told in known.items():
        way = _choose(_of_atom(atom), way, False) if told else _choose(_of_atom(atom), False, way)
    return way


@cache
def _of_atom(atom: Atom) -> Diagram:
    key, value = atom
    if key in FACTS:
        return diagram_of(FACTS[key])
    variable = atom if BY_KEY[key].many else (key, "")
    return _split(variable, tuple(outcome == value for outcome in outcomes(variable)))


def of_cube(cube: Cube) -> Diagram:
    """Return when all of `cube` holds."""
    found: Diagram = True
    for variable in sorted(cube, key=_PLACES.__getitem__, reverse=True):
        found = _split(variable, tuple(found if outcome in cube[variable] else False for outcome in outcomes(variable)))
    return found


def either(first: Diagram, second: Diagram) -> Diagram:
    """Return when `first` or `second` holds."""
    return _choose(first, True, second)


@cache
def _choose(condition: Diagram, yes: Diagram, no: Diagram) -> Diagram:
    """Return `yes` where `condition` holds, and `no` elsewhere."""
    if isinstance(condition, bool):
        return yes if condition else no
    if yes is no:
        return yes
    variable = min((part.variable for part in (condition, yes, no) if isinstance(part, Split)), key=_PLACES.__getitem__)
    parts = (_after(part, variable) for part in (condition, yes, no))
    return _split(variable, tuple(_choose(*branches) for branches in zip(*parts, strict=True)))


def _after(diagram: Diagram, variable: Variable) -> tuple[Diagram, ...]:
    if isinstance(diagram, Split) and diagram.variable == variable:
        return diagram.branches
    return (diagram,) * len(outcomes(variable))


@cache
def _split(variable: Variable, branches: tuple[Diagram, ...]) -> Diagram:
    first, *others = branches
    return first if all(other is first for other in others) else Split(variable, branches)


def always(diagram: Diagram, cube: Cube) -> bool:
    """Return whether `diagram` holds wherever `cube` does."""
    judged: dict[Split, bool] = {}

    def judge(part: Diagram) -> bool:
        if isinstance(part, bool):
            return part
        if part not in judged:
            left = cube.get(part.variable)
            by_outcome = zip(outcomes(part.variable), part.branches, strict=True)
            judged[part] = all(judge(branch) for outcome, branch in by_outcome if left is None or outcome in left)
        return judged[part]

    return judge(diagram)


def cubes(diagram: Diagram) -> Iterator[Cube]:
    """Yield cubes that together say when `diagram` holds; no two of them overlap."""
    if diagram is True:
        yield {}
    if isinstance(diagram, Split):
        for branch in dict.fromkeys(diagram.branches):
            by_outcome = zip(outcomes(diagram.variable), diagram.branches, strict=True)
            left = frozenset(outcome for outcome, other in by_outcome if other is branch)
            yield from ({diagram.variable: left, **cube} for cube in cubes(branch))
