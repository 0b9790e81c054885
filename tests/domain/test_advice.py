"""What an adviser of parents would not accept in a plan: each thing she found, as a rule that now holds."""

from datetime import date

import pytest

from escalation.domain.deadlines import letter_due
from escalation.domain.plan import PlanItem
from tests.families import NOOR, SAM, YARA, Answers, but, plan_of, slugs_of

FIRST, NOW, LATER, BESIDE, CHILD = ("eerst-dit", "dit-doe-je-nu", "als-dat-niet-helpt", "daarnaast", "hulp-voor-je-kind")
NEXT_SCHOOL_DAY = date(2026, 11, 24)
KICKED = but(NOOR, wat_gebeurt="slaan-en-schoppen", leeftijd_pester="jonger-dan-12")
TOLD_DIRECTEUR = {"gesproken_met": ["leraar", "directeur"], "beleid": ["weet-ik-niet"]}
UNSAFE = {
    "hit by the directeur": but(NOOR, wat_gebeurt="slaan-en-schoppen", wie_pest="directeur"),
    "hit after a talk with the directeur": but(KICKED, **TOLD_DIRECTEUR),
    "touched by a mentor": but(SAM, wat_gebeurt="seksueel-gedrag", wie_pest="leraar-of-mentor", **TOLD_DIRECTEUR)
    | {"gesproken_met": ["directeur"]},
    "in danger after a talk with the directeur": but(NOOR, direct_gevaar="ja", **TOLD_DIRECTEUR),
}


def step(family: Answers, slug: str) -> PlanItem:
    return next(item for item in plan_of(family).items if item.slug == slug)


# --- a child that is not safe waits for nobody ------------------------------------------------------------------


@pytest.mark.parametrize("family", UNSAFE.values(), ids=list(UNSAFE))
def test_a_child_that_is_not_safe_gets_the_board_within_days_and_a_call_today(family: Answers) -> None:
    now = plan_of(family).now
    assert now.slug == "schoolbestuur"
    assert now.do_by is not None
    assert now.further_on is not None
    assert (now.do_by.day, now.further_on.day) == (NEXT_SCHOOL_DAY, date(2026, 11, 26))
    assert "school-vandaag-bellen" in slugs_of(family)[FIRST]


def test_a_complaint_that_runs_does_not_make_a_hit_child_wait() -> None:
    family = but(KICKED, gesproken_met=["klachtencommissie"], uitkomst_klacht="loopt-nog", beleid="weet-ik-niet")
    plan = slugs_of({**family, "uitkomst_gesprek": []})
    assert plan[NOW] == ["klacht-volgen"]
    assert plan[FIRST] == ["school-vandaag-bellen"]


def test_each_talk_at_school_gets_a_day_when_the_child_is_not_safe_and_weeks_when_it_is() -> None:
    days = [(item.do_by.day, item.further_on.day) for item in plan_of(KICKED).items if item.do_by and item.further_on]
    assert days[:2] == [(NEXT_SCHOOL_DAY, date(2026, 11, 25)), (date(2026, 11, 26), date(2026, 11, 30))]
    safe = plan_of(but(NOOR, gesproken_met=["directeur", "vertrouwenspersoon"], beleid="weet-ik-niet")).now
    assert safe.further_on is not None
    assert safe.further_on.day > date(2026, 12, 23)


@pytest.mark.parametrize("letter", ["gesprek", "directeur", "schoolbestuur"])
def test_a_letter_about_a_child_that_is_not_safe_asks_an_answer_on_the_next_school_day(letter: str) -> None:
    due = letter_due(letter, date(2026, 11, 23), urgent=True)
    assert due is not None
    assert due.day == NEXT_SCHOOL_DAY
