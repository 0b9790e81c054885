"""Replay: from whatever was stored to the answers that count. What is off the path stops here.

Source: GOV.UK smart-answers and the ONS questionnaire runner, which made ghost answers impossible the same way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from escalation.domain.conditions import Answer, Answers
from escalation.domain.questions import QUESTIONS, Question

OFF_PATH: Answer = frozenset()
_COLLECTIONS = (list, tuple, set, frozenset)


@dataclass(frozen=True)
class Walk:
    """A replay: the questions passed in order, their answers, and the first question without one (None: complete)."""

    path: tuple[Question, ...]
    answers: Answers
    gap: Question | None

    @property
    def complete(self) -> bool:
        """Whether every question on the path has its answer."""
        return self.gap is None

    @property
    def reachable(self) -> tuple[Question, ...]:
        """The questions a visitor may open now: those passed, and the one he stands at."""
        return self.path if self.gap is None else (*self.path, self.gap)

    def at_most(self) -> int:
        """Return how many questions this visitor is asked at most, the passed ones included."""
        start = len(QUESTIONS) if self.gap is None else QUESTIONS.index(self.gap)
        ahead = (question for question in QUESTIONS[start:] if question.asked_when.holds(self.answers) is not False)
        return len(self.path) + sum(1 for _ in ahead)


def accept(question: Question, raw: object, answers: Answers) -> Answer | None:
    """Return the valid answer in `raw` (a value or an iterable of values) after the earlier `answers`, else None.

    Values that are no option (any more), or do not fit the earlier answers, are dropped; an exclusive value beside
    others, several values at a single choice, or nothing left, is no answer.
    """
    if isinstance(raw, str):
        raw = (raw,)
    if not isinstance(raw, _COLLECTIONS):
        return None
    given = {value for value in raw if isinstance(value, str)}
    if len(given) > 1 and not question.many:
        return None
    answer = question.fitting(given, answers)
    if not answer or (len(answer) > 1 and answer & question.alone):
        return None
    return answer


def walk(stored: Mapping[str, object]) -> Walk:
    """Replay `stored` (question key to value or values, in any state) from the first question on; never raises."""
    path: list[Question] = []
    answers: dict[str, Answer] = {}
    for question in QUESTIONS:
        if not question.asked_when.holds(answers):
            answers[question.key] = OFF_PATH
            continue
        answer = accept(question, stored.get(question.key), answers)
        if answer is None:
            return Walk(tuple(path), answers, question)
        path.append(question)
        answers[question.key] = answer
    return Walk(tuple(path), answers, None)


def answered(choose: Callable[[Question, tuple[str, ...]], list[str]]) -> Walk:
    """Return the walk of a visitor who answers every question as `choose` says, which gets the question and its values."""
    answers: dict[str, list[str]] = {}
    while (replay := walk(answers)).gap:
        answers[replay.gap.key] = choose(replay.gap, replay.gap.offered(replay.answers))
    return replay
