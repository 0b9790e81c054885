"""The stock wizards of formtools: the questions of the site, forms and templates as Django makes them, nothing tuned.

One keeps the answers in sessions (SQLite), the other in a signed cookie. Every option is offered to everyone, which is less
work than the site does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import yaml
from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from formtools.wizard.views import NamedUrlCookieWizardView, NamedUrlSessionWizardView, NamedUrlWizardView

from escalation.domain.conditions import Always
from escalation.domain.questions import BY_KEY, QUESTIONS, Question
from tests.prepared import ROOT

TEXTS = {text["slug"]: text for text in yaml.safe_load((ROOT / "fixtures" / "vragen.yaml").read_text())}


def form_of(question: Question) -> type[forms.Form]:
    """Return the form with one field for `question`."""
    text = TEXTS[question.key]
    choices = [(option["value"], option["label"]) for option in text["options"]]
    field = (
        forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple)
        if question.many
        else forms.ChoiceField(choices=choices, widget=forms.RadioSelect)
    )
    field.label, field.help_text = text["legend"], text["why"]
    return type(f"{question.key}_form", (forms.Form,), {"answer": field})


class Given(Mapping[str, frozenset[str]]):
    """The answers that a wizard holds, as a condition of the domain reads them."""

    def __init__(self, wizard: NamedUrlWizardView) -> None:
        self.wizard = wizard

    def __getitem__(self, key: str) -> frozenset[str]:
        cleaned = self.wizard.get_cleaned_data_for_step(BY_KEY[key].slug)
        if not cleaned:
            raise KeyError(key)
        answer = cleaned["answer"]
        return frozenset(answer if isinstance(answer, list) else [answer])

    def __iter__(self) -> Any:
        return iter(BY_KEY)

    def __len__(self) -> int:
        return len(BY_KEY)


def asked(question: Question) -> Callable[[NamedUrlWizardView], bool]:
    """Return the condition of `question` as a wizard wants it."""
    return lambda wizard: bool(question.asked_when.holds(Given(wizard)))


class Stock:
    """What both have: the template, and an end that shows the answers."""

    template_name = "stap.html"

    def done(self, form_list: list[forms.Form], **kwargs: object) -> HttpResponse:
        """Show the answers."""
        return render(self.request, "klaar.html", {"forms": form_list})  # type: ignore[attr-defined]


class Session(Stock, NamedUrlSessionWizardView):
    """The answers in a session."""


class Cookie(Stock, NamedUrlCookieWizardView):
    """The answers in a signed cookie."""


FORMS = [(question.slug, form_of(question)) for question in QUESTIONS]
CONDITIONS = {question.slug: asked(question) for question in QUESTIONS if question.asked_when != Always()}
urlpatterns = [
    path(f"{name}/<slug:step>/", wizard.as_view(FORMS, condition_dict=CONDITIONS, url_name=name), name=name)
    for name, wizard in (("sessie", Session), ("cookie", Cookie))
]
