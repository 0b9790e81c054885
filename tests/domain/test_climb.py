"""The place on the ladder: done, now, later, and passed over with the reason."""

import pytest

from escalation.domain.climb import Climb, Passed, climb
from escalation.domain.ladder import LIKE_MBO, LIKE_PRIMARY, LIKE_SECONDARY, Sector, ladder
from escalation.domain.situation import Situation

SCHOOL = Situation(
    direct_gevaar="nee",
    schoolsoort="basisschool",
    leeftijd="5-11",
    wie_pest=frozenset({"leerlingen"}),
    wat_doet_school="te-weinig",
)
OUTSIDE = ("klachtencommissie", "kinderombudsman")
DANGER = {"direct_gevaar": "ja"}


def place(*tried: str, **answers: object) -> Climb:
    chosen = {key: frozenset(value) if isinstance(value, list) else value for key, value in answers.items()}
    return climb(Situation(**{**vars(SCHOOL), "gesproken_met": frozenset(tried), **chosen}))  # type: ignore[arg-type]


def passed(*tried: str, **answers: object) -> dict[str, Passed]:
    return dict(place(*tried, **answers).passed)


@pytest.mark.parametrize(
    ("sector", "age", "rungs"),
    [
        (Sector.BASISSCHOOL, "12", LIKE_PRIMARY),
        (Sector.SPECIAAL_ONDERWIJS, "12", LIKE_PRIMARY),
        (Sector.SPECIAAL_ONDERWIJS, "13-15", LIKE_SECONDARY),
        (Sector.VOORTGEZET_ONDERWIJS, "12", LIKE_SECONDARY),
        (Sector.VSO, "12", LIKE_SECONDARY),
        (Sector.MBO, "13-15", LIKE_MBO),
    ],
)
def test_each_kind_of_school_has_its_ladder(sector: Sector, age: str, rungs: tuple[str, ...]) -> None:
    assert ladder(sector, age) == rungs


def test_who_told_nobody_starts_at_the_bottom_and_the_vertrouwenspersoon_waits_for_nobody() -> None:
    later = ("intern-begeleider", "directeur", "schoolbestuur", *OUTSIDE)
    assert place() == Climb(done=(), now="leraar", later=later, passed=())


def test_what_is_done_is_listed_from_low_to_high_and_what_lies_below_is_passed_over() -> None:
    found = place("directeur", "leraar", "vertrouwenspersoon", "politie")
    assert found.done == ("leraar", "directeur", "vertrouwenspersoon")
    assert (found.now, found.later) == ("schoolbestuur", OUTSIDE)
    assert found.passed == (("intern-begeleider", Passed.HIGHER),)


def test_the_vertrouwenspersoon_is_a_rung_after_the_directeur_and_none_when_urgent() -> None:
    assert place("directeur").now == "vertrouwenspersoon"
    assert place("directeur", **DANGER).now == "schoolbestuur"
    assert place("leraar").now == "intern-begeleider"


@pytest.mark.parametrize("alone", ["vertrouwenspersoon", "kinderombudsman", "jeugdarts"])
def test_who_is_always_open_lifts_nobody(alone: str) -> None:
    assert place(alone).now == "leraar"
    assert alone not in place(alone).later


def test_a_complaint_at_school_stands_level_with_the_board() -> None:
    found = place("klacht-bij-school", uitkomst_klacht="loopt-nog")
    assert found.now == "klacht-volgen"
    assert found.passed == tuple(
        (rung, Passed.HIGHER) for rung in ("leraar", "intern-begeleider", "directeur", "schoolbestuur")
    )
    assert place("klacht-bij-school", uitkomst_klacht="niet-tevreden").now == "klachtencommissie"


def test_a_complaint_that_runs_comes_now_and_the_rungs_above_it_stay_for_later() -> None:
    assert place("klacht-bij-school", uitkomst_klacht="loopt-nog").later == OUTSIDE


def test_danger_passes_over_the_class() -> None:
    assert place(**DANGER).now == "directeur"
    assert passed(**DANGER) == {"leraar": Passed.URGENT, "intern-begeleider": Passed.URGENT}


def test_someone_of_the_staff_who_bullies_passes_over_the_class_too() -> None:
    assert place(wie_pest=["andere-medewerker"]).now == "directeur"
    assert passed(wie_pest=["andere-medewerker"]) == {"leraar": Passed.STAFF, "intern-begeleider": Passed.STAFF}
    assert set(passed(wie_pest=["andere-medewerker"], **DANGER).values()) == {Passed.URGENT}


@pytest.mark.parametrize(
    ("kind", "rung", "above"),
    [
        ("basisschool", "leraar", "intern-begeleider"),
        ("vso", "mentor", "afdelingsleider"),
        ("mbo", "docent", "teamleider"),
    ],
)
def test_a_teacher_who_is_the_cause_is_passed_over_by_every_name(kind: str, rung: str, above: str) -> None:
    found = passed(wie_pest=["leraar-of-mentor"], schoolsoort=kind, leeftijd="13-15")
    assert found == {rung: Passed.CAUSE, above: Passed.STAFF}


