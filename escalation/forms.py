"""A form made from a Question and its words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from escalation.domain.catalogue import QuestionText
from escalation.domain.questions import Question


class QuestionForm(forms.Form):
    """One question, one field named after its key; `offered` are the values that fit the earlier answers."""

    def __init__(self, *args: Any, question: Question, text: QuestionText, offered: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.question = question
        self.text = text
        self.fields[question.key] = _field(question, text, offered)

    def answer(self) -> list[str]:
        """Return the chosen values of a valid form, in the order of the options."""
        chosen = self.cleaned_data[self.question.key]
        values = [chosen] if isinstance(chosen, str) else chosen
        return [value for value in self.question.values if value in values]

    def options(self) -> list[dict[str, Any]]:
        """Return what a template needs of each option: value, label, hint, id and whether it is checked."""
        field = self.fields[self.question.key]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  (for the type checker: _field makes no other)
        checked = self._checked()
        return [
            {
                "value": value,
                "label": self.text.by_value[value].label,
                "hint": self.text.by_value[value].hint,
                "id": f"{self.question.slug}-{number}",
                "checked": value in checked,
            }
            for number, (value, _) in enumerate(_pairs(field.choices), start=1)
        ]

    def _checked(self) -> frozenset[str]:
        value = self[self.question.key].value() or ()
        return frozenset((value,) if isinstance(value, str) else value)

    def clean(self) -> dict[str, Any] | None:
        """Refuse an exclusive answer beside another."""
        chosen = self.cleaned_data.get(self.question.key) or ()
        exclusive = self.question.alone.intersection((chosen,) if isinstance(chosen, str) else chosen)
        if self.question.many and exclusive and len(chosen) > 1:
            label = self.text.by_value[min(exclusive)].label
            self.add_error(self.question.key, ValidationError(f"Kies '{label}' of iets anders, niet allebei."))
        return self.cleaned_data


def _pairs(choices: Any) -> Iterable[tuple[str, str]]:
    return ((str(value), str(label)) for value, label in choices)


def _field(question: Question, text: QuestionText, offered: tuple[str, ...]) -> forms.ChoiceField:
    kind = forms.MultipleChoiceField if question.many else forms.ChoiceField
    choices = [(value, text.by_value[value].label) for value in offered]
    unfit = "Dit antwoord past hier niet. Kies een van de antwoorden hieronder."
    messages = {"required": text.error, "invalid_choice": unfit, "invalid_list": unfit}
    return kind(choices=choices, error_messages=messages)
