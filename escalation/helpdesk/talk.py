"""A talk on the phone: answers in any order, some at odds with others, to what counts, what is open, and what steps back.

Nothing is refused and nothing is forgotten: what does not count now is kept as it was given. Pure: no Django, no words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from escalation.domain.answers import OFF_PATH, Walk, walk
from escalation.domain.conditions import Always, Answer, Answers
from escalation.domain.questions import QUESTIONS, UNKNOWN, Question
from escalation.domain.situation import Situation, read_situation

Given = Mapping[str, Iterable[str]]


# Most options are offered to everyone; only of the others it is looked up each time.
_CONDITIONAL = {
    question.key: [(option.value, option.offered_when) for option in question.options if option.offered_when != Always()]
    for question in QUESTIONS
}


_NO_OFFERS: Mapping[str, bool | None] = {}


class Stand(StrEnum):
    """Where a question stands in the talk."""

    COUNTS = "telt"
    OPEN = "open"
    LATER = "later"  # answered, and it counts once the questions before it are
    PERHAPS = "misschien"  # not answered, and not known yet whether it has to be
    ASIDE = "opzij"  # this family is not asked it


class Asked(NamedTuple):
    """One question in the talk: what was chosen, what is read of it, and the options that do not fit this family."""

    question: Question
    chosen: Answer
    read: Answer
    unfit: Answer
    stand: Stand

    @property
    def hidden(self) -> tuple[str, ...]:
        """The options to leave away: they do not fit and nobody chose them."""
        left = self.unfit - self.chosen
        return tuple([value for value in self.question.values if value in left]) if left else ()

    @property
    def misfits(self) -> tuple[str, ...]:
        """What was chosen and does not go with the other answers of the family."""
        misfits = self.chosen & self.unfit
        return tuple([value for value in self.question.values if value in misfits]) if misfits else ()

    @property
    def overruled(self) -> tuple[str, ...]:
        """What was chosen beside answers that it excludes, and so is not read."""
        overruled = self.chosen - self.read - self.unfit
        return tuple([value for value in self.question.values if value in overruled]) if overruled else ()


@dataclass(frozen=True)
class Talk:
    """All questions, in the order of QUESTIONS; the replay of what is read; what is certain, and all that was heard."""

    asked: tuple[Asked, ...]
    walk: Walk
    sure: Answers
    heard: Answers

    @cached_property
    def by_key(self) -> Mapping[str, Asked]:
        """The questions by key."""
        return {asked.question.key: asked for asked in self.asked}

    @property
    def situation(self) -> Situation:
        """What is known for sure, whatever will be answered at the questions that are open."""
        return read_situation(Walk((), self.sure, None))

    @property
    def alarm(self) -> Situation:
        """All that was heard, at odds or not: who speaks of danger gets help at once (D1, D2)."""
        return read_situation(Walk((), self.heard, None))


def read_talk(given: Given) -> Talk:
    """Return the talk in which `given` (question key to values, in any state) was answered; never raises."""
    sure: dict[str, Answer] = {}
    heard: dict[str, Answer] = {}
    asked = [_hear(question, frozenset(given.get(question.key, ())), sure, heard) for question in QUESTIONS]
    replay = walk({one.question.key: one.read for one in asked})
    counted = replay.answers
    placed = [Asked(*one[:4], Stand.COUNTS) if counted.get(one.question.key) else one for one in asked]
    return Talk(tuple(placed), replay, sure, heard)


def _hear(question: Question, given: Answer, sure: dict[str, Answer], heard: dict[str, Answer]) -> Asked:
    """Return `question` as answered, and add it to what is `sure` and what is `heard`."""
    chosen = given.intersection(question.values) if given else given
    needed = question.asked_when.holds(sure)
    offers = _offers(question, sure)
    unfit = frozenset([value for value, fits in offers.items() if fits is False]) if offers else OFF_PATH
    read = _settled(question, chosen - unfit)
    if needed is False:
        sure[question.key] = OFF_PATH
        return Asked(question, chosen, read, unfit, Stand.ASIDE)
    heard[question.key] = chosen - unfit if question.many else read
    if needed and read and (not offers or None not in [offers.get(value, True) for value in read]):
        sure[question.key] = read
    unanswered = Stand.OPEN if needed else Stand.PERHAPS
    return Asked(question, chosen, read, unfit, Stand.LATER if read else unanswered)


def _offers(question: Question, sure: Answers) -> Mapping[str, bool | None]:
    """Return, of the options that are not offered to everyone, whether they are offered to this family."""
    conditional = _CONDITIONAL[question.key]
    return {value: offered_when.holds(sure) for value, offered_when in conditional} if conditional else _NO_OFFERS


def _settled(question: Question, fitting: Answer) -> Answer:
    """Return how `fitting` is read: an exclusive value yields to others, and of several exclusive ones 'not known' stays."""
    if len(fitting) < 2:
        return fitting
    if not question.many:
        return OFF_PATH
    others = fitting - question.alone
    if others:
        return others
    return frozenset({UNKNOWN}) & fitting
