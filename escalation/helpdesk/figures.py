"""The counts of a period as tables. Every number that leaves here is rounded down to a multiple of five.

So a number below five shows as such and no further, and a total, a difference of two numbers, or the same number of
yesterday gives no small number away either.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Min, Sum

from escalation.content import catalogue
from escalation.counting import ANSWERED, GROUNDS, PDFS, PLANS, RUNGS, SCHOOLS, SHOWN
from escalation.domain import ladder
from escalation.domain.climb import FOLLOW_COMPLAINT
from escalation.domain.questions import BY_KEY, QUESTIONS
from escalation.domain.rules import FIRST_RULES
from escalation.helpdesk.models import DayCount
from escalation.helpdesk.periods import Period

STEP = 5
HIDDEN = f"minder dan {STEP}"
PDF_KINDS = {"stappenplan": "Stappenplan", "brief": "Brief", "invulblad": "Blad om in te vullen"}
Counted = Counter[tuple[date, str, str]]


@dataclass(frozen=True)
class Figure:
    """A number as it may be shown."""

    label: str
    number: int

    @property
    def text(self) -> str:
        """The number in words that hide a small one."""
        return str(self.number) if self.number else HIDDEN


@dataclass(frozen=True)
class Table:
    """Figures that belong together. `noun` says what was counted, `key` is for addresses and ids."""

    key: str
    title: str
    noun: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Report:
    """All figures of a period: the number of plans in all, and the tables."""

    plans: Figure
    tables: tuple[Table, ...]


def rounded(number: int) -> int:
    """Return the multiple of five at or below `number`, 0 for what is below five."""
    return max(0, number - number % STEP)


def rounded_total(number: int, parts: Iterable[Figure]) -> int:
    """Return `number` rounded, and never more than `parts` can explain without those that are hidden.

    Else four parts of 9 and a total of 40 would say that the hidden fifth part is 4.
    """
    return min(rounded(number), rounded(sum(part.number + STEP - 1 for part in parts if part.number)))


def begun(today: date) -> date:
    """Return the first day that was counted, `today` when nothing was."""
    first = DayCount.objects.aggregate(first=Min("day"))["first"] or today
    return min(first, today)


def report(period: Period, today: date) -> Report:
    """Return the figures of `period`, as far as it has come by `today`."""
    counts = _counts(period)
    totals = Counter[tuple[str, str]]()
    for (_, subject, value), number in counts.items():
        totals[subject, value] += number
    tables = (
        _over_time(counts, period, today),
        _schools(totals),
        _rungs(totals),
        _grounds(totals),
        _pdfs(totals),
        _stops(totals),
    )
    made = totals[PLANS, ""]
    plans = min(rounded_total(made, table.figures) for table in tables[:3])
    return Report(Figure("Stappenplannen", plans), tables)


def _counts(period: Period) -> Counted:
    rows = DayCount.objects.filter(day__range=(period.first, period.last)).values_list("day", "subject", "value")
    return Counter({(day, subject, value): number for day, subject, value, number in rows.annotate(Sum("number"))})


def _over_time(counts: Counted, period: Period, today: date) -> Table:
    made = [(day, number) for (day, subject, _), number in counts.items() if subject == PLANS]
    figures = (
        Figure(label, rounded(sum(number for day, number in made if first <= day <= last)))
        for label, first, last in period.parts(today)
    )
    return Table("plannen", f"Stappenplannen per {'dag' if period.month else 'maand'}", "stappenplannen", tuple(figures))


def _table(key: str, title: str, noun: str, labels: dict[str, str], totals: Counter[tuple[str, str]]) -> Table:
    return Table(key, title, noun, tuple(Figure(label, rounded(totals[key, value])) for value, label in labels.items()))


def _schools(totals: Counter[tuple[str, str]]) -> Table:
    words = catalogue().questions["schoolsoort"].by_value
    labels = {value: words[value].label for value in BY_KEY["schoolsoort"].values}
    return _table(SCHOOLS, "Soort school", "stappenplannen", labels, totals)


def _rungs(totals: Counter[tuple[str, str]]) -> Table:
    labels = {rung: catalogue().actions[rung].title for rung in (*ladder.RUNGS, FOLLOW_COMPLAINT)}
    return _table(RUNGS, "De stap om nu te doen", "stappenplannen", labels, totals)


def _grounds(totals: Counter[tuple[str, str]]) -> Table:
    labels = {rule.action: catalogue().actions[rule.action].title for rule in FIRST_RULES}
    return _table(GROUNDS, "Wat eerst moest (spoed)", "stappenplannen", labels, totals)


def _pdfs(totals: Counter[tuple[str, str]]) -> Table:
    return _table(PDFS, "Gemaakte pdf's", "pdf's", PDF_KINDS, totals)


def _stops(totals: Counter[tuple[str, str]]) -> Table:
    words = catalogue().questions
    figures = (
        Figure(words[question.key].short, rounded(totals[SHOWN, question.key] - totals[ANSWERED, question.key]))
        for question in QUESTIONS
    )
    return Table("gestopt", "Waar bezoekers stoppen", "keer gezien en niet beantwoord", tuple(figures))
