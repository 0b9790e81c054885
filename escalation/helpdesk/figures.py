"""The counts of a period as tables. Every number that leaves here is rounded down to a multiple of five.

So a number below five shows as such and no further. Of each figure one may ask the number of a day, of a month and of a
year, so a total could give a hidden number away: two hidden days and a total of 5 would say that neither was empty. Totals
are therefore made of the true counts (of the rounded ones nothing would be left: a ground that comes up once a day would
never show), but never shown higher than they could be if any one hidden day, or hidden month of a year, had been 0. And
since they are rounded down, it may have been 4 just as well. The plans in all are held back further: see `rounded_total`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Min

from escalation.content import catalogue
from escalation.counting import ANSWERED, GROUNDS, PDFS, PLANS, RUNGS, SCHOOLS, SHOWN
from escalation.domain import ladder
from escalation.domain.climb import FOLLOW_COMPLAINT
from escalation.domain.questions import BY_KEY, QUESTIONS
from escalation.domain.verdict import FIRST_RULES
from escalation.helpdesk.models import DayCount
from escalation.helpdesk.periods import Period

STEP = 5
HIDDEN = f"minder dan {STEP}"
PDF_KINDS = {"stappenplan": "Stappenplan", "brief": "Brief", "invulblad": "Blad om in te vullen"}
STOPPED = "gestopt"
Days = Mapping[date, int]


@dataclass(frozen=True)
class Figure:
    """A number as it may be shown, and of a month the days on which it is high enough to be shown."""

    label: str
    number: int
    daily: tuple[tuple[date, int], ...] = ()

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


def over(number: int, parts: Iterable[int]) -> int:
    """Return `number`, the sum over `parts` (as shown), rounded; never more than if any one hidden part had been 0."""
    shown = list(parts)
    hidden = shown.count(0)
    most = sum(part + STEP - 1 for part in shown if part) + (STEP - 1) * max(hidden - 1, 0)
    return min(rounded(number), rounded(most)) if hidden else rounded(number)


def over_days(counted: Days, days: Iterable[date]) -> int:
    """Return what was `counted` on `days`, as it may be shown."""
    numbers = [counted.get(day, 0) for day in days]
    return over(sum(numbers), map(rounded, numbers))


def over_months(counted: Days, days: Iterable[date]) -> int:
    """Return the same, where the months of `days` are shown as well."""
    months = [list(month) for _, month in groupby(days, lambda day: day.replace(day=1))]
    number = sum(counted.get(day, 0) for month in months for day in month)
    every_day = over_days(counted, [day for month in months for day in month])
    return min(every_day, over(number, [over_days(counted, month) for month in months]))


def begun(today: date) -> date:
    """Return the first day that was counted, `today` when nothing was."""
    first = DayCount.objects.aggregate(first=Min("day"))["first"] or today
    return min(first, today)


class Counts:
    """The counts of a period, each figure by itself."""

    def __init__(self, period: Period, today: date, since: date) -> None:
        """Read the counts of `period` up to `today`; before `since` nothing was counted."""
        self.days = [day for day in period.days(today) if day >= since]
        self._daily: dict[tuple[str, str], Counter[date]] = {}
        self._monthly = Counter[tuple[str, str]]()
        rows = DayCount.objects.filter(day__range=(period.first, period.last))
        for day, subject, value, number in rows.values_list("day", "subject", "value", "number"):
            if not subject.startswith(DayCount.MONTHLY):
                self._daily.setdefault((subject, value), Counter())[day] += number
            elif not period.day:
                self._monthly[subject.removeprefix(DayCount.MONTHLY), value] += number

    def of(self, subject: str, value: str = "") -> Days:
        """Return how often `value` of `subject` was counted, per day."""
        return self._daily.get((subject, value), {})

    def stopped(self, question: str) -> Days:
        """Return how often `question` was seen and not answered, per day."""
        seen, answered = self.of(SHOWN, question), self.of(ANSWERED, question)
        return {day: seen.get(day, 0) - answered.get(day, 0) for day in {*seen, *answered}}

    def figure(self, label: str, subject: str, value: str) -> Figure:
        """Return the figure of `value` of `subject` over the period."""
        if subject == STOPPED:
            more = self._monthly[SHOWN, value] - self._monthly[ANSWERED, value]
            return self._figure(label, self.stopped(value), more)
        return self._figure(label, self.of(subject, value), self._monthly[subject, value])

    def _figure(self, label: str, counted: Days, more: int) -> Figure:
        daily = [(day, rounded(counted.get(day, 0))) for day in self.days]
        number = over_months(counted, self.days) + rounded(more)
        return Figure(label, number, tuple((day, shown) for day, shown in daily if shown))


def report(period: Period, today: date) -> Report:
    """Return the figures of `period`, as far as it has come by `today`."""
    counts = Counts(period, today, begun(today))
    tables = (
        _over_time(counts, period, today),
        *(_table(counts, *described) for described in _tables()),
    )
    made = counts.of(PLANS)
    by_kind = (rounded_total(sum(made.values()), table.figures) for table in tables[1:3])
    return Report(Figure("Stappenplannen", min(over_months(made, counts.days), *by_kind)), tables)


def _over_time(counts: Counts, period: Period, today: date) -> Table:
    made = counts.of(PLANS)
    figures = (
        Figure(label, over_days(made, [day for day in counts.days if first <= day <= last]))
        for label, first, last in period.parts(today)
    )
    return Table("plannen", f"Stappenplannen per {'dag' if period.month else 'maand'}", "stappenplannen", tuple(figures))


def _table(counts: Counts, subject: str, title: str, noun: str, labels: Mapping[str, str]) -> Table:
    return Table(subject, title, noun, tuple(counts.figure(label, subject, value) for value, label in labels.items()))


def _tables() -> Iterable[tuple[str, str, str, Mapping[str, str]]]:
    """Yield, for each table after the first: its subject, title and noun, and the label of each value."""
    words, actions = catalogue().questions, catalogue().actions
    schools = words["schoolsoort"].by_value
    yield SCHOOLS, "Soort school", "stappenplannen", {value: schools[value].label for value in BY_KEY["schoolsoort"].values}
    rungs = {rung: actions[rung].title for rung in (*ladder.RUNGS, FOLLOW_COMPLAINT)}
    yield RUNGS, "De stap om nu te doen", "stappenplannen", rungs
    grounds = {rule.action: actions[rule.action].title for rule in FIRST_RULES}
    yield GROUNDS, "Wat eerst moest (spoed)", "stappenplannen", grounds
    yield PDFS, "Gemaakte pdf's", "pdf's", PDF_KINDS
    stops = {question.key: words[question.key].short for question in QUESTIONS}
    yield STOPPED, "Waar bezoekers stoppen", "keer gezien en niet beantwoord", stops
