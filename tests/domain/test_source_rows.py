"""Each row S1 to S19 of the source document: where it belongs, and where it does not."""

import pytest

from tests.families import NOOR, SAM, YARA, but, slugs_of

URGENT = "eerst-dit"
NOW = "dit-doe-je-nu"
LATER = "als-dat-niet-helpt"
BESIDE = "daarnaast"
DONE = "dit-heb-je-al-gedaan"
CHILD = "hulp-voor-je-kind"
PARENT = "hulp-voor-jou"
ABOUT = "over-dit-plan"
TEN_MONTHS = {"hoe_lang": "3-tot-12-maanden", "laatste_keer": "3-tot-9-maanden"}


def complained(family: dict[str, list[str]], outcome: str, *where: str) -> dict[str, list[str]]:
    tried = ["directeur", "schoolbestuur", *(where or ("klachtencommissie",))]
    return but(family, gesproken_met=tried, uitkomst_klacht=outcome, beleid="weet-ik-niet")


def test_s1_a_school_that_did_all_it_could_asks_school_and_veiligheid_itself_and_stays_responsible() -> None:
    plan = slugs_of(but(NOOR, wat_doet_school="alles-gedaan", beleid="beleid-werkt-niet"))
    assert {"school-belt-school-en-veiligheid", "school-blijft-verantwoordelijk", "nieuw-plan-op-papier"} <= set(plan[BESIDE])


def test_s1_a_school_that_tries_asks_school_and_veiligheid_too() -> None:
    assert "school-belt-school-en-veiligheid" in slugs_of(but(NOOR, wat_doet_school="veel-maar-helpt-niet"))[BESIDE]


@pytest.mark.parametrize("behaviour", ["ziet-het-niet", "belooft-maar-doet-niet", "te-weinig"])
def test_s2_a_school_that_fails_is_climbed_in_writing_one_rung_further(behaviour: str) -> None:
    plan = slugs_of(but(NOOR, wat_doet_school=behaviour))
    assert plan[NOW] == ["intern-begeleider"]
    assert "alles-op-papier" in plan[BESIDE]
    assert "school-belt-school-en-veiligheid" not in plan[BESIDE]


@pytest.mark.parametrize(
    ("family", "tried", "next_rung"),
    [
        (NOOR, ["niemand"], "leraar"),
        (NOOR, ["leraar"], "intern-begeleider"),
        (NOOR, ["leraar", "intern-begeleider"], "directeur"),
        (SAM, ["niemand"], "mentor"),
        (SAM, ["mentor"], "afdelingsleider"),
        (SAM, ["mentor", "afdelingsleider"], "directeur"),
        (YARA, ["niemand"], "docent"),
        (YARA, ["docent"], "teamleider"),
        (but(NOOR, schoolsoort="speciaal-onderwijs"), ["niemand"], "leraar"),
        (but(NOOR, schoolsoort="speciaal-onderwijs", leeftijd="13-15"), ["niemand"], "mentor"),
        (but(SAM, schoolsoort="vso"), ["niemand"], "mentor"),
    ],
)
def test_s4_the_next_rung_of_that_kind_of_school_comes_first(
    family: dict[str, list[str]], tried: list[str], next_rung: str
) -> None:
    assert slugs_of(but(family, gesproken_met=tried))[NOW] == [next_rung]


def test_s4_the_one_who_is_the_cause_is_passed_over() -> None:
    plan = slugs_of(but(NOOR, wie_pest="leraar-of-mentor", gesproken_met="niemand"))
    assert plan[NOW] == ["directeur"]
    assert "leraar" not in plan[LATER]


def test_s5_the_vertrouwenspersoon_is_open_beside_every_rung() -> None:
    assert "vertrouwenspersoon" in slugs_of(but(NOOR, gesproken_met="niemand"))[BESIDE]


def test_s5_the_vertrouwenspersoon_is_the_last_rung_before_the_board() -> None:
    plan = slugs_of(but(NOOR, gesproken_met=["leraar", "intern-begeleider", "directeur"], beleid="weet-ik-niet"))
    assert plan[NOW] == ["vertrouwenspersoon"]
    assert plan[LATER][0] == "schoolbestuur"


@pytest.mark.parametrize("harm", ["lichamelijk-of-stress", "slaapt-of-eet-slecht", "somber-of-bang"])
def test_s6_the_jeugdarts_stands_beside_the_rung_at_once(harm: str) -> None:
    assert "jeugdarts" in slugs_of(but(NOOR, gezondheid=harm))[BESIDE]


