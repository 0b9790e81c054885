"""Dates: school days skip weekends and holidays, legal terms do not; every date has its force."""

from datetime import date

import pytest

from escalation.domain.catalogue import Force
from escalation.domain.deadlines import (
    LEGAL_MONTHS,
    LETTER_DAYS,
    Due,
    Pace,
    answer_due,
    in_words,
    is_school_day,
    letter_due,
    months_later,
    pace,
    rung_due,
    school_day,
)
from tests.families import NOOR, but, plan_of


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        (date(2026, 11, 23), 0, date(2026, 11, 23)),
        (date(2026, 11, 23), 5, date(2026, 11, 30)),
        (date(2026, 11, 28), 0, date(2026, 11, 30)),
        (date(2026, 11, 29), 0, date(2026, 11, 30)),
        (date(2026, 12, 18), 1, date(2027, 1, 4)),
    ],
)
def test_school_days_skip_weekends_and_the_christmas_break(start: date, count: int, expected: date) -> None:
    assert school_day(start, count) == expected


def test_without_a_region_a_day_free_in_any_region_does_not_count() -> None:
    free_in_one = [day for day in (date(2027, 2, 15), date(2027, 2, 22)) if not is_school_day(day)]
    assert free_in_one
    assert any(is_school_day(day, region) for day in free_in_one for region in ("Noord", "Midden", "Zuid"))


def test_a_region_has_its_own_holidays() -> None:
    # The spring holiday of 2027: Zuid from 13 February, Noord and Midden from 20 February.
    assert [is_school_day(date(2027, 2, 15), region) for region in ("Noord", "Midden", "Zuid")] == [True, True, False]
    assert [is_school_day(date(2027, 2, 22), region) for region in ("Noord", "Midden", "Zuid")] == [False, False, True]
    assert school_day(date(2027, 2, 15), 0, "Noord") == school_day(date(2027, 2, 12), 1, "Noord") == date(2027, 2, 15)
    assert school_day(date(2027, 2, 12), 1, "Zuid") == date(2027, 2, 22)
    assert school_day(date(2027, 2, 12), 1) == date(2027, 3, 1)


def test_a_weekend_and_a_public_holiday_are_no_school_days_and_a_friday_is() -> None:
    week = [is_school_day(date(2026, 11, day)) for day in range(23, 30)]
    assert week == [True, True, True, True, True, False, False]
    assert not is_school_day(date(2027, 3, 29))  # Easter Monday


def test_an_unknown_region_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown region 'Oost': choose from"):
        school_day(date(2026, 11, 23), 1, "Oost")


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        (date(2026, 11, 23), 1, date(2026, 12, 23)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2026, 12, 5), 1, date(2027, 1, 5)),
        (date(2026, 10, 31), 1, date(2026, 11, 30)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
        (date(2026, 10, 31), 2, date(2026, 12, 31)),
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


# --- rungs, answers and letters -------------------------------------------------------------------------------

MONDAY = date(2026, 11, 23)


def test_a_talk_is_held_within_a_school_week_and_judged_after_two_more() -> None:
    assert pace("leraar") == pace("vertrouwenspersoon") == Pace(act=5, patience=10, months=0)
    assert rung_due("leraar", MONDAY) == (Due(date(2026, 11, 30), Force.GUIDE), Due(date(2026, 12, 14), Force.GUIDE))


@pytest.mark.parametrize(
    ("rung", "act", "patience"),
    [("schoolbestuur", 5, 20), ("kinderombudsman", 10, 20), ("klacht-volgen", 5, 20), ("afspraken-navragen", 1, 5)],
)
def test_each_rung_has_its_pace(rung: str, act: int, patience: int) -> None:
    do_by, further_on = rung_due(rung, MONDAY)
    assert do_by == Due(school_day(MONDAY, act), Force.GUIDE)
    assert further_on == Due(school_day(do_by.day, patience), Force.GUIDE)


def test_a_complaint_is_given_months_of_the_calendar() -> None:
    assert rung_due("klachtencommissie", MONDAY) == (Due(date(2026, 12, 7), Force.GUIDE), Due(date(2027, 3, 7), Force.GUIDE))


@pytest.mark.parametrize(("rung", "patience"), [("leraar", 1), ("directeur", 1), ("schoolbestuur", 2)])
def test_who_is_at_school_acts_and_answers_within_days_when_it_is_urgent(rung: str, patience: int) -> None:
    assert pace(rung, urgent=True) == Pace(act=1, patience=patience)
    days = (school_day(MONDAY, 1), school_day(MONDAY, 1 + patience))
    assert tuple(due.day for due in rung_due(rung, MONDAY, urgent=True)) == days
    assert rung_due(rung, MONDAY, urgent=True) == rung_due(rung, MONDAY, now=True, urgent=True)


def test_who_is_not_at_school_keeps_its_pace_and_is_only_begun_with_at_once_when_it_is_to_be_done_now() -> None:
    assert pace("klachtencommissie", urgent=True) == pace("klachtencommissie")
    later, now = (rung_due("vertrouwenspersoon", MONDAY, now=now, urgent=True) for now in (False, True))
    assert (later[0].day, later[1].day) == (date(2026, 11, 30), date(2026, 12, 14))
    assert (now[0].day, now[1].day) == (date(2026, 11, 24), date(2026, 12, 8))
    assert rung_due("directeur", MONDAY, now=True)[0].day == date(2026, 11, 30)
    assert rung_due("vertrouwenspersoon", MONDAY, urgent=True) == later


def test_the_law_wants_an_answer_in_a_month_and_elsewhere_in_none() -> None:
    assert answer_due("leerlingdossier", MONDAY) == Due(date(2026, 12, 23), Force.LEGAL)
    assert answer_due("leerlingdossier-door-kind", MONDAY) == Due(date(2026, 12, 23), Force.LEGAL)
    assert answer_due("medezeggenschapsraad", MONDAY) is answer_due("directeur", MONDAY) is None
    assert set(LEGAL_MONTHS) == {"leerlingdossier", "leerlingdossier-door-kind"}


@pytest.mark.parametrize("letter", LETTER_DAYS)
def test_a_letter_asks_for_an_answer_in_its_own_number_of_school_days(letter: str) -> None:
    days = {"gesprek": 5, "directeur": 10, "schoolbestuur": 20, "leerplicht": 5, "afspraken": 5}
    assert letter_due(letter, MONDAY) == Due(school_day(MONDAY, days[letter]), Force.GUIDE)
    soon = school_day(MONDAY, 1 if letter in ("gesprek", "directeur", "schoolbestuur") else days[letter])
    assert letter_due(letter, MONDAY, urgent=True) == Due(soon, Force.GUIDE)


def test_a_letter_that_the_law_answers_has_the_term_of_the_law_also_when_urgent() -> None:
    assert letter_due("leerlingdossier", MONDAY, urgent=True) == Due(date(2026, 12, 23), Force.LEGAL)


def test_a_letter_that_names_no_day_has_none() -> None:
    assert letter_due("klacht", MONDAY) is None


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 23), "maandag 23 november 2026"),
        (date(2027, 1, 3), "zondag 3 januari 2027"),
        (date(2026, 12, 5), "zaterdag 5 december 2026"),
    ],
)
def test_a_day_in_words_has_its_weekday_and_its_month(day: date, words: str) -> None:
    assert in_words(day) == words
