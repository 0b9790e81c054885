"""Coming back: what a family tells changes its answers so that the climb leads on, and nothing is guessed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalation.domain.answers import Walk, walk
from escalation.domain.climb import climb
from escalation.domain.comeback import AFTER_A_STEP, Outcome, Report, Step, again, carried_on, come_back
from escalation.domain.progress import NOTHING, Moment, Progress, Status
from escalation.domain.questions import BY_KEY
from escalation.domain.situation import read_situation
from tests.families import MONDAY, NOOR, SAM, YARA, Answers, but, plan_of, walked

LATER = MONDAY + timedelta(days=7)
LATE = MONDAY + timedelta(days=200)
BOARD = but(SAM, gesproken_met=["mentor", "directeur", "schoolbestuur"], beleid=["weet-ik-niet"])
COMPLAINT = but(BOARD, gesproken_met=[*BOARD["gesproken_met"], "klachtencommissie"], uitkomst_klacht="loopt-nog")
AT_DIRECTEUR = but(NOOR, gesproken_met=["leraar", "intern-begeleider"])
DONE = [Outcome.NO_HELP, Outcome.BROKEN]


def step_of(family: Answers) -> Step:
    """Return the step of a family's plan of Monday."""
    now = plan_of(family).now
    assert now.further_on
    return Step(now.slug, MONDAY, now.further_on.day)


def back(family: Answers, outcome: Outcome, today: date = LATER) -> tuple[Walk, Progress]:
    """Return the walk and the progress of a family that tells this outcome of its step."""
    answers, progress = come_back(family, NOTHING, step_of(family), Report(outcome, None, today))
    return walk(answers), progress


def now_of(found: Walk) -> str:
    """Return the step to do now."""
    return climb(read_situation(found)).now


@pytest.mark.parametrize("family", [NOOR, SAM, YARA], ids=["po", "vo", "mbo"])
@pytest.mark.parametrize("outcome", DONE)
def test_a_rung_that_was_done_leads_to_the_next(family: Answers, outcome: Outcome) -> None:
    found, progress = back(family, outcome)
    rungs = read_situation(walked(family)).ladder
    assert rungs.index(now_of(found)) == rungs.index(step_of(family).slug) + 1
    assert progress.done[step_of(family).slug].day == LATER


@pytest.mark.parametrize("outcome", [Outcome.STOPPED, Outcome.WAITING, Outcome.NOT_YET])
def test_what_is_not_settled_changes_no_answer(outcome: Outcome) -> None:
    found, progress = back(NOOR, outcome)
    assert found == walked(NOOR)
    assert progress.status is not Status.CLIMBING


def test_waiting_too_long_for_the_board_leads_to_the_commission() -> None:
    letter = but(SAM, gesproken_met=["mentor", "directeur", "vertrouwenspersoon"], beleid=["weet-ik-niet"])
    assert step_of(letter).slug == "schoolbestuur"
    assert now_of(back(letter, Outcome.WAITING)[0]) == "schoolbestuur"
    found, _ = back(letter, Outcome.WAITING, LATE)
    assert now_of(found) == "klachtencommissie"
    assert found.answers["uitkomst_gesprek"] == {"geen-antwoord"}


def test_a_complaint_that_is_sent_runs_and_one_that_takes_too_long_is_late() -> None:
    assert now_of(back(BOARD, Outcome.WAITING)[0]) == "klacht-volgen"
    found, _ = back(BOARD, Outcome.WAITING, LATE)
    assert found.answers["uitkomst_klacht"] == {"te-laat"}
    assert now_of(found) == "kinderombudsman"


@pytest.mark.parametrize("outcome", [Outcome.WAITING, Outcome.NOT_YET])
def test_a_decision_that_is_late_leads_to_the_kinderombudsman(outcome: Outcome) -> None:
    assert step_of(COMPLAINT).slug == "klacht-volgen"
    assert now_of(back(COMPLAINT, outcome)[0]) == "klacht-volgen"
    assert now_of(back(COMPLAINT, outcome, LATE)[0]) == "kinderombudsman"


@pytest.mark.parametrize("family", [BOARD, COMPLAINT], ids=["sent", "followed"])
@pytest.mark.parametrize("outcome", DONE)
def test_how_a_complaint_went_that_did_not_help_is_asked(family: Answers, outcome: Outcome) -> None:
    found, _ = back(family, outcome)
    assert found.gap is BY_KEY["uitkomst_klacht"]
    stored, _ = come_back(family, NOTHING, step_of(family), Report(outcome, None, LATER))
    assert now_of(walk({**stored, "uitkomst_klacht": ["niet-tevreden"]})) == "kinderombudsman"
    assert now_of(walk({**stored, "uitkomst_klacht": ["loopt-nog"]})) == "klacht-volgen"


