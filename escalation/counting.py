"""Counts of what visitors do, in the memory of this process. Each is a single number: nothing ties one count to another.

No database and no visitor: what goes in is the name of a question or of a kind of plan, and the day. `helpdesk/writer.py`
takes the counts out and writes them, outside any request. Whatever goes wrong here, a page never notices.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import wraps
from http import HTTPStatus
from threading import Lock
from typing import Any, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from escalation.domain.answers import Walk
from escalation.domain.climb import climb
from escalation.domain.questions import QUESTIONS, Question
from escalation.domain.situation import read_situation
from escalation.domain.verdict import urgent_help

logger = logging.getLogger(__name__)
PLANS, GROUNDS, RUNGS, SCHOOLS, PDFS = "plan", "spoed", "trede", "school", "pdf"
SHOWN, ANSWERED = "vraag-gezien", "vraag-beantwoord"
Count = tuple[date, str, str]
View = Callable[..., HttpResponse]
Given = ParamSpec("Given")


class Tally:
    """How often each thing happened since the counts were last taken out."""

    def __init__(self) -> None:
        self._counts: Counter[Count] = Counter()
        self._lock = Lock()

    def add(self, subject: str, value: str = "") -> None:
        """Count one `value` of `subject` on this day."""
        self.add_all([(subject, value)])

    def add_all(self, happened: Iterable[tuple[str, str]]) -> None:
        """Count one of each subject and value in `happened`, on this day.

        What is shown of it never goes below five: see helpdesk/figures.py.
        """
        if settings.COUNT_EVERY_SECONDS:
            today = timezone.localdate()
            self.put_back(Counter((today, subject, value) for subject, value in happened))

    def put_back(self, counts: Mapping[Count, int]) -> None:
        """Add `counts`, such as those that could not be written."""
        with self._lock:
            self._counts.update(counts)

    def take(self) -> dict[Count, int]:
        """Return all counts, and begin again at nothing."""
        with self._lock:
            taken, self._counts = self._counts, Counter()
        return dict(taken)


TALLY = Tally()


def never_in_the_way(count: Callable[Given, None]) -> Callable[Given, None]:
    """Return `count` with every error swallowed, but for a line in the log that says of what kind it was."""

    @wraps(count)
    def safe(*args: Given.args, **kwargs: Given.kwargs) -> None:
        try:
            count(*args, **kwargs)
        except Exception as error:  # noqa: BLE001  (a count that is lost must not cost a visitor the page)
            logger.warning("something was not counted: %s", type(error).__name__)

    return safe


@never_in_the_way
def count_first_question(question: Question) -> None:
    """Count that `question` is shown to a browser without answers, if it is the first."""
    if question is QUESTIONS[0]:
        TALLY.add(SHOWN, question.key)


@never_in_the_way
def count_answer(question: Question, before: Walk, after: Walk) -> None:
    """Count an answer to `question` that was still open, the question it leads to, and a plan that is now complete."""
    if before.gap is not question:
        return
    follows = [(SHOWN, after.gap.key)] if after.gap else _of_plan(after)
    TALLY.add_all([(ANSWERED, question.key), *follows])


def counts_pdf(view: View, kind: str) -> View:
    """Return `view`, each PDF of `kind` that it makes counted."""

    @wraps(view)
    def counted(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        response = view(request, **kwargs)
        if response.status_code == HTTPStatus.OK and response.headers["Content-Type"] == "application/pdf":
            _count_pdf(kind)
        return response

    return counted


@never_in_the_way
def _count_pdf(kind: str) -> None:
    TALLY.add(PDFS, kind)


def _of_plan(walk: Walk) -> list[tuple[str, str]]:
    """Return what to count of the plan that the complete `walk` leads to."""
    situation = read_situation(walk)
    school, rung = next(iter(walk.answers["schoolsoort"])), climb(situation).now
    return [(PLANS, ""), (SCHOOLS, school), (RUNGS, rung), *((GROUNDS, help_.action) for help_ in urgent_help(situation))]
