"""Dates: school days skip weekends and holidays, legal terms do not; every date has its force."""

from datetime import date

import pytest

from escalation.domain.catalogue import Force
from escalation.domain.deadlines import is_school_day, months_later, school_day
from tests.families import NOOR, but, plan_of


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        (date(2026, 11, 23), 0, date(2026, 11, 23)),
        (date(2026, 11, 23), 5, date(2026, 11, 30)),
        (date(2026, 11, 28), 0, date(2026, 11, 30)),
        (date(2026, 12, 18), 1, date(2027, 1, 4)),
    ],
)
def test_school_days_skip_weekends_and_the_christmas_break(start: date, count: int, expected: date) -> None:
    assert school_day(start, count) == expected


def test_without_a_region_a_day_free_in_any_region_does_not_count() -> None:
    free_in_one = [day for day in (date(2027, 2, 15), date(2027, 2, 22)) if not is_school_day(day)]
    assert free_in_one
    assert any(is_school_day(day, region) for day in free_in_one for region in ("Noord", "Midden", "Zuid"))


def test_an_unknown_region_is_refused() -> None:
    with pytest.raises(ValueError, match="Oost"):
        school_day(date(2026, 11, 23), 1, "Oost")


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        (date(2026, 11, 23), 1, date(2026, 12, 23)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
    ],
)
def test_months_end_on_the_same_day_or_the_last_of_the_month(start: date, months: int, expected: date) -> None:
    assert months_later(start, months) == expected


def test_a_legal_term_counts_holidays() -> None:
    plan = plan_of(but(NOOR, gesproken_met="directeur", beleid="beleid-werkt-niet"), date(2026, 7, 1))
    due = {item.slug: item.answer_by for item in plan.items if item.answer_by}
    assert {slug: answer.day for slug, answer in due.items()} == {"leerlingdossier": date(2026, 8, 1)}
    assert {term.force for term in due.values()} == {Force.LEGAL}


def test_the_rungs_follow_each_other_in_time() -> None:
    days = [item.further_on.day for item in plan_of(NOOR).items if item.further_on]
    assert len(days) == 5
    assert days == sorted(set(days))


def test_when_urgent_the_school_is_called_the_next_school_day() -> None:
    plan = plan_of(but(NOOR, direct_gevaar="ja"), date(2026, 12, 18))
    assert plan.now.do_by is not None
    assert plan.now.do_by.day == date(2027, 1, 4)


def test_who_waits_for_what_was_agreed_gives_the_school_a_week_first() -> None:
    waiting, done = plan_of(but(NOOR, uitkomst_gesprek="wacht-op-afspraken")), plan_of(NOOR)
    days = {plan: {item.slug: item.do_by.day for item in plan.items if item.do_by} for plan in (waiting, done)}
    assert days[waiting]["afspraken-navragen"] == date(2026, 11, 24)
    assert days[done]["intern-begeleider"] == date(2026, 11, 30)
    assert days[waiting]["intern-begeleider"] == date(2026, 12, 8)


def test_a_complaint_gets_three_months_of_the_calendar_and_no_law_or_rule_is_named_for_it() -> None:
    now = plan_of(but(NOOR, wie_pest="schoolbestuur")).now
    assert now.slug == "klachtencommissie"
    assert now.do_by is not None
    assert now.further_on is not None
    assert (now.do_by.day, now.further_on.day) == (date(2026, 12, 7), date(2027, 3, 7))
    assert now.further_on.force is Force.GUIDE
