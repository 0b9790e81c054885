"""A call that begins with a code keeps the days on which rungs were done, whatever changes in the answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from escalation.domain.plancode import decode, encode
from escalation.domain.progress import NOTHING, Moment, Progress, Status
from escalation.helpdesk.from_code import progress_of
from escalation.helpdesk.panel import Panel
from escalation.helpdesk.talk import read_talk
from tests.families import CATALOGUE, MONDAY, NOOR, but, walked

SPOKE = Progress(done={"leraar": Moment(date(2026, 11, 2))})


def code_of(progress: Progress) -> str:
    return encode(walked(NOOR).answers, MONDAY, progress)


@pytest.mark.parametrize("code", ["", "onzin", "ZZZZ-ZZZZ", "x" * 5000])
def test_without_a_code_that_can_be_read_nothing_is_known(code: str) -> None:
    assert progress_of(code, walked(NOOR), MONDAY) == NOTHING


def test_the_same_answers_are_the_same_plan() -> None:
    waits = replace(SPOKE, status=Status.WAITING, since=date(2026, 11, 16))
    held = decode(code_of(waits), MONDAY).progress
    assert progress_of(code_of(waits), walked(NOOR), MONDAY) == replace(held, of=None)
    assert held.waits


def test_with_other_answers_only_the_days_of_what_was_done_stay() -> None:
    waits = replace(SPOKE, status=Status.WAITING, since=date(2026, 11, 16))
    further = walked(but(NOOR, gesproken_met=["leraar", "intern-begeleider"]))
    assert progress_of(code_of(waits), further, MONDAY) == SPOKE
    nobody = walked(but(NOOR, gesproken_met=["jeugdarts"]))
    assert progress_of(code_of(waits), nobody, MONDAY) == NOTHING


def test_the_new_code_holds_the_days_of_the_old_one() -> None:
    further = read_talk(but(NOOR, gesproken_met=["leraar", "intern-begeleider"]))
    panel = Panel(further, CATALOGUE, MONDAY, "https://voorbeeld.nl", code_of(SPOKE))
    assert decode(panel.code, MONDAY).progress.done == SPOKE.done
    assert panel.plan is not None
    assert next(item for item in panel.plan.items if item.slug == "leraar").done_on == SPOKE.done["leraar"]


def test_a_day_that_no_longer_fits_in_a_code_leaves_the_plan_without_one() -> None:
    panel = Panel(read_talk(NOOR), CATALOGUE, date(2040, 1, 2), "https://voorbeeld.nl")
    assert panel.code == ""
    assert panel.context()["summary"]
