"""The reasons and sources of what was decided: what is quoted for a step, and what goes without saying."""

import pytest

from escalation.domain.climb import Passed
from escalation.domain.explain import in_plan_when
from escalation.domain.questions import BY_KEY
from escalation.domain.rules import RULES, Because, Rule, When, told
from escalation.domain.situation import Situation
from escalation.domain.verdict import Decision, PassedOver, decide, urgent_help
from tests.families import NOOR, SAM, YARA, Answers, but, situation_of

# The questions whose answer helps to bring a step, while the step goes without quoting it.
UNSAID = {
    "seksueel-door-medewerker-mbo": {"schoolsoort", "leeftijd"},
    "afspraken-navragen": {"direct_gevaar", "uitkomst_klacht"},
    "wat-is-pesten": {"direct_gevaar"},
    "leerplichtambtenaar": {"leeftijd"},
    "plan-om-terug-te-gaan": {"leeftijd"},
    "politie": {"wie_pest", "leeftijd_pester"},
    "politie-leeftijd-onbekend": {"wie_pest", "leeftijd_pester"},
    "drie-maanden-termijn": {"wat_gebeurt", "wie_pest"},
    "drie-maanden-voorbij": {"wat_gebeurt", "wie_pest"},
    "buiten-school": {"wie_pest", "gesproken_met"},
    "klachtencommissie": {"wie_pest", "wat_doet_school", "gesproken_met"},
    "kinderombudsman": {"wie_pest"},
    "klachttermijn-bijna-voorbij": {"wie_pest"},
    "klachttermijn-voorbij": {"wie_pest"},
    "kind-mag-zelf-klagen": {"wie_pest", "wat_doet_school", "gesproken_met"},
    "student-klaagt-zelf": {"wie_pest", "wat_doet_school", "gesproken_met"},
    "leerlingdossier": {"leeftijd"},
    "leerlingdossier-door-kind": {"gesproken_met"},
    "onderwijsinspectie": {"direct_gevaar", "wie_pest", "wat_gebeurt", "gezondheid", "gesproken_met"},
}


def reasons(family: Answers, action: str) -> dict[str, tuple[str, ...]]:
    """Return what `action` quotes, by question."""
    (found,) = (decision for decision in decide(situation_of(family)).decisions if decision.action == action)
    return {reason.key: reason.values for reason in found.because}


def now(family: Answers) -> list[str]:
    (found,) = (decision for decision in decide(situation_of(family)).decisions if decision.when is When.NOW)
    return [reason.key for reason in found.because]


def passed_over(family: Answers) -> dict[str, PassedOver]:
    return {passed.rung: passed for passed in decide(situation_of(family)).passed_over}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.action)
def test_a_step_quotes_every_answer_that_brings_it_but_for_what_goes_without_saying(rule: Rule) -> None:
    quoted = {(reason.key, value) for reason in rule.because for value in reason.values}
    terms = [term for alternative in in_plan_when(rule) for term in alternative if not term.negated]
    unsaid = {term.key for term in terms for value in term.values if (term.key, value) not in quoted}
    assert unsaid == UNSAID.get(rule.action, set())


@pytest.mark.parametrize(
    ("action", "keys"),
    [
        ("aanspreekpunt-pesten", ["schoolsoort"]),
        ("jouw-veilige-school", ["schoolsoort"]),
        ("huisarts", ["gezondheid"]),
        ("vertrouwenspersoon", []),
        ("politie-jonger-dan-12", ["wat_gebeurt", "leeftijd_pester"]),
        ("politie-12-tot-en-met-17", ["wat_gebeurt", "leeftijd_pester"]),
        ("politie-leeftijd-onbekend", ["wat_gebeurt"]),
        ("drie-maanden-termijn", ["wat_gebeurt"]),
        ("school-vandaag-bellen", ["direct_gevaar", "wat_gebeurt", "wie_pest", "gesproken_met"]),
        ("vertrouwensinspecteur", ["wat_gebeurt", "wie_pest", "gezondheid", "hoe_lang"]),
        ("klachtencommissie", ["wat_gebeurt", "direct_gevaar", "gezondheid"]),
        ("kind-mag-zelf-klagen", ["schoolsoort", "leeftijd"]),
        ("leerlingdossier-door-kind", ["wat_doet_school", "leeftijd"]),
        ("onderwijsinspectie", ["wat_doet_school", "beleid", "uitkomst_klacht"]),
    ],
)
def test_what_a_step_quotes_comes_in_this_order(action: str, keys: list[str]) -> None:
    assert [reason.key for rule in RULES if rule.action == action for reason in rule.because] == keys


def test_a_reason_quotes_all_answers_or_those_that_are_named_in_the_order_of_the_question() -> None:
    question = BY_KEY["direct_gevaar"]
    assert told("direct_gevaar").values == question.values
    found = told("direct_gevaar", "weet-ik-niet", "ja")
    assert isinstance(found, Because)
    assert (found.key, found.values) == ("direct_gevaar", ("ja", "weet-ik-niet"))


