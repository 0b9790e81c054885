"""The explanation says of each rule and each rung what was decided, and why."""

import pytest

from escalation.domain.alternatives import Term
from escalation.domain.climb import FOLLOW_COMPLAINT, LAST, Passed, Start, climb, highest, start
from escalation.domain.coverage import sample
from escalation.domain.explain import (
    Explanation,
    Place,
    RuleReason,
    Standing,
    explain,
    gone_when_tried,
    in_plan_when,
    may_be_a_rung,
    met,
)
from escalation.domain.rules import RULES, Rule, When
from escalation.domain.situation import read_situation
from escalation.domain.verdict import decide
from tests.families import EVERYTHING, NOOR, YARA, Answers, but, situation_of

SITUATIONS = tuple(read_situation(walk) for walk in sample(1500))


def explained(family: Answers) -> Explanation:
    return explain(situation_of(family))


def reason(family: Answers, action: str) -> RuleReason:
    return next(reason for reason in explained(family).rules if reason.rule.action == action)


def place(family: Answers, rung: str) -> tuple[Place, Passed | None]:
    return next((reason.place, reason.why) for reason in explained(family).rungs if reason.rung == rung)


@pytest.mark.drawn
def test_a_rule_is_said_to_be_in_exactly_when_its_action_is_in_the_plan() -> None:
    for situation in SITUATIONS:
        inside = {(decision.action, decision.when) for decision in decide(situation).decisions}
        told = {(r.rule.action, r.rule.when) for r in explain(situation).rules if r.standing is Standing.IN}
        assert told == {(rule.action, rule.when) for rule in RULES} & inside


@pytest.mark.drawn
def test_a_rule_that_is_out_names_what_is_not_met_and_one_that_fits_names_nothing() -> None:
    for situation in SITUATIONS:
        for found in explain(situation).rules:
            assert found.rule.applies(situation) is not bool(found.unmet)
            assert bool(found.unmet) is (found.standing is Standing.OUT)
            assert not any(term.holds(situation) for term in found.unmet)


@pytest.mark.drawn
def test_what_was_done_and_what_is_a_rung_say_so() -> None:
    for situation in SITUATIONS:
        ladder = climb(situation)
        for found in explain(situation).rules:
            if found.standing is Standing.DONE:
                assert (found.rule.done_as or found.rule.action) in situation.tried
            if found.standing is Standing.RUNG:
                assert found.rule.action in (ladder.now, *ladder.later)


@pytest.mark.drawn
def test_every_rung_has_the_place_that_the_climb_gave_it() -> None:
    for situation in SITUATIONS:
        ladder, found = climb(situation), explain(situation).rungs
        assert [r.rung for r in found if r.place is Place.NOW] == [ladder.now]
        assert tuple(r.rung for r in found if r.place is Place.DONE) == ladder.done
        assert tuple(r.rung for r in found if r.place is Place.LATER) == ladder.later
        assert tuple((r.rung, r.why) for r in found if r.place is Place.PASSED) == ladder.passed
        assert {r.rung for r in found if r.place is Place.LAST} <= {"advies-vervolg", "vertrouwenspersoon"}


def test_the_nearest_alternative_is_named() -> None:
    absent = reason(but(NOOR, leeftijd="4"), "leerplichtambtenaar")
    assert [term.key for term in absent.unmet] == ["leeftijd", "schoolgang"]
    at_home = reason(but(NOOR, leeftijd="4", schoolgang="soms-thuis"), "leerplichtambtenaar")
    assert at_home.unmet == (Term("leeftijd", ("5-11", "12", "13-15", "16-17")),)


def test_a_step_that_was_taken_is_not_advised_again() -> None:
    assert reason(but(NOOR, gesproken_met=["leraar", "vertrouwenspersoon"]), "vertrouwenspersoon").standing is Standing.DONE


def test_a_rule_may_stand_on_the_ladder_instead() -> None:
    tried = but(NOOR, gesproken_met=["leraar", "intern-begeleider", "directeur"], beleid="weet-ik-niet")
    assert reason(tried, "vertrouwenspersoon").standing is Standing.RUNG


