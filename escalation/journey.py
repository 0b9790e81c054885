"""Where a visitor stands: the replay of the answers in his cookie, and what every page of the journey shows of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from escalation import answers_cookie
from escalation.content import catalogue
from escalation.domain.answers import Walk, walk
from escalation.domain.plan import Plan, Section, build_plan, urgent_section
from escalation.domain.plancode import encode
from escalation.domain.questions import Question
from escalation.domain.situation import Situation, read_situation


def question_url(question: Question) -> str:
    """Return the address of the page of `question`."""
    return reverse("question", kwargs={"step": question.slug})


@dataclass(frozen=True)
class Journey:
    """One visitor's journey, as of one request."""

    stored: answers_cookie.Stored
    today: date

    @cached_property
    def walk(self) -> Walk:
        """The answers that count."""
        return walk(self.stored.answers)

    @cached_property
    def situation(self) -> Situation:
        """What is known of the family so far."""
        return read_situation(self.walk)

    @property
    def next_url(self) -> str:
        """Where the visitor goes on: the first open question, or the page to check the answers."""
        return question_url(self.walk.gap) if self.walk.gap else reverse("answers")

    @property
    def urgent(self) -> Section | None:
        """The help that must stand on every page, or None."""
        return urgent_section(self.situation, catalogue(), self.today)

    def plan(self) -> Plan:
        """Return the plan; the walk must be complete."""
        return build_plan(self.situation, catalogue(), self.today)

    @property
    def code(self) -> str:
        """The plancode of these answers and this day; the walk must be complete."""
        return encode(self.walk.answers, self.today)

    def rows(self) -> list[dict[str, Any]]:
        """Return the answers in words: per question its text, the labels chosen, and where to change it."""
        return [
            {
                "question": (text := catalogue().questions[question.key]),
                "labels": [text.by_value[value].label for value in question.values if value in self.walk.answers[question.key]],
                "change_url": question_url(question),
            }
            for question in self.walk.path
        ]


def journey_of(request: HttpRequest, today: date) -> Journey:
    """Return the journey in the cookie of `request`, on the day `today`."""
    return Journey(answers_cookie.read(request), today)
