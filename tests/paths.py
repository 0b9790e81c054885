"""Every path through the questions, made from QUESTIONS alone: a new question or option is walked by itself.

The full product of all answers is too large to walk (more than 10^15), so the walks are a covering design of three parts:

1. `product`: every combination of the single-choice answers, on every path a multiple choice can open, once. Nothing depends
   on the answers in IN_TURN: they are dealt out over that product. At a multiple choice the sets of chosen options that open
   the same questions and options further on form a group; each group is a branch, and its sets are dealt out in turn.
2. `each`: every set at every multiple choice, with every value of every single choice.
3. `pairs`: every set at every multiple choice, with every set at every other one.

The sets of a multiple choice are: each option alone, all options that go together, and every pair of those.
Parts 2 and 3 are repeated for every kind of school and age (the tasks), as far as a path exists on which both occur; all other
answers are dealt out in turn. The order of the walks depends on nothing but QUESTIONS.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations

from escalation.domain.answers import OFF_PATH, Walk
from escalation.domain.conditions import AllOf, Answer, Answers, AnyOf, Chosen, Condition, Not
from escalation.domain.questions import QUESTIONS, Question

# Single choices on whose answer no later question or option depends, and which are dealt out over the product of the others.
IN_TURN = frozenset({"direct_gevaar"})
Group = tuple[Answer, ...]
Route = tuple[tuple[str, Group], ...]
OPTIONS = tuple((question.key, value) for question in QUESTIONS for value in question.values)
BIT = {option: 1 << place for place, option in enumerate(OPTIONS)}
MANY = tuple(question.key for question in QUESTIONS if question.many)
SINGLE = tuple(question.key for question in QUESTIONS if not question.many)
_NOWHERE = {question.key: OFF_PATH for question in QUESTIONS}


def choices(condition: Condition) -> Iterator[Chosen]:
    """Yield each choice that `condition` looks at."""
    if isinstance(condition, Chosen):
        yield condition
    elif isinstance(condition, Not):
        yield from choices(condition.condition)
    elif isinstance(condition, AllOf | AnyOf):
        for part in condition.conditions:
            yield from choices(part)


CONDITIONS = tuple(
    condition
    for question in QUESTIONS
    for condition in (question.asked_when, *(option.offered_when for option in question.options))
)
LOOKED_AT = frozenset(choice for condition in CONDITIONS for choice in choices(condition))


@cache
def effect(key: str, answer: Answer) -> frozenset[Chosen]:
    """Return what later conditions see of `answer` at question `key`; the same effect opens the same path."""
    return frozenset(choice for choice in LOOKED_AT if choice.key == key and not choice.values.isdisjoint(answer))


@cache
def sets(question: Question, offered: tuple[str, ...]) -> Group:
    """Return the answers to try at `question`: every value, and at a multiple choice also every pair and all together."""
    singles = tuple(frozenset({value}) for value in offered)
    together = [value for value in offered if value not in question.alone] if question.many else []
    pairs = tuple(frozenset(pair) for pair in combinations(together, 2))
    return singles + pairs + ((frozenset(together),) if len(together) > 2 else ())


@cache
def groups(question: Question, offered: tuple[str, ...], *, split: bool) -> tuple[Group, ...]:
    """Return the answers at `question` by effect; with `split` every value of a single choice is a group of its own."""
    answers = sets(question, offered)
    if split and not question.many and question.key not in IN_TURN:
        return tuple((answer,) for answer in answers)
    found: dict[frozenset[Chosen], list[Answer]] = {}
    for answer in answers:
        found.setdefault(effect(question.key, answer), []).append(answer)
    return tuple(tuple(group) for group in found.values())


def routes(task: Answers, *, split: bool = False) -> Iterator[Route]:
    """Yield every route that starts with the answers of `task`: per question on it, the answers that open that route."""
    return _routes(0, {}, (), task, split)


def _routes(place: int, answers: dict[str, Answer], route: Route, task: Answers, split: bool) -> Iterator[Route]:
    while place < len(QUESTIONS) and not QUESTIONS[place].asked_when.holds(answers):
        answers[QUESTIONS[place].key] = OFF_PATH
        place += 1
    if place == len(QUESTIONS):
        yield route
        return
    question = QUESTIONS[place]
    found = ((task[question.key],),) if question.key in task else groups(question, question.offered(answers), split=split)
    for group in found:
        answers[question.key] = group[0]
        yield from _routes(place + 1, answers, (*route, (question.key, group)), task, split)


def deal(route: Route, turn: int) -> dict[str, Answer]:
    """Return the answers of one walk along `route`; another `turn` deals another answer from each group."""
    answers = dict(_NOWHERE)
    for key, group in route:
        if len(group) == 1:
            answers[key] = group[0]
        else:
            turn = (turn * 1103515245 + 12345) & 0x7FFFFFFF
            answers[key] = group[(turn >> 8) % len(group)]
    return answers


def tasks() -> tuple[Answers, ...]:
    """Return the answers to the single choices before the first multiple one, each combination: a task for a process."""
    first = next(place for place, question in enumerate(QUESTIONS) if question.many)
    leading = [question.key for question in QUESTIONS[:first] if question.key not in IN_TURN]
    found = {tuple(group[0] for key, group in route if key in leading): None for route in routes({}, split=True)}
    return tuple(dict(zip(leading, answers, strict=True)) for answers in found)


class Design:
    """The walks of one task."""

    def __init__(self, task: Answers) -> None:
        self.task = task
        self.routes = tuple(routes(task))
        self.leading_to: dict[tuple[str, Answer], int] = {}  # an answer: the routes it may be given on, a bit each
        for place, route in enumerate(self.routes):
            for key, group in route:
                for answer in group:
                    self.leading_to[key, answer] = self.leading_to.get((key, answer), 0) | 1 << place

    def walks(self) -> Iterator[dict[str, Answer]]:
        """Yield the answers of each walk; one that two parts of the design share comes twice."""
        yield from self.product()
        for many in MANY:
            yield from self.crossed(many, SINGLE)
        for one, other in combinations(MANY, 2):
            yield from self.crossed(one, (other,))

    def product(self) -> Iterator[dict[str, Answer]]:
        """Yield every combination of the single choices on every path (part 1)."""
        alike: dict[object, list[Route]] = {}
        for route in routes(self.task, split=True):
            alike.setdefault(tuple(group[0] if key in SINGLE else key for key, group in route), []).append(route)
        for turn, same in enumerate(alike.values()):
            yield deal(same[turn % len(same)], turn)

    def crossed(self, one: str, others: tuple[str, ...]) -> Iterator[dict[str, Answer]]:
        """Yield every set at question `one` with every answer at the questions `others` (parts 2 and 3)."""
        turn = 0
        for this in self.sets_at(one):
            for other in others:
                for that in self.sets_at(other):
                    possible = self.leading_to[one, this] & self.leading_to[other, that]
                    if possible:
                        turn += 1
                        places = bits(possible)
                        yield {**deal(self.routes[places[turn % len(places)]], turn), one: this, other: that}

    def sets_at(self, key: str) -> Group:
        """Return the answers that this task can meet at question `key`."""
        return tuple(answer for question, answer in self.leading_to if question == key)


@cache
def bits(number: int) -> tuple[int, ...]:
    """Return the places of the bits in `number`."""
    return tuple(place for place in range(number.bit_length()) if number >> place & 1)


@cache
def mask(key: str, answer: Answer) -> int:
    """Return a number with a bit for each option in `answer`."""
    return sum(BIT[key, value] for value in answer)


def code(answers: Answers) -> int:
    """Return one number for a walk with these answers, a bit for each chosen option: equal only for the same walk."""
    return sum(mask(key, answer) for key, answer in answers.items() if answer)


def walk_of(answers: Answers) -> Walk:
    """Return the complete walk with these answers, without replaying it."""
    return Walk(tuple(question for question in QUESTIONS if answers[question.key]), answers, None)
