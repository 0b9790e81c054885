"""What stands beside the talk: help in danger, what is open, what is certain; and at the end the plan and its hand over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString

from escalation.domain.catalogue import Catalogue
from escalation.domain.deadlines import school_day
from escalation.domain.letters import offered
from escalation.domain.plan import Plan, Section, build_plan, sections_of, urgent_section
from escalation.domain.plancode import encode
from escalation.domain.progress import Progress
from escalation.domain.rules import When
from escalation.domain.situation import Situation, read_situation
from escalation.helpdesk.call_form import open_questions, stands
from escalation.helpdesk.certain import certain
from escalation.helpdesk.fragments import danger_html, open_html, papers_html, sections_html
from escalation.helpdesk.from_code import progress_of
from escalation.helpdesk.last_step import Told
from escalation.helpdesk.summary import five_sentences
from escalation.helpdesk.talk import Talk
from escalation.outputs.spelling import spelled
from escalation.outputs.why_text import whys, whys_of
from escalation.views.code import LOOK_BACK_DAYS, STOPPED_TEXT


@dataclass(frozen=True)
class Panel:
    """The right side of one talk, as of `today`; `site` is where a parent goes on, `began` the code the talk began with,
    `told` what became of the last step of its plan.
    """

    talk: Talk
    words: Catalogue
    today: date
    site: str
    began: str = ""
    told: Told | None = None

    @cached_property
    def danger(self) -> Section | None:
        """The help that is needed at once."""
        return urgent_section(self.talk.alarm, self.words, self.today)

    @cached_property
    def plan(self) -> Plan | None:
        """The plan, once every question on the path has its answer."""
        if not self.talk.walk.complete:
            return None
        return build_plan(self.situation, self.words, self.today, self.progress)

    @cached_property
    def situation(self) -> Situation:
        """What is known of the family once the talk is complete."""
        return read_situation(self.talk.walk)

    @cached_property
    def progress(self) -> Progress:
        """How far the family has come since the plan it began with."""
        return progress_of(self.began, self.talk.walk, self.today, self.told)

    @property
    def code(self) -> str:
        """The code to hand over, '' when the day no longer fits in one."""
        try:
            day = self.progress.since if self.progress.stopped else None
            return encode(self.talk.walk.answers, day or self.today, self.progress)
        except ValueError:
            return ""

    @property
    def spoken(self) -> str:
        """What a screen reader says when it changes: what comes first, and the step to take now."""
        first = " ".join(f"{item.action.title}." for item in self.danger.items) if self.danger else ""
        now = f"Het plan is klaar. Dit nu: {self.plan.now.action.title}." if self.plan else ""
        return f"{f'Eerst dit: {first}' if first else ''} {now}".strip()

    def context(self) -> dict[str, Any]:
        """Return what the templates show."""
        found: dict[str, Any] = {
            "danger": danger_html(self.danger, self.words) if self.danger else "",
            "stands": stands(self.talk, self.words),
            "spoken": self.spoken,
        }
        if self.plan is None:
            return {**found, "open": open_html(open_questions(self.talk), self.words), "certain": self._certain()}
        return {**found, **self._complete(self.plan)}

    def _certain(self) -> SafeString:
        situation = self.talk.situation
        sections = sections_of(certain(self.talk), situation, self.words, self.today)
        items = tuple([item for section in sections for item in section.items])
        return sections_html(sections, whys_of(items, situation, self.words), self.words)

    def _complete(self, plan: Plan) -> dict[str, Any]:
        code = self.code
        later = [section for section in plan.sections if section.when is not When.FIRST]
        return {
            "summary": five_sentences(plan),
            "stopped": self._stopped() if self.progress.stopped else None,
            "sections": sections_html(later, whys(plan, self.situation, self.words), self.words),
            "code": code,
            "spelled": _groups(code) if code else [],
            "address": f"{self.site}{reverse('code')}",
            "papers": papers_html(tuple([letter.slug for letter in offered(plan, self.words)]), self.words),
        }

    def _stopped(self) -> dict[str, Any]:
        """Return what to say to a caller for whom the bullying stopped."""
        since = self.progress.since or self.today
        return {"article": self.words.articles[STOPPED_TEXT], "look_back": school_day(since, LOOK_BACK_DAYS)}


def _groups(code: str) -> list[tuple[str, str]]:
    """Return each group of `code` with the words to say it with."""
    return [("".join([sign for sign, _ in group]), ", ".join([word for _, word in group])) for group in spelled(code)]
