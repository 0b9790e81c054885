"""Each step of a plan says why it is there, in the words of the rule that is met; each rung passed over why it is not."""

from itertools import pairwise

from escalation.domain.coverage import sample
from escalation.domain.plan import Plan, build_plan
from escalation.domain.rules import When
from escalation.domain.situation import read_situation
from escalation.outputs.why_text import LADDER, Why, whys
from tests.families import CATALOGUE, EVERYTHING, MONDAY, NOOR, Answers, but, plan_of, situation_of
from tests.language.sentences import sentences, words

SITUATIONS = tuple(read_situation(walk) for walk in sample(400))
LONGEST = 21  # one more than in our own texts: two answers may be quoted in full
OFFENCE = but(NOOR, wat_gebeurt=["afpersing", "online", "discriminatie"])


def told(family: Answers) -> dict[str, Why]:
    return whys(plan_of(family), situation_of(family), CATALOGUE)


def everyone() -> list[tuple[Plan, dict[str, Why]]]:
    plans = [(build_plan(situation, CATALOGUE, MONDAY), situation) for situation in SITUATIONS]
    return [(plan, whys(plan, situation, CATALOGUE)) for plan, situation in plans]


def test_every_step_and_every_rung_passed_over_has_a_reason_a_source_and_a_place_to_read_on() -> None:
    anchors = {LADDER, *(f"regel-{slug}" for slug in CATALOGUE.actions)}
    for plan, found in everyone():
        assert set(found) == {item.slug for item in plan.items} | {skipped.action.slug for skipped in plan.skipped}
        assert all(why.text and why.source.title and why.anchor in anchors for why in found.values())
        assert all(bool(why.terms) is why.text.endswith(":") for why in found.values())


def test_all_that_the_parent_said_is_told_and_not_three_of_it() -> None:
    found = told(EVERYTHING)
    for item in plan_of(EVERYTHING).items:
        assert found[item.slug].because == item.because
    assert max(len(why.because) for why in found.values()) > 3


def test_what_is_told_is_short() -> None:
    for _, found in everyone():
        for why in found.values():
            texts = [*sentences(why.text), *why.terms]
            assert max(len(words(text)) for text in texts) <= LONGEST, texts


def test_a_rule_is_told_by_the_answers_of_this_family_only() -> None:
    found = told(NOOR)
    school = "Deze stap komt in een plan als je bij ‘Wat de school doet’ koos voor ‘De school doet te weinig’."
    assert found["alles-op-papier"].text == school
    assert found["alles-op-papier"].anchor == "regel-alles-op-papier"
    assert found["huisarts"].text == "Deze stap komt in elk plan."


def test_a_rule_for_everyone_does_not_deny_what_makes_it_fit_this_family() -> None:
    why = told(EVERYTHING)["huisarts"]
    assert len(why.because) > 1
    assert why.text == "Deze stap komt in elk plan, ook zonder deze antwoorden."


def test_of_many_answers_that_would_each_do_two_are_named() -> None:
    text = " ".join(told(EVERYTHING)["slachtofferhulp"].terms)
    assert "‘Slaan, schoppen of ander geweld’ of ‘Bedreigen, stalken of een wapen’." in text
    assert "Afpersen" not in text


def test_what_must_all_be_so_is_a_list() -> None:
    found = told(but(NOOR, schoolgang="soms-thuis"))["leerplichtambtenaar"]
    assert found.text == "Deze stap komt in een plan als:"
    assert found.terms == (
        "je bij ‘Leeftijd van je kind’ koos voor ‘5 tot en met 11 jaar’, en",
        "je bij ‘Naar school gaan’ koos voor ‘Soms, en soms niet’.",
    )


