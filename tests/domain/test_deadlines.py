"""Dates: school days skip weekends and holidays, legal terms do not; every date has its force."""

from datetime import date

import pytest

from escalation.domain.catalogue import Force
from escalation.domain.deadlines import (
    HASTY_LETTERS,
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
    assert due["medezeggenschapsraad"].day == date(2026, 10, 1)
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
    assert waiting.now.do_by is not None
    assert done.now.do_by is not None
    assert (done.now.do_by.day, waiting.now.do_by.day) == (date(2026, 11, 30), date(2026, 12, 7))


# --- rungs, answers and letters -------------------------------------------------------------------------------

MONDAY = date(2026, 11, 23)


def test_a_talk_is_held_within_a_school_week_and_judged_after_two_more() -> None:
    assert pace("leraar") == pace("vertrouwenspersoon") == Pace(act=5, patience=10, force=Force.GUIDE)
    assert rung_due("leraar", MONDAY) == (Due(date(2026, 11, 30), Force.GUIDE), Due(date(2026, 12, 14), Force.GUIDE))


@pytest.mark.parametrize(
    ("rung", "act", "patience", "force"),
    [
        ("schoolbestuur", 5, 20, Force.GUIDE),
        ("klachtencommissie", 10, 60, Force.COMMITTEE),
        ("kinderombudsman", 10, 20, Force.GUIDE),
        ("klacht-volgen", 5, 20, Force.GUIDE),
    ],
)
def test_a_letter_and_a_complaint_take_longer(rung: str, act: int, patience: int, force: Force) -> None:
    do_by, further_on = rung_due(rung, MONDAY)
    assert do_by == Due(school_day(MONDAY, act), Force.GUIDE)
    assert further_on == Due(school_day(do_by.day, patience), force)


def test_when_urgent_a_rung_is_climbed_the_next_school_day_and_given_as_long() -> None:
    do_by, further_on = rung_due("directeur", MONDAY, urgent=True)
    assert (do_by.day, further_on.day) == (date(2026, 11, 24), date(2026, 12, 8))


def test_the_law_wants_an_answer_in_one_month_or_three_and_elsewhere_in_none() -> None:
    assert answer_due("leerlingdossier", MONDAY) == Due(date(2026, 12, 23), Force.LEGAL)
    assert answer_due("leerlingdossier-door-kind", MONDAY) == Due(date(2026, 12, 23), Force.LEGAL)
    assert answer_due("medezeggenschapsraad", MONDAY) == Due(date(2027, 2, 23), Force.LEGAL)
    assert answer_due("directeur", MONDAY) is None


@pytest.mark.parametrize("letter", LETTER_DAYS)
def test_a_letter_asks_for_an_answer_in_its_own_number_of_school_days(letter: str) -> None:
    days = {"gesprek": 5, "directeur": 10, "schoolbestuur": 20, "leerplicht": 5, "afspraken": 5}
    assert letter_due(letter, MONDAY) == Due(school_day(MONDAY, days[letter]), Force.GUIDE)
    soon = school_day(MONDAY, 1 if letter in ("gesprek", "directeur") else days[letter])
    assert letter_due(letter, MONDAY, urgent=True) == Due(soon, Force.GUIDE)
    assert LETTER_DAYS.keys() >= HASTY_LETTERS


def test_a_letter_that_the_law_answers_has_the_term_of_the_law_also_when_urgent() -> None:
    assert letter_due("leerlingdossier", MONDAY, urgent=True) == Due(date(2026, 12, 23), Force.LEGAL)
    assert set(LEGAL_MONTHS) == {"leerlingdossier", "leerlingdossier-door-kind", "medezeggenschapsraad"}


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
