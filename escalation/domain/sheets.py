"""Sheet + Situation + Plan -> a page to take along: the words of the step it is for are put in. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from escalation.domain.catalogue import Catalogue, Sheet, SheetPart
from escalation.domain.letters import LONG_BLANK, ROLES, SHORT_BLANK, answered, fill, role_in, sentence
from escalation.domain.plan import Plan, PlanItem
from escalation.domain.rules import When
from escalation.domain.situation import Situation

SHEETS = ("gesprek", "logboek")
TALKS = tuple(role for role in ROLES if role != "schoolbestuur")
SAY = "{zeggen}"
MOST_SAID = 5


def compose_sheet(sheet: Sheet, situation: Situation, plan: Plan, catalogue: Catalogue) -> Sheet:
    """Return `sheet` with its placeholders filled for this plan. KeyError for a placeholder that does not exist."""
    values = {
        "met": role_in(plan, TALKS, catalogue) or sentence(catalogue, "rol-school"),
        "extra_vraag": answered("extra_vraag", situation, catalogue),
        "veiligheid": sentence(catalogue, "veiligheid") if situation.urgent else "",
        "leeg": LONG_BLANK,
        "leeg_kort": SHORT_BLANK,
    }
    said = _said(plan)
    parts = (_part(part, values, said) for part in sheet.parts)
    return replace(sheet, summary=fill(sheet.summary, values), parts=tuple(part for part in parts if part.has_content))


def sheets_of(item: PlanItem, catalogue: Catalogue) -> tuple[Sheet, ...]:
    """Return the sheets to offer with `item`."""
    return tuple(sheet for sheet in catalogue.sheets.values() if item.slug in sheet.actions)


def _part(part: SheetPart, values: Mapping[str, str], said: tuple[str, ...]) -> SheetPart:
    bullets = [line for bullet in part.bullets for line in (said if bullet == SAY else (fill(bullet, values),))]
    paragraphs = (fill(text, values) for text in part.paragraphs)
    return replace(part, paragraphs=tuple(filter(None, paragraphs)), bullets=tuple(filter(None, bullets)))


def _said(plan: Plan) -> tuple[str, ...]:
    """Return what the plan says to say in the first talk at school, without the sentences the parent ends himself."""
    steps = (item for item in plan.items if item.when is not When.DONE and item.slug in TALKS)
    talks = (item.action.say for item in steps if item.action.say)
    return tuple(line for line in next(talks, ()) if not line.endswith("..."))[:MOST_SAID]


def sheet_faults(catalogue: Catalogue) -> Iterator[str]:
    """Yield a sentence for each placeholder in a sheet that nobody fills, naming the sheet."""
    values = dict.fromkeys(("met", "extra_vraag", "veiligheid", "leeg", "leeg_kort"), "")
    for sheet in catalogue.sheets.values():
        try:
            fill(sheet.summary, values)
            for part in sheet.parts:
                _part(part, values, ())
        except (KeyError, ValueError, IndexError, AttributeError) as error:
            yield f"invulbladen: {sheet.slug}: {error} is geen invulplek"