def test_s6_without_complaints_or_absence_there_is_no_jeugdarts() -> None:
    assert "jeugdarts" not in slugs_of(NOOR)[BESIDE]


def test_s7_the_board_follows_the_directeur_and_the_vertrouwenspersoon() -> None:
    tried = ["leraar", "directeur", "vertrouwenspersoon"]
    assert slugs_of(but(NOOR, gesproken_met=tried, beleid="weet-ik-niet"))[NOW] == ["schoolbestuur"]


def test_s7_the_board_comes_at_once_when_the_directeur_is_the_cause() -> None:
    assert slugs_of(but(NOOR, wie_pest="directeur", gesproken_met="niemand"))[NOW] == ["schoolbestuur"]


def test_s8_urgency_skips_rungs() -> None:
    threatened = but(NOOR, wat_gebeurt="bedreiging", leeftijd_pester="12-17", gesproken_met="niemand")
    assert slugs_of(threatened)[NOW] == ["directeur"]


def test_s9_the_complaint_follows_the_board() -> None:
    plan = slugs_of(but(NOOR, gesproken_met=["directeur", "schoolbestuur"], beleid="weet-ik-niet"))
    assert plan[NOW] == ["klachtencommissie"]


def test_s9_the_complaint_comes_earlier_when_urgent() -> None:
    urgent = but(NOOR, direct_gevaar="ja", gesproken_met="directeur", beleid="weet-ik-niet")
    plan = slugs_of(urgent)
    assert plan[NOW] == ["schoolbestuur"]
    assert "klachtencommissie" in plan[BESIDE]


def test_s9_the_complaint_comes_at_once_when_the_board_is_the_cause() -> None:
    assert slugs_of(but(NOOR, wie_pest="schoolbestuur", gesproken_met="niemand"))[NOW] == ["klachtencommissie"]


@pytest.mark.parametrize("outcome", ["geen-antwoord", "te-laat", "niet-tevreden"])
def test_s10_the_kinderombudsman_follows_a_complaint_that_was_not_handled_well(outcome: str) -> None:
    assert slugs_of(complained(NOOR, outcome))[NOW] == ["kinderombudsman"]


def test_s10_after_a_bad_answer_of_the_school_both_commission_and_kinderombudsman_are_open() -> None:
    plan = slugs_of(complained(NOOR, "te-laat", "klacht-bij-school"))
    assert plan[NOW] == ["klachtencommissie"]
    assert "kinderombudsman" in plan[BESIDE]


def test_s10_without_a_complaint_the_kinderombudsman_is_only_later() -> None:
    plan = slugs_of(NOOR)
    assert plan[LATER][-1] == "kinderombudsman"


@pytest.mark.parametrize(
    "family",
    [
        complained(NOOR, "uitspraak-rechter"),
        {**complained(NOOR, "te-laat"), "hoe_lang": ["langer-dan-een-jaar"], "laatste_keer": ["langer-dan-12-maanden"]},
        but(complained(YARA, "te-laat"), leeftijd="18-plus"),
    ],
)
def test_s10_the_kinderombudsman_is_closed_after_a_court_a_year_or_at_18(family: dict[str, list[str]]) -> None:
    plan = slugs_of(family)
    assert plan[NOW] == ["advies-vervolg"]
    assert "kinderombudsman" not in [*plan.get(LATER, []), *plan[BESIDE]]


def test_s11_a_melding_at_the_inspectie_fits_a_school_that_fails_up_to_the_directeur() -> None:
    assert "onderwijsinspectie" in slugs_of(but(NOOR, gesproken_met="directeur", beleid="weet-ik-niet"))[BESIDE]
    assert "onderwijsinspectie" not in slugs_of(NOOR)[BESIDE]


@pytest.mark.parametrize("ground", ["slaan-en-schoppen", "bedreiging", "seksueel-gedrag", "discriminatie"])
def test_s12_the_vertrouwensinspecteur_stands_beside_the_rung_at_once(ground: str) -> None:
    assert "vertrouwensinspecteur" in slugs_of(but(NOOR, wat_gebeurt=ground, leeftijd_pester="weet-ik-niet"))[BESIDE]


def test_s12_not_for_a_school_that_answers_slowly() -> None:
    assert "vertrouwensinspecteur" not in slugs_of(but(NOOR, uitkomst_gesprek="geen-antwoord"))[BESIDE]


