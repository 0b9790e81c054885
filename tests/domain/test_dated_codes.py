"""What was done since the first plan goes through a code: the days as exactly as fit, and never more than twenty signs."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalation.domain.dated import digits
from escalation.domain.plancode import LONGEST, decode, encode, normalised
from escalation.domain.progress import NOTHING, Moment, Progress, Status, Unit, from_plain, plain
from tests.families import EVERYTHING, MONDAY, NOOR, SAM, Answers, but, walked

HIGH = but(
    SAM,
    gesproken_met=["mentor", "afdelingsleider", "directeur", "vertrouwenspersoon", "schoolbestuur", "klachtencommissie"],
    uitkomst_klacht="loopt-nog",
    beleid="weet-ik-niet",
)
CLIMBED = ("klachtencommissie", "schoolbestuur", "directeur", "afdelingsleider", "mentor")
# Printed on 24 November 2026; they have to be read the same for years.
PRINTED = {
    "11E4-J0A6-CJ": (NOOR, NOTHING),
    "13V9-G9F2-XV0A-AGMA-6QV": (EVERYTHING, NOTHING),
    "11TY-KHSN-1G9P-JP4A-6WX": (
        HIGH,
        Progress({"klachtencommissie": Moment(date(2026, 11, 11)), "schoolbestuur": Moment(date(2026, 9, 24))}),
    ),
    "35MZ-64VF-7TF2-2JP4-A6F1": (
        HIGH,
        Progress(
            {
                "klachtencommissie": Moment(date(2026, 11, 1), Unit.MONTH),
                "schoolbestuur": Moment(date(2026, 10, 1), Unit.MONTH),
                "directeur": Moment(date(2026, 10, 1), Unit.MONTH),
                "afdelingsleider": Moment(date(2026, 9, 1), Unit.MONTH),
                "mentor": Moment(date(2026, 9, 1), Unit.MONTH),
            }
        ),
    ),
    "7K9W-52ZF-BGP4-A6FJ": (SAM, Progress({"mentor": Moment(date(2026, 10, 24))}, Status.NOT_YET, date(2026, 11, 14))),
}


def ago(days: int, unit: Unit = Unit.DAY) -> Moment:
    """Return the moment that lies so many days before Monday, or the start of its week or month."""
    return Moment(unit.first_day(unit.number(MONDAY - timedelta(days=days))), unit)


def through_a_code(family: Answers, progress: Progress) -> Progress:
    """Return `progress` as it comes out of a code."""
    code = encode(walked(family).answers, MONDAY, progress)
    held = decode(code, MONDAY)
    assert len(normalised(code)) <= LONGEST
    assert (held.walk, held.day) == (walked(family), MONDAY)
    return held.progress


@pytest.mark.parametrize("status", [Status.WAITING, Status.NOT_YET])
@pytest.mark.parametrize("days", [0, 1, 99])
def test_who_waits_keeps_the_day_since_which(status: Status, days: int) -> None:
    progress = Progress({"mentor": ago(120)}, status, MONDAY - timedelta(days=days))
    assert through_a_code(SAM, progress) == progress


def test_two_days_high_on_the_ladder_stay_whole() -> None:
    progress = Progress({"klachtencommissie": ago(12), "schoolbestuur": ago(60)})
    assert through_a_code(HIGH, progress) == progress


def test_more_days_become_weeks_and_then_months_and_then_the_oldest_goes() -> None:
    units = []
    for many in range(1, len(CLIMBED) + 1):
        held = through_a_code(HIGH, Progress({rung: ago(20 * place + 3) for place, rung in enumerate(CLIMBED[:many])}))
        assert list(held.done) == list(CLIMBED[: len(held.done)])
        units.append((len(held.done), next(iter(held.done.values())).unit))
    assert units[0] == (1, Unit.DAY)
    assert [unit for _, unit in units] == sorted((unit for _, unit in units), key=list(Unit).index)
    assert units[-1][0] >= 4


def test_a_day_that_is_known_by_its_week_never_becomes_more_exact() -> None:
    progress = Progress({"mentor": ago(30, Unit.WEEK)})
    assert through_a_code(SAM, progress) == progress


def test_a_family_with_everything_keeps_at_least_that_it_waits() -> None:
    progress = Progress({"klachtencommissie": ago(40), "schoolbestuur": ago(80)}, Status.WAITING, MONDAY - timedelta(days=99))
    held = through_a_code(EVERYTHING, progress)
    assert (held.status, held.since) == (progress.status, progress.since)


def test_where_it_stopped_the_day_of_the_code_is_the_day_on_which_it_did() -> None:
    progress = Progress({"mentor": ago(30)}, Status.STOPPED, MONDAY)
    assert through_a_code(SAM, progress) == progress


@pytest.mark.drawn
@given(
    st.sampled_from([NOOR, SAM, HIGH, EVERYTHING]),
    st.sampled_from(Status),
    st.lists(st.integers(0, 2000), max_size=5),
    st.integers(0, 400),
)
def test_whatever_was_done_a_code_never_gets_too_long_and_brings_the_answers_back(
    family: Answers, status: Status, days: list[int], wait: int
) -> None:
    done = {rung: ago(day) for rung, day in zip(CLIMBED, days, strict=False)}
    held = through_a_code(family, Progress(done, status, MONDAY - timedelta(days=wait)))
    assert held.status is status
    assert all(moment.day <= MONDAY for moment in held.done.values())


@pytest.mark.parametrize("code", PRINTED)
def test_a_printed_code_is_read_the_same_for_years(code: str) -> None:
    family, progress = PRINTED[code]
    held = decode(code, date(2028, 11, 24))
    assert (held.walk, held.day, held.progress) == (walked(family), MONDAY, progress)


@pytest.mark.drawn
@given(st.dictionaries(st.text(max_size=8), st.one_of(st.text(max_size=12), st.lists(st.text(max_size=4)), st.none())))
def test_odd_progress_in_a_cookie_is_no_progress(raw: dict[str, object]) -> None:
    assert isinstance(from_plain(raw), Progress)


def test_progress_comes_back_from_the_cookie() -> None:
    progress = Progress({"mentor": ago(9, Unit.MONTH)}, Status.WAITING, MONDAY, of=MONDAY, again=("schoolgang",))
    assert from_plain(plain(progress)) == progress
    assert from_plain(plain(NOTHING)) == NOTHING


# --- the digits by themselves ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("days", "kept"), [(0, True), (1, True), (126, True), (127, False), (500, False)])
def test_a_day_that_lies_too_far_back_for_its_digit_is_left_out(days: int, kept: bool) -> None:
    (digit,) = digits(Progress({"mentor": ago(days)}), frozenset({"mentor"}), MONDAY, Unit.DAY, 9)
    assert digit == (days + 1 if kept else 0, 128)


def test_no_more_days_are_told_than_asked_for_and_the_highest_rungs_first() -> None:
    progress = Progress({rung: ago(10 * place) for place, rung in enumerate(CLIMBED)})
    for most in range(len(CLIMBED) + 1):
        told = [digit for digit, _ in digits(progress, frozenset(CLIMBED), MONDAY, Unit.DAY, most)]
        assert told == [1, *[11] * 4][:most] + [0] * (len(CLIMBED) - most)


def test_a_rung_without_a_day_and_a_day_after_the_rung_above_it_are_told_as_not_known() -> None:
    progress = Progress({"schoolbestuur": ago(20), "directeur": ago(5), "mentor": ago(30)})
    told = [digit for digit, _ in digits(progress, frozenset(CLIMBED), MONDAY, Unit.DAY, 9)]
    assert told == [0, 21, 0, 0, 11]


def test_a_wait_is_told_whole_up_to_ninety_nine_days() -> None:
    for days, told in ((0, 0), (99, 99), (100, 99), (400, 99), (-3, 0)):
        progress = Progress(status=Status.WAITING, since=MONDAY - timedelta(days=days))
        assert list(digits(progress, frozenset(), MONDAY, Unit.DAY, 9)) == [(told, 100)]
    assert list(digits(Progress(status=Status.WAITING), frozenset(), MONDAY, Unit.DAY, 9)) == [(0, 100)]
