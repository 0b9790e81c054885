"""The figures of a period, as a page and as a file for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from escalation.helpdesk.chart import chart
from escalation.helpdesk.figures import STEP, Report, begun, report
from escalation.helpdesk.periods import Period, chosen, periods

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """Show the figures of the period in `?periode=`; of this month when that is none."""
    today = timezone.localdate()
    offered = periods(begun(today), today)
    period = chosen(request.GET.get("periode", ""), offered)
    made = report(period, today)
    context: dict[str, Any] = {
        "periods": offered,
        "period": period,
        "running": period.last >= today,
        "plans": made.plans,
        "step": STEP,
        "parts": [(table, chart(table)) for table in made.tables],
    }
    return render(request, "helpdesk/figures.html", context)


@require_safe
def figures_csv(request: HttpRequest) -> HttpResponse:
    """Return the same figures as a file, with what a Dutch spreadsheet expects between the columns."""
    today = timezone.localdate()
    period = chosen(request.GET.get("periode", ""), periods(begun(today), today))
    name = f'attachment; filename="cijfers-{period.key}.csv"'
    return HttpResponse(
        _lines(report(period, today), period, today),
        headers={"Content-Type": "text/csv; charset=utf-8", "Content-Disposition": name},
    )


def _lines(made: Report, period: Period, today: date) -> str:
    out = io.StringIO()
    out.write("\N{BYTE ORDER MARK}")
    lines = csv.writer(out, delimiter=";")
    lines.writerow(["periode", "tot en met", "onderwerp", "waarde", "aantal, naar beneden afgerond op vijf"])
    until = min(period.last, today).isoformat()
    lines.writerow([period.key, until, made.plans.label, "samen", made.plans.text])
    for table in made.tables:
        lines.writerows([period.key, until, table.title, _plain(figure.label), figure.text] for figure in table.figures)
    if not period.day:
        lines.writerows(_per_day(made))
    return out.getvalue()


def _per_day(made: Report) -> Iterator[list[str]]:
    """Yield a line for each day on which a figure is high enough to be shown; all other days were below that."""
    for table in made.tables:
        for figure in table.figures:
            for day, number in figure.daily:
                yield [day.isoformat(), day.isoformat(), table.title, _plain(figure.label), str(number)]


def _plain(label: str) -> str:
    """Return `label` so that a spreadsheet takes it for text, whatever an editor wrote."""
    return f"'{label}" if label.startswith(_FORMULA) else label
