"""Each fact of a family by itself: the answers that make it true, and those next to them that do not."""

from __future__ import annotations

from functools import cached_property, partial

import pytest

from escalation.domain.answers import walk
from escalation.domain.ladder import Sector
from escalation.domain.questions import BY_KEY, QUESTIONS
from escalation.domain.situation import CODE, Situation, _code, read_situation
from tests.families import NOOR, walked

UNKNOWN = "weet-ik-niet"
SEVERAL = {question.key for question in QUESTIONS if question.many}
OFFENCES = {
    "slaan-en-schoppen",
    "bedreiging",
    "afpersing",
    "diefstal-of-vernieling",
    "seksueel-gedrag",
    "seksuele-beelden",
    "discriminatie",
}
STAFF = {"leraar-of-mentor", "directeur", "schoolbestuur", "andere-medewerker"}
ABSENT = {"soms-thuis", "thuis-korter-dan-4-weken", "thuis-4-weken-of-langer"}
UNDER_18 = {"4", "5-11", "12", "13-15", "16-17"}
NOT_TRYING = {"weet-het-nog-niet", "ziet-het-niet", "belooft-maar-doet-niet", "te-weinig"}
HIGH = {"directeur", "schoolbestuur", "klacht-bij-school", "klachtencommissie"}


def family(**answers: str | set[str]) -> Situation:
    """Return a situation; several answers may be a set or one text."""
    told = {
        key: frozenset({value} if isinstance(value, str) else value) if key in SEVERAL else value
        for key, value in answers.items()
    }
    return Situation(**told)  # type: ignore[arg-type]


