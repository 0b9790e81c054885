"""The plancode: the answers and the day of a plan as a short code that can be read aloud, and back. No words for parents.

A code is a number in Crockford's base32 (no I, L, O, U): one sign for the version, then a mixed-radix number of the day, the
answers and what was done since (dated.py), then two check signs. The whole is divisible by the prime 1021; no change of one
sign and no swap of two neighbours is, so each of those is caught. A code names nobody; it can be guessed and opens nothing but
a plan. The first sign also tells the status of a family and how exactly its days are known: version 1 has 1 to C, of which a
first plan has 1; D to Z are still free.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations, product

from escalation.domain.answers import Walk, walk
from escalation.domain.conditions import Answers
from escalation.domain.dated import STATUSES, digits, read
from escalation.domain.layouts import DATED_RUNGS, EPOCH, LAYOUT_NOW, LAYOUTS, MAX_DAYS
from escalation.domain.progress import NOTHING, UNITS, Progress, Status, Unit
from escalation.domain.slots import Digit

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUP = 4
LONGEST = 20
MAX_SIGNS = 24
OWN_PAGE = "/verder/"
MAX_AGE = timedelta(days=3 * 365)
_MISREAD = str.maketrans("OIL", "011")
_SKIPPED = str.maketrans("", "", " -–—.\t\r\n\u00a0")
_MODULUS = 1021
_CHECKS = 2
_BASE = len(ALPHABET)
_HEADS = {ALPHABET[place]: (1, *pair) for place, pair in enumerate(product(STATUSES, UNITS), start=1)}
_HEAD_OF = {told: head for head, told in _HEADS.items()}
_TRIED = "gesproken_met"


class CodeError(ValueError):
    """A code that cannot be read."""


class Unreadable(CodeError):
    """It is no code: signs that do not occur, or too few or too many."""


class Elsewhere(Unreadable):
    """It is the address of a page, as in the QR code of another site."""


class Mistyped(CodeError):
    """The check fails; `groups` holds the groups (from 1) in which one wrong sign would explain it."""

    def __init__(self, groups: tuple[int, ...]) -> None:
        super().__init__(f"check failed, likely in {groups}")
        self.groups = groups


class FromTheFuture(CodeError):
    """Its version, or its day, is still to come."""


class TooOld(CodeError):
    """Its plan is more than three years old: a child is another child by then."""


@dataclass(frozen=True)
class Decoded:
    """What a code holds: the answers as stored (question key to values), the day of the plan, and what was done since."""

    answers: Mapping[str, list[str]]
    day: date
    progress: Progress = NOTHING

    @property
    def walk(self) -> Walk:
        """The replay of the answers under today's questions; what no longer exists is asked again."""
        return walk(self.answers)


def encode(answers: Answers, day: date, progress: Progress = NOTHING) -> str:
    """Return the code of the on-path `answers` of a complete walk, `day` and `progress`, in groups of four.

    The days in `progress` are as exact as fit in LONGEST signs: whole, in weeks, in months, or only the latest. Raises
    ValueError for an answer that is lacking, and for a day before 2026 or more than 11 years after.
    """
    days = (day - EPOCH).days
    if not 0 <= days < MAX_DAYS:
        raise ValueError(f"{day} cannot be put in a code")
    start = [(days, MAX_DAYS), *(digit for slot in LAYOUTS[LAYOUT_NOW] for digit in slot.digits(answers))]
    tried = answers[_TRIED]
    codes = (
        _written(_HEAD_OF[LAYOUT_NOW, progress.status, unit], _number([*start, *digits(progress, tried, day, unit, most)]))
        for unit, most in _ways(progress)
    )
    return spaced(next(code for code in codes if len(code) <= LONGEST))


def _ways(progress: Progress) -> Iterator[tuple[Unit, int]]:
    """Yield how exactly the days may be told and how many of them, the best first; never finer than they are known."""
    known = max((UNITS.index(moment.unit) for moment in progress.done.values()), default=0)
    yield from ((unit, len(DATED_RUNGS)) for unit in UNITS[known:])
    yield from ((UNITS[-1], most) for most in range(len(DATED_RUNGS) - 1, -1, -1))


def _number(parts: Iterable[Digit]) -> int:
    number, radix = 0, 1
    for digit, size in parts:
        number += radix * digit
        radix *= size
    return number


def _written(head: str, number: int) -> str:
    signs = head + _signs(number)
    return signs + _check(signs)


def decode(code: str, today: date) -> Decoded:
    """Return what `code` holds, as of `today`. Raises Unreadable, Elsewhere, Mistyped, FromTheFuture or TooOld.

    An address that ends in a code, as in our own QR code, is read as that code.
    """
    signs = normalised(code)
    if _value(signs) % _MODULUS:
        raise Mistyped(_likely_groups(signs, today))
    decoded = _read(signs)
    if decoded.day > today:
        raise FromTheFuture(f"a plan of {decoded.day}")
    if today - decoded.day > MAX_AGE:
        raise TooOld(f"a plan of {decoded.day}")
    return decoded


def normalised(code: str) -> str:
    """Return the signs of `code` as they are printed: no spaces or hyphens, upper case, O as 0, I and L as 1.

    Of the address of our own page only what stands behind its # counts. Raises Elsewhere for any other address, and Unreadable
    when a sign does not occur in codes, or there are too few or too many.
    """
    address, _, end = code.rpartition("#")
    if "://" in end or end.strip().startswith("www.") or (address and not address.endswith(OWN_PAGE)):
        raise Elsewhere("an address")
    signs = end.translate(_SKIPPED).upper().translate(_MISREAD)
    if not _CHECKS + 2 <= len(signs) <= MAX_SIGNS or not set(signs) <= set(ALPHABET):
        raise Unreadable("no code")
    return signs


def spaced(signs: str) -> str:
    """Return `signs` in groups of four with hyphens between."""
    return "-".join(signs[start : start + GROUP] for start in range(0, len(signs), GROUP))


def _read(signs: str) -> Decoded:
    if signs[0] not in _HEADS:
        raise FromTheFuture(f"version {signs[0]}")
    version, status, unit = _HEADS[signs[0]]
    number, days = divmod(_value(signs[1:-_CHECKS]), MAX_DAYS)
    day = EPOCH + timedelta(days=days)
    answers: dict[str, frozenset[str]] = {}
    for slot in LAYOUTS[version]:
        answers[slot.key], number = slot.take(number, answers)
    progress, rest = _read_progress(number, answers, day, status, unit)
    if rest:
        raise Unreadable("more than a code holds")
    return Decoded({key: sorted(answer) for key, answer in answers.items() if answer}, day, progress)


def _read_progress(
    number: int, answers: Mapping[str, frozenset[str]], day: date, status: Status, unit: Unit
) -> tuple[Progress, int]:
    """Return the progress in `number` and the rest of it; of rungs that share a place, the one that the replay keeps."""
    tried = answers[_TRIED]
    progress, rest = read(number, tried, day, status, unit)
    kept = walk({key: sorted(answer) for key, answer in answers.items()}).answers.get(_TRIED, frozenset())
    return replace(progress, done={rung: moment for rung, moment in progress.done.items() if rung in kept}), rest


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
    if not today - MAX_AGE <= decoded.day <= today or not decoded.walk.complete:
        return False
    return normalised(encode(decoded.walk.answers, decoded.day, decoded.progress)) == signs