@pytest.mark.parametrize("absence", ["soms-thuis", "thuis-korter-dan-4-weken", "thuis-4-weken-of-langer"])
def test_s13_the_leerplichtambtenaar_comes_at_once_when_the_child_stays_at_home(absence: str) -> None:
    plan = slugs_of(but(NOOR, schoolgang=absence))
    assert {"leerplichtambtenaar", "jeugdarts"} <= set(plan[BESIDE])
    assert ("onderwijsconsulenten" in plan[BESIDE]) == (absence == "thuis-4-weken-of-langer")


@pytest.mark.parametrize(
    ("family", "instead"),
    [
        (but(NOOR, leeftijd="4", schoolgang="soms-thuis"), "kleuter-thuis"),
        (but(YARA, leeftijd="18-plus", schoolgang="soms-thuis"), "volwassen-leerling-thuis"),
    ],
)
def test_s13_at_4_and_from_18_there_is_another_text(family: dict[str, list[str]], instead: str) -> None:
    plan = slugs_of(family)
    assert instead in plan[BESIDE]
    assert "leerplichtambtenaar" not in plan[BESIDE]


@pytest.mark.parametrize(
    ("age", "text"),
    [
        ("jonger-dan-12", "politie-jonger-dan-12"),
        ("12-17", "politie-12-tot-en-met-17"),
        ("weet-ik-niet", "politie-leeftijd-onbekend"),
    ],
)
def test_s14_the_text_about_the_police_depends_on_the_age_of_the_suspect(age: str, text: str) -> None:
    assert text in slugs_of(but(NOOR, wat_gebeurt="slaan-en-schoppen", leeftijd_pester=age))[BESIDE]


def test_s14_words_alone_are_no_matter_for_the_police() -> None:
    assert not [slug for slug in slugs_of(NOOR)[BESIDE] if slug.startswith("politie")]


@pytest.mark.parametrize("family", [NOOR, SAM, YARA])
def test_s15_help_for_the_child_stands_in_every_plan(family: dict[str, list[str]]) -> None:
    assert {"hulp-voor-je-kind", "huisarts"} <= set(slugs_of(family)[CHILD])


@pytest.mark.parametrize("family", [NOOR, SAM, YARA])
def test_s16_help_for_the_parent_stands_in_every_plan(family: dict[str, list[str]]) -> None:
    assert slugs_of(family)[PARENT] == ["ouders-en-onderwijs", "oudertelefoon"]


def test_s17_the_anti_pestcoordinator_when_the_policy_fails() -> None:
    plan = slugs_of(but(NOOR, gesproken_met="directeur", beleid="programma-niet-gebruikt"))
    assert {"anti-pestcoordinator", "programma-navragen"} <= set(plan[BESIDE])


def test_s17_a_missing_contact_person_is_a_point_of_its_own() -> None:
    plan = slugs_of(but(NOOR, gesproken_met="directeur", beleid="geen-aanspreekpunt"))
    assert {"geen-aanspreekpunt", "onderwijsinspectie"} <= set(plan[BESIDE])


def test_s18_the_medezeggenschapsraad_when_the_policy_is_the_problem() -> None:
    assert "medezeggenschapsraad" in slugs_of(but(NOOR, gesproken_met="directeur", beleid="beleid-werkt-niet"))[BESIDE]
    assert "medezeggenschapsraad" not in slugs_of(NOOR)[BESIDE]


def test_s18_at_the_mbo_it_is_the_studentenraad() -> None:
    plan = slugs_of(but(YARA, gesproken_met="directeur", beleid="beleid-werkt-niet"))
    assert "studentenraad" in plan[BESIDE]
    assert "medezeggenschapsraad" not in plan[BESIDE]


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"wat_gebeurt": "online"}, "lees-online-pesten"),
        ({"wat_doet_school": "ziet-het-niet"}, "lees-pesten-op-school"),
        ({"wat_gebeurt": "slaan-en-schoppen", "leeftijd_pester": "12-17"}, "lees-is-pesten-strafbaar"),
        ({"gezondheid": "somber-of-bang"}, "lees-hulp-voor-je-kind"),
    ],
)
def test_s19_a_text_to_read_is_named_where_it_fits(changes: dict[str, str], text: str) -> None:
    assert text in slugs_of(but(NOOR, **changes))[ABOUT]
    assert text not in slugs_of(NOOR)[ABOUT]