def test_a_directeur_who_is_the_cause_is_passed_over_for_the_board() -> None:
    assert place(wie_pest=["directeur"]).now == place("directeur", wie_pest=["directeur"]).now == "schoolbestuur"
    assert passed(wie_pest=["directeur"])["directeur"] is Passed.CAUSE
    assert passed("leraar", wie_pest=["directeur"]) == {"intern-begeleider": Passed.STAFF, "directeur": Passed.CAUSE}


def test_a_board_that_is_the_cause_is_passed_over_for_the_commission() -> None:
    found = place(wie_pest=["schoolbestuur"])
    assert (found.now, found.later) == ("klachtencommissie", ("kinderombudsman",))
    assert dict(found.passed)["schoolbestuur"] is Passed.CAUSE
    assert dict(found.passed)["directeur"] is Passed.STAFF


def test_someone_who_was_tried_and_is_the_cause_is_done_and_not_passed_over() -> None:
    found = place("leraar", wie_pest=["leraar-of-mentor"])
    assert found.done == ("leraar",)
    assert dict(found.passed) == {"intern-begeleider": Passed.STAFF}


@pytest.mark.parametrize(
    "closed",
    [
        {"leeftijd": "18-plus", "schoolsoort": "vso"},
        {"laatste_keer": "langer-dan-12-maanden"},
    ],
)
def test_the_kinderombudsman_is_closed_at_18_and_after_a_year(closed: dict[str, str]) -> None:
    assert passed(**closed)["kinderombudsman"] is Passed.CLOSED
    assert "kinderombudsman" not in place(**closed).later
    assert place(**closed).later[-1] == "klachtencommissie"


def test_after_a_ruling_of_a_court_nothing_outside_school_is_open() -> None:
    ruled = place("schoolbestuur", "klacht-bij-school", uitkomst_klacht="uitspraak-rechter")
    assert ruled.now == "advies-vervolg"
    assert dict(ruled.passed)["leraar"] is Passed.HIGHER
    assert dict(ruled.passed)["klachtencommissie"] is dict(ruled.passed)["kinderombudsman"] is Passed.CLOSED


def test_when_all_is_done_there_is_advice_on_what_is_left() -> None:
    done = place("schoolbestuur", "klachtencommissie", "kinderombudsman", uitkomst_klacht="niet-tevreden")
    assert (done.now, done.later) == ("advies-vervolg", ())
    assert "advies-vervolg" not in dict(done.passed)


def test_while_a_complaint_runs_and_all_else_is_done_nothing_is_left_for_later() -> None:
    runs = place("schoolbestuur", "klachtencommissie", "kinderombudsman", uitkomst_klacht="loopt-nog")
    assert (runs.now, runs.later) == ("klacht-volgen", ())


def test_a_complaint_that_need_not_wait_stands_beside_the_board() -> None:
    early = place("directeur", **DANGER)
    assert (early.now, early.later) == ("schoolbestuur", ("kinderombudsman",))
    assert "klachtencommissie" not in dict(early.passed)


def test_a_kinderombudsman_that_need_not_wait_stands_beside_the_commission() -> None:
    beside = place("schoolbestuur", "klacht-bij-school", uitkomst_klacht="te-laat")
    assert (beside.now, beside.later) == ("klachtencommissie", ())
    assert "kinderombudsman" not in dict(beside.passed)


def test_where_only_outsiders_bully_nobody_above_the_directeur_judges_the_school() -> None:
    outside = place(wie_pest=["buiten-school"])
    assert (outside.now, outside.later) == ("leraar", ("intern-begeleider", "directeur"))
    assert dict(outside.passed) == dict.fromkeys(("schoolbestuur", *OUTSIDE), Passed.OUTSIDE)
    assert place("leraar", "intern-begeleider", "directeur", wie_pest=["buiten-school"]).now == "advies-vervolg"
    assert place(wie_pest=["buiten-school", "leerlingen"]).later[-1] == "kinderombudsman"


def test_what_was_agreed_is_asked_for_before_the_next_rung_which_then_comes_first_of_those_for_later() -> None:
    waits = place("leraar", uitkomst_gesprek="wacht-op-afspraken")
    assert (waits.now, waits.later[0]) == ("afspraken-navragen", "intern-begeleider")
    assert waits.done == ("leraar",)
    assert place("leraar", uitkomst_gesprek="wacht-op-afspraken", **DANGER).now == "directeur"


def test_the_vertrouwenspersoon_is_open_to_who_first_asks_for_what_was_agreed() -> None:
    waits = place("leraar", "directeur", uitkomst_gesprek="wacht-op-afspraken")
    assert (waits.now, waits.later[0]) == ("afspraken-navragen", "schoolbestuur")
    assert place("leraar", "directeur").now == "vertrouwenspersoon"


def test_danger_at_a_school_that_does_not_know_begins_in_the_class_unless_it_is_certain() -> None:
    assert place(wat_doet_school="weet-het-nog-niet", direct_gevaar="weet-ik-niet").now == "leraar"
    assert place(wat_doet_school="weet-het-nog-niet", **DANGER).now == "directeur"
