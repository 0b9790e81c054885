"""What an adviser of parents would not accept in a plan: each thing she found, as a rule that now holds."""

from datetime import date

import pytest

from escalation.domain.deadlines import letter_due
from escalation.domain.plan import PlanItem
from tests.families import CATALOGUE, NOOR, SAM, YARA, Answers, but, plan_of, slugs_of

FIRST, NOW, LATER, BESIDE, CHILD = ("eerst-dit", "dit-doe-je-nu", "als-dat-niet-helpt", "daarnaast", "hulp-voor-je-kind")
NEXT_SCHOOL_DAY = date(2026, 11, 24)
KICKED = but(NOOR, wat_gebeurt="slaan-en-schoppen", leeftijd_pester="jonger-dan-12")
TOLD_DIRECTEUR = {"gesproken_met": ["leraar", "directeur"], "beleid": ["weet-ik-niet"]}
UNSAFE = {
    "hit by the directeur": but(NOOR, wat_gebeurt="slaan-en-schoppen", wie_pest="directeur"),
    "hit after a talk with the directeur": but(KICKED, **TOLD_DIRECTEUR),
    "touched by a mentor": but(SAM, wat_gebeurt="seksueel-gedrag", wie_pest="leraar-of-mentor", **TOLD_DIRECTEUR)
    | {"gesproken_met": ["directeur"]},
    "in danger after a talk with the directeur": but(NOOR, direct_gevaar="ja", **TOLD_DIRECTEUR),
}


def step(family: Answers, slug: str) -> PlanItem:
    return next(item for item in plan_of(family).items if item.slug == slug)


# --- a child that is not safe waits for nobody ------------------------------------------------------------------


@pytest.mark.parametrize("family", UNSAFE.values(), ids=list(UNSAFE))
def test_a_child_that_is_not_safe_gets_the_board_within_days_and_a_call_today(family: Answers) -> None:
    now = plan_of(family).now
    assert now.slug == "schoolbestuur"
    assert now.do_by is not None
    assert now.further_on is not None
    assert (now.do_by.day, now.further_on.day) == (NEXT_SCHOOL_DAY, date(2026, 11, 26))
    assert "school-vandaag-bellen" in slugs_of(family)[FIRST]


def test_a_complaint_that_runs_does_not_make_a_hit_child_wait() -> None:
    family = but(KICKED, gesproken_met=["klachtencommissie"], uitkomst_klacht="loopt-nog", beleid="weet-ik-niet")
    plan = slugs_of({**family, "uitkomst_gesprek": []})
    assert plan[NOW] == ["klacht-volgen"]
    assert plan[FIRST] == ["school-vandaag-bellen"]


def test_each_talk_at_school_gets_a_day_when_the_child_is_not_safe_and_weeks_when_it_is() -> None:
    days = [(item.do_by.day, item.further_on.day) for item in plan_of(KICKED).items if item.do_by and item.further_on]
    assert days[:2] == [(NEXT_SCHOOL_DAY, date(2026, 11, 25)), (date(2026, 11, 26), date(2026, 11, 30))]
    safe = plan_of(but(NOOR, gesproken_met=["directeur", "vertrouwenspersoon"], beleid="weet-ik-niet")).now
    assert safe.further_on is not None
    assert safe.further_on.day > date(2026, 12, 23)


@pytest.mark.parametrize("letter", ["gesprek", "directeur", "schoolbestuur"])
def test_a_letter_about_a_child_that_is_not_safe_asks_an_answer_on_the_next_school_day(letter: str) -> None:
    due = letter_due(letter, date(2026, 11, 23), urgent=True)
    assert due is not None
    assert due.day == NEXT_SCHOOL_DAY


# --- someone outside school is no complaint about the school ----------------------------------------------------

OUTSIDER = but(SAM, wie_pest="buiten-school", wat_doet_school="weet-het-nog-niet", gesproken_met="niemand") | {
    "uitkomst_gesprek": []
}
IMAGES = but(OUTSIDER, wat_gebeurt="seksuele-beelden")
JUDGES_OF_THE_SCHOOL = {"schoolbestuur", "klachtencommissie", "kinderombudsman", "kind-mag-zelf-klagen", "onderwijsinspectie"}


def everything(family: Answers) -> set[str]:
    return {slug for slugs in slugs_of(family).values() for slug in slugs}


