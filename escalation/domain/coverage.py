"""What questions and rules do over many walks: how often a rule fires, and which answers change a plan. Pure, and the same
every time: the walks are drawn with a fixed seed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from random import Random

from escalation.domain.answers import OFF_PATH, Walk, accept, walk
from escalation.domain.conditions import Answer, Answers
from escalation.domain.questions import QUESTIONS, Question
from escalation.domain.rules import RULES, When
from escalation.domain.situation import Situation, read_situation
from escalation.domain.verdict import decide

SEED = 20261123
# So often two answers are compared before they are taken to give the same plan.
TRIES = 400
Outcome = tuple[object, ...]
Option = tuple[str, str]
Pair = tuple[str, frozenset[str]]


@dataclass
class Effects:
    """What was seen: how often each rule fired (by action), the options that changed a plan, the pairs that differed."""

    walks: int = 0
    fired: Counter[str] = field(default_factory=Counter)
    options: set[Option] = field(default_factory=set)
    pairs: set[Pair] = field(default_factory=set)
    tries: Counter[Pair] = field(default_factory=Counter)

    def idle_rules(self) -> tuple[str, ...]:
        """Return the actions of the rules that never fired."""
        return tuple(rule.action for rule in RULES if not self.fired[rule.action])

    def idle_options(self) -> tuple[Option, ...]:
        """Return each question key and value that changed no plan."""
        return tuple(option for option in _all_options() if option not in self.options)

    def idle_questions(self) -> tuple[str, ...]:
        """Return the keys of the questions of which no option changed a plan."""
        return tuple(question.key for question in QUESTIONS if question.key not in {key for key, _ in self.options})

    def twins(self) -> tuple[tuple[str, str, str], ...]:
        """Return each single choice with two of its values that were compared and always gave the same steps."""
        return tuple(
            (question.key, first, second)
            for question in QUESTIONS
            if not question.many
            for first, second in combinations(question.values, 2)
            if (pair := (question.key, frozenset({first, second}))) in self.tries and pair not in self.pairs
        )


def _all_options() -> tuple[Option, ...]:
    return tuple((question.key, value) for question in QUESTIONS for value in question.values)


def sample(count: int) -> Iterator[Walk]:
    """Yield `count` complete walks, drawn from QUESTIONS."""
    random = Random(SEED)  # noqa: S311  (a spread, no secret)
    for _ in range(count):
        yield _completed({}, random)


def effects(walks: Iterable[Walk]) -> Effects:
    """Return what `walks`, and those with one answer changed, show."""
    seen, random = Effects(), Random(SEED)  # noqa: S311
    for replay in walks:
        seen.walks += 1
        situation = read_situation(replay)
        outcome = _outcome(situation)
        seen.fired.update(rule.action for rule in RULES if (rule.action, rule.when) in outcome)
        for question in replay.path:
            _compare(seen, question, replay, outcome, random)
    return seen


def _outcome(situation: Situation) -> Outcome:
    """Return all that a family would read, but for the reasons: the steps in order, and the rungs passed over."""
    verdict = decide(situation)
    steps: tuple[tuple[str, When], ...] = tuple((decision.action, decision.when) for decision in verdict.decisions)
    return (*steps, *((passed.rung, passed.why) for passed in verdict.passed_over))


def _compare(seen: Effects, question: Question, replay: Walk, outcome: Outcome, random: Random) -> None:
    """Note which changes of the answer at `question`, of those that showed nothing yet, change the `outcome`."""
    answer = replay.answers[question.key]
    for value, other in _changes(question, answer, question.offered(replay.answers)):
        pair = (question.key, answer | other)
        done = (question.key, value) in seen.options and (question.many or pair in seen.pairs)
        seen.tries[pair] += 1
        if done or seen.tries[pair] > TRIES:
            continue
        if _outcome(read_situation(_completed({**replay.answers, question.key: other}, random))) != outcome:
            seen.options.add((question.key, value))
            if not question.many:
                seen.pairs.add(pair)


def _changes(question: Question, answer: Answer, offered: tuple[str, ...]) -> Iterator[tuple[str, Answer]]:
    """Yield the values to judge, each with the answer that has it where `answer` has not, or the other way round.

    The only value of an answer can but be exchanged: at a multiple choice for one that says 'none of these' or 'unknown'.
    """
    if question.many and not answer & question.alone:
        together = (value for value in offered if value not in question.alone)
        yield from ((value, answer ^ {value}) for value in together if answer ^ {value})
    if len(answer) == 1:
        (value,) = answer
        others = offered if not question.many or value in question.alone else question.alone.intersection(offered)
        yield from ((value, frozenset({other})) for other in sorted(others) if other != value)


def _completed(stored: Answers, random: Random) -> Walk:
    """Return the walk of `stored`, with an answer drawn for each question that is open."""
    answers: dict[str, Answer] = {}
    for question in QUESTIONS:
        if question.asked_when.holds(answers):
            given = accept(question, stored.get(question.key), answers)
            answers[question.key] = given or _drawn(question, question.offered(answers), random)
        else:
            answers[question.key] = OFF_PATH
    return walk(answers)


def _drawn(question: Question, offered: tuple[str, ...], random: Random) -> Answer:
    together = [value for value in offered if value not in question.alone]
    if not question.many or not together or random.random() < len(question.alone) / len(offered):
        return frozenset({random.choice(offered)})
    return frozenset(random.sample(together, min(len(together), random.choice((1, 1, 2, 3, 5)))))
