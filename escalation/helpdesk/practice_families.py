"""The families to practise with: what a caller tells, the answers that go with it, and where a member of staff differs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from escalation.content import ContentError, RawRecord, records_in
from escalation.domain.answers import Walk, walk
from escalation.domain.catalogue import Catalogue, QuestionText
from escalation.domain.conditions import Answer
from escalation.domain.plan import Plan, PlanItem
from escalation.helpdesk.call_form import IN_TALK
from escalation.helpdesk.talk import Talk


@dataclass(frozen=True)
class Family:
    """One family: its name, the story of the caller in paragraphs, and the answers (question key to values)."""

    slug: str
    title: str
    story: tuple[str, ...]
    answers: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Difference:
    """A question answered otherwise: its short name, the labels that were chosen and those of the family."""

    short: str
    chosen: tuple[str, ...]
    expected: tuple[str, ...]


@cache
def practice_families() -> Mapping[str, Family]:
    """Return the families of `fixtures/oefengezinnen.yaml` by slug. Raises ContentError for one without a whole plan."""
    families = (_family(record) for record in records_in("oefengezinnen"))
    return {family.slug: family for family in families}


def _family(record: RawRecord) -> Family:
    try:
        answers = {key: tuple(values) for key, values in record["antwoorden"].items()}
        family = Family(record["slug"], record["titel"], tuple(record["verhaal"]), answers)
    except (KeyError, TypeError, AttributeError) as error:
        raise ContentError(f"oefengezinnen: {record.get('slug')}: {type(error).__name__}: {error}") from error
    replay = walk(answers)
    if replay.gap or {key: frozenset(values) for key, values in answers.items()} != _counted(replay):
        raise ContentError(f"oefengezinnen: {family.slug}: these answers make no plan")
    return family


def _counted(replay: Walk) -> dict[str, Answer]:
    return {key: answer for key, answer in replay.answers.items() if answer}


def differences(talk: Talk, family: Family, words: Catalogue) -> list[Difference]:
    """Return the questions that `talk` answers otherwise than `family`, in the order of a talk."""
    return [difference for question in IN_TALK if (difference := _difference(question.key, talk, family, words))]


def _difference(key: str, talk: Talk, family: Family, words: Catalogue) -> Difference | None:
    read, expected = _read(talk, key), frozenset(family.answers.get(key, ()))
    if read == expected:
        return None
    text = words.questions[key]
    return Difference(text.short, _labels(read, text), _labels(expected, text))


def _read(talk: Talk, key: str) -> Answer:
    """Return the answer that counts, or will count, at a question; none where it is not asked."""
    return talk.heard.get(key, frozenset())


def _labels(answer: Answer, text: QuestionText) -> tuple[str, ...]:
    return tuple(option.label for option in text.options if option.value in answer)


def lacking(plan: Plan, other: Plan) -> list[PlanItem]:
    """Return the steps of `other` that `plan` does not have in the same part."""
    there = {(item.when, item.slug) for item in plan.items}
    return [item for item in other.items if (item.when, item.slug) not in there]
