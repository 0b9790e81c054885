"""The layouts of plancodes, a version each: which answer stands where. Append-only: a printed code is read for years.

A released layout is never changed; a change of the questions that codes must carry is a new version. Two are in use beside
each other. FIRST is for the first plan of a family: its slots run from those that every family fills to those that few do,
so that usual codes are short, since leading zeros are not printed. AGAIN is for a family that came back: its slots take as
little room as they can, since the days on which rungs were done stand above them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from escalation.domain.layout_again import LAYOUT_AGAIN
from escalation.domain.slots import AnySlot, Slot

EPOCH = date(2026, 1, 1)
MAX_DAYS = 4096


def _one(key: str, *values: str) -> Slot:
    return Slot(key, values)


def _several(key: str, *values: str, alone: tuple[str, ...] = ()) -> Slot:
    return Slot(key, values, many=True, alone=alone)


_FIRST: tuple[Slot, ...] = (
    _one("direct_gevaar", "nee", "ja", "weet-ik-niet"),
    _one("schoolsoort", "basisschool", "voortgezet-onderwijs", "speciaal-onderwijs", "vso", "mbo"),
    _one("leeftijd", "5-11", "12", "13-15", "16-17", "18-plus", "4"),
    _one("schoolgang", "gewoon", "met-tegenzin", "soms-thuis", "thuis-korter-dan-4-weken", "thuis-4-weken-of-langer"),
    _one("hoe_lang", "korter-dan-3-maanden", "3-tot-12-maanden", "langer-dan-een-jaar", "weet-ik-niet"),
    _one(
        "wat_doet_school",
        "te-weinig",
        "ziet-het-niet",
        "belooft-maar-doet-niet",
        "veel-maar-helpt-niet",
        "alles-gedaan",
        "weet-het-nog-niet",
    ),
    _several("wat_is_er_al", "logboek", "hulp-voor-kind", "hulp-voor-mij", alone=("geen",)),
    _several(
        "gezondheid",
        "lichamelijk-of-stress",
        "slaapt-of-eet-slecht",
        "somber-of-bang",
        "doodswens-of-zelfbeschadiging",
        alone=("geen", "weet-ik-niet"),
    ),
    _one("uitkomst_gesprek", "geen-verbetering", "wacht-op-afspraken", "geen-antwoord"),
    _several(
        "wie_pest",
        "leerlingen",
        "leraar-of-mentor",
        "directeur",
        "schoolbestuur",
        "andere-medewerker",
        "buiten-school",
        alone=("weet-ik-niet",),
    ),
    _several(
        "wat_gebeurt",
        "woorden-en-buitensluiten",
        "slaan-en-schoppen",
        "online",
        "diefstal-of-vernieling",
        "bedreiging",
        "iets-anders",
        "discriminatie",
        "weet-ik-niet",
        "seksueel-gedrag",
        "seksuele-beelden",
        "afpersing",
    ),
    _several(
        "gesproken_met",
        "leraar",
        "mentor",
        "docent",
        "intern-begeleider",
        "afdelingsleider",
        "teamleider",
        "directeur",
        "vertrouwenspersoon",
        "jeugdarts",
        "aanspreekpunt-pesten",
        "schoolbestuur",
        "leerplichtambtenaar",
        "politie",
        "klacht-bij-school",
        "klachtencommissie",
        "vertrouwensinspecteur",
        "onderwijsinspectie",
        "kinderombudsman",
        alone=("niemand",),
    ),
    _one("leeftijd_pester", "jonger-dan-12", "12-17", "18-plus", "weet-ik-niet"),
    _one(
        "laatste_keer",
        "korter-dan-3-maanden",
        "3-tot-9-maanden",
        "9-tot-12-maanden",
        "langer-dan-12-maanden",
        "weet-ik-niet",
    ),
    _several("beleid", "beleid-werkt-niet", "programma-niet-gebruikt", "geen-aanspreekpunt", alone=("weet-ik-niet",)),
    _one("uitkomst_klacht", "niet-tevreden", "geen-antwoord", "te-laat", "loopt-nog", "uitspraak-rechter"),
)

FIRST, AGAIN = 1, 2
LAYOUTS: Mapping[int, tuple[AnySlot, ...]] = {FIRST: _FIRST, AGAIN: LAYOUT_AGAIN}
