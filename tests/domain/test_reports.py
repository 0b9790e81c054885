"""Coming back: what a family tells of its last step changes its answers, its progress, or both. Over HTTP: `tests/web`."""

from datetime import date, timedelta

import pytest

from escalation.domain.comeback import (
    AFTER_A_STEP,
    AFTER_IT_STOPPED,
    AGAIN,
    GROWN_OLD,
    Outcome,
    Report,
    Step,
    again,
    come_back,
)
from escalation.domain.progress import NOTHING, Moment, Progress, Status
from tests.families import MONDAY, NOOR, Answers, but

TALK = Step("intern-begeleider", MONDAY, MONDAY + timedelta(days=21))
COMPLAINT = Step("klachtencommissie", MONDAY, MONDAY + timedelta(days=100))
FOLLOW = Step("klacht-volgen", MONDAY, MONDAY + timedelta(days=35))
IN_TIME, LATE = MONDAY + timedelta(days=14), MONDAY + timedelta(days=22)
DONE_ON = MONDAY + timedelta(days=3)


def told(
    outcome: Outcome,
    *,
    step: Step = TALK,
    family: Answers = NOOR,
    progress: Progress = NOTHING,
    on: date | None = DONE_ON,
    today: date = IN_TIME,
) -> tuple[Answers, Progress]:
    return come_back(family, progress, step, Report(outcome, on, today))


def changed(answers: Answers, family: Answers = NOOR) -> Answers:
    """Return what `answers` have otherwise than `family`; an empty list for what is gone."""
    return {key: answers.get(key, []) for key in {*answers, *family} if answers.get(key) != family.get(key)}


# --- the step is done -----------------------------------------------------------------------------------------


def test_a_talk_that_did_not_help_counts_as_tried_on_its_day() -> None:
    answers, progress = told(Outcome.NO_HELP)
    assert changed(answers) == {"gesproken_met": ["leraar", "intern-begeleider"]}
    assert answers["uitkomst_gesprek"] == ["geen-verbetering"]
    assert progress == Progress({"intern-begeleider": Moment(DONE_ON)}, again=AGAIN)


def test_a_day_that_is_not_known_is_today() -> None:
    assert told(Outcome.NO_HELP, on=None)[1].done == {"intern-begeleider": Moment(IN_TIME)}


def test_what_was_done_before_keeps_its_day() -> None:
    before = Progress({"leraar": Moment(MONDAY)}, Status.WAITING, MONDAY)
    assert told(Outcome.NO_HELP, progress=before)[1] == Progress(
        {"leraar": Moment(MONDAY), "intern-begeleider": Moment(DONE_ON)}, again=AGAIN
    )


def test_whoever_spoke_with_somebody_no_longer_spoke_with_nobody_and_nobody_is_named_twice() -> None:
    nobody = but(NOOR, gesproken_met="niemand")
    assert told(Outcome.NO_HELP, family=nobody)[0]["gesproken_met"] == ["intern-begeleider"]
    twice = but(NOOR, gesproken_met=["intern-begeleider", "leraar"])
    assert told(Outcome.NO_HELP, family=twice)[0]["gesproken_met"] == ["leraar", "intern-begeleider"]
    nothing = {key: values for key, values in NOOR.items() if key != "gesproken_met"}
    assert told(Outcome.NO_HELP, family=nothing)[0]["gesproken_met"] == ["intern-begeleider"]


def test_agreements_that_were_not_kept_say_what_the_school_does() -> None:
    answers, _ = told(Outcome.BROKEN, family=but(NOOR, uitkomst_gesprek="wacht-op-afspraken"))
    assert changed(answers) == {
        "gesproken_met": ["leraar", "intern-begeleider"],
        "wat_doet_school": ["belooft-maar-doet-niet"],
    }
    assert answers["uitkomst_gesprek"] == ["geen-verbetering"]


def test_a_school_that_did_not_know_is_asked_about_anew_once_it_was_spoken_with() -> None:
    unknown = but(NOOR, wat_doet_school="weet-het-nog-niet", gesproken_met="niemand")
    assert "wat_doet_school" not in told(Outcome.NO_HELP, family=unknown)[0]
    assert told(Outcome.BROKEN, family=unknown)[0]["wat_doet_school"] == ["belooft-maar-doet-niet"]
    assert told(Outcome.NO_HELP)[0]["wat_doet_school"] == ["te-weinig"]