# A fact that rests on one question: the answers, each alone, that make it true. All others leave it false.
OF_ONE_QUESTION: tuple[tuple[str, str, set[str]], ...] = (
    ("at_basisschool", "schoolsoort", {"basisschool"}),
    ("at_speciaal_onderwijs", "schoolsoort", {"speciaal-onderwijs"}),
    ("at_voortgezet_onderwijs", "schoolsoort", {"voortgezet-onderwijs"}),
    ("at_vso", "schoolsoort", {"vso"}),
    ("at_mbo", "schoolsoort", {"mbo"}),
    ("below_mbo", "schoolsoort", {"basisschool", "speciaal-onderwijs", "voortgezet-onderwijs", "vso"}),
    ("adult", "leeftijd", {"18-plus"}),
    ("minor", "leeftijd", {"4", "5-11", "12", "13-15", "16-17"}),
    ("may_call_kindertelefoon", "leeftijd", {"5-11", "12", "13-15", "16-17"}),
    ("possible_danger", "direct_gevaar", {"ja", UNKNOWN}),
    ("possible_suicide", "gezondheid", {"doodswens-of-zelfbeschadiging", UNKNOWN}),
    ("possible_sexual_abuse", "wat_gebeurt", {"seksueel-gedrag", UNKNOWN}),
    ("sexual_images", "wat_gebeurt", {"seksuele-beelden"}),
    ("threatened", "wat_gebeurt", {"bedreiging", "afpersing"}),
    ("violence", "wat_gebeurt", {"slaan-en-schoppen"}),
    ("by_staff", "wie_pest", STAFF),
    ("by_outsider", "wie_pest", {"buiten-school"}),
    (
        "health_harmed",
        "gezondheid",
        {"lichamelijk-of-stress", "slaapt-of-eet-slecht", "somber-of-bang", "doodswens-of-zelfbeschadiging", UNKNOWN},
    ),
    ("reluctant", "schoolgang", {"met-tegenzin"}),
    ("misses_school", "schoolgang", ABSENT),
    ("lasts_long", "hoe_lang", {"langer-dan-een-jaar"}),
    ("discriminated", "wat_gebeurt", {"discriminatie"}),
    ("online", "wat_gebeurt", {"online", "seksuele-beelden"}),
    ("offence", "wat_gebeurt", OFFENCES),
    ("school_not_told", "wat_doet_school", {"weet-het-nog-niet"}),
    ("school_denies", "wat_doet_school", {"ziet-het-niet"}),
    ("school_breaks_promises", "wat_doet_school", {"belooft-maar-doet-niet"}),
    ("school_fails", "wat_doet_school", {"ziet-het-niet", "belooft-maar-doet-niet", "te-weinig"}),
    ("school_tries", "wat_doet_school", {"veel-maar-helpt-niet", "alles-gedaan"}),
    ("policy_exhausted", "wat_doet_school", {"alles-gedaan"}),
    ("waits_for_agreements", "uitkomst_gesprek", {"wacht-op-afspraken"}),
    ("got_no_answer", "uitkomst_gesprek", {"geen-antwoord"}),
    ("complained", "gesproken_met", {"klacht-bij-school", "klachtencommissie"}),
    ("talked_high", "gesproken_met", HIGH),
    ("complaint_runs", "uitkomst_klacht", {"loopt-nog"}),
    ("complaint_ignored", "uitkomst_klacht", {"geen-antwoord", "te-laat"}),
    ("court_ruled", "uitkomst_klacht", {"uitspraak-rechter"}),
    ("ombudsman_open", "uitkomst_klacht", {"geen-antwoord", "te-laat", "niet-tevreden"}),
    ("ombudsman_possible", "laatste_keer", {"korter-dan-3-maanden", "3-tot-9-maanden", "9-tot-12-maanden", UNKNOWN}),
    ("complaint_term_ends", "laatste_keer", {"9-tot-12-maanden", UNKNOWN}),
    ("complaint_term_over", "laatste_keer", {"langer-dan-12-maanden"}),
    ("programme_unused", "beleid", {"programma-niet-gebruikt"}),
    ("policy_unknown", "beleid", {UNKNOWN}),
    ("policy_fails", "beleid", {"programma-niet-gebruikt", "beleid-werkt-niet"}),
    ("no_contact_person", "beleid", {"geen-aanspreekpunt"}),
    ("has_contact_person", "beleid", {"programma-niet-gebruikt", "beleid-werkt-niet", UNKNOWN}),
    ("for_council", "beleid", {"geen-aanspreekpunt", "programma-niet-gebruikt", "beleid-werkt-niet"}),
    ("has_logbook", "wat_is_er_al", {"logboek"}),
    ("lacks_logbook", "wat_is_er_al", {"hulp-voor-kind", "hulp-voor-mij", "geen"}),
    ("child_has_help", "wat_is_er_al", {"hulp-voor-kind"}),
    ("child_lacks_help", "wat_is_er_al", {"logboek", "hulp-voor-mij", "geen"}),
    ("parent_wants_help", "wat_is_er_al", {"hulp-voor-mij"}),
    ("complaint_near", "wie_pest", {"directeur", "schoolbestuur"}),
    ("complaint_near", "gesproken_met", HIGH),
    ("urgent", "direct_gevaar", {"ja", UNKNOWN}),
    ("urgent", "gezondheid", {"doodswens-of-zelfbeschadiging"}),
    ("urgent", "wat_gebeurt", {"slaan-en-schoppen", "bedreiging", "afpersing", "seksueel-gedrag", "seksuele-beelden"}),
    ("unsafe_tomorrow", "direct_gevaar", {"ja", UNKNOWN}),
    ("unsafe_tomorrow", "wat_gebeurt", {"bedreiging", "afpersing"}),
    ("serious_bullying", "hoe_lang", {"langer-dan-een-jaar"}),
    ("serious_bullying", "gezondheid", {"somber-of-bang", "doodswens-of-zelfbeschadiging"}),
    (
        "for_confidential_inspector",
        "wat_gebeurt",
        {"slaan-en-schoppen", "bedreiging", "afpersing", "seksueel-gedrag", "seksuele-beelden", "discriminatie", UNKNOWN},
    ),
    ("for_confidential_inspector", "gezondheid", {"somber-of-bang", "doodswens-of-zelfbeschadiging"}),
    ("needs_school_doctor", "schoolgang", ABSENT),
    ("pupils_or_unclear", "wat_doet_school", {"weet-het-nog-niet", "ziet-het-niet"}),
    ("pupils_or_unclear", "wat_gebeurt", {"iets-anders", UNKNOWN}),
    ("signal_for_inspection", "beleid", {"geen-aanspreekpunt"}),
    ("someone_at_school", "wie_pest", {*STAFF, "leerlingen", UNKNOWN}),
    ("only_outsiders", "wie_pest", {"buiten-school"}),
    ("outsider_for_school", "wie_pest", {"buiten-school"}),
    ("for_confidential_inspector", "wie_pest", STAFF),
    ("bullying_to_be_shown", "wat_doet_school", {"ziet-het-niet"}),
    ("skips_the_class", "direct_gevaar", {"ja", UNKNOWN}),
    ("skips_the_class", "gezondheid", {"doodswens-of-zelfbeschadiging"}),
    ("skips_the_class", "wat_gebeurt", {"slaan-en-schoppen", "bedreiging", "afpersing", "seksueel-gedrag", "seksuele-beelden"}),
    ("reminds_first", "uitkomst_gesprek", {"wacht-op-afspraken"}),
    ("signal_for_inspection", "uitkomst_klacht", {"geen-antwoord", "te-laat"}),
)
# The same, beside an answer that it needs as well.
BESIDE: tuple[tuple[str, dict[str, str | set[str]], str, set[str]], ...] = (
    ("leads_itself", {"schoolsoort": "mbo"}, "leeftijd", {"16-17"}),
    ("leads_itself", {"leeftijd": "16-17"}, "schoolsoort", {"mbo"}),
    ("needs_school_doctor", {"schoolgang": "soms-thuis"}, "leeftijd", {"4", "5-11", "12", "13-15", "16-17"}),
    ("needs_school_doctor", {"gezondheid": "somber-of-bang"}, "leeftijd", {"4", "5-11", "12", "13-15", "16-17"}),
    ("misses_compulsory_school", {"schoolgang": "soms-thuis"}, "leeftijd", {"5-11", "12", "13-15", "16-17"}),
    ("misses_compulsory_school", {"leeftijd": "12"}, "schoolgang", ABSENT),
    ("misses_school_at_four", {"schoolgang": "soms-thuis"}, "leeftijd", {"4"}),
    ("misses_school_at_four", {"leeftijd": "4"}, "schoolgang", ABSENT),
    ("misses_school_as_adult", {"schoolgang": "soms-thuis"}, "leeftijd", {"18-plus"}),
    ("misses_school_as_adult", {"leeftijd": "18-plus"}, "schoolgang", ABSENT),
    ("long_at_home", {"schoolgang": "thuis-4-weken-of-langer"}, "leeftijd", {"5-11", "12", "13-15", "16-17", "18-plus"}),
    ("long_at_home", {"leeftijd": "12"}, "schoolgang", {"thuis-4-weken-of-langer"}),
    ("sexual_by_staff", {"wat_gebeurt": "seksueel-gedrag"}, "wie_pest", STAFF),
    ("sexual_by_staff", {"wie_pest": "directeur"}, "wat_gebeurt", {"seksueel-gedrag", "seksuele-beelden"}),
    (
        "serious_bullying",
        {"hoe_lang": "3-tot-12-maanden"},
        "gezondheid",
        {"lichamelijk-of-stress", "slaapt-of-eet-slecht", "somber-of-bang", "doodswens-of-zelfbeschadiging"},
    ),
    ("serious_bullying", {"gezondheid": "slaapt-of-eet-slecht"}, "hoe_lang", {"3-tot-12-maanden", "langer-dan-een-jaar"}),
    ("offence_by_adult", {"wat_gebeurt": "bedreiging"}, "wie_pest", STAFF),
    ("offence_by_adult", {"wat_gebeurt": "bedreiging"}, "leeftijd_pester", {"18-plus"}),
    ("offence_by_adult", {"wie_pest": "directeur"}, "wat_gebeurt", OFFENCES),
    ("offence_by_under_12", {"wie_pest": "leerlingen"}, "leeftijd_pester", {"jonger-dan-12"}),
    ("offence_by_under_12", {"leeftijd_pester": "jonger-dan-12"}, "wie_pest", {"leerlingen", UNKNOWN}),
    ("offence_by_teenager", {"wie_pest": "leerlingen"}, "leeftijd_pester", {"12-17"}),
    ("offence_by_teenager", {"leeftijd_pester": "12-17"}, "wie_pest", {"leerlingen", UNKNOWN}),
    ("offence_by_unknown_age", {"wat_gebeurt": "bedreiging"}, "leeftijd_pester", {UNKNOWN}),
    ("offence_by_unknown_age", {"wat_gebeurt": "bedreiging"}, "wie_pest", {"leerlingen", "buiten-school", UNKNOWN}),
    (
        "offence_by_unknown_age",
        {"wat_gebeurt": "bedreiging", "wie_pest": "buiten-school"},
        "leeftijd_pester",
        {"jonger-dan-12", "12-17", UNKNOWN},
    ),
    ("offence_by_unknown_age", {"wie_pest": "buiten-school"}, "wat_gebeurt", OFFENCES),
    ("three_months_run", {"wie_pest": "leerlingen"}, "wat_gebeurt", {"bedreiging", "discriminatie"}),
    ("three_months_run", {"wat_gebeurt": "bedreiging"}, "leeftijd_pester", {"12-17", "18-plus", UNKNOWN}),
    ("three_months_run", {"wat_gebeurt": "bedreiging"}, "laatste_keer", {"korter-dan-3-maanden", UNKNOWN}),
    (
        "three_months_run",
        {"wat_gebeurt": {"bedreiging"}, "leeftijd_pester": "jonger-dan-12"},
        "wie_pest",
        {*STAFF, "buiten-school"},
    ),
    (
        "three_months_over",
        {"wat_gebeurt": "bedreiging"},
        "laatste_keer",
        {"3-tot-9-maanden", "9-tot-12-maanden", "langer-dan-12-maanden"},
    ),
    ("three_months_over", {"laatste_keer": "3-tot-9-maanden"}, "wat_gebeurt", {"bedreiging", "discriminatie"}),
    ("ombudsman_open", {"uitkomst_klacht": "te-laat"}, "leeftijd", {"4", "5-11", "12", "13-15", "16-17"}),
    (
        "ombudsman_open",
        {"uitkomst_klacht": "te-laat"},
        "laatste_keer",
        {"korter-dan-3-maanden", "3-tot-9-maanden", "9-tot-12-maanden", UNKNOWN},
    ),
    ("ombudsman_possible", {}, "leeftijd", {"4", "5-11", "12", "13-15", "16-17"}),
    (
        "ombudsman_possible",
        {},
        "uitkomst_klacht",
        {"geen-antwoord", "te-laat", "niet-tevreden", "loopt-nog"},
    ),
    (
        "ombudsman_beside",
        {"uitkomst_klacht": "te-laat"},
        "gesproken_met",
        set(BY_KEY["gesproken_met"].values) - {"klachtencommissie"},
    ),
    (
        "ombudsman_beside",
        {"gesproken_met": "klacht-bij-school"},
        "uitkomst_klacht",
        {"geen-antwoord", "te-laat", "niet-tevreden"},
    ),
    ("complaint_early", {"direct_gevaar": "ja"}, "gesproken_met", {"directeur"}),
    ("complaint_early", {"direct_gevaar": "ja"}, "wie_pest", {"directeur"}),
    ("complaint_early", {"gesproken_met": "directeur"}, "direct_gevaar", {"ja", UNKNOWN}),
    (
        "complaint_term_ends",
        {"laatste_keer": UNKNOWN},
        "gesproken_met",
        set(BY_KEY["gesproken_met"].values) - {"klachtencommissie"},
    ),
    (
        "complaint_term_over",
        {"laatste_keer": "langer-dan-12-maanden"},
        "uitkomst_klacht",
        {"geen-antwoord", "te-laat", "niet-tevreden", "loopt-nog"},
    ),
    (
        "may_complain_itself",
        {"gesproken_met": "directeur", "leeftijd": "13-15"},
        "schoolsoort",
        {"speciaal-onderwijs", "voortgezet-onderwijs", "vso"},
    ),
    ("may_complain_itself", {"gesproken_met": "directeur", "leeftijd": "12"}, "schoolsoort", {"voortgezet-onderwijs", "vso"}),
    ("may_complain_itself", {"schoolsoort": "vso"}, "gesproken_met", HIGH - {"klachtencommissie"}),
    ("may_complain_itself", {"schoolsoort": "vso"}, "wie_pest", {"directeur", "schoolbestuur"}),
    (
        "may_complain_itself",
        {"schoolsoort": "vso", "gesproken_met": "directeur"},
        "leeftijd",
        {"4", "5-11", "12", "13-15", "16-17"},
    ),
    ("needs_school_file", {"wat_doet_school": "te-weinig"}, "gesproken_met", HIGH),
    (
        "needs_school_file",
        {"gesproken_met": "directeur"},
        "wat_doet_school",
        {"ziet-het-niet", "belooft-maar-doet-niet", "te-weinig"},
    ),
    (
        "needs_school_file",
        {"wat_doet_school": "te-weinig", "gesproken_met": "directeur"},
        "leeftijd",
        {"4", "5-11", "12", "13-15"},
    ),
    (
        "child_asks_school_file",
        {"wat_doet_school": "te-weinig", "gesproken_met": "directeur"},
        "leeftijd",
        {"16-17", "18-plus"},
    ),
    ("child_asks_school_file", {"leeftijd": "16-17", "wat_doet_school": "te-weinig"}, "gesproken_met", HIGH),
    (
        "child_asks_school_file",
        {"leeftijd": "16-17", "gesproken_met": "directeur"},
        "wat_doet_school",
        {"ziet-het-niet", "belooft-maar-doet-niet", "te-weinig"},
    ),
    ("signal_for_inspection", {"wat_doet_school": "te-weinig"}, "gesproken_met", HIGH),
    ("signal_for_inspection", {"wat_doet_school": "te-weinig"}, "direct_gevaar", {"ja", UNKNOWN}),
    (
        "signal_for_inspection",
        {"gesproken_met": "directeur"},
        "wat_doet_school",
        {"ziet-het-niet", "belooft-maar-doet-niet", "te-weinig"},
    ),
    # What counts only where someone at school bullies.
    *(
        (fact, beside, "wie_pest", {*STAFF, "leerlingen", UNKNOWN})
        for fact, beside in (
            ("skips_the_class", {"direct_gevaar": "ja"}),
            ("complaint_early", {"direct_gevaar": "ja", "gesproken_met": "directeur"}),
            ("complaint_term_ends", {"laatste_keer": UNKNOWN}),
            ("complaint_term_over", {"laatste_keer": "langer-dan-12-maanden"}),
            ("ombudsman_possible", {}),
            ("signal_for_inspection", {"uitkomst_klacht": "te-laat"}),
            ("student_complains_itself", {"schoolsoort": "mbo", "gesproken_met": "directeur"}),
        )
    ),
    # What the gravest cases need not wait for: that the school knows.
    ("skips_the_class", {"wat_doet_school": "weet-het-nog-niet"}, "direct_gevaar", {"ja"}),
    (
        "skips_the_class",
        {"wat_doet_school": "weet-het-nog-niet"},
        "wat_gebeurt",
        {"bedreiging", "afpersing", "seksueel-gedrag", "seksuele-beelden"},
    ),
    ("skips_the_class", {"wat_doet_school": "weet-het-nog-niet"}, "gezondheid", set()),
    # What must not wait until tomorrow.
    (
        "unsafe_tomorrow",
        {"wie_pest": "directeur"},
        "wat_gebeurt",
        {"bedreiging", "afpersing", "slaan-en-schoppen", "seksueel-gedrag"},
    ),
    ("unsafe_tomorrow", {"wat_gebeurt": "slaan-en-schoppen"}, "wie_pest", STAFF),
    ("unsafe_tomorrow", {"wat_gebeurt": "seksueel-gedrag"}, "gesproken_met", HIGH),
    (
        "unsafe_tomorrow",
        {"wat_gebeurt": "bedreiging"},
        "laatste_keer",
        {"korter-dan-3-maanden", "3-tot-9-maanden", "9-tot-12-maanden", UNKNOWN},
    ),
    ("unsafe_tomorrow", {"laatste_keer": "langer-dan-12-maanden"}, "direct_gevaar", {"ja", UNKNOWN}),
    # What was agreed has still to come.
    ("reminds_first", {"uitkomst_gesprek": "wacht-op-afspraken"}, "direct_gevaar", {"nee"}),
    (
        "reminds_first",
        {"uitkomst_gesprek": "wacht-op-afspraken"},
        "uitkomst_klacht",
        {"geen-antwoord", "te-laat", "niet-tevreden", "uitspraak-rechter"},
    ),
    ("reminds_beside", {"uitkomst_gesprek": "wacht-op-afspraken"}, "uitkomst_klacht", {"loopt-nog"}),
    ("reminds_beside", {"uitkomst_klacht": "loopt-nog"}, "uitkomst_gesprek", {"wacht-op-afspraken"}),
    ("reminds_beside", {"uitkomst_klacht": "loopt-nog", "uitkomst_gesprek": "wacht-op-afspraken"}, "direct_gevaar", {"nee"}),
    ("bullying_to_be_shown", {"wat_doet_school": "ziet-het-niet"}, "direct_gevaar", {"nee"}),
    ("bullying_to_be_shown", {"wat_doet_school": "ziet-het-niet"}, "wie_pest", {"leerlingen", "buiten-school", UNKNOWN}),
    # Staff and something sexual.
    ("board_must_report", {"wat_gebeurt": "seksueel-gedrag"}, "wie_pest", STAFF),
    (
        "board_must_report",
        {"wat_gebeurt": "seksueel-gedrag", "wie_pest": "directeur", "schoolsoort": "mbo"},
        "leeftijd",
        UNDER_18,
    ),
    (
        "board_must_report",
        {"wat_gebeurt": "seksueel-gedrag", "wie_pest": "directeur", "leeftijd": "18-plus"},
        "schoolsoort",
        {"basisschool", "speciaal-onderwijs", "voortgezet-onderwijs", "vso"},
    ),
    (
        "adult_student_may_report",
        {"wat_gebeurt": "seksueel-gedrag", "schoolsoort": "mbo", "leeftijd": "18-plus"},
        "wie_pest",
        STAFF,
    ),
    (
        "adult_student_may_report",
        {"wat_gebeurt": "seksueel-gedrag", "wie_pest": "directeur", "schoolsoort": "mbo"},
        "leeftijd",
        {"18-plus"},
    ),
    (
        "adult_student_may_report",
        {"wat_gebeurt": "seksueel-gedrag", "wie_pest": "directeur", "leeftijd": "18-plus"},
        "schoolsoort",
        {"mbo"},
    ),
    # Outsiders and the police.
    ("outsider_for_police", {"wie_pest": "buiten-school"}, "wat_gebeurt", OFFENCES),
    ("outsider_for_police", {"wat_gebeurt": "bedreiging"}, "wie_pest", {"buiten-school"}),
    (
        "outsider_for_police",
        {"wat_gebeurt": "bedreiging", "wie_pest": "buiten-school"},
        "gesproken_met",
        set(BY_KEY["gesproken_met"].values) - {"politie"},
    ),
    ("outsider_for_school", {"wat_gebeurt": "bedreiging", "wie_pest": "buiten-school"}, "gesproken_met", {"politie"}),
    # Absence that the leerplichtambtenaar knows of.
    ("needs_plan_to_return", {"schoolgang": "soms-thuis", "leeftijd": "12"}, "gesproken_met", {"leerplichtambtenaar"}),
    ("needs_plan_to_return", {"gesproken_met": "leerplichtambtenaar", "leeftijd": "12"}, "schoolgang", ABSENT),
    # A complaint is later where the school does what it can, unless it was filed.
    ("complaint_early", {"direct_gevaar": "ja", "gesproken_met": "directeur"}, "wat_doet_school", NOT_TRYING),
    ("may_complain_itself", {"schoolsoort": "vso", "gesproken_met": "directeur"}, "wat_doet_school", NOT_TRYING),
    (
        "may_complain_itself",
        {"schoolsoort": "vso", "gesproken_met": "klacht-bij-school"},
        "wat_doet_school",
        set(BY_KEY["wat_doet_school"].values),
    ),
    ("student_complains_itself", {"schoolsoort": "mbo"}, "gesproken_met", HIGH - {"klachtencommissie"}),
    ("student_complains_itself", {"gesproken_met": "directeur"}, "schoolsoort", {"mbo"}),
    (
        "policy_fails",
        {"beleid": "beleid-werkt-niet"},
        "schoolsoort",
        {"basisschool", "speciaal-onderwijs", "voortgezet-onderwijs", "vso"},
    ),
    ("no_contact_person", {"schoolsoort": "mbo"}, "beleid", set()),
    ("has_contact_person", {"schoolsoort": "mbo"}, "beleid", set()),
    ("policy_fails", {"schoolsoort": "mbo"}, "beleid", set()),
    ("for_council", {"schoolsoort": "mbo"}, "beleid", set()),
    (
        "for_student_council",
        {"schoolsoort": "mbo"},
        "beleid",
        {"geen-aanspreekpunt", "programma-niet-gebruikt", "beleid-werkt-niet"},
    ),
    ("for_student_council", {"beleid": "beleid-werkt-niet"}, "schoolsoort", {"mbo"}),
)


