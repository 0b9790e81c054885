"""The layouts of plancodes, a version each: which answer stands where. Append-only: a printed code is read for years.

A released layout is never changed; a change of the questions that codes must carry is a new version. The slots run from
those that every family fills to those that few do, so that usual codes are short: leading zeros are not printed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

EPOCH = date(2026, 1, 1)
MAX_DAYS = 4096


@dataclass(frozen=True)
class Slot:
    """The place of one question: its key, its values, and for a multiple choice the values that stand alone."""

    key: str
    values: tuple[str, ...]
    many: bool = False
    alone: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """How many different answers it holds, 'not asked' included."""
        return (1 << len(self.values)) + len(self.alone) if self.many else len(self.values) + 1


def _one(key: str, *values: str) -> Slot:
    return Slot(key, values)


def _several(key: str, *values: str, alone: tuple[str, ...] = ()) -> Slot:
    return Slot(key, values, many=True, alone=alone)


LAYOUTS: dict[int, tuple[Slot, ...]] = {
    1: (
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
    ),
}
LAYOUT_NOW = max(LAYOUTS)
