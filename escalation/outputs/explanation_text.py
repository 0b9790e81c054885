"""A plan with its reasons as plain text, for an adviser at the command line: steps, ladder, and each rule in or out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from escalation.domain.answers import Walk
from escalation.domain.catalogue import Catalogue
from escalation.domain.explain import Explanation, Place, RuleReason, RungReason, Standing, explain, gone_when_tried
from escalation.domain.plan import Plan, build_plan
from escalation.domain.situation import Situation, read_situation
from escalation.outputs.rules_text import alternative_text
from escalation.outputs.why_text import now_text
from escalation.templatetags.plan_text import reason_sentence

_PLACES = {
    Place.DONE: "al gedaan",
    Place.NOW: "nu",
    Place.LATER: "later",
    Place.BESIDE: "kan daarnaast",
    Place.PASSED: "overgeslagen",
    Place.LAST: "pas als niets meer open is",
}


def explanation_text(replay: Walk, stored: Mapping[str, list[str]], catalogue: Catalogue, today: date) -> str:
    """Return the plan of the complete walk `replay` of the `stored` answers, with why each rule and rung is in or out."""
    situation = read_situation(replay)
    explanation = explain(situation)
    parts = (
        _unused(replay, stored),
        _steps(build_plan(situation, catalogue, today)),
        _rungs(explanation, situation, catalogue),
        _rules(explanation, situation, catalogue),
    )
    return "\n\n".join("\n".join(lines) for part in parts if (lines := list(part)))


def open_question(replay: Walk, stored: Mapping[str, list[str]], catalogue: Catalogue) -> str:
    """Return which question the incomplete walk `replay` of the `stored` answers waits for, and the values it takes."""
    assert replay.gap is not None  # noqa: S101  (for the type checker: the walk is incomplete)
    key, values = replay.gap.key, ", ".join(replay.gap.offered(replay.answers))
    given = f" Je antwoord past hier niet: {','.join(stored[key])}." if stored.get(key) else ""
    return f"Deze vraag staat nog open: {key} ({catalogue.questions[key].legend}){given} Kies uit: {values}"


def _unused(replay: Walk, stored: Mapping[str, list[str]]) -> Iterator[str]:
    for key, values in stored.items():
        if left := [value for value in values if value not in replay.answers.get(key, ())]:
            yield f"Telt niet mee, want het past niet bij de eerdere antwoorden: {key}={','.join(left)}"


def _steps(plan: Plan) -> Iterator[str]:
    yield "HET PLAN"
    for section in plan.sections:
        yield f"{section.heading.title}"
        for item in section.items:
            yield f"  {item.slug}: {item.action.title}"
            yield f"    {reason_sentence(item)} Bron: {item.source.title}."


def _rungs(explanation: Explanation, situation: Situation, catalogue: Catalogue) -> Iterator[str]:
    yield "DE LADDER"
    yield from (f"  {_rung(reason, situation, catalogue)}" for reason in explanation.rungs)


def _rung(reason: RungReason, situation: Situation, catalogue: Catalogue) -> str:
    why = catalogue.passed[reason.why].title if reason.why else ""
    why = now_text(situation, catalogue) if reason.place is Place.NOW else why
    return f"{reason.rung}: {_PLACES[reason.place]}{f': {why}' if why else ''}"


def _rules(explanation: Explanation, situation: Situation, catalogue: Catalogue) -> Iterator[str]:
    yield "DE REGELS"
    for reason in explanation.rules:
        mark = "+" if reason.standing is Standing.IN else "-"
        yield f"  {mark} {reason.rule.action} ({reason.rule.when}): {_standing(reason, situation, catalogue)}"


def _standing(reason: RuleReason, situation: Situation, catalogue: Catalogue) -> str:
    if reason.standing is Standing.OUT:
        return f"staat er niet in. Dat zou wel zo zijn als {alternative_text(reason.unmet, catalogue)}."
    if reason.standing is Standing.DONE:
        return f"past, maar is al gedaan: {gone_when_tried(reason.rule)}."
    if reason.standing is Standing.RUNG:
        return "past, maar staat al als trede op de ladder."
    met = tuple(term.narrowed(situation) for term in reason.alternative)
    return f"staat erin, omdat {alternative_text(met, catalogue)}." if met else "staat in elk plan."
