"""The ladder: which people and bodies follow each other in each kind of school. It knows no answers and no words.

Source: the seed ("Zoek hulp binnen de school", "Hulp buiten de school") and domain.md section 2 with D3.
"""

from __future__ import annotations

from enum import Enum


class Sector(Enum):
    """A kind of school; the values are the option values of the question `schoolsoort`."""

    BASISSCHOOL = "basisschool"
    SPECIAAL_ONDERWIJS = "speciaal-onderwijs"
    VOORTGEZET_ONDERWIJS = "voortgezet-onderwijs"
    VSO = "vso"
    MBO = "mbo"


_OUTSIDE_CLASS = ("directeur", "vertrouwenspersoon", "schoolbestuur", "klachtencommissie", "kinderombudsman", "advies-vervolg")
LIKE_PRIMARY = ("leraar", "intern-begeleider", *_OUTSIDE_CLASS)
LIKE_SECONDARY = ("mentor", "afdelingsleider", *_OUTSIDE_CLASS)
LIKE_MBO = ("docent", "teamleider", *_OUTSIDE_CLASS)
RUNGS = ("leraar", "mentor", "docent", "intern-begeleider", "afdelingsleider", "teamleider", *_OUTSIDE_CLASS)
ALWAYS_OPEN = frozenset({"vertrouwenspersoon"})
TEENS = frozenset({"13-15", "16-17", "18-plus"})


def ladder(sector: Sector, age: str) -> tuple[str, ...]:
    """Return the rungs, lowest first, of a school kind for a child in age band `age` (D3).

    Special education follows primary school up to 12 years and secondary school from 13.
    """
    if sector is Sector.MBO:
        return LIKE_MBO
    if sector is Sector.BASISSCHOOL:
        return LIKE_PRIMARY
    if sector is Sector.SPECIAAL_ONDERWIJS and age not in TEENS:
        return LIKE_PRIMARY
    return LIKE_SECONDARY
