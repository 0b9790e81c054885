"""The plancode: there and back for every walk, every slip of one sign or two neighbours caught, old codes read for years."""

import random
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalation.domain.answers import Walk, walk
from escalation.domain.layouts import DATED_RUNGS, EPOCH, LAYOUT_NOW, LAYOUTS, MAX_DAYS
from escalation.domain.plancode import (
    ALPHABET,
    MAX_AGE,
    CodeError,
    Elsewhere,
    FromTheFuture,
    Mistyped,
    TooOld,
    Unreadable,
    _corrections,
    _holds,
    _ways,
    decode,
    encode,
    normalised,
    spaced,
)
from escalation.domain.progress import UNITS, Moment, Progress, Unit
from escalation.domain.questions import BY_KEY, QUESTIONS
from escalation.domain.slots import AnySlot, Pick, Ranked
from tests.families import EVERYTHING, MONDAY, NOOR, SAM, YARA, walked

RELEASED = {1: "97bda51e58dd354a"}
SAMPLE = 1_000
LONGEST = 20


def random_walk(chance: random.Random) -> Walk:
    """Return a complete walk of random answers, few of them where several may be chosen, as people do."""
    stored: dict[str, list[str]] = {}
    while (gap := walk(stored).gap) is not None:
        offered = gap.offered(walk(stored).answers)
        several = [value for value in offered if value not in gap.alone]
        if gap.many and chance.random() < 0.7:
            stored[gap.key] = chance.sample(several, chance.randint(1, min(4, len(several))))
        else:
            stored[gap.key] = [chance.choice(offered)]
    return walk(stored)


@pytest.fixture(scope="module")
def walks() -> list[Walk]:
    chance = random.Random(20261123)  # noqa: S311
    return [random_walk(chance) for _ in range(SAMPLE)]


def slips(signs: str) -> Iterator[str]:
    for place in range(len(signs)):
        yield from (signs[:place] + sign + signs[place + 1 :] for sign in ALPHABET if sign != signs[place])
    for place in range(len(signs) - 1):
        if signs[place] != signs[place + 1]:
            yield signs[:place] + signs[place + 1] + signs[place] + signs[place + 2 :]


@pytest.mark.parametrize("family", [NOOR, SAM, YARA, EVERYTHING])
def test_a_code_gives_the_walk_and_the_day_back(family: dict[str, list[str]]) -> None:
    decoded = decode(encode(walked(family).answers, MONDAY), MONDAY)
    assert decoded.walk == walked(family)
    assert decoded.day == MONDAY


@pytest.mark.drawn
def test_a_thousand_random_walks_come_back_and_fit_in_twenty_signs(walks: list[Walk]) -> None:
    for made in walks:
        code = encode(made.answers, MONDAY)
        assert decode(code, MONDAY).walk == made
        assert len(normalised(code)) <= LONGEST


def test_a_usual_code_has_ten_signs() -> None:
    assert len(normalised(encode(walked(NOOR).answers, MONDAY))) == 10


def test_no_set_of_answers_needs_more_than_twenty_signs_not_even_who_waits_as_long_as_a_code_can_hold() -> None:
    combinations = MAX_DAYS * 100
    for slot in LAYOUTS[LAYOUT_NOW]:
        combinations *= most_combinations(slot)
    assert combinations < 32 ** (LONGEST - 3)


def most_combinations(slot: AnySlot) -> int:
    """Return how many different numbers the digits of `slot` can make, at most."""
    if isinstance(slot, Pick):
        return len(slot.values)
    assert isinstance(slot, Ranked)
    return len(slot._ranges) * max(end - start for start, end in slot._ranges)


@pytest.mark.drawn
def test_every_wrong_sign_and_every_swap_of_neighbours_is_caught(walks: list[Walk]) -> None:
    for made in walks:
        signs = normalised(encode(made.answers, MONDAY))
        for slip in slips(signs):
            number = 0
            for sign in slip:
                number = number * 32 + ALPHABET.index(sign)
            assert number % 1021, f"{slip} passes for {signs}"


