"""How far a family has come: days, weeks and months, and what a cookie may hold of it."""

from datetime import date

import pytest

from escalation.domain.progress import NOTHING, Moment, Progress, Status, Unit, days_before, from_plain, plain

DAY = date(2026, 11, 25)  # a Wednesday
FULL = Progress(
    {"leraar": Moment(DAY), "directeur": Moment(date(2026, 11, 1), Unit.MONTH)}, Status.WAITING, DAY, DAY, ("gezondheid",)
)
PLAIN = {
    "done": {"leraar": ["2026-11-25", "dag"], "directeur": ["2026-11-01", "maand"]},
    "status": "wacht",
    "since": "2026-11-25",
    "of": "2026-11-25",
    "again": ["gezondheid"],
}


@pytest.mark.parametrize(
    ("unit", "first", "next_one"),
    [
        (Unit.DAY, DAY, date(2026, 11, 26)),
        (Unit.WEEK, date(2026, 11, 23), date(2026, 11, 30)),
        (Unit.MONTH, date(2026, 11, 1), date(2026, 12, 1)),
    ],
)
def test_a_day_lies_in_a_unit_and_the_next_unit_has_the_next_number(unit: Unit, first: date, next_one: date) -> None:
    number = unit.number(DAY)
    assert unit.number(first) == number
    assert (unit.first_day(number), unit.first_day(number + 1)) == (first, next_one)
    assert unit.number(date.fromordinal(first.toordinal() - 1)) == number - 1


def test_a_year_follows_a_year_in_months() -> None:
    assert Unit.MONTH.number(date(2027, 1, 31)) == Unit.MONTH.number(date(2026, 12, 1)) + 1
    assert Unit.MONTH.first_day(Unit.MONTH.number(date(2026, 12, 31))) == date(2026, 12, 1)


def test_a_unit_that_does_not_exist_has_no_first_day() -> None:
    for unit in Unit:
        with pytest.raises((ValueError, OverflowError)):
            unit.first_day(10**9)


@pytest.mark.parametrize(
    ("progress", "begun", "stopped", "waits"),
    [
        (NOTHING, False, False, False),
        (Progress({"leraar": Moment(DAY)}), True, False, False),
        (Progress(status=Status.WAITING), True, False, True),
        (Progress(status=Status.NOT_YET), True, False, False),
        (Progress(status=Status.STOPPED), True, True, False),
        (Progress(of=DAY, again=("gezondheid",)), False, False, False),
    ],
)
def test_progress_says_whether_it_begun_stopped_or_waits(progress: Progress, begun: bool, stopped: bool, waits: bool) -> None:
    assert (progress.begun, progress.stopped, progress.waits) == (begun, stopped, waits)


def test_progress_is_written_plainly_without_what_is_empty_and_read_back() -> None:
    assert plain(FULL) == PLAIN
    assert from_plain(PLAIN) == FULL
    assert plain(NOTHING) == {}
    assert from_plain({}) == NOTHING
    assert from_plain({"since": "2026-11-25"}) == Progress(since=DAY)


@pytest.mark.parametrize(
    "raw",
    [
        None,
        "done",
        [],
        {"done": ["leraar"]},
        {"done": {"leraar": "2026-11-25"}},
        {"done": {"leraar": ["2026-11-25", "eeuw"]}},
        {"done": {"leraar": ["gisteren", "dag"]}},
        {"status": "onderweg"},
        {"since": "gisteren"},
        {"of": 3},
        {"again": 3},
    ],
)
def test_anything_else_is_no_progress(raw: object) -> None:
    assert from_plain(raw) == NOTHING


def test_days_before_a_day() -> None:
    assert days_before(DAY, 25) == date(2026, 10, 31)
