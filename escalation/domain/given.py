"""What a family answered: a field per question. It knows no facts and no words.

A question that was not asked is an empty value; 'weet-ik-niet' is a value of its own, and each fact says what it means.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Given:
    """The answers of one walk. Single choices are a value or '', multiple choices a set."""

    direct_gevaar: str = ""
    schoolsoort: str = ""
    leeftijd: str = ""
    wat_gebeurt: frozenset[str] = frozenset()
    wie_pest: frozenset[str] = frozenset()
    leeftijd_pester: str = ""
    gezondheid: frozenset[str] = frozenset()
    schoolgang: str = ""
    hoe_lang: str = ""
    wat_doet_school: str = ""
    gesproken_met: frozenset[str] = frozenset()
    uitkomst_gesprek: str = ""
    uitkomst_klacht: str = ""
    laatste_keer: str = ""
    beleid: frozenset[str] = frozenset()
    wat_is_er_al: frozenset[str] = frozenset()
