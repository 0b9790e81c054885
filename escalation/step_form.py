"""The form of who comes back: what became of the last step, and when it was done."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from escalation.domain.comeback import Outcome
from escalation.domain.deadlines import in_words

LONGEST_DAY = 60
_LABELS = {
    Outcome.STOPPED: ("Gedaan, en het pesten is gestopt", ""),
    Outcome.NO_HELP: ("Gedaan, maar het helpt niet", ""),
    Outcome.BROKEN: ("Gedaan, maar de afspraken zijn niet nagekomen", ""),
    Outcome.WAITING: ("Ik wacht nog", "Bijvoorbeeld op een antwoord, of op wat jullie hebben afgesproken."),
    Outcome.NOT_YET: ("Nog niet gedaan", ""),
    Outcome.STILL: ("Het pesten is nog steeds gestopt", ""),
    Outcome.BACK: ("Het pesten is er weer", ""),
}
DATED = frozenset({Outcome.STOPPED, Outcome.NO_HELP, Outcome.BROKEN, Outcome.WAITING})
_MONTHS = ("jan", "feb", "maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MARCH = {"mrt": "maa", "mar": "maa"}


class StepForm(forms.Form):
    """What became of a step that was planned on `planned_on`; `outcomes` are the answers that fit, as of `today`."""

    uitkomst = forms.ChoiceField(
        error_messages={"required": "Kies wat er is gebeurd.", "invalid_choice": "Kies een van de antwoorden hieronder."}
    )
    dag = forms.CharField(
        label="Op welke dag was dat?",
        max_length=LONGEST_DAY,
        required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, outcomes: Iterable[Outcome], planned_on: date, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.outcomes, self.planned_on, self.today = tuple(outcomes), planned_on, today
        self.fields["uitkomst"].choices = [(outcome.value, _LABELS[outcome][0]) for outcome in self.outcomes]  # type: ignore[attr-defined]
        if DATED.isdisjoint(self.outcomes):
            del self.fields["dag"]
            return
        # Today is a day that fits; on a fixed one it would be too early for half of the year.
        self.example = in_words(today).split(" ", 1)[1].rpartition(" ")[0]
        day = self.fields["dag"]
        day.help_text = f"Bijvoorbeeld: {self.example}. Nog niet gedaan, of weet je het niet? Laat dit dan leeg."
        day.error_messages["max_length"] = f"Schrijf alleen een dag op, bijvoorbeeld {self.example}."

    def options(self) -> list[dict[str, Any]]:
        """Return what a template needs of each answer: value, label, hint, id and whether it is checked."""
        chosen = self["uitkomst"].value()
        return [
            {
                "value": outcome.value,
                "label": _LABELS[outcome][0],
                "hint": _LABELS[outcome][1],
                "id": f"uitkomst-{number}",
                "checked": outcome.value == chosen,
            }
            for number, outcome in enumerate(self.outcomes, start=1)
        ]

    def clean_dag(self) -> date | None:
        """Return the day, from the plan up to today; None when nothing was filled in."""
        text = self.cleaned_data["dag"]
        if not text:
            return None
        day = read_day(text, self.today)
        if day is None:
            raise ValidationError(f"Wij begrijpen deze dag niet. Schrijf bijvoorbeeld {self.example}.")
        if day > self.today:
            raise ValidationError("Deze dag komt nog. Vul een dag in die voorbij is.")
        if day < self.planned_on:
            raise ValidationError("Deze dag was voor je plan. Vul een dag in na je plan.")
        return day

    def told(self) -> tuple[Outcome, date | None]:
        """Return the outcome of a valid form, and the day on which the step was done, if both are known."""
        outcome = Outcome(self.cleaned_data["uitkomst"])
        return outcome, self.cleaned_data.get("dag") if outcome in DATED else None


def read_day(text: str, today: date) -> date | None:
    """Return the day that `text` means, as '30 november', '30-11' or '30/11/2026'; None when it means none.

    A day without its year is the last one up to `today`.
    """
    parts = text.lower().replace("-", " ").replace("/", " ").replace(".", " ").split()
    numbers = [part for part in parts if part.isascii() and part.isdecimal()]
    named = [month for part in parts if not part.isdecimal() and (month := _month(part))]
    if named:
        numbers[1:1] = [str(named[0])]
    if not 2 <= len(numbers) <= 3 or any(len(number) > 4 for number in numbers):
        return None
    day, month, *year = map(int, numbers)
    return _last(day, month, today) if not year else _day(year[0] + 2000 * (year[0] < 100), month, day)


def _month(word: str) -> int | None:
    start = _MARCH.get(word[:3], word[:3])
    return _MONTHS.index(start) + 1 if start in _MONTHS else None


def _last(day: int, month: int, today: date) -> date | None:
    """Return that day this year, or last year when it has still to come for more than half a year."""
    this_year = _day(today.year, month, day)
    if this_year and (this_year - today).days > 180:
        return _day(today.year - 1, month, day)
    return this_year


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
