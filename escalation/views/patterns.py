"""The page of patterns: every component in every state, on one page. Only where DEBUG is on, and in the tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from escalation.answers_cookie import State, Stored
from escalation.content import catalogue
from escalation.domain.answers import answered
from escalation.domain.questions import Question
from escalation.forms import QuestionForm
from escalation.journey import Journey
from escalation.outputs.why_text import whys
from escalation.views.paper_list import papers_of


def _most(question: Question, offered: tuple[str, ...]) -> list[str]:
    """Choose all that goes together, else the last answer: a family to whom much happened."""
    together = [value for value in offered if value not in question.alone]
    return together if question.many and together else [offered[-1]]


def _example(prefix: str, question: Question, data: Mapping[str, Any] | None, chosen: list[str]) -> dict[str, Any]:
    """Return what the question's template needs: with `data` it was sent, without it `chosen` stands ticked."""
    form = QuestionForm(
        data,
        initial={question.key: chosen if question.many else "".join(chosen)},
        question=question,
        text=catalogue().questions[question.key],
        offered=question.values,
    )
    found = form.errors.get(question.key) if data is not None else None
    errors = list(found or ())
    options = [{**option, "id": f"{prefix}-{option['id']}"} for option in form.options()]
    return {"text": form.text, "options": options, "many": question.many, "name": f"{prefix}-{question.key}", "errors": errors}


@require_safe
def patterns(request: HttpRequest) -> HttpResponse:
    """Show the page of patterns."""
    replay = answered(_most)
    answers = {key: list(answer) for key, answer in replay.answers.items() if answer}
    journey = Journey(Stored(answers, State.FINE), timezone.localdate())
    single = next(question for question in replay.path if not question.many)
    many = next(question for question in replay.path if question.many)
    made, urgent = journey.plan(), journey.urgent
    context = {
        "asked": [
            _example("leeg", single, None, []),
            _example("gekozen", single, None, [single.values[0]]),
            _example("fout", single, {}, []),
            _example("veel", many, None, list(many.values[:2])),
        ],
        # The plan below has the same heading, and two landmarks of one name are one too many.
        "urgent": urgent and urgent._replace(heading=replace(urgent.heading, title="Hulp op elke pagina")),
        "plan": made,
        "road": journey.road(made),
        "whys": whys(made, journey.situation, catalogue()),
        "rows": journey.rows(),
        "ladders": [(1, 16), (5, 16), (9, 9)],
        "papers": papers_of(made),
        "concepts": list(catalogue().concepts.values())[:2],
        "articles": list(catalogue().articles.values())[:2],
    }
    return render(request, "pages/patterns.html", context)