def test_who_is_the_cause_is_passed_over_and_the_reason_is_named() -> None:
    family = but(NOOR, wie_pest="leraar-of-mentor", gesproken_met="niemand")
    assert place(family, "leraar") == (Place.PASSED, Passed.CAUSE)
    assert place(family, "intern-begeleider") == (Place.PASSED, Passed.STAFF)
    assert place(family, "directeur") == (Place.NOW, None)
    assert place(family, "vertrouwenspersoon") == (Place.BESIDE, None)
    assert place(family, "advies-vervolg") == (Place.LAST, None)


def test_a_complaint_that_runs_is_what_to_do_now() -> None:
    waiting = but(YARA, gesproken_met=["klachtencommissie"], uitkomst_klacht="loopt-nog", beleid="weet-ik-niet")
    assert explained(but(waiting, uitkomst_gesprek=[])).rungs[0].rung == "klacht-volgen"


# --- a rule by itself, and one family whole -------------------------------------------------------------------

BY_ACTION = {rule.action: rule for rule in RULES}
TRIED_HIGH = but(NOOR, gesproken_met=["leraar", "directeur", "politie"], beleid="weet-ik-niet", wat_gebeurt="bedreiging")
HIGH = but(TRIED_HIGH, leeftijd_pester="12-17", laatste_keer="weet-ik-niet", direct_gevaar="nee")


def test_a_step_goes_when_it_or_what_stands_for_it_was_tried() -> None:
    assert gone_when_tried(BY_ACTION["vertrouwenspersoon"]) == "vertrouwenspersoon"
    assert gone_when_tried(BY_ACTION["politie-jonger-dan-12"]) == "politie"
    assert gone_when_tried(BY_ACTION["huisarts"]) == ""


def test_help_that_comes_first_never_goes() -> None:
    first = Rule("politie", When.FIRST, lambda s: s.everyone, (), "domein:4")
    assert gone_when_tried(first) == ""
    assert not may_be_a_rung(Rule("klachtencommissie", When.FIRST, lambda s: s.everyone, (), "domein:4"))


def test_three_rules_may_be_a_rung_instead() -> None:
    assert {rule.action for rule in RULES if may_be_a_rung(rule)} == {
        "vertrouwenspersoon",
        "klachtencommissie",
        "kinderombudsman",
    }


def test_when_a_rule_fits_is_told_in_terms() -> None:
    assert in_plan_when(BY_ACTION["kleuter-thuis"]) == (
        (
            Term("leeftijd", ("4",)),
            Term("schoolgang", ("soms-thuis", "thuis-korter-dan-4-weken", "thuis-4-weken-of-langer")),
        ),
    )


def test_a_rule_that_stands_in_the_plan_names_the_alternative_that_is_met() -> None:
    found = reason(NOOR, "alles-op-papier")
    assert found.standing is Standing.IN
    assert found.alternative == in_plan_when(BY_ACTION["alles-op-papier"])[0]
    assert found.unmet == ()


def test_a_rule_that_stays_out_names_what_is_lacking() -> None:
    found = reason(NOOR, "bel-112")
    assert found.standing is Standing.OUT
    assert found.alternative == found.unmet == (Term("direct_gevaar", ("ja", "weet-ik-niet")),)


def test_a_rule_that_fits_and_was_done_keeps_its_alternative() -> None:
    found = reason(HIGH, "politie-12-tot-en-met-17")
    assert found.standing is Standing.DONE
    assert found.alternative in in_plan_when(BY_ACTION["politie-12-tot-en-met-17"])
    assert reason(NOOR, "vertrouwenspersoon").standing is Standing.IN


def test_every_rule_is_explained_in_its_order() -> None:
    assert [found.rule for found in explained(NOOR).rules] == list(RULES)


def test_every_rung_of_the_ladder_is_explained_once_from_low_to_high() -> None:
    found = [(reason.rung, reason.place, reason.why) for reason in explained(HIGH).rungs]
    assert found == [
        ("leraar", Place.DONE, None),
        ("intern-begeleider", Place.PASSED, Passed.HIGHER),
        ("directeur", Place.DONE, None),
        ("vertrouwenspersoon", Place.BESIDE, None),
        ("schoolbestuur", Place.NOW, None),
        ("klachtencommissie", Place.BESIDE, None),
        ("kinderombudsman", Place.LATER, None),
        ("advies-vervolg", Place.LAST, None),
    ]


