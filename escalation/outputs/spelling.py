"""A code -> the words to say it with: the Dutch spelling alphabet of the telephone, and the digits."""

from __future__ import annotations

_DIGITS = ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_NAMES = (
    *("Anton", "Bernard", "Cornelis", "Dirk", "Eduard", "Ferdinand", "Gerard", "Hendrik", "Izaak", "Johan", "Karel"),
    *("Lodewijk", "Maria", "Nico", "Otto", "Pieter", "Quotiënt", "Rudolf", "Simon", "Teunis", "Utrecht", "Victor"),
    *("Willem", "Xantippe", "Ypsilon", "Zaandam"),
)
WORDS = {str(digit): word for digit, word in enumerate(_DIGITS)} | {name[0]: name for name in _NAMES}


def spelled(code: str) -> list[list[tuple[str, str]]]:
    """Return the groups of `code`, each a list of its signs with the word for it. KeyError for a sign that has no word."""
    return [[(sign, WORDS[sign]) for sign in group] for group in code.split("-")]