@pytest.mark.parametrize("family", [OUTSIDER, IMAGES, but(IMAGES, direct_gevaar="ja")])
def test_against_an_outsider_the_parent_starts_in_the_class_and_climbs_no_higher_than_the_directeur(family: Answers) -> None:
    plan = slugs_of(family)
    assert (plan[NOW], plan[LATER]) == (["mentor"], ["afdelingsleider", "directeur"])
    assert not JUDGES_OF_THE_SCHOOL & everything(family)


def test_after_the_directeur_an_adviser_follows_and_no_complaint() -> None:
    family = but(IMAGES, wat_doet_school="te-weinig", gesproken_met="directeur", uitkomst_gesprek="geen-verbetering")
    family = but(family, beleid="geen-aanspreekpunt", hoe_lang="3-tot-12-maanden", laatste_keer="9-tot-12-maanden")
    assert slugs_of(family)[NOW] == ["advies-vervolg"]
    assert not (JUDGES_OF_THE_SCHOOL | {"klachttermijn-bijna-voorbij"}) & everything(family)
    assert {skipped.reason.slug for skipped in plan_of(family).skipped if skipped.action.slug in JUDGES_OF_THE_SCHOOL} == {
        "buiten-school"
    }


def test_what_may_be_a_crime_by_an_outsider_brings_the_police_first_and_help_against_images() -> None:
    assert slugs_of(IMAGES)[FIRST] == ["seksuele-beelden", "buiten-school-strafbaar"]
    assert [contact.slug for contact in step(IMAGES, "buiten-school-strafbaar").contacts][:2] == ["politie", "helpwanted"]
    assert "vertrouwensinspecteur" in slugs_of(IMAGES)[BESIDE]


@pytest.mark.parametrize("family", [OUTSIDER, but(IMAGES, gesproken_met="politie")])
def test_without_a_crime_or_after_the_police_the_outsider_is_for_school_and_home(family: Answers) -> None:
    assert "buiten-school" in slugs_of(family)[BESIDE]
    assert "buiten-school-strafbaar" not in everything(family)


def test_with_classmates_among_them_the_school_is_climbed_as_always() -> None:
    plan = slugs_of(but(SAM, wie_pest=["leerlingen", "buiten-school"]))
    assert plan[LATER][-2:] == ["klachtencommissie", "kinderombudsman"]
    assert "buiten-school" in plan[BESIDE]


# --- sexual by staff, and looking out for two weeks -------------------------------------------------------------


@pytest.mark.parametrize("ground", ["seksueel-gedrag", "seksuele-beelden"])
def test_something_sexual_by_staff_comes_first_and_before_the_call_to_school(ground: str) -> None:
    first = slugs_of(but(SAM, wat_gebeurt=ground, wie_pest="leraar-of-mentor"))[FIRST]
    assert first[1] == "seksueel-door-medewerker"
    assert first[2:] == (["school-vandaag-bellen"] if ground == "seksueel-gedrag" else [])


def test_the_duty_of_the_board_is_not_said_of_a_student_of_18_at_the_mbo() -> None:
    family = but(YARA, wat_gebeurt="seksueel-gedrag", wie_pest="leraar-of-mentor", gesproken_met="niemand")
    assert "seksueel-door-medewerker" in slugs_of(family)[FIRST]
    grown = but(family, leeftijd="18-plus")
    assert "seksueel-door-medewerker-mbo" in slugs_of(grown)[FIRST]
    assert "moet" not in " ".join(step(grown, "seksueel-door-medewerker-mbo").action.steps)


@pytest.mark.parametrize(
    "changes",
    [
        {"wat_gebeurt": "bedreiging", "leeftijd_pester": "12-17"},
        {"wat_gebeurt": "slaan-en-schoppen", "leeftijd_pester": "12-17"},
        {"direct_gevaar": "weet-ik-niet"},
        {"wie_pest": "andere-medewerker"},
    ],
)
def test_nobody_looks_out_for_two_weeks_in_danger_or_when_staff_does_it(changes: dict[str, str]) -> None:
    denied = but(SAM, wat_doet_school="ziet-het-niet")
    assert "wat-is-pesten" in slugs_of(denied)[BESIDE]
    assert "wat-is-pesten" not in everything(but(denied, **changes))


