"""What stands in a plan for sure while questions are still open: a rule that reads answered questions only, and applies.

Where a step comes on the ladder is not known before the end, so the rungs are left out, and what comes first has its own card.
"""

from __future__ import annotations

from escalation.domain.panels import answers_read
from escalation.domain.questions import BY_KEY
from escalation.domain.rules import RULES, RUNG_SOURCES, Rule, When
from escalation.domain.verdict import Decision
from escalation.helpdesk.talk import Talk

_SHOWN = (When.ALONGSIDE, When.CHILD, When.PARENT)
_TALKS = frozenset(BY_KEY["gesproken_met"].values)
_ASKED = "gesproken_met"


def _reads(rule: Rule) -> frozenset[str]:
    """Return the questions on which it hangs whether `rule` puts its action in a plan."""
    talks = {_ASKED} if (rule.done_as or rule.action) in _TALKS else set()
    return frozenset({*answers_read(rule.applies), *talks})


# What stands in every plan says nothing of this talk, so only rules that read an answer are here.
_GROWING = tuple(
    (Decision(rule.action, rule.when, rule.because, rule.source), rule, reads)
    for rule in RULES
    if rule.when in _SHOWN and (rule.done_as or rule.action) not in RUNG_SOURCES and (reads := _reads(rule))
)


def certain(talk: Talk) -> tuple[Decision, ...]:
    """Return, in the order of the plan, the decisions that will stand in it however the open questions are answered."""
    situation, known = talk.situation, talk.sure.keys()
    tried = talk.sure.get(_ASKED, frozenset())
    return tuple(
        [
            decision
            for decision, rule, reads in _GROWING
            if reads <= known and rule.applies(situation) and (rule.done_as or rule.action) not in tried
        ]
    )
