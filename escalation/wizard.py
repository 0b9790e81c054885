"""The only module that knows formtools. It borrows the step URLs, the form binding and the management form.

What decides is the replay (domain/answers.py): which question is next, and what counts as answered. See the README for
the pitfalls of the stock wizard that are closed here.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from formtools.wizard.storage.base import BaseStorage
from formtools.wizard.views import NamedUrlWizardView

from escalation import answers_cookie, counting
from escalation.content import catalogue
from escalation.domain.answers import accept
from escalation.domain.comeback import ANEW
from escalation.domain.questions import BY_SLUG, QUESTIONS, Question
from escalation.forms import QuestionForm
from escalation.journey import Journey, journey_of, question_url


class CookieAnswers(BaseStorage):
    """The storage: compact answers in the encrypted cookie, written only when a POST changed them."""

    def __init__(self, prefix: str, request: HttpRequest, file_storage: object = None) -> None:
        super().__init__(prefix, request, file_storage)
        self.init_data()
        self.journey: Journey = journey_of(request, timezone.localdate())
        self.changed = False

    def set_step_data(self, step: str, cleaned_data: list[str]) -> None:
        """Keep the answer `cleaned_data` to the question with slug `step`, and replay."""
        before = self.journey
        answers = {**before.stored.answers, BY_SLUG[step].key: cleaned_data}
        again = tuple(key for key in before.progress.again if key != BY_SLUG[step].key)
        progress = replace(before.progress, again=again)
        self.journey = Journey(answers_cookie.Stored(answers, answers_cookie.State.FINE, progress), before.today)
        self.changed = True
        counting.count_answer(BY_SLUG[step], before.walk, self.journey.walk)

    def set_step_files(self, step: str, files: object) -> None:
        """Keep no files: no question takes one."""

    def update_response(self, response: HttpResponseBase) -> None:
        """Write the cookie if the answers changed, without those that no question knows (any more)."""
        if self.changed:
            known = {question.key for question in QUESTIONS}
            answers = {key: values for key, values in self.journey.stored.answers.items() if key in known}
            answers_cookie.write(response, answers, self.journey.progress)


class QuestionWizard(NamedUrlWizardView):
    """A question per page; every way in leads to a question the visitor may answer."""

    storage_name = "escalation.wizard.CookieAnswers"
    template_name = "pages/question.html"
    storage: CookieAnswers
    request: HttpRequest

    @property
    def journey(self) -> Journey:
        """The journey as it stands now, a just stored answer included."""
        return self.storage.journey

    @property
    def question(self) -> Question:
        """The question of this request."""
        return BY_SLUG[self.steps.current]

    def get(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the question, or lead on to the one the visitor stands at."""
        if not self._enter(kwargs["step"]):
            return self._lead_on(explain=True)
        if self.journey.stored.state is answers_cookie.State.ABSENT:
            counting.count_first_question(self.question)
        return self.render(self.get_form())

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep a valid answer and lead on; a question that is not (or no longer) asked leads to the right one."""
        step = kwargs["step"]
        if not self._enter(step):
            return self._lead_on(explain=True)
        if self.request.POST.get(f"{self.prefix}-current_step", step) != step:
            raise SuspiciousOperation("the page and the form name different questions")
        self._drop_goto()
        return super().post(*args, **kwargs)

    def _enter(self, step: str) -> bool:
        reachable = step in self.get_form_list()
        self.storage.current_step = step if reachable else None
        return reachable

    def _drop_goto(self) -> None:
        """Ignore formtools' own way back: it would throw away what was filled in."""
        own = self.request.POST.copy()
        own.pop("wizard_goto_step", None)
        self.request.POST = own  # type: ignore[assignment]

    def _lead_on(self, *, explain: bool = False) -> HttpResponse:
        url = self.journey.next_url
        return redirect(f"{url}?eerst" if explain and self.journey.open_question else url)

    def get_form_list(self) -> OrderedDict[str, type[Form]]:
        """Return the questions that may be opened now, by the replay."""
        reachable: OrderedDict[str, type[Form]] = OrderedDict(
            (question.slug, QuestionForm) for question in self.journey.walk.reachable
        )
        self._resolved_form_list = reachable
        self._cache_signature = None
        return reachable

    def get_form_prefix(self, step: str | None = None, form: object = None) -> str:
        """Return no prefix: a page has one field."""
        return ""

    def get_form_kwargs(self, step: str | None = None) -> dict[str, Any]:
        """Return the question, its words and the options that fit the earlier answers."""
        question = BY_SLUG[step or self.steps.current]
        offered = question.offered(self.journey.walk.answers)
        return {"question": question, "text": catalogue().questions[question.key], "offered": offered}

    def get_form_initial(self, step: str) -> dict[str, Any]:
        """Return the answer given before, if it still fits; of danger not, when it is asked anew."""
        question = BY_SLUG[step]
        if question.key == ANEW and ANEW in self.journey.progress.again:
            return {}
        answer = accept(question, self.journey.stored.answers.get(question.key), self.journey.walk.answers)
        if answer is None:
            return {}
        return {question.key: list(answer) if question.many else next(iter(answer))}

    def get_form_step_data(self, form: QuestionForm) -> list[str]:
        """Return the chosen values only, not the raw POST."""
        return form.answer()

    def render_next_step(self, form: Form, **kwargs: Any) -> HttpResponse:
        """Lead on to the first open question, or to the answers."""
        return self._lead_on()

    def render_done(self, form: Form, **kwargs: Any) -> HttpResponse:
        """Lead on: the answers are checked on a page of their own, and nothing is wiped here."""
        return self._lead_on()

    def get_context_data(self, form: QuestionForm, **kwargs: Any) -> dict[str, Any]:
        """Return what the page shows."""
        context = super().get_context_data(form=form, **kwargs)
        journey, question = self.journey, self.question
        reachable = journey.walk.reachable
        number = reachable.index(question)
        others = [key for key in journey.progress.again if key != question.key]
        last = not others and (number + 1 >= journey.walk.at_most() or journey.walk.complete)
        return {
            "text": form.text,
            "options": form.options(),
            "many": question.many,
            "name": question.key,
            "errors": form.errors.get(question.key, []),
            "number": number + 1,
            "at_most": journey.walk.at_most(),
            "previous_url": question_url(reachable[number - 1]) if number else "",
            "submit_label": "Bekijk je antwoorden" if last else "Volgende vraag",
            "urgent": journey.urgent,
            "management_form": context["wizard"]["management_form"],
            "not_here": "eerst" in self.request.GET,
            "again": question.key in journey.progress.again,
            "expired": journey.stored.state in (answers_cookie.State.EXPIRED, answers_cookie.State.BROKEN),
        }


question_view = QuestionWizard.as_view([(question.slug, QuestionForm) for question in QUESTIONS], url_name="question")
