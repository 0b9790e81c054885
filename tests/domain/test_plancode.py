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
from escalation.domain.layouts import EPOCH, LAYOUT_NOW, LAYOUTS, MAX_DAYS
from escalation.domain.plancode import (
    ALPHABET,
    CodeError,
    FromTheFuture,
    Mistyped,
    Unreadable,
    decode,
    encode,
    normalised,
    spaced,
)
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


def test_every_wrong_sign_and_every_swap_of_neighbours_is_caught(walks: list[Walk]) -> None:
    for made in walks:
        signs = normalised(encode(made.answers, MONDAY))
        for slip in slips(signs):
            number = 0
            for sign in slip:
                number = number * 32 + ALPHABET.index(sign)
            assert number % 1021, f"{slip} passes for {signs}"


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
