"""The hard words of what stands on a page, to explain them there. Decides nothing."""

from __future__ import annotations

from django import template

from escalation.content import catalogue
from escalation.domain.catalogue import Article, Concept, QuestionText
from escalation.domain.glossary import glossary
from escalation.domain.plan import Plan, PlanItem

register = template.Library()


@register.simple_tag
def words_in(part: PlanItem | QuestionText | Article) -> tuple[Concept, ...]:
    """Return the hard words of a step with whom it names, of a question or of a text: `{% words_in item as words %}`."""
    if isinstance(part, PlanItem):
        return glossary(catalogue()).explain_records((part.action, *part.contacts))
    return glossary(catalogue()).explain_record(part)


@register.simple_tag
def words_in_plan(plan: Plan) -> list[Concept]:
    """Return the hard words of all steps of `plan`, each once, by the alphabet."""
    records = [record for item in plan.items for record in (item.action, *item.contacts)]
    return sorted(glossary(catalogue()).explain_records(records), key=lambda concept: concept.term.lower())


@register.simple_tag
def words_named(*slugs: str) -> list[Concept]:
    """Return the concepts with these slugs: `{% words_named "browser" "pdf" as words %}`."""
    return [catalogue().concepts[slug] for slug in slugs]
