"""The only module that knows formtools. It borrows the step URLs, the storage and the name of the step in a form.

What decides is the replay (domain/answers.py): which question is next, and what counts as answered. See the README for
the pitfalls of the stock wizard that are closed here.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, NamedTuple

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils import timezone
from formtools.wizard.storage.base import BaseStorage
from formtools.wizard.views import NamedUrlWizardView

from escalation import answers_cookie, counting
from escalation.content import catalogue
from escalation.domain.answers import accept
from escalation.domain.catalogue import QuestionText
from escalation.domain.comeback import ANEW
from escalation.domain.questions import BY_SLUG, QUESTIONS, Question
from escalation.forms import QuestionForm
from escalation.journey import Journey, journey_of, question_url
from escalation.kept_pages import KeptPages

TEMPLATE = "pages/question.html"
# There are about as many questions, with the options that may be offered, as there are places on the way: some hundreds.
_PAGES = KeptPages(TEMPLATE, most=500)
_KNOWN = frozenset(question.key for question in QUESTIONS)


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
        self.journey = before.answered(answers, replace(before.progress, again=again))
        self.changed = True
        counting.count_answer(BY_SLUG[step], before.walk, self.journey.walk)

    def set_step_files(self, step: str, files: object) -> None:
        """Keep no files: no question takes one."""

    def update_response(self, response: HttpResponseBase) -> None:
        """Write the cookie if the answers changed, without those that no question knows (any more)."""
        if self.changed:
            answers = {key: values for key, values in self.journey.stored.answers.items() if key in _KNOWN}
            answers_cookie.write(response, answers, self.journey.progress)


class Place(NamedTuple):
    """Where a question stands for this visitor: all that its page says beside the question itself."""

    number: int
    at_most: int
    previous_url: str
    submit_label: str
    not_here: bool
    again: bool
    expired: bool


class QuestionWizard(NamedUrlWizardView):
    """A question per page; every way in leads to a question the visitor may answer."""

    storage_name = "escalation.wizard.CookieAnswers"
    template_name = TEMPLATE
    storage: CookieAnswers
    request: HttpRequest
    question: Question

    @property
    def journey(self) -> Journey:
        """The journey as it stands now, a just stored answer included."""
        return self.storage.journey

    def get(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the question, or lead on to the one the visitor stands at."""
        if not self._enter(kwargs["step"]):
            return self._lead_on()
        if self.journey.stored.state is answers_cookie.State.ABSENT:
            counting.count_first_question(self.question)
        return self._kept_page() if self._is_plain else self.render(self.get_form())

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep a valid answer and lead on; a question that is not (or no longer) asked leads to the right one."""
        step = kwargs["step"]
        if not self._enter(step):
            return self._lead_on()
        if self.request.POST.get(self._step_name) != step:
            raise SuspiciousOperation("the page and the form name different questions")
        form = self.get_form(data=self.request.POST)
        if not form.is_valid():
            return self.render(form)
        self.storage.set_step_data(step, form.answer())
        return HttpResponseRedirect(self.journey.answered_url)

    def _enter(self, step: str) -> bool:
        """Go to the question `step`, and return whether the visitor may open it, by the replay."""
        question = BY_SLUG.get(step)
        if question is None or question not in self.journey.walk.reachable:
            return False
        self.question = question
        return True

    def _lead_on(self) -> HttpResponse:
        """Lead on from a question that may not be opened now, to one that says so."""
        url = self.journey.next_url
        return HttpResponseRedirect(f"{url}?eerst" if self.journey.open_question else url)

    @property
    def _is_plain(self) -> bool:
        """Whether many visitors see this same page: no answer on it, nothing urgent, and nobody who came back."""
        journey = self.journey
        return not (self.get_form_initial(self.question.slug) or journey.urgent or journey.progress.again or settings.DEBUG)

    def _kept_page(self) -> HttpResponse:
        """Return the page, which is made the first time that it is asked for."""
        key = (self._text, self._offered, self._place)
        return _PAGES.response(self.request, key, lambda: self.get_context_data(self.get_form()))

    @property
    def _step_name(self) -> str:
        return f"{self.prefix}-current_step"

    @property
    def _text(self) -> QuestionText:
        return catalogue().questions[self.question.key]

    @property
    def _offered(self) -> tuple[str, ...]:
        return self.question.offered(self.journey.walk.answers)

    def get_form(self, step: str | None = None, data: object = None, files: object = None) -> QuestionForm:
        """Return the form of the question, with `data` from a POST, else with the answer given before."""
        initial = {} if data else self.get_form_initial(self.question.slug)
        return QuestionForm(data, initial=initial, question=self.question, text=self._text, offered=self._offered)

    def get_form_initial(self, step: str) -> dict[str, Any]:
        """Return the answer given before, if it still fits; of danger not, when it is asked anew."""
        question = BY_SLUG[step]
        if question.key == ANEW and ANEW in self.journey.progress.again:
            return {}
        answer = accept(question, self.journey.stored.answers.get(question.key), self.journey.walk.answers)
        if answer is None:
            return {}
        return {question.key: list(answer) if question.many else next(iter(answer))}

    def get_context_data(self, form: QuestionForm, **kwargs: Any) -> dict[str, Any]:
        """Return what the page shows."""
        return {
            "text": form.text,
            "options": form.options(),
            "many": form.question.many,
            "name": form.question.key,
            "errors": form.errors.get(form.question.key, []),
            "urgent": self.journey.urgent,
            "step": form.question.slug,
            "step_name": self._step_name,
            **self._place._asdict(),
        }

    @property
    def _place(self) -> Place:
        journey, question = self.journey, self.question
        reachable = journey.walk.reachable
        before, at_most = reachable.index(question), journey.walk.at_most()
        others = any(key != question.key for key in journey.progress.again)
        last = not others and (before + 1 >= at_most or journey.walk.complete)
        return Place(
            number=before + 1,
            at_most=at_most,
            previous_url=question_url(reachable[before - 1]) if before else "",
            submit_label="Bekijk je antwoorden" if last else "Volgende vraag",
            not_here="eerst" in self.request.GET,
            again=question.key in journey.progress.again,
            expired=journey.stored.state in (answers_cookie.State.EXPIRED, answers_cookie.State.BROKEN),
        )


question_view = QuestionWizard.as_view([(question.slug, QuestionForm) for question in QUESTIONS], url_name="question")
