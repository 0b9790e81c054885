"""Parts of the call page as HTML, by the Plan's own templates: each step made once for its reasons and dates.

What is remembered is a step and the few answers behind it, of a bounded number of families: nothing that tells one
from another.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe

from escalation.domain.catalogue import Catalogue
from escalation.domain.plan import PlanItem, Section
from escalation.domain.rules import When
from escalation.domain.sheets import SHEETS
from escalation.outputs.why_text import Why

REMEMBERED = 2048
_DATES = PlanItem._fields.index("do_by")  # from here on the fields of a step are days
# A link in a step would take the call off the screen, so it opens beside it.
_LINK = re.compile(r'<a href="(?!#|tel:|mailto:)')
_STEPS = "[stappen]"
_STEP, _DANGER, _ASK = "helpdesk/call_item.html", "helpdesk/call_danger_item.html", "helpdesk/call_open.html"


@dataclass(frozen=True)
class _Step:
    """A step as `template` shows it, told from others by what is cheap to compare."""

    template: str
    known_by: tuple[Hashable, ...]
    item: PlanItem = field(compare=False)
    why: Why | None = field(compare=False)


def sections_html(sections: Iterable[Section], whys: Mapping[str, Why], catalogue: Catalogue) -> SafeString:
    """Return `sections`, each with its heading and its steps, and at each step why it is there, by its slug in `whys`."""
    return _safe([_framed(section, "helpdesk/call_section.html", _STEP, whys, catalogue) for section in sections])


def danger_html(section: Section, catalogue: Catalogue) -> SafeString:
    """Return what comes first as the red card shows it."""
    return _safe((_framed(section, "helpdesk/call_danger.html", _DANGER, {}, catalogue),))


def open_html(keys: Iterable[str], catalogue: Catalogue) -> SafeString:
    """Return the questions `keys`, each with a link to where it is asked."""
    return _safe([_ask(key, catalogue) for key in keys])


@lru_cache(maxsize=64)
def _ask(key: str, catalogue: Catalogue) -> str:
    return get_template(_ASK).render({"key": key, "short": catalogue.questions[key].short})


@lru_cache(maxsize=REMEMBERED)
def papers_html(letters: tuple[str, ...], catalogue: Catalogue) -> SafeString:
    """Return the papers to send along: the plan, the letters with these slugs, and the sheets."""
    papers = [(f"brief-{slug}", catalogue.letters[slug].title) for slug in letters]
    papers += [(slug, catalogue.sheets[slug].title) for slug in SHEETS]
    return _safe((get_template("helpdesk/call_papers.html").render({"papers": papers}),))


@lru_cache(maxsize=REMEMBERED)
def _html(step: _Step, catalogue: Catalogue) -> str:
    html = get_template(step.template).render({"item": step.item, "when": step.item.when.value, "why": step.why})
    return _LINK.sub('<a target="_blank" href="', html)


def _step(item: PlanItem, template: str, why: Why | None) -> _Step:
    known_by = (item.slug, item.when, item.because, *item[_DATES:])
    return _Step(template, (*known_by, why.text, why.terms) if why else known_by, item, why)


def _framed(section: Section, frame: str, template: str, whys: Mapping[str, Why], catalogue: Catalogue) -> str:
    head, tail = _frame(frame, section.when, catalogue)
    steps = [_html(_step(item, template, whys.get(item.slug)), catalogue) for item in section.items]
    return f"{head}{''.join(steps)}{tail}"


@lru_cache(maxsize=64)
def _frame(template: str, when: When, catalogue: Catalogue) -> tuple[str, str]:
    """Return what stands before and after the steps of a section."""
    html = get_template(template).render({"when": when.value, "heading": catalogue.sections[when], "steps": _STEPS})
    head, _, tail = html.partition(_STEPS)
    return head, tail


def _safe(parts: Iterable[str]) -> SafeString:
    """Return `parts` together; they come from our templates, which escape what is put in."""
    return mark_safe("".join(parts))  # noqa: S308
