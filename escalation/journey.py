"""Where a visitor stands: the replay of the answers in his cookie, and what every page of the journey shows of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from escalation import answers_cookie
from escalation.content import catalogue
from escalation.domain.answers import Walk, walk
from escalation.domain.comeback import Step, carried_on
from escalation.domain.plan import Plan, Section, build_plan, urgent_section
from escalation.domain.plancode import encode
from escalation.domain.progress import Progress
from escalation.domain.questions import Question
from escalation.domain.road import Road, road
from escalation.domain.situation import Situation, read_situation


@cache
def _url(name: str, step: str = "") -> str:
    return reverse(name, kwargs={"step": step} if step else None)


def question_url(question: Question) -> str:
    """Return the address of the page of `question`."""
    return _url("question", question.slug)


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
    def progress(self) -> Progress:
        """How far the family has come since its first plan."""
        return self.stored.progress

    def answered(self, answers: Mapping[str, list[str]], progress: Progress) -> Journey:
        """Return the journey with these `answers` instead, and with what of `progress` still fits them."""
        after = Journey(answers_cookie.Stored(answers, answers_cookie.State.FINE, progress), self.today)
        fits = carried_on(progress, self.walk, after.walk) if after.walk.complete else progress
        return replace(after, stored=replace(after.stored, progress=fits)) if fits != progress else after

    @property
    def open_question(self) -> Question | None:
        """The first question to answer: one without an answer, or one to be asked again; None: all are answered."""
        if self.walk.gap or self.progress.of:
            return self.walk.gap
        return next((question for question in self.walk.path if question.key in self.progress.again), None)

    @property
    def next_url(self) -> str:
        """Where the visitor goes on: the open question, what became of the last step, or the page to check the answers."""
        if self.open_question:
            return question_url(self.open_question)
        if self.progress.of:
            return _url("step")
        return _url("stopped" if self.progress.stopped else "answers")

    @property
    def answered_url(self) -> str:
        """Where the visitor goes on after an answer: as `next_url`, but with nothing left to ask always to the answers."""
        return _url("answers") if self.ready else self.next_url

    @property
    def ready(self) -> bool:
        """Whether there is nothing left to ask before a plan."""
        return self.open_question is None and self.progress.of is None

    @cached_property
    def urgent(self) -> Section | None:
        """The help that must stand on every page, or None."""
        return urgent_section(self.situation, catalogue(), self.today)

    def plan(self) -> Plan:
        """Return the plan; the walk must be complete."""
        return build_plan(self.situation, catalogue(), self.today, self.progress)

    def road(self, made: Plan) -> Road:
        """Return the road so far, of the plan `made`."""
        return road(self.situation, catalogue(), made, self.progress)

    def last_step(self, started_on: date | None = None) -> Step:
        """Return the step of the plan on which the family has still to tell; who began `started_on` may wait from then."""
        planned_on = self.progress.of or self.today
        step = build_plan(self.situation, catalogue(), planned_on, self.progress).now
        done = Progress(self.progress.done)
        begun = build_plan(self.situation, catalogue(), started_on, done).now if started_on else step
        return Step(step.slug, planned_on, begun.further_on.day if begun.further_on else planned_on)

    @property
    def code(self) -> str:
        """The plancode of these answers and this day (or the day on which it stopped); the walk must be complete.

        Empty from 2037 on, when a day no longer fits in a code.
        """
        day = self.progress.since if self.progress.stopped else None
        try:
            return encode(self.walk.answers, day or self.today, self.progress)
        except ValueError:
            return ""

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
