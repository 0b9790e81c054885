"""Every walk of the enumeration has a code of its own that brings it back; how long the codes are is counted on the way.

An ordinary run takes every so many; PESTWIJZER_CODE_EVERY=1 takes all, and takes minutes. The days are dealt out too.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice

import pytest

from escalation.domain.conditions import Answer, Answers
from escalation.domain.plancode import LONGEST, decode, encode, normalised
from escalation.domain.progress import Moment, Progress, Status
from escalation.domain.questions import QUESTIONS
from tests.families import MONDAY
from tests.paths import OPTIONS, Design, bits, tasks

pytestmark = pytest.mark.drawn

EVERY = int(os.environ.get("PESTWIJZER_CODE_EVERY", "101"))
LAST_DAY = date(2028, 11, 23)
DAYS = (LAST_DAY - MONDAY).days
AT_LEAST = 1_000_000


@dataclass
class Found:
    """What a process found in its walks: the lengths of the codes, first and again, and those that did not come back."""

    walks: int = 0
    first: Counter[int] = field(default_factory=Counter)
    again: Counter[int] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)

    def add(self, other: Found) -> None:
        self.walks += other.walks
        self.first += other.first
        self.again += other.again
        self.lost += other.lost


def examine(task: Answers) -> Found:
    """Encode and decode the walks of `task`, every so many of them; tasks share no walk."""
    found = Found()
    for number in dict.fromkeys(Design(task).walks()):
        found.walks += 1
        if found.walks % EVERY == 0:
            bring_back(answers_of(number), found)
    return found


def answers_of(number: int) -> dict[str, Answer]:
    """Return the answers of the walk with this number, that of each question, empty when it is not asked."""
    chosen = {question.key: set[str]() for question in QUESTIONS}
    for place in bits(number):
        key, value = OPTIONS[place]
        chosen[key].add(value)
    return {key: frozenset(values) for key, values in chosen.items()}


def bring_back(answers: Answers, found: Found) -> None:
    day = MONDAY + timedelta(days=found.walks % DAYS)
    for progress, lengths in ((Progress(), found.first), (returned(answers, day), found.again)):
        made = encode(answers, day, progress)
        held = decode(made, LAST_DAY)
        lengths[len(normalised(made))] += 1
        if held.day != day or not same(held.walk.answers, answers) or held.progress.status is not progress.status:
            found.lost.append(made)


def same(one: Answers, other: Answers) -> bool:
    """Return whether two replays hold the same answers."""
    return {key: answer for key, answer in one.items() if answer} == {key: answer for key, answer in other.items() if answer}


def returned(answers: Answers, day: date) -> Progress:
    """Return the progress of a family that did its highest two rungs three and seven weeks ago, and waits for the next."""
    ladder = ("kinderombudsman", "klachtencommissie", "schoolbestuur", "directeur", "intern-begeleider", "mentor", "docent")
    done = islice((rung for rung in ladder if rung in answers["gesproken_met"]), 2)
    days = (Moment(day - timedelta(days=ago)) for ago in (24, 52))
    return Progress(dict(zip(done, days, strict=False)), Status.WAITING, day - timedelta(days=3))


@pytest.fixture(scope="module")
def found() -> Found:
    total = Found()
    with multiprocessing.get_context("fork").Pool(os.cpu_count(), initializer=gc.disable) as pool:
        for part in pool.imap_unordered(examine, tasks()):
            total.add(part)
    return total


def table(found: Found) -> str:
    """Return the lengths of the codes with how many there are of each, in a table."""
    lengths = sorted(found.first.keys() | found.again.keys())
    rows = (f"{length:5} {found.first[length]:12,} {found.again[length]:12,}" for length in lengths)
    return "\n".join(("signs        first     came back", *rows))


def test_every_walk_comes_back_from_its_code_with_its_day(found: Found, say: Callable[[str], None]) -> None:
    say(f"{found.walks:,} walks, one in {EVERY} encoded\n{table(found)}")
    assert found.walks >= AT_LEAST
    assert found.first.total() >= found.walks // EVERY - len(tasks())
    assert not found.lost, f"{len(found.lost)} walks, such as that of {found.lost[0]}"


def test_no_code_of_any_walk_has_more_than_twenty_signs(found: Found) -> None:
    assert max(found.first) <= LONGEST
    assert max(found.again) <= LONGEST


def test_most_codes_have_twelve_to_sixteen_signs(found: Found) -> None:
    usual = sum(found.first[length] for length in range(12, 17))
    assert usual > 0.75 * found.first.total()
