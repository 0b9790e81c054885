"""Small words around a plan: reasons, dates and labels of force, for page and paper alike. Decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from django import template

from escalation.domain.catalogue import Force
from escalation.domain.deadlines import Due

register = template.Library()

_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_LABELS = {
    Force.LEGAL: "wettelijk",
    Force.COMMITTEE: "regels van de commissie",
    Force.GUIDE: "richttijd, geen wettelijke termijn",
}


class Reasoned(Protocol):
    """Something with clauses that complete 'Omdat je zei dat …'."""

    @property
    def because(self) -> Sequence[str]:
        """The clauses, in order."""
        ...


@register.filter
def reason_sentence(item: Reasoned) -> str:
    """Return why `item` stands in the plan: 'Omdat je zei dat a, dat b en dat c.'"""
    clauses = [f"dat {clause}" for clause in item.because]
    if not clauses:
        return "Dit staat in elk plan."
    start, last = clauses[:-1], clauses[-1]
    return f"Omdat je zei {', '.join(start)} en {last}." if start else f"Omdat je zei {last}."


@register.filter
def dutch_date(day: date | None) -> str:
    """Return `day` as 'maandag 30 november 2026', or nothing for no day."""
    if day is None:
        return ""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


@register.filter
def force_label(value: Due | Force) -> str:
    """Return how hard a date or term is (D18), in words for parents."""
    return _LABELS[value.force if isinstance(value, Due) else value]


@register.filter
def reading_title(slug: str) -> str:
    """Return the words of the slug of a text to read: 'online-pesten' is 'Online pesten'."""
    return slug.replace("-", " ").capitalize()
