"""Facts looked up instead of worked out again: facts that read the same answers form a panel, and a panel remembers.

What a fact reads is taken from its own code, every name in it and in the facts it uses, so nothing it could read is missed.
A panel remembers answers of its own few questions side by side, of a bounded number of families, and nothing that tells
one family from another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from inspect import unwrap
from operator import attrgetter
from types import CodeType, FunctionType

from escalation.domain.questions import QUESTIONS
from escalation.domain.situation import CODE, Situation

Fact = Callable[[Situation], bool]
# A fact that reads more answers than this is worked out each time: it would seldom meet the same ones again.
MOST_KEYS = 4
REMEMBERED = 4096


class Panels:
    """Which of `facts` hold of a situation, by place, in ascending order."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        grouped: dict[tuple[str, ...], list[int]] = {}
        for place in sorted(range(len(facts)), key=lambda place: -len(answers_read(facts[place]))):
            keys = answers_read(facts[place])
            home = next((panel for panel in grouped if len(panel) <= MOST_KEYS and set(keys) <= set(panel)), keys)
            grouped.setdefault(home, []).append(place)
        self._always = tuple(place for place in grouped.pop((), []) if facts[place](Situation()))
        self._panels = [_remembering(keys, places, facts) for keys, places in grouped.items() if len(keys) <= MOST_KEYS]
        self._alone = [(place, facts[place]) for keys in grouped if len(keys) > MOST_KEYS for place in grouped[keys]]

    def holding(self, situation: Situation) -> list[int]:
        """Return the places of the facts that hold of `situation`, in order."""
        found = [*self._always, *(place for place, fact in self._alone if fact(situation))]
        for panel in self._panels:
            found += panel(situation)
        found.sort()
        return found


def _remembering(keys: tuple[str, ...], places: list[int], facts: Sequence[Fact]) -> Callable[[Situation], tuple[int, ...]]:
    """Return the places that hold, as a function of a situation that looks at the answers to `keys` only."""

    @lru_cache(maxsize=REMEMBERED)
    def judged(*answers: object) -> tuple[int, ...]:
        situation = Situation(**dict(zip(keys, answers, strict=True)))  # type: ignore[arg-type]
        return tuple(place for place in places if facts[place](situation))

    read = attrgetter(*keys)
    if len(keys) == 1:
        return lambda situation: judged(read(situation))
    return lambda situation: judged(*read(situation))


def answers_read(fact: Fact) -> tuple[str, ...]:
    """Return the keys of all questions that `fact` can read, in their order. TypeError for what is not written in Python."""
    if not isinstance(fact, FunctionType):
        raise TypeError(f"{fact!r} shows no code")
    reached = set(_reached(unwrap(fact).__code__, set()))
    return tuple(question.key for question in QUESTIONS if question.key in reached)


def _reached(code: CodeType, seen: set[str]) -> Iterator[str]:
    """Yield each name in `code`, in what is nested in it, and in the facts of a Situation that it names."""
    for name in code.co_names:
        if name not in seen:
            seen.add(name)
            yield name
            if name in CODE:
                yield from _reached(unwrap(CODE[name]).__code__, seen)
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _reached(constant, seen)