@pytest.mark.drawn
def test_a_wrong_sign_names_its_group(walks: list[Walk]) -> None:
    named = 0
    for made in walks[:40]:
        signs = normalised(encode(made.answers, MONDAY))
        wrong = signs[:5] + ALPHABET[(ALPHABET.index(signs[5]) + 7) % 32] + signs[6:]
        with pytest.raises(Mistyped) as caught:
            decode(wrong, MONDAY)
        named += 2 in caught.value.groups
    assert named == 40


@pytest.mark.parametrize(
    "change",
    [str.lower, lambda code: code.replace("-", " "), lambda code: code.replace("0", "O"), lambda code: code.replace("1", "l")],
)
def test_spaces_lower_case_and_misread_signs_are_fine(change: object) -> None:
    code = encode(walked(NOOR).answers, MONDAY)
    assert decode(change(code), MONDAY).walk == walked(NOOR)  # type: ignore[operator]


@pytest.mark.parametrize(
    "text", ["", "1", "abc", "U" * 14, "é" * 14, "1" * 400, "https://voorbeeld.nl/", "1234-5678-9012-3456-7890-1234-5"]
)
def test_what_is_no_code_is_unreadable(text: str) -> None:
    with pytest.raises(Unreadable):
        decode(text, MONDAY)


def test_a_day_to_come_is_from_the_future() -> None:
    code = encode(walked(NOOR).answers, MONDAY + timedelta(days=1))
    with pytest.raises(FromTheFuture):
        decode(code, MONDAY)


@pytest.mark.parametrize("day", [EPOCH - timedelta(days=1), EPOCH + timedelta(days=MAX_DAYS), date(2046, 1, 1)])
def test_a_day_that_does_not_fit_is_refused(day: date) -> None:
    with pytest.raises(ValueError, match="cannot be put in a code"):
        encode(walked(NOOR).answers, day)


@pytest.mark.drawn
@given(st.text(max_size=3000))
def test_any_text_gives_a_walk_or_a_code_error(text: str) -> None:
    with suppress(CodeError):
        assert decode(text, MONDAY).day <= MONDAY


def test_a_version_that_does_not_exist_yet_is_from_the_future() -> None:
    body = "Z" + normalised(encode(walked(NOOR).answers, MONDAY))[1:-2]
    signs = next(body + first + second for first in ALPHABET for second in ALPHABET if _divisible(body + first + second))
    with pytest.raises(FromTheFuture):
        decode(spaced(signs), MONDAY)


def _divisible(signs: str) -> bool:
    number = 0
    for sign in signs:
        number = number * 32 + ALPHABET.index(sign)
    return number % 1021 == 0


def test_released_layouts_never_change() -> None:
    assert {version: sha256(repr(layout).encode()).hexdigest()[:16] for version, layout in LAYOUTS.items()} == RELEASED


def test_the_newest_layout_holds_every_question_and_option() -> None:
    held = {slot.key: values_of(slot) for slot in LAYOUTS[LAYOUT_NOW]}
    assert held == {question.key: set(question.values) for question in QUESTIONS}
    assert all(isinstance(slot, Ranked) == BY_KEY[slot.key].many for slot in LAYOUTS[LAYOUT_NOW])


def values_of(slot: AnySlot) -> set[str]:
    """Return every value that `slot` can hold."""
    if isinstance(slot, Pick):
        return set(slot.values)
    assert isinstance(slot, Ranked)
    return {*slot.alone, *(name for names in slot.values for name in names)}


@pytest.mark.drawn
def test_every_set_of_a_multiple_choice_has_a_rank_of_its_own() -> None:
    for slot in (slot for slot in LAYOUTS[LAYOUT_NOW] if isinstance(slot, Ranked)):
        end = slot._ranges[-1][1]
        for rank in {*range(min(end, 4000)), *range(max(0, end - 500), end)}:
            assert slot._rank(slot._answer(rank)) == rank


def test_an_answer_that_no_longer_exists_is_asked_again() -> None:
    held = decode(encode(walked(NOOR).answers, MONDAY), MONDAY)
    older = replace(held, answers={**held.answers, "schoolgang": ["een-antwoord-van-vroeger"]})
    assert older.walk.gap is BY_KEY["schoolgang"]


