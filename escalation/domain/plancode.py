"""The plancode: the answers and the day of a plan as a short code that can be read aloud, and back. No words for parents.

A code is a number in Crockford's base32 (no I, L, O, U): one sign for the version, then a mixed-radix number of the day and
the answers, then two check signs. The whole is divisible by the prime 1021; no change of one sign and no swap of two
neighbours is, so each of those is caught. A code names nobody; it can be guessed and opens nothing but a plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from escalation.domain.answers import Walk, walk
from escalation.domain.conditions import Answers
from escalation.domain.layouts import EPOCH, LAYOUT_NOW, LAYOUTS, MAX_DAYS, Slot

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUP = 4
MAX_SIGNS = 24
_MISREAD = str.maketrans("OIL", "011")
_SKIPPED = str.maketrans("", "", " -–—.\t\r\n\u00a0")
_MODULUS = 1021
_CHECKS = 2
_BASE = len(ALPHABET)


class CodeError(ValueError):
    """A code that cannot be read."""


class Unreadable(CodeError):
    """It is no code: signs that do not occur, or too few or too many."""


class Mistyped(CodeError):
    """The check fails; `groups` holds the groups (from 1) in which one wrong sign would explain it."""

    def __init__(self, groups: tuple[int, ...]) -> None:
        super().__init__(f"check failed, likely in {groups}")
        self.groups = groups


class FromTheFuture(CodeError):
    """Its version, or its day, is still to come."""


@dataclass(frozen=True)
class Decoded:
    """What a code holds: the answers as stored (question key to values) and the day of the plan."""

    answers: Mapping[str, list[str]]
    day: date

    @property
    def walk(self) -> Walk:
        """The replay of the answers under today's questions; what no longer exists is asked again."""
        return walk(self.answers)


def encode(answers: Answers, day: date) -> str:
    """Return the code of the on-path `answers` of a complete walk and `day`, in groups of four.

    Raises ValueError for a day before 2026 or more than 11 years after.
    """
    days = (day - EPOCH).days
    if not 0 <= days < MAX_DAYS:
        raise ValueError(f"{day} cannot be put in a code")
    number, radix = days, MAX_DAYS
    for slot in LAYOUTS[LAYOUT_NOW]:
        number += radix * _digit(slot, answers.get(slot.key, frozenset()))
        radix *= slot.size
    signs = ALPHABET[LAYOUT_NOW] + _signs(number)
    return spaced(signs + _check(signs))


def decode(code: str, today: date) -> Decoded:
    """Return what `code` holds, as of `today`. Raises Unreadable, Mistyped or FromTheFuture."""
    signs = normalised(code)
    if _value(signs) % _MODULUS:
        raise Mistyped(_likely_groups(signs, today))
    decoded = _read(signs)
    if decoded.day > today:
        raise FromTheFuture(f"a plan of {decoded.day}")
    return decoded


def normalised(code: str) -> str:
    """Return the signs of `code` as they are printed: no spaces or hyphens, upper case, O as 0, I and L as 1.

    Raises Unreadable when a sign does not occur in codes, or there are too few or too many.
    """
    signs = code.translate(_SKIPPED).upper().translate(_MISREAD)
    if not _CHECKS + 2 <= len(signs) <= MAX_SIGNS or not set(signs) <= set(ALPHABET):
        raise Unreadable("no code")
    return signs


def spaced(signs: str) -> str:
    """Return `signs` in groups of four with hyphens between."""
    return "-".join(signs[start : start + GROUP] for start in range(0, len(signs), GROUP))


def _digit(slot: Slot, answer: frozenset[str]) -> int:
    """Return the place of `answer` in `slot`: 0 when it was not asked."""
    if not slot.many:
        return 1 + slot.values.index(next(iter(answer))) if answer else 0
    if alone := [place for place, value in enumerate(slot.alone) if value in answer]:
        return (1 << len(slot.values)) + alone[0]
    return sum(1 << place for place, value in enumerate(slot.values) if value in answer)


def _answer(slot: Slot, digit: int) -> list[str]:
    if not slot.many:
        return [slot.values[digit - 1]] if digit else []
    if digit >= 1 << len(slot.values):
        return [slot.alone[digit - (1 << len(slot.values))]]
    return [value for place, value in enumerate(slot.values) if digit >> place & 1]


def _read(signs: str) -> Decoded:
    version = ALPHABET.index(signs[0])
    if version not in LAYOUTS:
        raise FromTheFuture(f"version {version}")
    number, days = divmod(_value(signs[1:-_CHECKS]), MAX_DAYS)
    answers = {}
    for slot in LAYOUTS[version]:
        number, digit = divmod(number, slot.size)
        answers[slot.key] = _answer(slot, digit)
    if number:
        raise Unreadable("more than a code holds")
    return Decoded({key: values for key, values in answers.items() if values}, EPOCH + timedelta(days=days))


def _value(signs: str) -> int:
    number = 0
    for sign in signs:
        number = number * _BASE + ALPHABET.index(sign)
    return number


def _signs(number: int) -> str:
    signs = ""
    while number:
        number, rest = divmod(number, _BASE)
        signs = ALPHABET[rest] + signs
    return signs


def _check(signs: str) -> str:
    rest = -_value(signs) * _BASE**_CHECKS % _MODULUS
    return ALPHABET[rest // _BASE] + ALPHABET[rest % _BASE]


def _likely_groups(signs: str, today: date) -> tuple[int, ...]:
    """Return the groups in which one other sign, or a swap of two neighbours, makes a code that can be read."""
    places = {place for candidate, place in _corrections(signs) if _holds(candidate, today)}
    return tuple(sorted({place // GROUP + 1 for place in places}))


def _corrections(signs: str) -> Iterator[tuple[str, int]]:
    for place in range(len(signs)):
        for sign in ALPHABET:
            yield signs[:place] + sign + signs[place + 1 :], place
    for first, second in combinations(range(len(signs)), 2):
        if second == first + 1:
            yield signs[:first] + signs[second] + signs[first] + signs[second + 1 :], first


def _holds(signs: str, today: date) -> bool:
    if _value(signs) % _MODULUS:
        return False
    try:
        decoded = _read(signs)
    except CodeError:
        return False
    return decoded.day <= today and decoded.walk.complete
