"""A code as it is read aloud over the phone, with the Dutch spelling alphabet."""

from __future__ import annotations

WORDS = {
    **dict(zip("0123456789", ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"), strict=True)),
    "A": "Anton",
    "B": "Bernard",
    "C": "Cornelis",
    "D": "Dirk",
    "E": "Eduard",
    "F": "Ferdinand",
    "G": "Gerard",
    "H": "Hendrik",
    "J": "Johan",
    "K": "Karel",
    "M": "Maria",
    "N": "Nico",
    "P": "Pieter",
    "Q": "Quotiënt",
    "R": "Richard",
    "S": "Simon",
    "T": "Teunis",
    "V": "Victor",
    "W": "Willem",
    "X": "Xantippe",
    "Y": "Ypsilon",
    "Z": "Zaandam",
}


def spelled(code: str) -> tuple[tuple[str, str], ...]:
    """Return each group of `code` with the words to say: ('7KD2', 'zeven, Karel, Dirk, twee'). KeyError for other signs."""
    return tuple((group, ", ".join([WORDS[sign] for sign in group])) for group in code.split("-"))
