"""Asking all walks at once: the same answers as asking each of them, whatever is asked."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest

from escalation.domain.coverage import sample
from escalation.domain.plan import build_plan
from escalation.domain.rules import RULES
from escalation.domain.situation import Situation
from tests.crowd.branches import branches
from tests.crowd.cases import ManyCases
from tests.crowd.crowd import Crowd
from tests.crowd.walks import crowd_of
from tests.domain.invariants import TODAY, Case, Invariant
from tests.families import CATALOGUE
from tests.paths import mask

pytestmark = pytest.mark.drawn

NUMBERS = [sum(mask(key, answer) for key, answer in walk.answers.items()) for walk in sample(1500)]


@pytest.fixture(scope="module")
def crowd() -> Crowd:
    return crowd_of(NUMBERS)


def case(crowd: Crowd, row: int) -> Case:
    situation = crowd.situation(row)
    return Case(situation, build_plan(situation, CATALOGUE, TODAY))


def asked(crowd: Crowd, invariant: Invariant) -> list[str | None]:
    """Return what `invariant` says of each of the crowd, asked side by side."""
    said: list[str | None] = [None] * crowd.size
    everyone = np.arange(crowd.size)
    for rows, outcome in branches(lambda branch: invariant(ManyCases(crowd, branch, partial(case, crowd))), everyone):
        for row in rows.tolist():
            said[row] = outcome
    return said


def tried_and_advised(case: Case) -> str | None:
    return "again" if case.tried & case.ahead or "politie" in case.slugs else None


def online_without_staff(case: Case) -> str | None:
    return (
        f"{case.now}"
        if "online" in case.situation.wat_gebeurt - {"diefstal-of-vernieling"} and not case.situation.by_staff
        else None
    )


def steps_of_each_kind(case: Case) -> str | None:
    return (
        f"{sorted(case.first | case.beside)} {len(case.done)} {case.later} {case.length} {[str(when) for when in case.order]}"
    )


def more_help_when_threatened(case: Case) -> str | None:
    more = case.outline(wat_gebeurt=case.situation.wat_gebeurt | {"bedreiging"})
    return None if more.help <= case.outline().help else f"more, now {more.now}"


def when_to_go_further(case: Case) -> str | None:
    return str([(item.slug, item.do_by, item.further_on) for item in case.rungs])


@pytest.mark.parametrize(
    "invariant",
    [tried_and_advised, online_without_staff, steps_of_each_kind, more_help_when_threatened, when_to_go_further],
    ids=lambda invariant: invariant.__name__,
)
def test_all_walks_side_by_side_answer_as_each_does_alone(crowd: Crowd, invariant: Invariant) -> None:
    alone = [invariant(case(crowd, row)) for row in range(crowd.size)]
    assert len(set(alone)) > 1
    assert asked(crowd, invariant) == alone


def test_a_rule_fits_in_a_crowd_where_it_fits_alone(crowd: Crowd) -> None:
    for rule in RULES:
        assert crowd.of(rule.applies).truth.tolist() == [rule.applies(crowd.situation(row)) for row in range(crowd.size)]


def test_a_fact_that_reads_more_of_some_families_is_seen_to_read_it(crowd: Crowd) -> None:
    def hidden(s: Situation) -> bool:
        return s.schoolgang == "gewoon" and bool(getattr(s, "_".join(("wat", "gebeurt"))) & {"online"})

    assert crowd.of(hidden).truth.tolist() == [hidden(crowd.situation(row)) for row in range(crowd.size)]
    assert crowd.of(hidden).truth.any()


def test_other_answers_change_what_depends_on_them_and_nothing_else(crowd: Crowd) -> None:
    calm = crowd.but("direct_gevaar", crowd.same("nee"))
    assert calm.read("misses_school") is crowd.read("misses_school")
    assert not calm.read("possible_danger").truth.any()
    assert crowd.read("possible_danger").truth.any()


def test_an_invariant_that_looks_past_the_view_is_refused(crowd: Crowd) -> None:
    with pytest.raises(AttributeError, match="plan"):
        asked(crowd, lambda case: case.plan.made_on)