# --- rungs ----------------------------------------------------------------------------------------------------


def test_the_rung_to_climb_now_rests_on_whom_you_spoke_with_and_what_the_school_does() -> None:
    assert now(NOOR) == ["gesproken_met", "wat_doet_school"]


def test_the_rung_to_climb_now_rests_on_the_complaint_where_there_was_one() -> None:
    late = but(NOOR, gesproken_met=["klachtencommissie"], uitkomst_klacht="te-laat", beleid="weet-ik-niet")
    assert now(but(late, uitkomst_gesprek=[])) == ["gesproken_met", "wat_doet_school", "uitkomst_klacht"]


def test_the_rung_to_climb_now_rests_on_what_made_others_be_passed_over() -> None:
    threatened = but(NOOR, wat_gebeurt="bedreiging", leeftijd_pester="12-17", gesproken_met="niemand")
    assert now(threatened)[2:] == ["direct_gevaar", "wat_gebeurt", "gezondheid"]
    assert now(but(NOOR, wie_pest="andere-medewerker", gesproken_met="niemand"))[2:] == ["wie_pest"]
    assert now(but(NOOR, gesproken_met="directeur", beleid="weet-ik-niet"))[2:] == []


def test_what_is_asked_for_before_a_rung_rests_on_the_talk() -> None:
    assert now(but(NOOR, uitkomst_gesprek="wacht-op-afspraken")) == ["uitkomst_gesprek", "gesproken_met", "wat_doet_school"]


def test_a_reason_that_two_rungs_share_is_quoted_once() -> None:
    cause = but(SAM, wie_pest="leraar-of-mentor", gesproken_met="niemand")
    assert {passed.why for passed in passed_over(cause).values()} == {Passed.CAUSE, Passed.STAFF}
    assert now(cause)[2:] == ["wie_pest"]


def test_a_rung_that_judges_the_school_is_passed_over_where_only_outsiders_bully() -> None:
    board = passed_over(but(NOOR, wie_pest="buiten-school"))["schoolbestuur"]
    assert (board.why, [reason.key for reason in board.because]) == (Passed.OUTSIDE, ["wie_pest"])
    assert board.because[0].values == ("buiten-school",)


def test_a_rung_for_later_rests_on_how_high_you_went_and_what_the_school_does() -> None:
    found = reasons(NOOR, "schoolbestuur")
    assert found["gesproken_met"] == ("directeur", "schoolbestuur", "klacht-bij-school", "klachtencommissie")
    assert list(found) == ["gesproken_met", "wat_doet_school"]


def test_what_was_done_quotes_itself() -> None:
    assert reasons(NOOR, "leraar") == {"gesproken_met": ("leraar",)}


def test_what_was_done_and_is_no_rung_is_listed_after_the_rungs_by_name() -> None:
    family = but(NOOR, gesproken_met=["vertrouwensinspecteur", "jeugdarts", "leraar"])
    done = [decision for decision in decide(situation_of(family)).decisions if decision.when is When.DONE]
    assert [decision.action for decision in done] == ["leraar", "jeugdarts", "vertrouwensinspecteur"]
    assert [decision.source for decision in done] == ["bron:hulp-binnen-de-school", *["bron:hulp-buiten-de-school"] * 2]


def test_a_rung_passed_over_quotes_why() -> None:
    further = passed_over(but(SAM, gesproken_met=["directeur"], beleid="weet-ik-niet"))["mentor"]
    cause = passed_over(but(NOOR, wie_pest="leraar-of-mentor", gesproken_met="niemand"))
    urgent = passed_over(but(NOOR, direct_gevaar="ja", gesproken_met="niemand"))["leraar"]
    closed = passed_over(but(YARA, leeftijd="18-plus"))["kinderombudsman"]
    found = {passed.why: [reason.key for reason in passed.because] for passed in (further, *cause.values(), urgent, closed)}
    assert found == {
        Passed.HIGHER: ["gesproken_met"],
        Passed.CAUSE: ["wie_pest"],
        Passed.STAFF: ["wie_pest"],
        Passed.URGENT: ["direct_gevaar", "wat_gebeurt", "gezondheid"],
        Passed.CLOSED: ["uitkomst_klacht", "laatste_keer", "leeftijd"],
    }


def test_the_help_that_comes_first_is_that_of_the_plan_also_when_half_is_answered() -> None:
    half = Situation(direct_gevaar="ja", wat_gebeurt=frozenset({"seksuele-beelden"}))
    assert [decision.action for decision in urgent_help(half)] == ["bel-112", "seksuele-beelden", "school-vandaag-bellen"]
    assert urgent_help(Situation(direct_gevaar="nee")) == ()
    assert all(isinstance(decision, Decision) and decision.when is When.FIRST for decision in urgent_help(half))