def brought_about(fact: str, key: str, beside: dict[str, str | set[str]]) -> set[str]:
    """Return the answers at `key` that make `fact` true, where pupils bully unless `beside` says otherwise."""
    told = {"wie_pest": "leerlingen", **beside}
    return {value for value in BY_KEY[key].values if getattr(family(**{**told, key: value}), fact)}


@pytest.mark.parametrize(("fact", "key", "values"), OF_ONE_QUESTION)
def test_a_fact_is_brought_about_by_these_answers_and_no_others(fact: str, key: str, values: set[str]) -> None:
    assert brought_about(fact, key, {}) == values


@pytest.mark.parametrize(("fact", "beside", "key", "values"), BESIDE)
def test_a_fact_needs_both_answers(fact: str, beside: dict[str, str | set[str]], key: str, values: set[str]) -> None:
    assert brought_about(fact, key, beside) == values


def test_every_fact_stands_in_a_table() -> None:
    told = {fact for fact, *_ in (*OF_ONE_QUESTION, *BESIDE)}
    facts = {name for name in CODE if not name.startswith("_")}
    assert facts - told == {"everyone", "sector", "ladder", "tried", "causes"}


def test_what_holds_of_everyone_holds_of_who_answered_nothing() -> None:
    assert Situation().everyone


