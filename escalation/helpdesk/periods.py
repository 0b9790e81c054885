"""The periods to choose from: the latest days, and whole months and years."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format

LATEST_DAYS = 31


@dataclass(frozen=True)
class Period:
    """A day, a month (`day` 0) or a year (`month` 0)."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def key(self) -> str:
        """What stands for it in an address: '2026-11-24', '2026-11' or '2026'."""
        return "-".join([str(self.year), *(f"{part:02}" for part in (self.month, self.day) if part)])

    @property
    def label(self) -> str:
        """Its name: '24 november 2026', 'november 2026' or 'heel 2026'."""
        if not self.month:
            return f"heel {self.year}"
        return date_format(self.first, "j F Y" if self.day else "F Y")

    @property
    def first(self) -> date:
        """The first day."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def parts(self, today: date) -> list[tuple[str, date, date]]:
        """Return label, first and last day of each day in it, or each month of a year, up to `today`."""
        if not self.month:
            months = [Period(self.year, month) for month in range(1, 13)]
            return [(month.label, month.first, month.last) for month in months if month.first <= today]
        return [(date_format(day, "j F"), day, day) for day in self.days(today)]

    def days(self, today: date) -> list[date]:
        """Return its days up to `today`."""
        count = (min(self.last, today) - self.first).days + 1
        return [self.first + timedelta(days=number) for number in range(count)]


def periods(begun: date, today: date) -> list[Period]:
    """Return the periods from the day `begun` up to `today`: months, years and the latest days, each the newest first."""
    months = [Period(year, month) for year in range(begun.year, today.year + 1) for month in range(1, 13)]
    months = [month for month in months if month.last >= begun and month.first <= today]
    years = [Period(year) for year in range(today.year, begun.year - 1, -1)]
    latest = [today - timedelta(days=number) for number in range(min(LATEST_DAYS, (today - begun).days + 1))]
    return [*reversed(months), *years, *(Period(day.year, day.month, day.day) for day in latest)]


def chosen(key: str, offered: list[Period]) -> Period:
    """Return the period of `offered` that `key` stands for; the first when it is none of them."""
    wanted = key if re.fullmatch(r"\d{4}(-\d{2}){0,2}", key, re.ASCII) else ""
    return next((period for period in offered if period.key == wanted), offered[0])
