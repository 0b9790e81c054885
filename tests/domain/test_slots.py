"""Slots: each answer has digits of its own, usual answers take little room, and what was not asked takes none."""

from itertools import combinations

import pytest

from escalation.domain.slots import Cases, Pick, Ranked, asked

WHEN: Cases = ((("a", ("ja",)), ("b", ("x", "y"))), (("c", ("z",)),))
ASKED, NOT_ASKED = {"c": frozenset({"z"})}, {"c": frozenset({"w"})}
PICK = Pick("q", ("een", "twee", "drie"), WHEN)
SETS = Ranked("q", (("a",), ("b", "b2"), ("c",)), alone=("geen", "weet-ik-niet"), steps=(2, 6))
LATER = Ranked("q", (("a",), ("b",)), when=WHEN)


@pytest.mark.parametrize(
    ("answers", "held"),
    [
        ({"a": {"ja"}, "b": {"y"}}, True),
        ({"a": {"ja", "nee"}, "b": {"x", "y"}}, True),
        ({"a": {"ja"}}, False),
        ({"a": {"nee"}, "b": {"x"}}, False),
        ({"c": {"z"}}, True),
        ({"a": {"nee"}, "c": {"z"}}, True),
        ({}, False),
    ],
)
def test_a_question_was_asked_when_one_case_holds_at_each_of_its_keys(answers: dict[str, set[str]], held: bool) -> None:
    assert asked(WHEN, {key: frozenset(values) for key, values in answers.items()}) is held
    assert asked((), {}) is True


@pytest.mark.parametrize(("place", "value"), list(enumerate(PICK.values)))
def test_a_single_choice_is_one_digit_and_comes_back_with_the_rest(place: int, value: str) -> None:
    assert PICK.digits({**ASKED, "q": frozenset({value})}) == ((place, 3),)
    assert PICK.take(place + 3 * 7, ASKED) == (frozenset({value}), 7)


@pytest.mark.parametrize("slot", [PICK, LATER])
def test_what_was_not_asked_takes_no_room(slot: Pick | Ranked) -> None:
    assert slot.digits({**NOT_ASKED, "q": frozenset({"een"})}) == ()
    assert slot.take(7, NOT_ASKED) == (frozenset(), 7)


def test_an_answer_that_has_no_place_is_refused() -> None:
    with pytest.raises(ValueError, match="not in tuple"):
        PICK.digits({**ASKED, "q": frozenset({"vier"})})
    with pytest.raises(ValueError, match="not in tuple"):
        PICK.digits(ASKED)


# The ranks: the single values, what stands alone, the pairs, all.
RANKS = (("a",), ("b",), ("c",), ("geen",), ("weet-ik-niet",), ("a", "b"), ("a", "c"), ("b", "c"), ("a", "b", "c"))


@pytest.mark.parametrize(("rank", "answer"), list(enumerate(RANKS)))
def test_a_set_has_its_rank_in_one_of_the_ranges(rank: int, answer: tuple[str, ...]) -> None:
    start, end, place = next(found for found in ((0, 2, 0), (2, 6, 1), (6, 9, 2)) if found[0] <= rank < found[1])
    assert SETS.digits({"q": frozenset(answer)}) == ((place, 3), (rank - start, end - start))
    number = place + 3 * (rank - start + (end - start) * 5)
    names = {name for value in answer for name in (("b", "b2") if value == "b" else (value,))}
    assert SETS.take(number, {}) == (names, 5)


def test_values_that_never_go_together_share_a_place() -> None:
    assert SETS.digits({"q": frozenset({"b2"})}) == SETS.digits({"q": frozenset({"b"})})
    assert SETS.digits({"q": frozenset({"b", "b2", "a"})}) == SETS.digits({"q": frozenset({"a", "b"})})


def test_an_empty_set_has_no_rank() -> None:
    with pytest.raises(ValueError, match="has no place at q"):
        SETS.digits({"q": frozenset()})
    with pytest.raises(ValueError, match="has no place at q"):
        SETS.digits({})


def test_every_set_of_seven_comes_back() -> None:
    names = tuple("abcdefg")
    slot = Ranked("q", tuple((name,) for name in names), alone=("geen",), steps=(10,))
    sets = [frozenset(found) for count in range(1, 8) for found in combinations(names, count)]
    seen = set()
    for answer in (*sets, frozenset({"geen"})):
        (place, ranges), (digit, size) = slot.digits({"q": answer})
        seen.add((place, digit))
        assert slot.take(place + ranges * (digit + size * 3), {}) == (answer, 3)
    assert len(seen) == 2**7


def test_a_set_that_is_asked_in_some_cases_only_comes_back_there() -> None:
    assert LATER.digits({**ASKED, "q": frozenset({"a", "b"})}) == ((0, 1), (2, 3))
    assert LATER.take(2 + 3 * 4, ASKED) == (frozenset({"a", "b"}), 4)
