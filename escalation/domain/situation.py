"""What is known of a family: its answers, and the derived facts that rules speak in. No words for parents."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from types import FunctionType

from escalation.domain.answers import Walk
from escalation.domain.facts_complaint import ComplaintFacts
from escalation.domain.facts_offence import OffenceFacts

_MANY = frozenset({"wat_gebeurt", "wie_pest", "gezondheid", "gesproken_met", "beleid", "wat_is_er_al"})


class Situation(OffenceFacts, ComplaintFacts):
    """A family: `Given` says what was answered, the facts of each theme stand in a room of their own."""

    @property
    def everyone(self) -> bool:
        """True of every family."""
        return True


def _code(value: object) -> FunctionType | None:
    code = value.fget if isinstance(value, property) else value.func if isinstance(value, cached_property) else None
    return code if isinstance(code, FunctionType) else None


# The code behind each fact, by its name: who wants to know what a fact reads looks here.
CODE: Mapping[str, FunctionType] = {
    name: code for room in reversed(Situation.__mro__) for name, value in vars(room).items() if (code := _code(value))
}


def read_situation(walk: Walk) -> Situation:
    """Return the Situation of `walk`; a question not yet reached or off the path is an empty value."""
    fields = {key: answer if key in _MANY else next(iter(answer), "") for key, answer in walk.answers.items()}
    return Situation(**fields)  # type: ignore[arg-type]
