"""The forms: one made from a Question and its words, the short one for a letter, and the one for a code."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from escalation.domain.catalogue import Letter, QuestionText
from escalation.domain.letters import OwnWords
from escalation.domain.plancode import CodeError, Decoded, Elsewhere, FromTheFuture, Mistyped, TooOld, Unreadable, decode
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


LONGEST_NAME, LONGEST_EFFECT, LONGEST_FACTS, MOST_FACTS = 60, 600, 4000, 40
_TOO_LONG = "Schrijf hoogstens %(limit_value)d tekens. Dit zijn er %(show_value)d."
_LEAD = "-*• "


def plain_text(value: str) -> str:
    """Return `value` without control characters, marks of direction and other invisible ones; line ends become a newline.

    Composed characters are made whole (NFC), so that a name is one glyph a letter.
    """
    tidy = unicodedata.normalize("NFC", value).replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        character if character == "\n" or character.isprintable() else " " * character.isspace() for character in tidy
    )


class PlainField(forms.CharField):
    """Own words: plain text, never more than a given number of characters, and never needed."""

    def __init__(self, *, label: str, longest: int, hint: str = "", **kwargs: Any) -> None:
        super().__init__(
            label=label,
            help_text=hint,
            max_length=longest,
            required=False,
            strip=True,
            error_messages={"max_length": _TOO_LONG},
            **kwargs,
        )

    def to_python(self, value: object) -> str:
        """Return `value` as plain text."""
        return str(super().to_python(plain_text(str(value or ""))))


class NameField(PlainField):
    """Own words on one line."""

    def to_python(self, value: object) -> str:
        """Return `value` on one line."""
        return " ".join(super().to_python(value).split())


class LetterForm(forms.Form):
    """The own words for one letter: only what has a place in it is asked, and nothing has to be filled in."""

    kind = NameField(label="Voornaam van je kind", longest=LONGEST_NAME)
    school = NameField(label="Naam van de school", longest=LONGEST_NAME)
    klas = NameField(label="Groep of klas", longest=LONGEST_NAME)
    facts = PlainField(label="", longest=LONGEST_FACTS, widget=forms.Textarea({"rows": 6}))
    gevolg = NameField(label="Wat merk je aan je kind?", longest=LONGEST_EFFECT, widget=forms.Textarea({"rows": 3}))
    naam = NameField(label="Jouw naam", longest=LONGEST_NAME)

    def __init__(self, *args: Any, letter: Letter, asked: frozenset[str], pupil: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = "brief-%s"
        self.fields["facts"].label, self.fields["facts"].help_text = letter.facts_label, letter.facts_hint
        self.fields["gevolg"].help_text = "Schrijf alleen op wat de school mag weten."
        if pupil:
            self.fields["naam"].label = "Naam van je kind, dat de brief stuurt"
            self.fields["gevolg"].label = "Wat doet het met je kind?"
        for name in set(self.fields) - asked:
            del self.fields[name]
        for name, field in self.fields.items():
            field.widget.attrs["autocomplete"] = "name" if name == "naam" else "off"

    def clean_facts(self) -> tuple[str, ...]:
        """Return the facts, one a line, without the dashes a parent may put before them."""
        facts = tuple(fact for line in self.cleaned_data["facts"].split("\n") if (fact := " ".join(line.lstrip(_LEAD).split())))
        if len(facts) > MOST_FACTS:
            raise ValidationError(f"Schrijf hoogstens {MOST_FACTS} regels. Dit zijn er {len(facts)}.")
        return facts

    def words(self) -> OwnWords:
        """Return what was typed in a valid form."""
        return OwnWords(**self.cleaned_data)


_CODE_WORDS = {
    Unreadable: "Dit is geen code van Pestwijzer. Een code heeft letters en cijfers, in groepjes van 4.",
    Elsewhere: "Dit is een webadres, geen code. De code staat op je stappenplan.",
    FromTheFuture: "Deze code is van een latere datum. Kijk of je de code goed hebt getypt.",
    TooOld: "Deze code is ouder dan 3 jaar. Maak een nieuw stappenplan. Dat past beter bij je kind van nu.",
}


class CodeForm(forms.Form):
    """The code of a plan; its clean value is what the code holds, as of `today`."""

    code = forms.CharField(
        label="Je code",
        help_text="Grote of kleine letters: dat maakt niet uit.",
        max_length=4000,
        error_messages={"required": "Vul je code in.", "max_length": _CODE_WORDS[Unreadable]},
        widget=forms.TextInput(
            {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "data-code": True}
        ),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_code(self) -> Decoded:
        """Return what the code holds. Raises ValidationError saying what is wrong, and where."""
        try:
            return decode(self.cleaned_data["code"], self.today)
        except Mistyped as error:
            raise ValidationError(_where(error.groups)) from error
        except CodeError as error:
            raise ValidationError(_CODE_WORDS[type(error)]) from error


MOST_GROUPS = 3


def _where(groups: tuple[int, ...]) -> str:
    if not 1 <= len(groups) <= MOST_GROUPS:
        return "Er klopt iets niet in de code. Kijk elk groepje nog eens na."
    *first, last = map(str, groups)
    named = f"{', '.join(first)} of {last}" if first else last
    return f"Er klopt iets niet in de code. De fout zit misschien in groepje {named}."
