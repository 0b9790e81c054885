"""What the call page shows of a talk: the questions in groups as a talk runs, a key at each option, and plain notes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Any

from django.http import QueryDict

from escalation.domain.catalogue import Catalogue, QuestionText
from escalation.domain.questions import BY_KEY, QUESTIONS, Question
from escalation.helpdesk.talk import Asked, Stand, Talk

KEYS = "1234567890" + ascii_lowercase


@dataclass(frozen=True, slots=True)
class Group:
    """A part of the talk: its heading and its questions. A question hangs on none that comes after it in the talk."""

    slug: str
    title: str
    keys: tuple[str, ...]


GROUPS = (
    Group("veiligheid", "Veiligheid", ("direct_gevaar", "gezondheid")),
    Group("kind-en-school", "Kind en school", ("schoolsoort", "leeftijd", "schoolgang")),
    Group("wat-er-gebeurt", "Wat er gebeurt", ("wat_gebeurt", "wie_pest", "leeftijd_pester", "hoe_lang")),
    Group(
        "wat-er-al-gedaan-is",
        "Wat er al gedaan is",
        (
            "wat_doet_school",
            "gesproken_met",
            "uitkomst_gesprek",
            "uitkomst_klacht",
            "laatste_keer",
            "beleid",
            "wat_is_er_al",
        ),
    ),
)
IN_TALK = tuple(BY_KEY[key] for group in GROUPS for key in group.keys)


def given_in(data: QueryDict) -> dict[str, list[str]]:
    """Return the values posted at each question, unchecked."""
    return {question.key: data.getlist(question.key) for question in QUESTIONS if question.key in data}


def open_questions(talk: Talk) -> list[str]:
    """Return the keys of the questions that are still open, in the order of the talk."""
    return [question.key for question in IN_TALK if talk.by_key[question.key].stand is Stand.OPEN]


def stands(talk: Talk, words: Catalogue) -> str:
    """Return, for the script, per question where it stands, the options to leave away and the note, as JSON."""
    return f"{{{','.join([_stand(asked, words) for asked in talk.asked])}}}"


def _stand(asked: Asked, words: Catalogue) -> str:
    key = asked.question.key
    if not asked.unfit and asked.chosen == asked.read:  # nothing to hide or to note, as mostly
        return f'"{key}":["{asked.stand}",[],""]'
    told = [asked.stand, asked.hidden, note(asked, words.questions[key])]
    return f'"{key}":{json.dumps(told, ensure_ascii=False, separators=(",", ":"))}'


def note(asked: Asked, text: QuestionText) -> str:
    """Return what is at odds at a question and how it is read, '' for nothing."""
    said = []
    if asked.misfits:
        said.append(f"{_labels(asked.misfits, text)} past niet bij de andere antwoorden. Het telt niet mee.")
    if asked.overruled and asked.read:
        said.append(f"{_labels(asked.overruled, text)} staat naast andere antwoorden. Het plan telt die andere antwoorden.")
    elif asked.overruled:
        said.append("Deze antwoorden gaan niet samen. Kies er een.")
    return " ".join(said)


def _labels(values: Iterable[str], text: QuestionText) -> str:
    return " en ".join(f"‘{text.by_value[value].label}’" for value in values)


def groups_of(talk: Talk, words: Catalogue) -> Iterator[dict[str, Any]]:
    """Yield the groups with all that their templates need."""
    for group in GROUPS:
        questions = [_question(talk.by_key[key], words.questions[key]) for key in group.keys]
        yield {"slug": group.slug, "title": group.title, "questions": questions}


def _question(asked: Asked, text: QuestionText) -> dict[str, Any]:
    question = asked.question
    return {
        "key": question.key,
        "text": text,
        "many": question.many,
        "stand": asked.stand.value,
        "aside": asked.stand is Stand.ASIDE,
        "note": note(asked, text),
        "options": list(_options(question, asked, text)),
    }


def _options(question: Question, asked: Asked, text: QuestionText) -> Iterator[dict[str, Any]]:
    """Yield the options; the key of one is its place among all, so that it is the same in every talk."""
    for key, value in zip(KEYS, question.values, strict=False):
        words = text.by_value[value]
        yield {
            "id": f"{question.slug}-{value}",
            "key": key,
            "value": value,
            "label": words.label,
            "hint": words.hint,
            "checked": value in asked.chosen,
            "hidden": value in asked.hidden,
        }
