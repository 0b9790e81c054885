"""The road so far: each rung in its place with what became of it, as data, as a picture and as text."""

from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest

from escalation.domain.plan import build_plan
from escalation.domain.progress import NOTHING, Moment, Progress, Status, Unit
from escalation.domain.road import Road, State, road
from escalation.outputs.road_svg import road_svg
from escalation.outputs.road_text import road_description, road_lines
from tests.families import CATALOGUE, EVERYTHING, MONDAY, NOOR, SAM, Answers, but, situation_of

CLIMBED = but(NOOR, gesproken_met=["leraar", "intern-begeleider"])
COMPLAINT = but(
    SAM, gesproken_met=["mentor", "directeur", "klachtencommissie"], uitkomst_klacht="loopt-nog", beleid=["weet-ik-niet"]
)
A_WEEK_AGO = MONDAY - timedelta(days=7)


def road_of(family: Answers, progress: Progress = NOTHING) -> Road:
    """Return the road of a family on Monday."""
    situation = situation_of(family)
    return road(situation, CATALOGUE, build_plan(situation, CATALOGUE, MONDAY, progress), progress)


def test_the_rungs_stand_in_the_order_of_the_ladder_with_their_state() -> None:
    assert [(rung.slug, rung.state) for rung in road_of(CLIMBED).rungs] == [
        ("leraar", State.DONE),
        ("intern-begeleider", State.DONE),
        ("directeur", State.NOW),
        ("vertrouwenspersoon", State.OPEN),
        ("schoolbestuur", State.LATER),
        ("klachtencommissie", State.LATER),
        ("kinderombudsman", State.LATER),
    ]


def test_a_rung_that_is_passed_over_says_why() -> None:
    passed = [rung for rung in road_of(but(NOOR, direct_gevaar="ja")).rungs if rung.state is State.PASSED]
    assert passed
    assert all(rung.why for rung in passed)


def test_a_rung_is_done_on_its_day_as_exactly_as_it_is_known() -> None:
    done = {"leraar": Moment(MONDAY.replace(day=1), Unit.MONTH), "intern-begeleider": Moment(A_WEEK_AGO)}
    words = [words for _, words in road_lines(road_of(CLIMBED, Progress(done)))]
    assert words[:2] == ["gedaan in november 2026", "gedaan op 16 november 2026"]
    week = Progress({"leraar": Moment(A_WEEK_AGO, Unit.WEEK)})
    assert road_lines(road_of(CLIMBED, week))[0][1] == "gedaan in de week van 16 november 2026"


def test_a_complaint_that_runs_is_what_to_do_now_above_what_is_done() -> None:
    states = {rung.slug: rung.state for rung in road_of(COMPLAINT).rungs}
    assert states["klacht-volgen"] is State.NOW
    assert list(states).index("klacht-volgen") == list(states).index("klachtencommissie") + 1


def test_who_waits_sees_until_when_and_who_is_late_sees_that_the_day_is_over() -> None:
    waits = road_of(CLIMBED, Progress({}, Status.WAITING, A_WEEK_AGO))
    assert waits.wait_until
    assert waits.missed is None
    late = road_of(CLIMBED, Progress({}, Status.NOT_YET, A_WEEK_AGO - timedelta(days=30)))
    assert late.missed
    assert late.missed.day < MONDAY
    assert road_of(CLIMBED, Progress({}, Status.NOT_YET, MONDAY)).missed is None


@pytest.mark.parametrize(
    ("status", "rests"), [(Status.CLIMBING, False), (Status.NOT_YET, False), (Status.WAITING, True), (Status.STOPPED, True)]
)
def test_who_waits_and_who_saw_it_stop_has_nothing_to_do_today(status: Status, rests: bool) -> None:
    found = road_of(CLIMBED, Progress({}, status, A_WEEK_AGO))
    assert (found.rests, found.stopped) == (rests, status is Status.STOPPED)


def test_where_it_stopped_the_last_rung_is_done_and_nothing_is_to_do_now() -> None:
    stopped = road_of(CLIMBED, Progress({}, Status.STOPPED, A_WEEK_AGO))
    assert stopped.now is None
    assert Moment(A_WEEK_AGO) in [rung.done_on for rung in stopped.rungs]


@pytest.mark.parametrize("family", [NOOR, CLIMBED, COMPLAINT, EVERYTHING], ids=["Noor", "climbed", "complaint", "everything"])
def test_the_picture_shows_every_rung_and_has_no_style_of_its_own(family: Answers) -> None:
    found = road_of(family)
    svg = ET.fromstring(road_svg(found, road_description(found)))
    drawn = " ".join(part.text or "" for part in svg.iter("{http://www.w3.org/2000/svg}text"))
    assert [rung.title for rung in found.rungs if rung.title not in drawn] == []
    assert not [part for part in svg.iter() if part.get("style")]
    assert all(rung.title in (svg.findtext("{http://www.w3.org/2000/svg}title") or "") for rung in found.rungs)
    assert max(len(part.text or "") for part in svg.iter("{http://www.w3.org/2000/svg}text")) <= 31