@pytest.mark.parametrize("what", ["woorden-en-buitensluiten", "online"])
def test_words_and_what_is_online_start_the_term_of_three_months_only_beside_what_may_be_a_crime(what: str) -> None:
    assert not family(wat_gebeurt=what).three_months_run
    assert family(wat_gebeurt={what, "diefstal-of-vernieling"}).three_months_run
    assert not family(wat_gebeurt="diefstal-of-vernieling").three_months_run


def test_a_complaint_that_was_filed_is_not_early() -> None:
    assert family(direct_gevaar="ja", wie_pest="leerlingen", gesproken_met="directeur").complaint_early
    assert not family(
        direct_gevaar="ja", wie_pest="leerlingen", gesproken_met={"directeur", "klacht-bij-school"}
    ).complaint_early


def test_a_policy_that_fails_is_told_to_a_contact_person_where_there_is_one() -> None:
    assert not family(beleid={"beleid-werkt-niet", "geen-aanspreekpunt"}).policy_fails


def test_a_pupil_beside_an_outsider_makes_it_a_matter_of_the_school() -> None:
    both = family(wie_pest={"buiten-school", "leerlingen"}, wat_gebeurt="bedreiging")
    assert not both.only_outsiders
    assert not both.outsider_for_police
    assert both.outsider_for_school


