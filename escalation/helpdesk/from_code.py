"""A call that goes on from a code: what the family did since its first plan stays known while the answers change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from escalation.domain.answers import Walk
from escalation.domain.plancode import CodeError, Decoded, decode
from escalation.domain.progress import NOTHING, Progress

NAME = "van_code"  # the field in the form that holds the code the talk began with


def read(code: str, today: date) -> Decoded | None:
    """Return what `code` holds, or None for no code or one that cannot be read."""
    try:
        return decode(code, today) if code else None
    except CodeError:
        return None


def progress_of(code: str, replay: Walk, today: date) -> Progress:
    """Return how far the family of `code` has come, for a talk that is now at `replay`.

    With other answers than those of the code the family may stand at another rung: then only the days of what was done stay.
    """
    held = read(code, today)
    if held is None:
        return NOTHING
    if held.walk.answers == replay.answers:
        return replace(held.progress, of=None)
    tried = replay.answers.get("gesproken_met", frozenset())
    return Progress({rung: moment for rung, moment in held.progress.done.items() if rung in tried})
