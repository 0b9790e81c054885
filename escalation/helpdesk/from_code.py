"""A call that goes on from a code: what the family did since its first plan stays known while the answers change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from escalation.domain.answers import Walk, walk
from escalation.domain.comeback import carried_on
from escalation.domain.plancode import CodeError, Decoded, decode
from escalation.domain.progress import NOTHING, Progress
from escalation.helpdesk.last_step import Told, answers_after, progress_after, to_tell

NAME = "van_code"  # the field in the form that holds the code the talk began with


def read(code: str, today: date) -> Decoded | None:
    """Return what `code` holds, or None for no code or one that cannot be read."""
    try:
        return decode(code, today) if code else None
    except CodeError:
        return None


def progress_of(code: str, replay: Walk, today: date, told: Told | None = None) -> Progress:
    """Return how far the family of `code` has come, after what it `told`, for a talk that is now at `replay`.

    Whoever waits, or told that it stopped, stands where it stood; at another rung only the days of what was done stay.
    """
    held = read(code, today)
    if held is None:
        return NOTHING
    told = told if to_tell(held, today) else None
    progress = progress_after(told, held, today) if told else replace(held.progress, of=None)
    before = walk(answers_after(told, held, today))
    if before.answers == replay.answers:
        return progress
    tried = replay.answers.get("gesproken_met", frozenset())
    done = {rung: moment for rung, moment in progress.done.items() if rung in tried}
    return replace(carried_on(progress, before, replay), done=done)
