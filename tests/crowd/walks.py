"""Walks as a crowd: from the numbers of the enumeration to a column for each question."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from escalation.domain.questions import QUESTIONS
from tests.crowd.columns import Bits, Column
from tests.crowd.crowd import Crowd
from tests.paths import MANY, OPTIONS

BYTES = (len(OPTIONS) + 7) // 8


def crowd_of(numbers: Collection[int]) -> Crowd:
    """Return the crowd of the walks with these numbers (tests/paths.py)."""
    packed = np.frombuffer(b"".join([number.to_bytes(BYTES, "little") for number in numbers]), np.uint8)
    bits = np.unpackbits(packed.reshape(-1, BYTES), axis=1, bitorder="little")
    return Crowd({question.key: _answers(question.key, bits) for question in QUESTIONS})


def _answers(key: str, bits: Bits) -> Column:
    """Return the answers to one question, as a Situation holds them."""
    own = [place for place, option in enumerate(OPTIONS) if option[0] == key]
    powers = np.array([1 << place for place in range(len(own))], np.int64)
    numbers = bits[:, own] @ powers
    kinds = np.flatnonzero(np.bincount(numbers))
    chosen = [frozenset(OPTIONS[at][1] for place, at in enumerate(own) if kind >> place & 1) for kind in kinds.tolist()]
    values = chosen if key in MANY else [next(iter(one), "") for one in chosen]
    return Column(np.searchsorted(kinds, numbers).astype(np.min_scalar_type(len(kinds))), values)
