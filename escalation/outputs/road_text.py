"""The road so far in words: for each rung what became of it, for the page, for the paper and for who cannot see the picture."""

from __future__ import annotations

from escalation.domain.road import Road, Rung, State
from escalation.templatetags.plan_text import when_done, without_weekday


def state_words(rung: Rung) -> str:
    """Return what became of `rung`, in a few words."""
    if rung.state is State.DONE:
        return f"gedaan {when_done(rung.done_on)}" if rung.done_on else "gedaan"
    if rung.state is State.NOW:
        return f"dit doe je nu, voor {without_weekday(rung.do_by.day)}" if rung.do_by else "hier wacht je nu op"
    if rung.state is State.LATER:
        return "komt later, als het nodig is"
    return "kan altijd, ook nu" if rung.state is State.OPEN else f"slaan we over. {rung.why}"


def road_lines(road: Road) -> list[tuple[str, str]]:
    """Return the rungs, lowest first: the title of each and what became of it."""
    return [(rung.title, state_words(rung)) for rung in road.rungs]


def road_description(road: Road) -> str:
    """Return all that the picture shows, in one text."""
    lines = enumerate(road_lines(road), start=1)
    return " ".join(f"{number}. {title}: {words.rstrip('.')}." for number, (title, words) in lines)
