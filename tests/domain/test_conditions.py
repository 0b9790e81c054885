"""Conditions: true, false, or not yet known of answers, and what is not known never decides by itself."""

import pytest

from escalation.domain.conditions import AllOf, Always, AnyOf, Chosen, Condition, Not, all_of, any_of, chosen

YES, NO, OPEN = chosen("a", "ja"), chosen("a", "nee"), chosen("b", "ja")
ANSWERS = {"a": frozenset({"ja", "misschien"})}


@pytest.mark.parametrize(
    ("condition", "held"),
    [
        (Always(), True),
        (YES, True),
        (NO, False),
        (OPEN, None),
        pytest.param(chosen("a", "nee", "misschien"), True, id="one of two"),  # a set has no order of its own to name it by
        (chosen("a"), False),
        (Not(YES), False),
        (Not(NO), True),
        (Not(OPEN), None),
        (all_of(), True),
        (all_of(YES, YES), True),
        (all_of(YES, NO), False),
        (all_of(YES, OPEN), None),
        (all_of(OPEN, YES), None),
        (all_of(OPEN, NO), False),
        (any_of(), False),
        (any_of(NO, NO), False),
        (any_of(NO, YES), True),
        (any_of(NO, OPEN), None),
        (any_of(OPEN, NO), None),
        (any_of(OPEN, YES), True),
    ],
    ids=str,
)
def test_a_condition_holds_or_not_or_is_not_yet_known(condition: Condition, held: bool | None) -> None:
    assert condition.holds(ANSWERS) is held


def test_nothing_chosen_is_an_answer_and_no_answer_is_none() -> None:
    assert YES.holds({"a": frozenset()}) is False
    assert YES.holds({}) is None


def test_conditions_are_plain_data_that_can_be_compared() -> None:
    assert chosen("a", "x", "y") == Chosen("a", frozenset({"y", "x"}))
    assert all_of(YES, NO) == AllOf((YES, NO))
    assert any_of(YES, NO) == AnyOf((YES, NO))
