"""The layouts of plancodes, a version each: which answer stands where. Append-only data: a printed code is read for years.

A released layout is never changed; a change of the questions that codes must carry is a new version beside it. A layout says
itself when a question was asked, and never looks at QUESTIONS: those may change, a printed code may not. Its values run from
usual to rare, and its questions from those that everyone is asked to those that few are, so that usual codes are short.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from escalation.domain.slots import AnySlot, Cases, Pick, Ranked

EPOCH = date(2026, 1, 1)
MAX_DAYS = 4096

_OFFENCES = (
    "slaan-en-schoppen",
    "bedreiging",
    "afpersing",
    "diefstal-of-vernieling",
    "seksueel-gedrag",
    "seksuele-beelden",
    "discriminatie",
)
_COMPLAINTS = ("klacht-bij-school", "klachtencommissie")
_BELOW_DIRECTEUR = ("leraar", "mentor", "docent", "intern-begeleider", "afdelingsleider", "teamleider")
_OFFENCE = ("wat_gebeurt", _OFFENCES)
_HIGH = ("gesproken_met", ("directeur", "schoolbestuur", *_COMPLAINTS))
_NOT_SHORT = ("hoe_lang", ("3-tot-12-maanden", "langer-dan-een-jaar", "weet-ik-niet"))

_CRIME_BY_PUPILS: Cases = ((("wie_pest", ("leerlingen",)), _OFFENCE),)
_TALKED: Cases = (
    (
        ("gesproken_met", (*_BELOW_DIRECTEUR, "directeur", "schoolbestuur", "aanspreekpunt-pesten")),
        ("wat_doet_school", ("ziet-het-niet", "te-weinig", "veel-maar-helpt-niet")),
    ),
)
_COMPLAINED: Cases = ((("gesproken_met", _COMPLAINTS),),)
_TERM_RUNS: Cases = ((_NOT_SHORT, _OFFENCE), (_NOT_SHORT, _HIGH))
_POLICY: Cases = (
    (("wat_doet_school", ("alles-gedaan",)),),
    (("wat_doet_school", ("belooft-maar-doet-niet", "te-weinig")), _HIGH),
)

_VERSION_1: tuple[AnySlot, ...] = (
    Pick("direct_gevaar", ("nee", "ja", "weet-ik-niet")),
    Pick("schoolsoort", ("basisschool", "voortgezet-onderwijs", "speciaal-onderwijs", "vso", "mbo")),
    Pick("leeftijd", ("5-11", "12", "13-15", "16-17", "18-plus", "4")),
    Pick("schoolgang", ("gewoon", "met-tegenzin", "soms-thuis", "thuis-korter-dan-4-weken", "thuis-4-weken-of-langer")),
    Pick("hoe_lang", ("korter-dan-3-maanden", "3-tot-12-maanden", "langer-dan-een-jaar", "weet-ik-niet")),
    Pick(
        "wat_doet_school",
        ("te-weinig", "ziet-het-niet", "belooft-maar-doet-niet", "veel-maar-helpt-niet", "alles-gedaan", "weet-het-nog-niet"),
    ),
    Ranked("wat_is_er_al", (("logboek",), ("hulp-voor-kind",), ("hulp-voor-mij",)), alone=("geen",)),
    Ranked(
        "gezondheid",
        (("lichamelijk-of-stress",), ("slaapt-of-eet-slecht",), ("somber-of-bang",), ("doodswens-of-zelfbeschadiging",)),
        alone=("geen", "weet-ik-niet"),
    ),
    # 1: only pupils, as with most families.
    Ranked(
        "wie_pest",
        (
            ("leerlingen",),
            ("leraar-of-mentor",),
            ("directeur",),
            ("schoolbestuur",),
            ("andere-medewerker",),
            ("buiten-school",),
        ),
        alone=("weet-ik-niet",),
        steps=(1,),
    ),
    # 66: one or two of the 11; 231: three.
    Ranked(
        "wat_gebeurt",
        (
            ("woorden-en-buitensluiten",),
            ("slaan-en-schoppen",),
            ("online",),
            ("diefstal-of-vernieling",),
            ("bedreiging",),
            ("iets-anders",),
            ("discriminatie",),
            ("weet-ik-niet",),
            ("seksueel-gedrag",),
            ("seksuele-beelden",),
            ("afpersing",),
        ),
        steps=(66, 231),
    ),
    # 470: nobody, or up to three of the 14; 3473: four or five.
    Ranked(
        "gesproken_met",
        (
            ("leraar", "mentor", "docent"),
            ("intern-begeleider", "afdelingsleider", "teamleider"),
            ("directeur",),
            ("vertrouwenspersoon",),
            ("jeugdarts",),
            ("aanspreekpunt-pesten",),
            ("schoolbestuur",),
            ("leerplichtambtenaar",),
            ("politie",),
            ("klacht-bij-school",),
            ("klachtencommissie",),
            ("vertrouwensinspecteur",),
            ("onderwijsinspectie",),
            ("kinderombudsman",),
        ),
        alone=("niemand",),
        steps=(470, 3473),
    ),
    Pick("uitkomst_gesprek", ("geen-verbetering", "wacht-op-afspraken", "geen-antwoord"), _TALKED),
    Pick("leeftijd_pester", ("jonger-dan-12", "12-17", "18-plus", "weet-ik-niet"), _CRIME_BY_PUPILS),
    Pick(
        "laatste_keer",
        ("korter-dan-3-maanden", "3-tot-9-maanden", "9-tot-12-maanden", "langer-dan-12-maanden", "weet-ik-niet"),
        _TERM_RUNS,
    ),
    Ranked(
        "beleid",
        (("beleid-werkt-niet",), ("programma-niet-gebruikt",), ("geen-aanspreekpunt",)),
        alone=("weet-ik-niet",),
        when=_POLICY,
    ),
    Pick("uitkomst_klacht", ("niet-tevreden", "geen-antwoord", "te-laat", "loopt-nog", "uitspraak-rechter"), _COMPLAINED),
)
LAYOUTS: Mapping[int, tuple[AnySlot, ...]] = {1: _VERSION_1}
LAYOUT_NOW = max(LAYOUTS)
# The rungs whose days a code can hold, the highest first: what is done last stands first.
DATED_RUNGS: tuple[tuple[str, ...], ...] = (
    ("kinderombudsman",),
    ("klachtencommissie",),
    ("schoolbestuur",),
    ("vertrouwenspersoon",),
    ("directeur",),
    ("intern-begeleider", "afdelingsleider", "teamleider"),
    ("leraar", "mentor", "docent"),
)