def test_where_much_must_not_be_chosen_it_is_told_what_was() -> None:
    pupils = told(but(OFFENCE, leeftijd_pester="12-17"))["politie-12-tot-en-met-17"]
    assert pupils.terms[0] == "je bij ‘Wie er pest’ alleen koos voor ‘Een of meer leerlingen’, en"
    outsider = told(but(OFFENCE, wie_pest=["buiten-school"]))["politie-leeftijd-onbekend"]
    assert [term for term in outsider.terms if "Wie er pest" in term] == [
        "je bij ‘Wie er pest’ alleen koos voor ‘Iemand buiten school’, en"
    ]
    recent = told(but(OFFENCE, leeftijd_pester="12-17", hoe_lang="3-tot-12-maanden", laatste_keer="korter-dan-3-maanden"))
    assert "je bij ‘Laatste keer’ koos voor ‘Korter dan 3 maanden geleden’." in recent["drie-maanden-termijn"].terms


def test_a_question_that_was_not_asked_is_said_to_be_so() -> None:
    outsider = told(but(OFFENCE, wie_pest=["buiten-school"]))["politie-leeftijd-onbekend"]
    assert outsider.terms[-1] == "je de vraag ‘Leeftijd van leerlingen’ niet kreeg."


# --- the ladder -------------------------------------------------------------------------------------------------


def now(family: Answers) -> Why:
    return told(family)[plan_of(family).now.slug]


def test_the_rung_to_climb_now_says_where_on_the_ladder_it_stands() -> None:
    above = "Dit is de eerste trede die nu kan, boven de hoogste die je al deed: ‘De leraar’."
    assert now(NOOR).text == above
    assert now(NOOR).anchor == LADDER
    bottom = but(NOOR, wat_doet_school="weet-het-nog-niet", gesproken_met="niemand")
    assert now(bottom).text == "Dit is de eerste trede van de ladder op jouw soort school."


def test_the_rung_that_is_climbed_instead_says_why_once() -> None:
    found = now(but(NOOR, wie_pest="leraar-of-mentor", gesproken_met="niemand"))
    assert found.text.startswith("Dit is de eerste trede die nu bij jou past. Je zei dat iemand van de school je kind pest.")
    assert found.text.endswith("Onderaan dit plan lees je waarom andere stappen er niet bij staan.")
    assert len(set(found.because)) == len(found.because)


def test_a_complaint_that_runs_and_the_end_of_the_ladder_say_so() -> None:
    everything = but(EVERYTHING, uitkomst_klacht="loopt-nog")
    assert now(everything).text == "Je klacht loopt nog. Wacht daarom eerst op het antwoord."
    assert now(EVERYTHING).text == "Er is geen volgende trede die nu nog kan."


def test_a_later_rung_names_the_one_before_it() -> None:
    found, plan = told(NOOR), plan_of(NOOR)
    ladder = [item for item in plan.items if item.when in (When.NOW, When.LATER)]
    for before, after in pairwise(ladder):
        assert found[after.slug].text == f"Op de ladder komt deze trede na ‘{before.action.title}’."


def test_what_was_done_leads_to_its_rule_or_to_the_ladder() -> None:
    found = told(
        but(NOOR, gesproken_met=["leraar", "jeugdarts", "klacht-bij-school"], uitkomst_klacht="te-laat", beleid="weet-ik-niet")
    )
    assert {found[slug].text for slug in ("leraar", "jeugdarts", "klacht-bij-school")} == {
        "Wat je al deed, raden wij niet nog een keer aan."
    }
    assert [found[slug].anchor for slug in ("leraar", "jeugdarts", "klacht-bij-school")] == [LADDER, "regel-jeugdarts", LADDER]


def test_a_rung_that_was_passed_over_says_why_with_the_source_of_that_reason() -> None:
    found = told(but(NOOR, wie_pest="leraar-of-mentor", gesproken_met="niemand"))["leraar"]
    reason = CATALOGUE.passed["oorzaak"]
    assert found.text == f"{reason.title} {reason.intro}"
    assert found.because == ("de leraar, mentor of docent je kind pest",)
    assert found.source == CATALOGUE.sources[reason.source]