# --- a school that knows nothing yet, and a school that does all it can ------------------------------------------

UNAWARE = {"wat_doet_school": ["weet-het-nog-niet"], "gesproken_met": ["niemand"], "uitkomst_gesprek": []}


@pytest.mark.parametrize(
    "changes",
    [
        {"wat_gebeurt": ["slaan-en-schoppen"], "leeftijd_pester": ["12-17"]},
        {"gezondheid": ["doodswens-of-zelfbeschadiging"]},
        {"direct_gevaar": ["weet-ik-niet"]},
    ],
)
def test_a_school_that_knows_nothing_yet_is_told_in_the_class_but_the_next_day(changes: Answers) -> None:
    now = plan_of({**SAM, **UNAWARE, **changes}).now
    assert now.slug == "mentor"
    assert now.do_by is not None
    assert now.do_by.day == NEXT_SCHOOL_DAY
    assert plan_of({**SAM, **changes}).now.slug == "directeur"


@pytest.mark.parametrize(
    "changes",
    [
        {"direct_gevaar": ["ja"]},
        *({"wat_gebeurt": [ground], "leeftijd_pester": ["12-17"]} for ground in ("bedreiging", "afpersing")),
        *({"wat_gebeurt": [ground], "leeftijd_pester": ["12-17"]} for ground in ("seksueel-gedrag", "seksuele-beelden")),
    ],
)
def test_the_gravest_things_never_begin_in_the_class(changes: Answers) -> None:
    assert slugs_of({**SAM, **UNAWARE, **changes})[NOW] == ["directeur"]


@pytest.mark.parametrize("behaviour", ["veel-maar-helpt-niet", "alles-gedaan"])
def test_a_school_that_does_what_it_can_gets_no_complaint_before_the_board(behaviour: str) -> None:
    told = but(SAM, wat_gebeurt="slaan-en-schoppen", leeftijd_pester="12-17", gesproken_met="directeur", beleid="weet-ik-niet")
    plan = slugs_of(but(told, wat_doet_school=behaviour))
    assert plan[LATER][0] == "klachtencommissie"
    assert "kind-mag-zelf-klagen" not in plan[BESIDE]
    assert {"klachtencommissie", "kind-mag-zelf-klagen"} <= set(slugs_of(told)[BESIDE])


def test_who_complained_already_about_a_school_that_tries_hears_that_the_child_may_complain_too() -> None:
    family = but(SAM, wat_doet_school="veel-maar-helpt-niet", gesproken_met="klacht-bij-school", uitkomst_klacht="te-laat")
    assert "kind-mag-zelf-klagen" in slugs_of(family | {"uitkomst_gesprek": []})[BESIDE]


# --- what was agreed, and dates that no law names ---------------------------------------------------------------

WAITING = but(NOOR, uitkomst_gesprek="wacht-op-afspraken")


def test_who_waits_for_what_was_agreed_asks_for_it_first_and_then_climbs() -> None:
    plan = slugs_of(WAITING)
    assert plan[NOW] == ["afspraken-navragen"]
    assert plan[LATER] == ["intern-begeleider", "directeur", "schoolbestuur", "klachtencommissie", "kinderombudsman"]
    now = plan_of(WAITING).now
    assert now.because[0] == CATALOGUE.questions["uitkomst_gesprek"].by_value["wacht-op-afspraken"].because


def test_after_the_last_rung_who_waits_gets_an_adviser_later() -> None:
    tried = ["directeur", "schoolbestuur", "klachtencommissie", "kinderombudsman"]
    plan = slugs_of(but(WAITING, gesproken_met=tried, uitkomst_klacht="te-laat", beleid="weet-ik-niet"))
    assert (plan[NOW], plan[LATER]) == (["afspraken-navragen"], ["advies-vervolg"])


def test_in_danger_nobody_waits_for_what_was_agreed() -> None:
    plan = slugs_of(but(WAITING, direct_gevaar="ja"))
    assert plan[NOW] == ["directeur"]
    assert "afspraken-navragen" not in everything(but(WAITING, direct_gevaar="ja"))


def test_while_a_complaint_runs_it_is_followed_and_what_was_agreed_is_asked_for_beside() -> None:
    plan = slugs_of(
        but(WAITING, gesproken_met=["leraar", "klacht-bij-school"], uitkomst_klacht="loopt-nog", beleid="weet-ik-niet")
    )
    assert plan[NOW] == ["klacht-volgen"]
    assert "afspraken-navragen" in plan[BESIDE]