def test_answers_that_are_not_complete_have_no_code() -> None:
    with pytest.raises(ValueError, match="not in tuple"):
        encode({**walked(NOOR).answers, "schoolgang": frozenset()}, MONDAY)
    with pytest.raises(ValueError, match=r"\[\] has no place at gesproken_met"):
        encode({key: answer for key, answer in walked(NOOR).answers.items() if key != "gesproken_met"}, MONDAY)


# --- the code by itself ---------------------------------------------------------------------------------------


def test_the_first_and_the_last_day_can_be_put_in_a_code() -> None:
    for day in (EPOCH, EPOCH + timedelta(days=MAX_DAYS - 1)):
        assert decode(encode(walked(NOOR).answers, day), day).day == day


def test_a_code_begins_with_its_version_and_stands_in_groups_of_four() -> None:
    code = encode(walked(NOOR).answers, MONDAY)
    assert ALPHABET.index(code[0]) == LAYOUT_NOW
    assert [len(group) for group in code.split("-")] == [4, 4, 2]
    assert spaced("ABCDE") == "ABCD-E"


def test_every_answer_to_a_single_choice_makes_a_code_of_its_own() -> None:
    base = walked(EVERYTHING)
    for question in (question for question in base.path if not question.many):
        answers = [frozenset({value}) for value in question.values]
        codes = [encode({**base.answers, question.key: answer}, MONDAY) for answer in answers]
        assert [decode(code, MONDAY).answers[question.key] for code in codes] == [[value] for value in question.values]
        assert len(set(codes)) == len(answers)


def test_answers_that_were_not_asked_are_not_in_a_code() -> None:
    assert set(decode(encode(walked(NOOR).answers, MONDAY), MONDAY).answers) == set(NOOR)


def signed(body: str) -> str:
    """Return `body` with the two check signs that make it divisible."""
    return next(body + one + two for one in ALPHABET for two in ALPHABET if _divisible(body + one + two))


def test_a_number_larger_than_all_answers_together_is_unreadable() -> None:
    with pytest.raises(Unreadable, match=r"^more than a code holds$"):
        decode(signed(ALPHABET[LAYOUT_NOW] + "Z" * 21), MONDAY)


def test_the_shortest_and_the_longest_that_is_looked_at() -> None:
    for text in ("1" * 3, "1" * 25):
        with pytest.raises(Unreadable, match=r"^no code$"):
            decode(text, MONDAY)
    for text in ("1" * 4, "1" * 24):
        with pytest.raises(CodeError) as caught:
            decode(text, MONDAY)
        assert "no code" not in str(caught.value)


def test_what_is_wrong_is_said() -> None:
    tomorrow = encode(walked(NOOR).answers, MONDAY + timedelta(days=1))
    with pytest.raises(FromTheFuture, match="a plan of 2026-11-24"):
        decode(tomorrow, MONDAY)
    with pytest.raises(FromTheFuture, match="version Z"):
        decode(signed("Z" + normalised(tomorrow)[1:-2]), MONDAY)


@pytest.mark.parametrize(("place", "group"), [(1, 1), (3, 1), (4, 2), (7, 2), (8, 3), (9, 3)])
def test_a_wrong_sign_anywhere_names_its_group(place: int, group: int) -> None:
    signs = normalised(encode(walked(NOOR).answers, MONDAY))
    wrong = signs[:place] + ALPHABET[(ALPHABET.index(signs[place]) + 3) % 32] + signs[place + 1 :]
    with pytest.raises(Mistyped, match="check failed, likely in") as caught:
        decode(wrong, MONDAY)
    assert group in caught.value.groups
    assert list(caught.value.groups) == sorted(set(caught.value.groups))


def test_two_neighbours_that_changed_places_name_their_group() -> None:
    signs = normalised(encode(walked(NOOR).answers, MONDAY))
    place = next(number for number in range(4, 7) if signs[number] != signs[number + 1])
    with pytest.raises(Mistyped) as caught:
        decode(signs[:place] + signs[place + 1] + signs[place] + signs[place + 2 :], MONDAY)
    assert 2 in caught.value.groups


