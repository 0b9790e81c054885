"""When a fact is true, worked out from the code of the fact itself: which questions it reads, and which answers make it so.

Every way through the fact is followed, so nothing is sampled and the result is exact for every complete situation. It has no
content of its own and so cannot drift from the rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import cache

from escalation.domain.conditions import AllOf, Always, AnyOf, Chosen, Condition, Not
from escalation.domain.covers import cover, lacks
from escalation.domain.diagrams import Cube, Diagram, diagram_of
from escalation.domain.probes import NOT_ASKED, Predicate, answers_to
from escalation.domain.questions import BY_KEY, QUESTIONS
from escalation.domain.situation import Situation


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to be true: at question `key` one of `values` was chosen or, `negated`, none of them; '' is 'not asked'."""

    key: str
    values: tuple[str, ...]
    negated: bool = False

    def holds(self, situation: Situation) -> bool:
        """Return whether the answer of `situation` fits."""
        answer: str | Set[str] = getattr(situation, self.key)
        return _meets(answer, self.values) is not self.negated

    def narrowed(self, situation: Situation) -> Term:
        """Return the term with only the values that `situation` chose, or itself when it asks for what was not chosen."""
        chosen = tuple(value for value in self.values if not self.negated and _meets(getattr(situation, self.key), (value,)))
        return Term(self.key, chosen) if chosen else self


Alternative = tuple[Term, ...]
Alternatives = tuple[Alternative, ...]


def alternatives(predicate: Predicate) -> Alternatives:
    """Return when `predicate` is true: one of the alternatives ('of'), all terms of which hold ('en').

    Empty: never true. One alternative without terms: always true.
    """
    return _alternatives(diagram_of(predicate))


@cache
def _alternatives(diagram: Diagram) -> Alternatives:
    terms = _merged({_as_terms(cube) for cube in cover(diagram)})
    return tuple(sorted((_readable(alternative) for alternative in terms), key=_place))


@cache
def asked(key: str) -> Alternatives:
    """Return when the question `key` is asked."""
    return _of_condition(BY_KEY[key].asked_when)


@cache
def offered(key: str, value: str) -> Alternatives:
    """Return when `value` can be chosen at question `key`."""
    return next(_of_condition(option.offered_when) for option in BY_KEY[key].options if option.value == value)


def _of_condition(condition: Condition) -> Alternatives:
    return alternatives(lambda situation: _holds(condition, situation))


def can_come_with(found: Alternatives, key: str, value: str) -> bool:
    """Return whether one of the alternatives `found` leaves room for `value` at question `key`."""
    return any(all(_leaves_room(term, value) for term in alternative if term.key == key) for alternative in found)


def _leaves_room(term: Term, value: str) -> bool:
    if term.negated:
        return value not in term.values
    return value in term.values or BY_KEY[term.key].many


def _holds(condition: Condition, situation: Situation) -> bool:
    match condition:
        case Always():
            return True
        case Chosen(key, values):
            return _meets(getattr(situation, key), values)
        case Not(inner):
            return not _holds(inner, situation)
        case AllOf(parts):
            return all(_holds(part, situation) for part in parts)
        case AnyOf(parts):
            return any(_holds(part, situation) for part in parts)
    raise TypeError(f"no such condition: {condition!r}")


def _meets(answer: str | Set[str], values: Iterable[str]) -> bool:
    if isinstance(answer, str):
        return answer in values
    return not answer.isdisjoint(frozenset(values))


# --- from cubes to terms ----------------------------------------------------------------------------------


_Part = tuple[str, frozenset[str], bool]
_Terms = frozenset[_Part]


def _as_terms(cube: Cube) -> _Terms:
    lacking: dict[str, set[str]] = {}
    having: set[_Part] = set()
    for (key, value), left in cube.items():
        if lacks((key, value), left):
            lacking.setdefault(key, set()).add(value)
        else:
            having.add((key, left, False))
    return frozenset(having | {(key, frozenset(values), True) for key, values in lacking.items()})


def _merged(cubes: set[_Terms]) -> set[_Terms]:
    """Return `cubes` with those that differ only in the values of one term taken together, the last question first."""
    for question in reversed(QUESTIONS):
        rest, alike = _alike(question.key, cubes)
        if len(alike) > 1:
            together = frozenset().union(*(values for _, values, _ in alike))
            return _merged(cubes - {rest | {term} for term in alike} | {rest | {(question.key, together, False)}})
    return cubes


def _alike(key: str, cubes: set[_Terms]) -> tuple[_Terms, set[_Part]]:
    """Return the largest group of `cubes` that share all but a term at question `key`: what they share, and those terms."""
    groups: dict[_Terms, set[_Part]] = {}
    for cube in cubes:
        for term in cube:
            if term[0] == key and not term[2]:
                groups.setdefault(cube - {term}, set()).add(term)
    rest = max(groups, key=lambda shared: (len(groups[shared]), _spelled(shared)), default=frozenset())
    return rest, groups.get(rest, set())


def _spelled(cube: _Terms) -> list[tuple[str, list[str], bool]]:
    return sorted((key, sorted(values), negated) for key, values, negated in cube)


def _readable(cube: _Terms) -> Alternative:
    """Return the terms in the order of the questions, each the short way round."""
    return tuple(sorted((_term(*parts) for parts in cube), key=_term_place))


def _term(key: str, values: frozenset[str], negated: bool) -> Term:
    question = BY_KEY[key]
    if question.many:
        return Term(key, tuple(value for value in question.values if value in values), negated)
    chosen = tuple(value for value in answers_to(key) if value in values)
    rest = tuple(value for value in answers_to(key) if value not in values)
    room = len(chosen) if NOT_ASKED in chosen else (len(chosen) - 1) // 2
    return Term(key, rest, negated=True) if len(rest) <= room else Term(key, chosen)


_PLACE = {question.key: place for place, question in enumerate(QUESTIONS)}


def _term_place(term: Term) -> tuple[int, bool, list[int]]:
    values = (*BY_KEY[term.key].values, NOT_ASKED)
    return _PLACE[term.key], term.negated, [values.index(value) for value in term.values]


def _place(alternative: Alternative) -> list[tuple[int, bool, list[int]]]:
    return [_term_place(term) for term in alternative]