@pytest.mark.parametrize("outcome", [Outcome.WAITING, Outcome.NO_HELP])
def test_a_complaint_stays_sent_where_the_school_did_not_know_before(outcome: Outcome) -> None:
    family = but(NOOR, wie_pest=["schoolbestuur"], wat_doet_school="weet-het-nog-niet", gesproken_met="niemand")
    assert step_of(family).slug == "klachtencommissie"
    stored, _ = come_back(family, NOTHING, step_of(family), Report(outcome, None, LATER))
    assert walk(stored).gap is BY_KEY["wat_doet_school"]
    told = walk(
        {"uitkomst_klacht": ["loopt-nog"], **stored, "wat_doet_school": ["belooft-maar-doet-niet"], "beleid": ["weet-ik-niet"]}
    )
    assert now_of(told) == "klacht-volgen"


def test_a_rung_that_was_not_done_stays_however_late_it_is() -> None:
    assert now_of(back(NOOR, Outcome.NOT_YET, LATE)[0]) == step_of(NOOR).slug


def test_agreements_that_were_not_kept_are_what_the_school_does() -> None:
    assert back(NOOR, Outcome.BROKEN)[0].answers["wat_doet_school"] == {"belooft-maar-doet-niet"}


def test_what_the_school_does_is_asked_when_it_did_not_know_yet() -> None:
    family = but(NOOR, wat_doet_school="weet-het-nog-niet", gesproken_met="niemand")
    found, _ = back(family, Outcome.NO_HELP)
    assert found.gap is BY_KEY["wat_doet_school"]


def test_the_vertrouwenspersoon_and_the_kinderombudsman_say_nothing_of_the_talks() -> None:
    family = but(SAM, gesproken_met=["mentor", "directeur"], beleid=["weet-ik-niet"], uitkomst_gesprek="geen-antwoord")
    assert step_of(family).slug == "vertrouwenspersoon"
    assert back(family, Outcome.BROKEN)[0].answers["uitkomst_gesprek"] == {"geen-antwoord"}


def test_who_waits_a_second_time_keeps_the_day_of_the_first() -> None:
    progress = Progress(status=Status.WAITING, since=MONDAY - timedelta(days=9))
    _, again_waits = come_back(NOOR, progress, step_of(NOOR), Report(Outcome.WAITING, None, LATER))
    assert again_waits.since == progress.since


def test_what_time_changes_is_asked_after_four_weeks() -> None:
    assert again(timedelta(days=27)) == ("direct_gevaar", "gezondheid", "schoolgang")
    assert again(timedelta(days=28)) == ("direct_gevaar", "gezondheid", "schoolgang", "leeftijd", "hoe_lang", "laatste_keer")


WAITS = Progress({"leraar": Moment(MONDAY)}, Status.WAITING, MONDAY, again=("gezondheid",))


@pytest.mark.parametrize("status", [Status.WAITING, Status.NOT_YET, Status.STOPPED])
@pytest.mark.parametrize(
    ("family", "after", "stays"),
    [
        (NOOR, but(NOOR, gezondheid=["somber-of-bang"]), True),
        (NOOR, but(NOOR, direct_gevaar="ja"), False),
        (but(NOOR, direct_gevaar="ja"), but(NOOR, direct_gevaar="ja", gezondheid=["geen"]), True),
        (NOOR, but(NOOR, gesproken_met=["leraar", "directeur"]), False),
        (AT_DIRECTEUR, but(AT_DIRECTEUR, direct_gevaar="ja"), False),
        (NOOR, {key: values for key, values in NOOR.items() if key != "hoe_lang"}, False),
    ],
    ids=["same rung", "danger", "the danger of before", "another rung", "danger at the same rung", "not complete"],
)
def test_who_waits_stands_where_it_stood_unless_the_rung_or_the_danger_changes(
    family: Answers, after: Answers, stays: bool, status: Status
) -> None:
    progress = replace(WAITS, status=status)
    left = progress if stays else replace(progress, status=Status.CLIMBING, since=None)
    assert carried_on(progress, walk(family), walk(after)) == left


def test_who_climbs_climbs_on_whatever_changes() -> None:
    progress = Progress({"leraar": Moment(MONDAY)})
    assert carried_on(progress, walk(NOOR), walk(but(NOOR, direct_gevaar="ja"))) == progress


@given(st.sampled_from([NOOR, SAM, YARA, BOARD, COMPLAINT]), st.sampled_from(AFTER_A_STEP), st.integers(0, 400))
def test_whatever_is_told_the_climb_never_goes_down(family: Answers, outcome: Outcome, days: int) -> None:
    found, progress = back(family, outcome, MONDAY + timedelta(days=days))
    before, tried = walked(family).answers["gesproken_met"], found.answers.get("gesproken_met", frozenset())
    assert before - {"niemand"} <= tried
    assert set(progress.done) <= tried
    assert progress.of is None
