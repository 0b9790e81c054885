"""Text into sentences and words. Knows nothing of where a text comes from."""

from __future__ import annotations

import re

_END = re.compile(r"(?<=[.?!])['\")]*\s+(?=['\"(]*[A-ZÀ-Ý0-9])")
_WORD = re.compile(r"[^\W_]+(?:[-'’&./:@][^\W_]+)*")
_TOKEN = re.compile(rf"{_WORD.pattern}|[^\w\s]")


def sentences(text: str) -> list[str]:
    """Return the sentences of `text`, without empty ones."""
    return [part for part in (part.strip() for part in _END.split(" ".join(text.split()))) if words(part)]


def words(sentence: str) -> list[str]:
    """Return the words and numbers of `sentence`; 'jeugd- of' holds 'jeugd' and 'of'."""
    return _WORD.findall(sentence)


def tokens(sentence: str) -> list[str]:
    """Return words and marks, as a tagger wants them."""
    return _TOKEN.findall(sentence)
