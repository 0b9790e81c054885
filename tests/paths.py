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
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from escalation.domain.answers import OFF_PATH
from escalation.domain.conditions import AllOf, Answer, Answers, AnyOf, Chosen, Condition, Not
from escalation.domain.questions import BY_KEY, QUESTIONS, Question

# Single choices on whose answer no later question or option depends, and which are dealt out over the product of the others.
IN_TURN = frozenset({"direct_gevaar"})
Group = tuple[Answer, ...]
OPTIONS = tuple((question.key, value) for question in QUESTIONS for value in question.values)
BIT = {option: 1 << place for place, option in enumerate(OPTIONS)}
MANY = tuple(question.key for question in QUESTIONS if question.many)
SINGLE = tuple(question.key for question in QUESTIONS if not question.many)


@dataclass(frozen=True, slots=True, eq=False)
class Leg:
    """A part of a route: at question `key` any of the answers in `group`, which all open the same way on.

    `masks` holds the number of each answer, `sort` a number that only legs with the same single choice, or question, share.
    """

    key: str
    group: Group
    masks: tuple[int, ...]
    sort: int


Route = tuple[Leg, ...]


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


def sets(question: Question, offered: tuple[str, ...]) -> Group:
    """Return the answers to try at `question`: every value, and at a multiple choice also every pair and all together."""
    singles = tuple(frozenset({value}) for value in offered)
    together = [value for value in offered if value not in question.alone] if question.many else []
    pairs = tuple(frozenset(pair) for pair in combinations(together, 2))
    return singles + pairs + ((frozenset(together),) if len(together) > 2 else ())


@cache
def legs(key: str, offered: tuple[str, ...], *, split: bool) -> Route:
    """Return the answers at question `key` by effect; with `split` every value of a single choice is a leg of its own."""
    answers = sets(BY_KEY[key], offered)
    if split and key in SINGLE and key not in IN_TURN:
        return tuple(leg(key, (answer,)) for answer in answers)
    found: dict[frozenset[Chosen], list[Answer]] = {}
    for answer in answers:
        found.setdefault(effect(key, answer), []).append(answer)
    return tuple(leg(key, tuple(group)) for group in found.values())


@cache
def leg(key: str, group: Group) -> Leg:
    """Return the leg with the answers of `group` at question `key`."""
    masks = tuple(mask(key, answer) for answer in group)
    return Leg(key, group, masks, whole(key) << len(OPTIONS) if key in MANY else masks[0])


def routes(task: Answers, *, split: bool = False, until: int = len(QUESTIONS)) -> list[Route]:
    """Return every route that starts with the answers of `task`: a leg for each question on it, of the first `until`."""
    found: list[Route] = []

    def follow(place: int, answers: dict[str, Answer], route: Route) -> None:
        while place < until and not QUESTIONS[place].asked_when.holds(answers):
            answers[QUESTIONS[place].key] = OFF_PATH
            place += 1
        if place == until:
            found.append(route)
            return
        key = QUESTIONS[place].key
        given = task.get(key)
        for one in (leg(key, (given,)),) if given else legs(key, _offered(place, answers), split=split):
            answers[key] = one.group[0]
            follow(place + 1, answers, (*route, one))

    follow(0, {}, ())
    return found


def _offered(place: int, answers: Answers) -> tuple[str, ...]:
    return _offered_to(place, tuple([answers[key] for key in _offered_after(place)]))


@cache
def _offered_after(place: int) -> tuple[str, ...]:
    """Return the keys of the questions on which it depends what is offered at the one in this `place`."""
    return tuple({choice.key: None for option in QUESTIONS[place].options for choice in choices(option.offered_when)})


@cache
def _offered_to(place: int, earlier: tuple[Answer, ...]) -> tuple[str, ...]:
    return QUESTIONS[place].offered(dict(zip(_offered_after(place), earlier, strict=True)))


def deal(route: Route, turn: int) -> int:
    """Return the number of one walk along `route`; another `turn` deals another answer at each leg."""
    number = 0
    for one in route:
        masks = one.masks
        if len(masks) == 1:
            number += masks[0]
        else:
            turn = (turn * 1103515245 + 12345) & 0x7FFFFFFF
            number += masks[(turn >> 8) % len(masks)]
    return number


def tasks() -> tuple[Answers, ...]:
    """Return the answers to the single choices before the first multiple one, each combination: a task for a process."""
    first = next(place for place, question in enumerate(QUESTIONS) if question.many)
    leading = routes({}, split=True, until=first)
    found = {tuple((one.key, one.group[0]) for one in route if one.key not in IN_TURN): None for route in leading}
    return tuple(dict(answers) for answers in found)


class Design:
    """The walks of one task."""

    def __init__(self, task: Answers) -> None:
        self.task = task
        self.routes = routes(task)
        self.leading_to: dict[tuple[str, Answer], int] = {}  # an answer: the routes it may be given on, a bit each
        for place, route in enumerate(self.routes):
            for at in ((one.key, answer) for one in route for answer in one.group):
                self.leading_to[at] = self.leading_to.get(at, 0) | 1 << place

    def walks(self) -> Iterator[int]:
        """Yield the number of each walk; one that two parts of the design share comes twice."""
        yield from self.product()
        for many in MANY:
            yield from self.crossed(many, SINGLE)
        for one, other in combinations(MANY, 2):
            yield from self.crossed(one, (other,))

    def product(self) -> Iterator[int]:
        """Yield every combination of the single choices on every path (part 1)."""
        alike: dict[int, list[Route]] = {}
        for route in routes(self.task, split=True):
            alike.setdefault(sum([one.sort for one in route]), []).append(route)
        for turn, same in enumerate(alike.values()):
            yield deal(same[turn % len(same)], turn)

    def crossed(self, one: str, others: tuple[str, ...]) -> Iterator[int]:
        """Yield every set at question `one` with every answer at the questions `others` (parts 2 and 3)."""
        turn = 0
        for this in self.sets_at(one):
            for other in others:
                elsewhere = ~(whole(one) | whole(other))
                for that in self.sets_at(other):
                    possible = self.leading_to[one, this] & self.leading_to[other, that]
                    if possible:
                        turn += 1
                        places = bits(possible)
                        walk = deal(self.routes[places[turn % len(places)]], turn)
                        yield walk & elsewhere | mask(one, this) | mask(other, that)

    def sets_at(self, key: str) -> Group:
        """Return the answers that this task can meet at question `key`."""
        return tuple(answer for question, answer in self.leading_to if question == key)


@cache
def bits(number: int) -> tuple[int, ...]:
    """Return the places of the bits in `number`."""
    return tuple(place for place in range(number.bit_length()) if number >> place & 1)


@cache
def mask(key: str, answer: Answer) -> int:
    """Return the number of `answer`, a bit for each option in it; that of a walk is their sum: equal only for the same walk."""
    return sum(BIT[key, value] for value in answer)


@cache
def whole(key: str) -> int:
    """Return a number with a bit for each option of the question `key`."""
    return sum(bit for option, bit in BIT.items() if option[0] == key)
