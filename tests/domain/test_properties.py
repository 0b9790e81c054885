"""Properties of the replay, over arbitrary stored answers: off-path, stale and malformed ones included."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from escalation.domain.answers import OFF_PATH, Walk, walk
from escalation.domain.questions import BY_KEY, QUESTIONS, Question
from tests.families import CATALOGUE, MONDAY, build_plan, read_situation

pytestmark = pytest.mark.drawn

Stored = dict[str, object]
bounded = settings(
    max_examples=300,
    derandomize=True,
    database=None,
    deadline=timedelta(seconds=2),
    suppress_health_check=[HealthCheck.too_slow],
)
junk = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=9),
    st.binary(max_size=9),
    st.dictionaries(st.text(max_size=3), st.integers()),
)


def answers_to(question: Question) -> st.SearchStrategy[object]:
    """Return answers as they may be stored: mostly options, some of them stale, beside each other or of the wrong type."""
    options = st.sampled_from(question.values)
    several = st.lists(st.one_of(options, options, st.just("verdwenen-optie"), junk), max_size=6)
    return st.one_of(
        options, st.lists(options, max_size=6), st.frozensets(options), options.map(lambda value: [value]), several, junk
    )


stored = st.builds(
    lambda known, unknown: {**unknown, **known},
    st.fixed_dictionaries({}, optional={question.key: answers_to(question) for question in QUESTIONS}),
    st.dictionaries(st.one_of(st.text(max_size=5), st.just("oude_vraag")), junk, max_size=2),
)


@st.composite
def families(draw: st.DrawFn) -> Stored:
    """Return stored answers with a complete walk, and others off its path."""
    answers: Stored = dict(draw(stored))
    while (gap := (replay := walk(answers)).gap) is not None:
        offered = st.sampled_from(gap.offered(replay.answers))
        answers[gap.key] = [draw(offered)]
    return answers


def own_answers(replay: Walk) -> Stored:
    return {question.key: sorted(replay.answers[question.key]) for question in replay.path}


@bounded
@given(stored)
def test_whatever_is_stored_a_walk_never_raises_and_is_a_prefix_of_the_questions(answers: Stored) -> None:
    replay = walk(answers)
    passed = [question for question in QUESTIONS if question.key in replay.answers]
    assert list(replay.path) == [question for question in passed if replay.answers[question.key]]
    assert replay.complete == (len(passed) == len(QUESTIONS))
    assert replay.complete or replay.gap is QUESTIONS[len(passed)]


@bounded
@given(stored)
def test_walking_its_own_answers_again_gives_the_same_walk(answers: Stored) -> None:
    replay = walk(answers)
    assert walk(own_answers(replay)) == replay
    assert walk(replay.answers) == replay


@bounded
@given(stored)
def test_no_answer_off_the_path_or_not_offered_gets_through(answers: Stored) -> None:
    replay = walk(answers)
    for question in QUESTIONS:
        answer = replay.answers.get(question.key)
        if question in replay.path:
            assert answer
            assert answer <= set(question.offered(replay.answers))
            assert question.asked_when.holds(replay.answers)
            assert len(answer) == 1 or (question.many and not answer & question.alone)
        else:
            assert answer is None or answer == OFF_PATH


@bounded
@given(stored, st.data())
def test_what_is_off_the_path_changes_nothing(answers: Stored, data: st.DataObject) -> None:
    replay = walk(answers)
    off = [question for question in QUESTIONS if replay.answers.get(question.key) == OFF_PATH]
    other = {question.key: data.draw(answers_to(question)) for question in off}
    assert walk({**answers, **other}) == replay
    assert walk({key: value for key, value in answers.items() if key not in other}) == replay


@bounded
@given(families(), st.data())
def test_changing_an_answer_and_changing_it_back_gives_the_same_plan(answers: Stored, data: st.DataObject) -> None:
    before = walk(answers)
    question = data.draw(st.sampled_from(before.path))
    changed = {**answers, question.key: data.draw(answers_to(question))}
    walk(changed)
    back = walk({**changed, question.key: answers[question.key]})
    assert back == before
    today = MONDAY
    assert build_plan(read_situation(back), CATALOGUE, today) == build_plan(read_situation(before), CATALOGUE, today)


@bounded
@given(families())
def test_the_bound_on_the_number_of_questions_never_rises_along_a_path_and_ends_at_its_length(answers: Stored) -> None:
    replay = walk(answers)
    keys = [question.key for question in replay.path]
    bounds = [walk({key: answers[key] for key in keys[:count]}).at_most() for count in range(len(keys) + 1)]
    assert bounds == sorted(bounds, reverse=True)
    assert bounds[-1] == len(keys)
    assert all(bound >= len(keys) for bound in bounds)


@bounded
@given(families())
def test_a_visitor_may_open_the_questions_passed_and_no_other(answers: Stored) -> None:
    replay = walk(answers)
    assert replay.reachable == replay.path
    first = replay.path[0].key
    assert walk({key: value for key, value in answers.items() if key != first}).reachable == (BY_KEY[first],)
