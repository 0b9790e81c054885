"""The periods to choose from: whole months and whole years. Free dates would let one subtract two periods and find one day."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format


@dataclass(frozen=True)
class Period:
    """A month or a year (`month` 0)."""

    year: int
    month: int = 0

    @property
    def key(self) -> str:
        """What stands for it in an address: '2026-11' or '2026'."""
        return f"{self.year}-{self.month:02}" if self.month else str(self.year)

    @property
    def label(self) -> str:
        """Its name: 'november 2026' or 'heel 2026'."""
        return date_format(self.first, "F Y") if self.month else f"heel {self.year}"

    @property
    def first(self) -> date:
        """The first day."""
        return date(self.year, self.month or 1, 1)

    @property
    def last(self) -> date:
        """The last day."""
        month = self.month or 12
        return date(self.year, month, monthrange(self.year, month)[1])

    def parts(self, today: date) -> list[tuple[str, date, date]]:
        """Return label, first and last day of each day of a month, or each month of a year, up to `today`."""
        if not self.month:
            months = [Period(self.year, month) for month in range(1, 13)]
            return [(month.label, month.first, month.last) for month in months if month.first <= today]
        days = [self.first + timedelta(days=number) for number in range(self.last.day)]
        return [(date_format(day, "j F"), day, day) for day in days if day <= today]


def periods(begun: date, today: date) -> list[Period]:
    """Return the periods from the day `begun` up to `today`: the months and then the years, the newest first."""
    months = [Period(year, month) for year in range(begun.year, today.year + 1) for month in range(1, 13)]
    months = [month for month in months if month.last >= begun and month.first <= today]
    return [*reversed(months), *(Period(year) for year in range(today.year, begun.year - 1, -1))]


def chosen(key: str, offered: list[Period]) -> Period:
    """Return the period of `offered` that `key` stands for; the first when it is none of them."""
    wanted = key if re.fullmatch(r"\d{4}(-\d{2})?", key, re.ASCII) else ""
    return next((period for period in offered if period.key == wanted), offered[0])