def test_a_letter_to_the_council_starts_no_term_of_the_law() -> None:
    family = but(NOOR, gesproken_met="directeur", beleid="beleid-werkt-niet")
    assert step(family, "medezeggenschapsraad").answer_by is None
    assert step(family, "leerlingdossier").answer_by is not None


# --- the student, the way back to school, and who is there to call ----------------------------------------------


def test_at_the_mbo_the_student_complains_and_writes() -> None:
    family = but(YARA, gesproken_met="directeur", beleid="weet-ik-niet")
    assert "student-klaagt-zelf" in slugs_of(family)[BESIDE]
    assert "student-klaagt-zelf" not in everything(YARA)
    assert "kind-mag-zelf-klagen" not in everything(family)
    assert any("schrijft" in sentence for sentence in step(family, "student-voert-het-gesprek").action.steps)


def test_a_child_at_home_whose_leerplichtambtenaar_knows_gets_a_plan_to_go_back() -> None:
    family = but(NOOR, schoolgang="thuis-korter-dan-4-weken", gesproken_met=["leraar", "leerplichtambtenaar", "jeugdarts"])
    plan = slugs_of(family)
    assert "plan-om-terug-te-gaan" in plan[BESIDE]
    assert not {"leerplichtambtenaar", "jeugdarts"} & set(plan[BESIDE])
    assert "plan-om-terug-te-gaan" not in everything(but(family, gesproken_met=["leraar"]))


@pytest.mark.parametrize("who", ["leraar-of-mentor", "directeur", "schoolbestuur", "andere-medewerker"])
def test_staff_that_humiliates_is_a_matter_for_the_vertrouwensinspecteur(who: str) -> None:
    item = step(but(NOOR, wie_pest=who), "vertrouwensinspecteur")
    assert item.because == (CATALOGUE.questions["wie_pest"].by_value[who].because,)


def test_where_there_is_no_contact_person_nobody_is_sent_to_its_name() -> None:
    family = but(NOOR, gesproken_met="directeur", beleid=["geen-aanspreekpunt", "beleid-werkt-niet"])
    assert "anti-pestcoordinator" not in everything(family)
    assert "medezeggenschapsraad" in slugs_of(family)[BESIDE]


def test_threats_of_more_than_a_year_ago_need_no_call_today_unless_there_may_be_danger() -> None:
    old = {"hoe_lang": "langer-dan-een-jaar", "laatste_keer": "langer-dan-12-maanden", "leeftijd_pester": "12-17"}
    family = but(SAM, wat_gebeurt="bedreiging", **old)
    assert FIRST not in slugs_of(family)
    assert slugs_of(but(family, direct_gevaar="weet-ik-niet"))[FIRST] == ["bel-112", "school-vandaag-bellen"]


# --- words ------------------------------------------------------------------------------------------------------

POLICE = ("politie", "politie-jonger-dan-12", "politie-12-tot-en-met-17", "politie-leeftijd-onbekend")


def test_how_to_ask_a_young_child_about_death_is_asked_first() -> None:
    steps = CATALOGUE.actions["praat-over-zelfdoding"].steps
    assert "huisarts of 113" in steps[0]
    assert any("hulpverlener" in sentence for sentence in steps)


@pytest.mark.parametrize("slug", POLICE)
def test_the_police_texts_name_the_zedenpolitie_and_the_wijkagent_only_for_other_things(slug: str) -> None:
    steps, said = CATALOGUE.actions[slug].steps, CATALOGUE.actions[slug].say
    assert any("zedenpolitie" in sentence for sentence in steps)
    assert not any("wijkagent" in sentence for sentence in said)
    assert all("zedenpolitie" in sentence for sentence in steps if "wijkagent" in sentence)


def test_who_reports_for_a_child_under_16_is_the_same_everywhere() -> None:
    read = "".join(text for chapter in CATALOGUE.articles["is-pesten-strafbaar"].chapters for text in chapter.paragraphs)
    for text in (read, *("".join(CATALOGUE.actions[slug].steps) for slug in POLICE if slug != "politie-jonger-dan-12")):
        assert "Dan doe jij de aangifte. Je kind gaat meestal mee." in text
