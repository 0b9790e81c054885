"""A diagram as a short list of cubes: none can be widened, none can be missed. What reads well is tried first."""

from __future__ import annotations

from escalation.domain.diagrams import Cube, Diagram, Variable, always, cubes, either, of_cube, outcomes
from escalation.domain.probes import NOT_ASKED


def cover(diagram: Diagram) -> list[Cube]:
    """Return cubes that together say when `diagram` holds."""
    short: list[Cube] = []
    for cube in cubes(diagram):
        if not any(_within(cube, other) for other in short):
            short.append(_shortened(diagram, cube))
    return _needed(short)


def lacks(variable: Variable, left: frozenset[str]) -> bool:
    """Return whether `left` says of `variable`, an option of a multiple choice, that it was not chosen."""
    return bool(variable[1]) and NOT_ASKED in left


def _within(cube: Cube, other: Cube) -> bool:
    """Return whether `other` holds wherever `cube` does."""
    return all(variable in cube and cube[variable] <= left for variable, left in other.items())


def _shortened(diagram: Diagram, cube: Cube) -> Cube:
    """Return `cube` without what it can do without; what was not chosen is dropped before what was."""
    kept = dict(cube)
    for variable in sorted(cube, key=lambda variable: not lacks(variable, cube[variable])):
        fewer = {other: left for other, left in kept.items() if other != variable}
        if always(diagram, fewer):
            kept = fewer
    return kept


def _needed(short: list[Cube]) -> list[Cube]:
    """Return the cubes of `short` without those that the others cover together, the longest judged first."""
    to_judge = sorted(short, key=len, reverse=True)
    found: Diagram = False
    kept: list[Cube] = []
    for cube, to_come in zip(to_judge, _to_come(to_judge), strict=True):
        others = either(found, to_come)
        if not always(others, cube):
            kept.append(_narrowed(cube, others))
            found = either(found, of_cube(kept[-1]))
    return kept


def _to_come(to_judge: list[Cube]) -> list[Diagram]:
    """Return for each of `to_judge` when one of those after it holds."""
    found: list[Diagram] = [False]
    for cube in reversed(to_judge):
        found.append(either(found[-1], of_cube(cube)))
    return found[-2::-1]


def _narrowed(cube: Cube, others: Diagram) -> Cube:
    """Return `cube` without the answers to single choices that the `others` cover, where that leaves fewer to name."""
    kept = dict(cube)
    for variable, left in cube.items():
        own = frozenset(outcome for outcome in left if not always(others, {**kept, variable: frozenset({outcome})}))
        if _to_name(variable, own) < _to_name(variable, left):
            kept[variable] = own
    return kept


def _to_name(variable: Variable, left: frozenset[str]) -> int:
    """Return how many answers a sentence names: those that are left, or those that are not."""
    return min(len(left), len(outcomes(variable)) - len(left))
