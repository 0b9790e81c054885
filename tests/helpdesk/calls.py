"""Calls made up at random: a whole talk, a part of one, and a part that ends in a whole."""

from __future__ import annotations

from random import Random

from escalation.domain.answers import walk
from escalation.domain.questions import QUESTIONS, Question
from tests.families import Answers


def chance_of(seed: int) -> Random:
    """Return a source of chance that is the same every time."""
    return Random(seed)  # noqa: S311  (nothing secret hangs on it)


def some(question: Question, offered: tuple[str, ...], chance: Random) -> list[str]:
    """Return an answer that goes together, of the options `offered`."""
    first = chance.choice(offered)
    if not question.many or first in question.alone:
        return [first]
    together = [value for value in offered if value not in question.alone]
    return [value for value in together if value == first or chance.random() < 0.3]


def ended(begun: Answers, chance: Random) -> Answers:
    """Return `begun` with an answer at every question that is still asked."""
    answers = dict(begun)
    while (replay := walk(answers)).gap:
        answers[replay.gap.key] = some(replay.gap, replay.gap.offered(replay.answers), chance)
    return answers


def part_of(answers: Answers, chance: Random) -> Answers:
    """Return the answers to some of the questions, in no order."""
    return {key: values for key, values in answers.items() if chance.random() < 0.6}


def off_the_path(answers: Answers) -> set[str]:
    """Return the questions that this family is not asked."""
    return {question.key for question in QUESTIONS} - {question.key for question in walk(answers).path}