@pytest.mark.parametrize("rung", ["vertrouwenspersoon", "kinderombudsman"])
def test_who_is_no_talk_at_school_leaves_how_the_last_talk_went(rung: str) -> None:
    waits = but(NOOR, uitkomst_gesprek="wacht-op-afspraken", wat_doet_school="weet-het-nog-niet")
    answers, progress = told(Outcome.NO_HELP, step=Step(rung, MONDAY, LATE), family=waits)
    assert changed(answers, waits) == {"gesproken_met": ["leraar", rung]}
    assert list(progress.done) == [rung]


def test_the_last_advice_is_no_rung_and_no_talk() -> None:
    answers, progress = told(Outcome.NO_HELP, step=Step("advies-vervolg", MONDAY, LATE))
    assert changed(answers) == {}
    assert progress == Progress(again=AGAIN)


def test_asking_for_what_was_agreed_is_a_talk_and_no_rung() -> None:
    waits = but(NOOR, uitkomst_gesprek="wacht-op-afspraken")
    answers, progress = told(Outcome.NO_HELP, step=Step("afspraken-navragen", MONDAY, LATE), family=waits)
    assert changed(answers, waits) == {"uitkomst_gesprek": ["geen-verbetering"]}
    assert progress == Progress(again=AGAIN)


def test_the_answers_of_before_are_left_as_they_were() -> None:
    family = but(NOOR)
    told(Outcome.BROKEN, family=family)
    assert family == NOOR


# --- the complaint --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("outcome", "today", "went"),
    [
        (Outcome.NO_HELP, IN_TIME, None),
        (Outcome.BROKEN, COMPLAINT.last_day + timedelta(days=1), None),
        (Outcome.WAITING, IN_TIME, ["loopt-nog"]),
        (Outcome.WAITING, COMPLAINT.last_day, ["loopt-nog"]),
        (Outcome.WAITING, COMPLAINT.last_day + timedelta(days=1), ["te-laat"]),
    ],
)
def test_a_complaint_that_was_sent_runs_comes_late_or_is_asked_about(
    outcome: Outcome, today: date, went: list[str] | None
) -> None:
    answers, progress = told(outcome, step=COMPLAINT, today=today)
    assert (answers.get("uitkomst_klacht"), answers["gesproken_met"]) == (went, ["leraar", "klachtencommissie"])
    assert answers["uitkomst_gesprek"] == NOOR["uitkomst_gesprek"]
    assert progress.done == {"klachtencommissie": Moment(DONE_ON)}
    assert progress.status is Status.CLIMBING


def test_a_complaint_that_was_not_sent_yet_stays() -> None:
    answers, progress = told(Outcome.NOT_YET, step=COMPLAINT, today=COMPLAINT.last_day + timedelta(days=9))
    assert changed(answers) == {}
    assert progress.status is Status.NOT_YET


@pytest.mark.parametrize("outcome", [Outcome.WAITING, Outcome.NOT_YET])
def test_a_complaint_that_runs_too_long_is_late_whoever_waits(outcome: Outcome) -> None:
    late = FOLLOW.last_day + timedelta(days=1)
    assert told(outcome, step=FOLLOW, today=late)[0]["uitkomst_klacht"] == ["te-laat"]
    assert told(outcome, step=FOLLOW, today=late)[1] == Progress(again=(*AGAIN, *GROWN_OLD))
    answers, progress = told(outcome, step=FOLLOW, today=FOLLOW.last_day)
    assert changed(answers) == {}
    assert progress.status in (Status.WAITING, Status.NOT_YET)


# --- there is no result yet -----------------------------------------------------------------------------------


def test_who_waits_keeps_its_answers_and_counts_from_the_day_it_was_done() -> None:
    before = Progress({"leraar": Moment(MONDAY)}, of=MONDAY)
    answers, progress = told(Outcome.WAITING, progress=before)
    assert answers == NOOR
    assert progress == Progress({"leraar": Moment(MONDAY)}, Status.WAITING, DONE_ON, of=None, again=AGAIN)


