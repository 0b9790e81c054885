"""Situations that answer only what is asked of them, so that every way through a fact can be followed. Nothing is sampled.

A fact that is built of other facts is asked about those as it is about an answer: a few ways suffice, and what the other
facts stand for is worked out once, in `diagrams`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from functools import cache
from typing import get_type_hints

from escalation.domain.conditions import Always
from escalation.domain.questions import BY_KEY, QUESTIONS
from escalation.domain.situation import CODE, Situation

NOT_ASKED = ""
Predicate = Callable[[Situation], bool]
# An option of a question, or a fact by its name and ''. Of a single choice only the value that was chosen is known.
Atom = tuple[str, str]
Known = Mapping[Atom, bool]
FACTS: Mapping[str, Predicate] = {name: code for name, code in CODE.items() if get_type_hints(code)["return"] is bool}


class _Teller:
    """Tells a probe what is known. What is not known it takes to be so, and puts the other branches off for later."""

    def __init__(self, known: Known) -> None:
        self.known = dict(known)
        self.put_off: list[Known] = []

    def chose(self, key: str, value: str) -> bool:
        """Return whether `value` was chosen at the multiple choice `key`."""
        return self._is_so((key, value))

    def fact(self, name: str) -> bool:
        """Return whether the fact `name` holds."""
        return self._is_so((name, ""))

    def _is_so(self, atom: Atom) -> bool:
        if atom not in self.known:
            self.put_off.append({**self.known, atom: False})
            self.known[atom] = True
        return self.known[atom]

    def answer(self, key: str) -> str:
        """Return the answer to the single choice `key`."""
        values = answers_to(key)
        for value in values:
            if self.known.get((key, value)):
                return value
        self.put_off += [{**self.known, (key, value): True} for value in values[1:]]
        self.known[key, values[0]] = True
        return values[0]


class _Chosen(Set[str]):
    """The answer to a multiple choice as a teller tells it; looks in the order of the options, and no further than needed."""

    def __init__(self, key: str, teller: _Teller, values: tuple[str, ...]) -> None:
        self.key, self.teller, self.values = key, teller, values

    @classmethod
    def _from_iterable(cls, it: Iterable[str]) -> frozenset[str]:  # type: ignore[override]
        return frozenset(it)

    def __contains__(self, value: object) -> bool:
        return value in self.values and self.teller.chose(self.key, str(value))

    def __iter__(self) -> Iterator[str]:
        return (value for value in self.values if self.teller.chose(self.key, value))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __bool__(self) -> bool:
        return any(True for _ in self)

    def __and__(self, other: Set[object]) -> _Chosen:
        return _Chosen(self.key, self.teller, tuple(value for value in self.values if value in other))

    __rand__ = __and__

    def __sub__(self, other: Set[object]) -> _Chosen:
        return _Chosen(self.key, self.teller, tuple(value for value in self.values if value not in other))

    def isdisjoint(self, other: Iterable[object]) -> bool:
        """Return whether none of `other` was chosen."""
        return not self & frozenset(other)


class _Probe(Situation):
    """A situation whose answers come from a teller."""

    def __init__(self, teller: _Teller) -> None:
        object.__setattr__(self, "_teller", teller)

    def __getattribute__(self, name: str) -> object:
        question = BY_KEY.get(name)
        if question is None and name not in FACTS:
            return object.__getattribute__(self, name)
        teller: _Teller = object.__getattribute__(self, "_teller")
        if question is None:
            return teller.fact(name)
        return _Chosen(name, teller, question.values) if question.many else teller.answer(name)


@cache
def answers_to(key: str) -> tuple[str, ...]:
    """Return the values a single choice can have in a complete situation; '' where the question may not be asked."""
    question = BY_KEY[key]
    return question.values if isinstance(question.asked_when, Always) else (*question.values, NOT_ASKED)


def ways(predicate: Predicate) -> Iterator[tuple[Known, bool]]:
    """Yield each way through `predicate`: what it asked and was told, and its outcome."""
    to_go: list[Known] = [{}]
    while to_go:
        teller = _Teller(to_go.pop())
        outcome = bool(predicate(_Probe(teller)))
        to_go += reversed(teller.put_off)
        yield teller.known, outcome


@cache
def questions_read(fact: Callable[[Situation], object]) -> tuple[str, ...]:
    """Return the keys of the questions that `fact` reads, in their order; each answer is tried after each
    answer that can come before it, not in every combination."""
    keys: set[str] = set()
    tried: set[tuple[tuple[Atom, bool], ...]] = set()
    to_go: list[Known] = [{}]
    while to_go:
        teller = _Teller(to_go.pop(0))
        fact(_Probe(teller))
        keys.update(key for key, _ in teller.known)
        for branch in teller.put_off:
            turn = tuple(branch.items())[-2:]
            if turn not in tried:
                tried.add(turn)
                to_go.append(branch)
    read = keys.union(*(questions_read(FACTS[name]) for name in keys.intersection(FACTS)))
    return tuple(question.key for question in QUESTIONS if question.key in read)
