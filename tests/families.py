"""The cast: families with names, as answers. Tests start from one of them and change what they are about."""

from __future__ import annotations

from datetime import date

from escalation.content import fixture_catalogue
from escalation.domain.answers import Walk, walk
from escalation.domain.plan import Plan, build_plan
from escalation.domain.situation import Situation, read_situation

MONDAY = date(2026, 11, 23)
Answers = dict[str, list[str]]

# Noor, 8 years, is left out and called names by classmates; the school does too little; one talk with the leraar.
NOOR: Answers = {
    "direct_gevaar": ["nee"],
    "schoolsoort": ["basisschool"],
    "leeftijd": ["5-11"],
    "wat_gebeurt": ["woorden-en-buitensluiten"],
    "wie_pest": ["leerlingen"],
    "gezondheid": ["geen"],
    "schoolgang": ["gewoon"],
    "hoe_lang": ["korter-dan-3-maanden"],
    "wat_doet_school": ["te-weinig"],
    "gesproken_met": ["leraar"],
    "uitkomst_gesprek": ["geen-verbetering"],
    "wat_is_er_al": ["geen"],
}
# Sam, 14 years, voortgezet onderwijs, the same; one talk with the mentor.
SAM: Answers = {**NOOR, "schoolsoort": ["voortgezet-onderwijs"], "leeftijd": ["13-15"], "gesproken_met": ["mentor"]}
# Yara, 17 years, mbo, the same; one talk with the docent.
YARA: Answers = {**NOOR, "schoolsoort": ["mbo"], "leeftijd": ["16-17"], "gesproken_met": ["docent"]}
# Everything that can be stored at once, for the longest path and the largest cookie.
EVERYTHING: Answers = {
    "direct_gevaar": ["weet-ik-niet"],
    "schoolsoort": ["voortgezet-onderwijs"],
    "leeftijd": ["13-15"],
    "wat_gebeurt": [
        "woorden-en-buitensluiten",
        "slaan-en-schoppen",
        "bedreiging",
        "afpersing",
        "diefstal-of-vernieling",
        "online",
        "seksueel-gedrag",
        "seksuele-beelden",
        "discriminatie",
        "iets-anders",
        "weet-ik-niet",
    ],
    "wie_pest": ["leerlingen", "leraar-of-mentor", "directeur", "schoolbestuur", "andere-medewerker", "buiten-school"],
    "leeftijd_pester": ["weet-ik-niet"],
    "gezondheid": ["lichamelijk-of-stress", "slaapt-of-eet-slecht", "somber-of-bang", "doodswens-of-zelfbeschadiging"],
    "schoolgang": ["thuis-korter-dan-4-weken"],
    "hoe_lang": ["langer-dan-een-jaar"],
    "wat_doet_school": ["te-weinig"],
    "gesproken_met": [
        "mentor",
        "afdelingsleider",
        "directeur",
        "aanspreekpunt-pesten",
        "vertrouwenspersoon",
        "jeugdarts",
        "schoolbestuur",
        "klacht-bij-school",
        "klachtencommissie",
        "onderwijsinspectie",
        "vertrouwensinspecteur",
        "kinderombudsman",
        "leerplichtambtenaar",
        "politie",
    ],
    "uitkomst_gesprek": ["geen-verbetering"],
    "uitkomst_klacht": ["geen-antwoord"],
    "laatste_keer": ["korter-dan-3-maanden"],
    "beleid": ["geen-aanspreekpunt", "programma-niet-gebruikt", "beleid-werkt-niet"],
    "wat_is_er_al": ["logboek", "hulp-voor-kind", "hulp-voor-mij"],
}

CATALOGUE = fixture_catalogue()


def but(family: Answers, **changes: str | list[str]) -> Answers:
    """Return `family` with other answers; a text is a single choice."""
    return {**family, **{key: [value] if isinstance(value, str) else value for key, value in changes.items()}}


def walked(answers: Answers) -> Walk:
    """Return the complete walk of `answers`; an incomplete one is a fault of the test."""
    replay = walk(answers)
    assert replay.complete, f"{replay.gap.key if replay.gap else ''} has no answer"
    return replay


def situation_of(answers: Answers) -> Situation:
    """Return the situation of a family."""
    return read_situation(walked(answers))


def plan_of(answers: Answers, today: date = MONDAY) -> Plan:
    """Return the plan of a family."""
    return build_plan(situation_of(answers), CATALOGUE, today)


def slugs_of(answers: Answers) -> dict[str, list[str]]:
    """Return the slugs per section of a family's plan."""
    return plan_of(answers).slugs()