def test_days_that_do_not_fit_are_told_by_the_week_then_by_the_month_and_then_the_oldest_goes_one_by_one() -> None:
    ways, every = list(_ways(Progress())), len(DATED_RUNGS)
    assert ways[:3] == [(unit, every) for unit in UNITS]
    assert ways[3:] == [(Unit.MONTH, most) for most in reversed(range(every))]


def test_a_correction_to_a_plan_to_come_or_to_one_too_old_is_not_likely() -> None:
    made = MONDAY + timedelta(days=1)
    signs = normalised(encode(walked(NOOR).answers, made))
    assert _holds(signs, made)
    assert _holds(signs, made + MAX_AGE)
    assert _holds(normalised(encode(walked(NOOR).answers, made, Progress({"leraar": Moment(MONDAY)}))), made)
    assert not _holds(signs, made - timedelta(days=1))
    assert not _holds(signs, made + MAX_AGE + timedelta(days=1))


def test_a_correction_that_cannot_be_read_is_not_likely() -> None:
    signs = normalised(encode(walked(NOOR).answers, MONDAY))
    assert not _holds(signs[:-1] + ("1" if signs[-1] != "1" else "2"), MONDAY)
    assert not _holds(signed("Z" + signs[1:-2]), MONDAY)


def test_a_correction_that_is_not_written_as_we_write_it_is_not_likely() -> None:
    signs = normalised(encode(walked(NOOR).answers, MONDAY))
    with_a_zero = signed(signs[0] + "0" + signs[1:-2])
    assert decode(with_a_zero, MONDAY).walk == walked(NOOR)
    assert not _holds(with_a_zero, MONDAY)


def test_a_plan_of_more_than_three_years_ago_is_too_old() -> None:
    code = encode(walked(NOOR).answers, MONDAY)
    assert decode(code, MONDAY + MAX_AGE).day == MONDAY
    with pytest.raises(TooOld, match=r"^a plan of 2026-11-23$"):
        decode(code, MONDAY + MAX_AGE + timedelta(days=1))


@pytest.mark.parametrize("start", ["https://voorbeeld.nl/verder/#", "http://localhost:8000/verder/#"])
def test_the_address_of_our_own_page_ends_in_a_code(start: str) -> None:
    code = encode(walked(NOOR).answers, MONDAY)
    assert decode(start + code, MONDAY).walk == walked(NOOR)


@pytest.mark.parametrize(
    "text",
    ["https://voorbeeld.nl/", "https://voorbeeld.nl/#11E4-J0A6-CJ", "www.voorbeeld.nl", " www.voorbeeld.nl ", "#http://x.nl"],
)
def test_another_address_is_no_code_of_ours(text: str) -> None:
    with pytest.raises(Elsewhere, match=r"^an address$"):
        decode(text, MONDAY)


def test_every_slip_of_one_sign_or_two_neighbours_is_tried_with_its_place() -> None:
    found = list(_corrections("AB1"))
    assert len(found) == 3 * 32 + 2
    assert ("0B1", 0) in found
    assert ("ABZ", 2) in found
    assert ("BA1", 0) in found
    assert ("A1B", 1) in found
    assert ("1BA", 0) not in found


CLIMBED = ("klachtencommissie", "schoolbestuur", "directeur", "afdelingsleider", "mentor")


def test_where_not_even_the_months_of_all_days_fit_the_oldest_days_go_and_the_latest_stay() -> None:
    days = {rung: Moment(MONDAY - timedelta(days=40 * place)) for place, rung in enumerate(CLIMBED)}
    code = encode(walked(EVERYTHING).answers, MONDAY, Progress(days))
    held = decode(code, MONDAY)
    assert len(normalised(code)) <= LONGEST
    assert held.walk == walked(EVERYTHING)
    assert 0 < len(held.progress.done) < len(CLIMBED)
    assert list(held.progress.done) == list(CLIMBED[: len(held.progress.done)])
    assert {moment.unit for moment in held.progress.done.values()} == {Unit.MONTH}