def test_none_beside_a_harm_does_not_take_it_away() -> None:
    assert family(gezondheid={"geen", "somber-of-bang"}).health_harmed
    assert not family().health_harmed


def test_a_court_closes_both_the_complaint_and_its_term() -> None:
    told = {"schoolsoort": "vso", "wie_pest": "leerlingen", "gesproken_met": "directeur", "laatste_keer": UNKNOWN}
    ruled = family(**told, uitkomst_klacht="uitspraak-rechter")
    assert family(**told).may_complain_itself
    assert family(**told).complaint_term_ends
    assert not ruled.may_complain_itself
    assert not ruled.complaint_term_ends


@pytest.mark.parametrize(
    ("who", "rungs"),
    [
        ("leraar-of-mentor", {"leraar", "mentor", "docent"}),
        ("directeur", {"directeur"}),
        ("schoolbestuur", {"schoolbestuur"}),
        ("andere-medewerker", set()),
        ("leerlingen", set()),
    ],
)
def test_who_is_the_cause_is_known_by_the_rungs_he_would_stand_on(who: str, rungs: set[str]) -> None:
    assert family(wie_pest=who).causes == rungs
    assert family(wie_pest={who, "schoolbestuur"}).causes == rungs | {"schoolbestuur"}


def test_nobody_is_not_someone_you_spoke_with() -> None:
    assert family(gesproken_met="niemand").tried == frozenset()
    assert family(gesproken_met={"leraar", "politie"}).tried == {"leraar", "politie"}


