"""Why each step stands in a plan, and why a rung that was passed over does not. It has no content of its own: the rule and the
place on the ladder are worked out from the code, and every word about bullying or school comes from the catalogue.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from escalation.domain.alternatives import Alternative, Term
from escalation.domain.catalogue import Catalogue, Source
from escalation.domain.climb import Passed, Start, climb, highest, start
from escalation.domain.explain import met
from escalation.domain.ladder import RUNGS
from escalation.domain.panels import MOST_KEYS, answers_read
from escalation.domain.plan import REMEMBERED, Plan, PlanItem, Skipped
from escalation.domain.questions import BY_KEY
from escalation.domain.rules import RULES, Rule, When
from escalation.domain.situation import Situation
from escalation.outputs.rules_text import either, term_text

LADDER = "ladder"
# So many of the answers that were chosen are named; each of them alone would do. What gets longer becomes a list.
MOST_NAMED, MOST_WORDS = 2, 20
_ON_THE_LADDER = (When.NOW, When.LATER)
_RULES: Mapping[tuple[str, str], Rule] = {(rule.action, rule.when): rule for rule in RULES}
_ACTIONS = frozenset(rule.action for rule in RULES)
# These reasons to pass a rung over are also reasons for the one that is climbed instead.
_SHARED = (Passed.STAFF, Passed.URGENT)


@dataclass(frozen=True, slots=True)
class Why:
    """Why something stands in a plan or not: the clauses of 'Omdat je zei dat …', and how that follows.

    `text` ends in a colon when `terms` follow, all of which are true. `anchor` is the place on the page with the rules, and
    `source` what the rule rests on.
    """

    because: tuple[str, ...]
    text: str
    terms: tuple[str, ...]
    anchor: str
    source: Source


def whys(plan: Plan, situation: Situation, catalogue: Catalogue) -> dict[str, Why]:
    """Return by slug why each item stands in the `plan` of `situation`, and why each rung that was passed over does not."""
    found = whys_of(plan.items, situation, catalogue)
    return found | {skipped.action.slug: _why_not(skipped, catalogue) for skipped in plan.skipped}


def whys_of(items: tuple[PlanItem, ...], situation: Situation, catalogue: Catalogue) -> dict[str, Why]:
    """Return by slug why each of `items` stands in a plan; of a plan that is not whole yet, they are no rungs."""
    before = {after.slug: item for item, after in pairwise(item for item in items if item.when in _ON_THE_LADDER)}
    return {item.slug: _why(item, before.get(item.slug), situation, catalogue) for item in items}


def _why(item: PlanItem, before: PlanItem | None, situation: Situation, catalogue: Catalogue) -> Why:
    rule = _RULES.get((item.slug, item.when))
    if rule:
        text, terms = _rule(rule, situation, catalogue)
        if item.because and text == _ALWAYS:
            text = _ALWAYS_AND_MORE
        return Why(item.because, text, terms, f"regel-{item.slug}", item.source)
    if item.when is When.DONE:
        return Why(item.because, _DONE, (), _anchor_of_done(item.slug), item.source)
    text = _later(before) if before else _now(situation, catalogue)
    return Why(item.because, text, (), LADDER, item.source)


def _why_not(skipped: Skipped, catalogue: Catalogue) -> Why:
    reason = skipped.reason
    return Why(skipped.because, f"{reason.title} {reason.intro}".strip(), (), LADDER, catalogue.sources[reason.source])


# --- rules ------------------------------------------------------------------------------------------------------

_Told = tuple[str, tuple[str, ...]]
_READS: Mapping[tuple[str, str], tuple[str, ...]] = {
    (rule.action, rule.when): tuple(sorted(answers_read(rule.applies))) for rule in RULES
}


@lru_cache(maxsize=2)
def _kept(catalogue: Catalogue) -> dict[tuple[Hashable, ...], _Told]:
    """Return what was said so far: a rule and the few answers that it reads, nothing that tells one family from another."""
    return {}


def _rule(rule: Rule, situation: Situation, catalogue: Catalogue) -> _Told:
    place = (rule.action, rule.when)
    key = (place, *[getattr(situation, question) for question in _READS[place]])
    kept = _kept(catalogue)
    told = kept.get(key)
    if told is None:
        told = _rule_told(rule, situation, catalogue)
        if len(kept) < REMEMBERED and len(_READS[place]) <= MOST_KEYS:
            kept[key] = told
    return told


def _rule_told(rule: Rule, situation: Situation, catalogue: Catalogue) -> _Told:
    terms = [_met_text(term, situation, catalogue) for term in _told_apart(met(rule, situation))]
    if not terms:
        return _ALWAYS, ()
    sentence = f"Deze stap komt in een plan als {terms[0]}."
    if len(terms) == 1 and len(sentence.split()) <= MOST_WORDS:
        return sentence, ()
    *others, last = terms
    return "Deze stap komt in een plan als:", (*(f"{other}, en" for other in others), f"{last}.")


def _told_apart(alternative: Alternative) -> Alternative:
    """Return the terms to tell: where all that was chosen at a question is told, it is not told that this was among it."""
    whole = {term.key for term in alternative if _is_long(term)}
    return tuple(term for term in alternative if _is_long(term) or term.key not in whole)


def _is_long(term: Term) -> bool:
    """Return whether `term` rules out so many answers that it is shorter to say what was chosen."""
    return term.negated and len(term.values) > MOST_NAMED


def _met_text(term: Term, situation: Situation, catalogue: Catalogue) -> str:
    """Return in words how `term` is met: by what was chosen, or by what was not."""
    words = catalogue.questions[term.key]
    answer = getattr(situation, term.key)
    if not answer:
        return f"je de vraag ‘{words.short}’ niet kreeg"
    if not _is_long(term):
        told = term.narrowed(situation)
        return term_text(told if term.negated else Term(told.key, told.values[:MOST_NAMED]), catalogue)
    if not BY_KEY[term.key].many:
        return term_text(Term(term.key, (answer,)), catalogue)
    labels = either((f"‘{option.label}’" for option in words.options if option.value in answer), "en")
    return f"je bij ‘{words.short}’ alleen koos voor {labels}"


# --- rungs ------------------------------------------------------------------------------------------------------

_ALWAYS = "Deze stap komt in elk plan."
_ALWAYS_AND_MORE = "Deze stap komt in elk plan, ook zonder deze antwoorden."
_DONE = "Wat je al deed, raden wij niet nog een keer aan."
_BELOW = "Onderaan dit plan lees je waarom andere stappen er niet bij staan."
_STARTS: Mapping[Start, str] = {
    Start.COMPLAINT: "Je klacht loopt nog. Wacht daarom eerst op het antwoord.",
    Start.BOTTOM: "Dit is de eerste trede van de ladder op jouw soort school.",
    Start.ABOVE: "Dit is de eerste trede die nu kan, boven de hoogste die je al deed: ‘{}’.",
    Start.LOWEST_FIT: "Dit is de eerste trede die nu bij jou past.",
    Start.END: "Er is geen volgende trede die nu nog kan.",
    Start.REMINDER: "Je wacht nog op afspraken. Vraag daar eerst naar. Daarna ga je verder op de ladder.",
}


def now_text(situation: Situation, catalogue: Catalogue) -> str:
    """Return in a few sentences why the rung to climb now is the one that it is."""
    found, tried = start(situation), highest(situation)
    label = catalogue.questions["gesproken_met"].by_value[tried].label if tried else ""
    line = _STARTS[found].format(label)
    if found is not Start.LOWEST_FIT:
        return line
    reasons = dict.fromkeys(why for _, why in climb(situation).passed if why in _SHARED)
    return " ".join((line, *(catalogue.passed[why].title for why in reasons)))


def _now(situation: Situation, catalogue: Catalogue) -> str:
    text = now_text(situation, catalogue)
    return f"{text} {_BELOW}" if start(situation) is Start.LOWEST_FIT else text


def _later(before: PlanItem) -> str:
    return f"Op de ladder komt deze trede na ‘{before.action.title}’."


def _anchor_of_done(slug: str) -> str:
    return f"regel-{slug}" if slug in _ACTIONS and slug not in RUNGS else LADDER
