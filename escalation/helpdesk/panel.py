"""What stands beside the talk: help in danger, what is open, what is certain; and at the end the plan and its hand over."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from escalation.domain.catalogue import Catalogue
from escalation.domain.letters import offered
from escalation.domain.plan import Plan, Section, build_plan, urgent_section
from escalation.domain.plancode import encode
from escalation.domain.progress import Progress
from escalation.domain.rules import When
from escalation.domain.situation import read_situation
from escalation.helpdesk.call_form import open_questions, stands
from escalation.helpdesk.certain import certain
from escalation.helpdesk.fragments import danger_html, papers_html, sections_html
from escalation.helpdesk.from_code import progress_of
from escalation.helpdesk.summary import five_sentences
from escalation.helpdesk.talk import Talk
from escalation.outputs.spelling import spelled


@dataclass(frozen=True)
class Panel:
    """The right side of one talk, as of `today`; `address` is where a parent types the code, `began` the code it began with."""

    talk: Talk
    words: Catalogue
    today: date
    address: str
    began: str = ""

    @cached_property
    def danger(self) -> Section | None:
        """The help that is needed at once."""
        return urgent_section(self.talk.alarm, self.words, self.today)

    @cached_property
    def plan(self) -> Plan | None:
        """The plan, once every question on the path has its answer."""
        if not self.talk.walk.complete:
            return None
        return build_plan(read_situation(self.talk.walk), self.words, self.today, self.progress)

    @cached_property
    def progress(self) -> Progress:
        """How far the family has come since the plan it began with."""
        return progress_of(self.began, self.talk.walk, self.today)

    @property
    def code(self) -> str:
        """The code to hand over, '' when the day no longer fits in one."""
        try:
            return encode(self.talk.walk.answers, self.today, self.progress)
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
            "stands": json.dumps(stands(self.talk, self.words), ensure_ascii=False, separators=(",", ":")),
            "spoken": self.spoken,
        }
        if self.plan is None:
            return {**found, "open": open_questions(self.talk, self.words), "certain": self._certain()}
        return {**found, **self._complete(self.plan)}

    def _certain(self) -> list[tuple[str, list[str]]]:
        titles = self.words.actions
        return [(self.words.sections[when].title, [titles[slug].title for slug in slugs]) for when, slugs in certain(self.talk)]

    def _complete(self, plan: Plan) -> dict[str, Any]:
        code = self.code
        later = [section for section in plan.sections if section.when is not When.FIRST]
        return {
            "summary": five_sentences(plan),
            "sections": sections_html(later, self.words),
            "code": code,
            "spelled": _groups(code) if code else [],
            "address": self.address,
            "papers": papers_html(tuple([letter.slug for letter in offered(plan, self.words)]), self.words),
        }


def _groups(code: str) -> list[tuple[str, str]]:
    """Return each group of `code` with the words to say it with."""
    return [("".join([sign for sign, _ in group]), ", ".join([word for _, word in group])) for group in spelled(code)]
