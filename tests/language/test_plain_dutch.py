"""Every text a parent can see is plain: short, active, everyday, one form of address; exceptions are named with a reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fnmatch import fnmatchcase
from typing import Any

import pytest

from escalation.domain.answers import walk
from escalation.domain.plan import build_plan
from escalation.domain.situation import read_situation
from escalation.templatetags.plan_text import reason_sentence
from tests.families import CATALOGUE, EVERYTHING, MONDAY
from tests.language import findings
from tests.language.corpus import texts
from tests.language.findings import Finding
from tests.language.records import LABELS, PROSE, SCREENS, UNSEEN, fields, kinds
from tests.language.sentences import sentences, words

RULES: dict[str, Callable[[], Iterator[Finding]]] = {
    "lange zin": findings.long_sentences,
    "gemiddelde": findings.long_averages,
    "lijdend": findings.passives,
    "in plaats van": findings.stiff_words,
    "afkorting": findings.abbreviations,
    "je en u": findings.address,
    "moeilijk woord": findings.hard_words,
    "niveau": findings.hard_screens,
}
EXCEPTIONS = findings.data("uitzonderingen.yaml")


def covers(exception: dict[str, Any], found: Finding) -> bool:
    """Return whether `exception` is about what was `found`."""
    return exception["toets"] == found.toets and all(
        fnmatchcase(getattr(found, part), str(exception[part])) for part in ("waar", "wat")
    )


@pytest.mark.parametrize("kind", kinds())
def test_of_every_field_it_is_known_whether_a_parent_sees_it(kind: str) -> None:
    known = PROSE.get(kind, set()) | LABELS.get(kind, set()) | UNSEEN.get(kind, set())
    assert fields(kind) - known == set(), "name these in tests/language/records.py, under PROSE, LABELS or UNSEEN"


def test_the_texts_are_all_there() -> None:
    names = {text.name.split("/")[0] for text in texts()}
    assert names >= {*kinds(), "templates", "code"}
    assert names >= SCREENS
    assert len(texts()) > 1500


@pytest.mark.parametrize("rule", RULES)
def test_every_text_is_plain(rule: str) -> None:
    left = sorted(found for found in RULES[rule]() if not any(covers(exception, found) for exception in EXCEPTIONS))
    assert not left, "\n".join(map(str, left))


def test_the_reason_for_a_step_is_a_short_sentence() -> None:
    plan = build_plan(read_situation(walk(EVERYTHING)), CATALOGUE, MONDAY)
    reasons = {sentence for item in plan.items for sentence in sentences(reason_sentence(item))}
    assert not {sentence for sentence in reasons if len(words(sentence)) > findings.LONGEST}


def test_every_exception_is_needed_and_has_a_reason() -> None:
    found = [finding for rule in RULES.values() for finding in rule()]
    idle = [exception for exception in EXCEPTIONS if not any(covers(exception, finding) for finding in found)]
    assert not idle, f"take these out of uitzonderingen.yaml: {idle}"
    assert all(len(exception["reden"]) > 10 for exception in EXCEPTIONS)
