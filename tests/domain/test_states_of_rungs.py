"""The road so far: every rung once, from low to high, with what became of it."""

from datetime import date, timedelta

import pytest

from escalation.domain.plan import build_plan
from escalation.domain.progress import NOTHING, Moment, Progress, Status
from escalation.domain.road import Road, State, road
from escalation.domain.rules import When
from tests.families import CATALOGUE, MONDAY, NOOR, Answers, but, plan_of, situation_of

BEFORE = MONDAY - timedelta(days=14)


def of(family: Answers, progress: Progress = NOTHING, today: date = MONDAY) -> Road:
    situation = situation_of(family)
    return road(situation, CATALOGUE, build_plan(situation, CATALOGUE, today, progress), progress)


def states(found: Road) -> dict[str, State]:
    return {rung.slug: rung.state for rung in found.rungs}


def test_the_rungs_stand_from_low_to_high_with_their_state_and_their_title() -> None:
    found = of(NOOR)
    assert list(states(found).items()) == [
        ("leraar", State.DONE),
        ("intern-begeleider", State.NOW),
        ("directeur", State.LATER),
        ("vertrouwenspersoon", State.OPEN),
        ("schoolbestuur", State.LATER),
        ("klachtencommissie", State.LATER),
        ("kinderombudsman", State.LATER),
    ]
    assert [rung.title for rung in found.rungs] == [CATALOGUE.actions[rung.slug].title for rung in found.rungs]
    assert found.now is found.rungs[1]
    assert (found.wait_until, found.missed) == (None, None)


def test_what_is_to_come_has_the_days_of_the_plan_and_what_was_done_its_day() -> None:
    found = of(NOOR, Progress({"leraar": Moment(BEFORE), "directeur": Moment(BEFORE)}))
    days = {item.slug: item.do_by for item in plan_of(NOOR).items if item.when in (When.NOW, When.LATER)}
    assert {rung.slug: rung.do_by for rung in found.rungs if rung.do_by} == days
    assert {rung.slug: rung.done_on for rung in found.rungs if rung.done_on} == {"leraar": Moment(BEFORE)}


def test_a_rung_passed_over_says_why() -> None:
    found = of(but(NOOR, wie_pest="leraar-of-mentor", gesproken_met="niemand"))
    why = {rung.slug: rung.why for rung in found.rungs if rung.why}
    assert why == {"leraar": CATALOGUE.passed["oorzaak"].title, "intern-begeleider": CATALOGUE.passed["medewerker"].title}
    assert {slug for slug, state in states(found).items() if state is State.PASSED} == set(why)
    assert {rung.why for rung in found.rungs if rung.state is State.OPEN} == {""}


def test_what_is_no_rung_stands_above_the_highest_that_is_done() -> None:
    waits = of(but(NOOR, uitkomst_gesprek="wacht-op-afspraken"))
    assert [rung.slug for rung in waits.rungs][:3] == ["leraar", "afspraken-navragen", "intern-begeleider"]
    assert waits.now is waits.rungs[1]
    early = of(but(NOOR, uitkomst_gesprek="wacht-op-afspraken", gesproken_met=["aanspreekpunt-pesten"]))
    assert early.rungs[0].slug == "afspraken-navragen"


def test_the_last_advice_is_on_the_road_only_where_nothing_else_is_left() -> None:
    assert "advies-vervolg" not in states(of(NOOR))
    done = but(NOOR, gesproken_met=["schoolbestuur", "klachtencommissie", "kinderombudsman"], uitkomst_klacht="niet-tevreden")
    left = of(but(done, beleid="weet-ik-niet", laatste_keer="weet-ik-niet"))
    assert left.now is not None
    assert left.now.slug == "advies-vervolg"


def test_who_waits_sees_until_when() -> None:
    found = of(NOOR, Progress(status=Status.WAITING, since=BEFORE))
    assert found.wait_until == plan_of(NOOR, BEFORE).now.further_on
    assert found.missed is None
    assert found.now is not None
    assert found.now.do_by is None


def test_who_did_not_do_it_yet_sees_the_day_that_passed_and_none_that_has_still_to_come() -> None:
    due = plan_of(NOOR, BEFORE).now.do_by
    assert due is not None
    late, not_late = (Progress(status=Status.NOT_YET, since=since) for since in (BEFORE, MONDAY))
    assert of(NOOR, late).missed == due
    assert of(NOOR, late, today=due.day).missed is None
    assert of(NOOR, late, today=due.day + timedelta(days=1)).missed == due
    assert of(NOOR, not_late).missed is None
    assert of(NOOR, Progress(status=Status.NOT_YET)).missed is None


@pytest.mark.parametrize(("since", "day"), [(BEFORE, Moment(BEFORE)), (None, None)])
def test_where_it_stopped_the_rung_is_done_on_the_day_it_did_and_nothing_is_to_be_done_now(
    since: date | None, day: Moment | None
) -> None:
    found = of(NOOR, Progress(status=Status.STOPPED, since=since))
    assert (found.rungs[1].state, found.rungs[1].done_on) == (State.DONE, day)
    assert found.now is None
    assert (found.rungs[1].slug, found.rungs[1].title) == ("intern-begeleider", CATALOGUE.actions["intern-begeleider"].title)
