"""What the check of all paths found, and how thorough it was."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from escalation.domain.conditions import Answer


@dataclass(frozen=True)
class Thoroughness:
    """Besides what must be held against a real plan: every so many walks is decided, planned and replayed, or compared."""

    decided: int
    planned: int
    compared: int


@dataclass
class Found:
    """What was found of some walks."""

    seconds: float = 0  # from first to last, by the clock
    walks: int = 0
    groups: int = 0
    decided: int = 0
    planned: int = 0
    compared: int = 0
    complaints: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)
    longest: tuple[int, str] = (0, "")
    actions: set[str] = field(default_factory=set)
    met: dict[tuple[str, Answer], int] = field(default_factory=dict)  # a set of options: the options it was walked with

    def add(self, other: Found) -> None:
        """Add what was found of other walks."""
        for name in ("walks", "groups", "decided", "planned", "compared"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.complaints += other.complaints
        self.examples = {**other.examples, **self.examples}
        self.longest = max(self.longest, other.longest)
        self.actions |= other.actions
        for chosen, options in other.met.items():
            self.met[chosen] = self.met.get(chosen, 0) | options