# --- where the climb starts -------------------------------------------------------------------------------------


@pytest.mark.drawn
def test_the_start_that_is_named_is_the_start_that_was_made() -> None:
    for situation in SITUATIONS:
        place, found = climb(situation), start(situation)
        whys = {why for _, why in place.passed}
        assert (found is Start.COMPLAINT) is (place.now == FOLLOW_COMPLAINT)
        assert (found is Start.END) is (place.now == LAST)
        if found is Start.BOTTOM:
            assert place.now == situation.ladder[0]
        if found is Start.ABOVE:
            assert highest(situation) in situation.tried
        if found is Start.LOWEST_FIT:
            assert whys & {Passed.CAUSE, Passed.STAFF, Passed.URGENT}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, Start.ABOVE),
        ({"uitkomst_gesprek": "wacht-op-afspraken"}, Start.REMINDER),
        ({"gesproken_met": "vertrouwenspersoon"}, Start.BOTTOM),
        ({"gesproken_met": "leraar", "direct_gevaar": "ja"}, Start.LOWEST_FIT),
        ({"gesproken_met": "niemand", "wie_pest": "leraar-of-mentor"}, Start.LOWEST_FIT),
        ({"gesproken_met": ["leraar", "intern-begeleider"], "direct_gevaar": "ja"}, Start.ABOVE),
        ({"gesproken_met": ["leraar", "intern-begeleider"], "wie_pest": "directeur"}, Start.LOWEST_FIT),
        ({"gesproken_met": ["leraar", "directeur"], "wie_pest": "directeur", "beleid": "weet-ik-niet"}, Start.ABOVE),
    ],
)
def test_a_start_above_the_highest_is_told_from_one_that_skips(changes: Answers, expected: Start) -> None:
    assert start(situation_of(but(but(NOOR, uitkomst_gesprek="geen-verbetering"), **changes))) is expected


def test_the_highest_that_was_tried_is_named() -> None:
    assert highest(situation_of(NOOR)) == "leraar"
    assert highest(situation_of(but(NOOR, gesproken_met=["vertrouwenspersoon", "kinderombudsman"]))) == ""
    assert highest(situation_of(EVERYTHING)) == "klachtencommissie"
    complaint = but(NOOR, gesproken_met=["directeur", "klacht-bij-school"], uitkomst_klacht="te-laat", beleid="weet-ik-niet")
    assert highest(situation_of(complaint)) == "klacht-bij-school"


@pytest.mark.drawn
def test_the_alternative_by_which_a_rule_is_met_is_the_shortest_that_holds() -> None:
    for situation in SITUATIONS[:500]:
        for rule in RULES:
            holding = [found for found in in_plan_when(rule) if all(term.holds(situation) for term in found)]
            if holding:
                assert met(rule, situation) in holding
                assert len(met(rule, situation)) == min(map(len, holding))
            else:
                with pytest.raises(ValueError, match="empty"):
                    met(rule, situation)


def test_a_term_is_narrowed_to_what_was_chosen() -> None:
    noor = situation_of(NOOR)
    assert Term("wat_gebeurt", ("woorden-en-buitensluiten", "online")).narrowed(noor).values == ("woorden-en-buitensluiten",)
    assert Term("leeftijd_pester", ("weet-ik-niet", "")).narrowed(noor).values == ("",)
    for term in (Term("leeftijd", ("18-plus",), negated=True), Term("leeftijd", ("18-plus",))):
        assert term.narrowed(noor) is term


def test_of_two_alternatives_that_are_met_the_shortest_is_named_and_of_none_there_is_none() -> None:
    rule = Rule("x", When.ABOUT, lambda s: s.online or (s.offence and s.school_denies), (), "domein:4")
    both = but(NOOR, wat_gebeurt=["online", "bedreiging"], leeftijd_pester="12-17", wat_doet_school="ziet-het-niet")
    assert met(rule, situation_of(both)) == (Term("wat_gebeurt", ("online", "seksuele-beelden")),)
    with pytest.raises(ValueError, match="empty"):
        met(rule, situation_of(NOOR))