@pytest.mark.parametrize(("since", "counted"), [(None, MONDAY), (date(2026, 11, 20), date(2026, 11, 20))])
def test_without_a_day_it_counts_from_what_was_known_or_from_the_plan(since: date | None, counted: date) -> None:
    assert told(Outcome.WAITING, progress=Progress(since=since), on=None)[1].since == counted
    assert told(Outcome.NOT_YET, progress=Progress(since=since), on=DONE_ON)[1].since == counted


def test_who_has_not_done_it_yet_goes_on_with_it_however_late_it_is() -> None:
    for today in (IN_TIME, LATE, LATE + timedelta(days=300)):
        answers, progress = told(Outcome.NOT_YET, today=today)
        assert answers == NOOR
        assert progress.status is Status.NOT_YET


def test_who_waited_long_enough_got_no_answer() -> None:
    assert told(Outcome.WAITING, today=TALK.last_day)[1].status is Status.WAITING
    answers, progress = told(Outcome.WAITING, today=LATE)
    assert answers["uitkomst_gesprek"] == ["geen-antwoord"]
    assert answers["gesproken_met"] == ["leraar", "intern-begeleider"]
    assert progress.done == {"intern-begeleider": Moment(DONE_ON)}


def test_what_is_no_rung_is_over_when_its_day_is_also_for_who_did_nothing() -> None:
    remind = Step("afspraken-navragen", MONDAY, TALK.last_day)
    waits = but(NOOR, uitkomst_gesprek="wacht-op-afspraken")
    assert told(Outcome.NOT_YET, step=remind, family=waits, today=LATE)[0]["uitkomst_gesprek"] == ["geen-antwoord"]
    assert told(Outcome.NOT_YET, step=remind, family=waits, today=TALK.last_day)[0] == waits


# --- it stopped, and came back --------------------------------------------------------------------------------


@pytest.mark.parametrize(("on", "since"), [(DONE_ON, DONE_ON), (None, IN_TIME)])
def test_bullying_that_stopped_changes_no_answer_and_asks_nothing(on: date | None, since: date) -> None:
    before = Progress({"leraar": Moment(MONDAY)}, Status.WAITING, MONDAY, of=MONDAY, again=("schoolgang",))
    answers, progress = told(Outcome.STOPPED, progress=before, on=on)
    assert answers == NOOR
    assert progress == Progress({"leraar": Moment(MONDAY)}, Status.STOPPED, since)


STOPPED = Progress({"leraar": Moment(MONDAY)}, Status.STOPPED, MONDAY)


def test_bullying_that_is_still_gone_keeps_the_day_on_which_it_stopped() -> None:
    assert told(Outcome.STILL, progress=STOPPED, on=DONE_ON) == (NOOR, STOPPED)


def test_bullying_that_came_back_makes_the_rung_one_that_did_not_help_on_the_day_it_seemed_to() -> None:
    answers, progress = told(Outcome.BACK, progress=STOPPED, on=None)
    assert answers["gesproken_met"] == ["leraar", "intern-begeleider"]
    assert answers["uitkomst_gesprek"] == ["geen-verbetering"]
    assert progress.done["intern-begeleider"] == Moment(MONDAY)
    assert progress.status is Status.CLIMBING


# --- what is asked again --------------------------------------------------------------------------------------


def test_danger_health_and_school_are_asked_again_and_after_four_weeks_what_time_changes() -> None:
    assert AGAIN == ("direct_gevaar", "gezondheid", "schoolgang")
    assert again(timedelta(days=27)) == AGAIN
    assert again(timedelta(days=28)) == (*AGAIN, "leeftijd", "hoe_lang", "laatste_keer")
    assert told(Outcome.NO_HELP, today=MONDAY + timedelta(days=28))[1].again == (*AGAIN, *GROWN_OLD)
    assert told(Outcome.NOT_YET, today=MONDAY + timedelta(days=28))[1].again == (*AGAIN, *GROWN_OLD)


def test_what_can_be_told_depends_on_whether_it_stopped() -> None:
    assert (*AFTER_A_STEP, *AFTER_IT_STOPPED) == tuple(Outcome)
    assert Step("leraar", MONDAY, LATE).is_rung
    assert not FOLLOW.is_rung