def test_the_kind_of_school_gives_the_ladder() -> None:
    pupil = family(schoolsoort="speciaal-onderwijs", leeftijd="13-15")
    assert pupil.sector is Sector.SPECIAAL_ONDERWIJS
    assert pupil.ladder[0] == "mentor"
    with pytest.raises(ValueError, match="not a valid Sector"):
        assert Situation().sector


def test_a_walk_is_read_with_sets_where_several_answers_may_be_given_and_what_was_not_asked_is_empty() -> None:
    read = read_situation(walked(NOOR))
    assert (read.schoolsoort, read.leeftijd_pester) == ("basisschool", "")
    assert (read.wat_gebeurt, read.beleid) == ({"woorden-en-buitensluiten"}, frozenset())
    assert read_situation(walk({"direct_gevaar": "ja"})) == Situation(direct_gevaar="ja")


def test_the_code_of_a_fact_is_found_behind_a_property_and_of_nothing_else() -> None:
    def fact(situation: Situation) -> bool:
        return situation.everyone

    assert _code(property(fact)) is _code(cached_property(fact)) is fact
    assert [_code(value) for value in (fact, "fact", None, property(partial(fact)), property())] == [None] * 5
    assert CODE["urgent"](Situation(direct_gevaar="ja")) is True
    assert CODE["tried"](Situation(gesproken_met=frozenset({"leraar", "niemand"}))) == {"leraar"}
