"""What is not plain in a text: each finding names the rule, where it is and what it is. Decides no exceptions.

The rules are those of Direct Duidelijk: short sentences, active, everyday words, no abbreviations, one form of address.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import mean
from typing import Any

from escalation.yaml_text import read_yaml
from tests.language.corpus import by_kind, screens, texts
from tests.language.lint import LEVEL_1, Word, features, listed, tagged
from tests.language.records import Text
from tests.language.sentences import sentences, words

HERE = Path(__file__).parent
LONGEST, AVERAGE, LETTERS, LONG_WORD = 20, 12, 5.5, 14
RARE = 3.0  # log10 per 10^9 words: heard less than once in a million words of speech
_ABBREVIATION = re.compile(
    r"\b[A-Z]{2,}\b|\b(?:pdf|mbo|vso|vo|po|sbo|vmbo|havo|vwo|ggd|mr)\b"
    r"|\b(?:bijv|bv|nl|nr|blz|ca|evt|enz|etc|max|min|incl|excl|tel|dhr|mw)\.|\b\w\.\w\.(?:\w\.)?|\bt/m\b"
)
PLURALS = ("en", "sen", "s", "'s")
_POLITE, _FAMILIAR = re.compile(r"\b[Uu]w?\b"), re.compile(r"\b[Jj](?:e|ij|ou|ouw|ullie)\b")


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that is not plain: the rule (`toets`), the name of the text or screen (`waar`) and the words (`wat`)."""

    toets: str
    waar: str
    wat: str

    def __str__(self) -> str:
        return f"{self.toets}: {self.waar}: {self.wat}"


@cache
def data(name: str) -> list[dict[str, Any]]:
    """Return the records of a data file beside this module."""
    records: list[dict[str, Any]] = read_yaml((HERE / name).read_text(encoding="utf-8"))
    return records


def long_sentences() -> Iterator[Finding]:
    """Yield every sentence of more than 20 words."""
    for text, sentence in _sentences():
        if (count := len(words(sentence))) > LONGEST:
            yield Finding("lange zin", text.name, f"{count} woorden: {sentence}")


def long_averages() -> Iterator[Finding]:
    """Yield each screen and kind whose sentences have more than 12 words on average, or whose words are long."""
    for name, group in {**screens(), **by_kind()}.items():
        found = [words(sentence) for text in group if text.prose for sentence in sentences(text.words)]
        if found and (average := mean(map(len, found))) > AVERAGE:
            yield Finding("gemiddelde zin", name, f"{average:.1f} woorden")
        if found and (letters := mean(len(word) for sentence in found for word in sentence)) > LETTERS:
            yield Finding("gemiddeld woord", name, f"{letters:.1f} letters")


def passives() -> Iterator[Finding]:
    """Yield every sentence with 'worden' and a participle."""
    for text, sentence in _sentences():
        found = tagged(sentence)
        participles = [word.text for word in found if word.tag.startswith("WW(vd") and word.lemma != "worden"]
        if participles and any(word.lemma == "worden" or word.text in {"wordt", "werd", "werden"} for word in found):
            yield Finding("lijdend", text.name, f"{' '.join(participles)}: {sentence}")


def stiff_words() -> Iterator[Finding]:
    """Yield each word of the 'instead of' list on a screen that does not explain it."""
    for name, group in _per_screen().items():
        page = " ".join(text.words for text in group)
        for entry in data("in_plaats_van.yaml"):
            explained = "uitleg" in entry and re.search(entry["uitleg"], page, re.IGNORECASE)
            for found in set() if explained else set(re.findall(entry["patroon"], page, re.IGNORECASE)):
                yield Finding("in plaats van", name, f"{found}: schrijf {entry['schrijf']}")


def abbreviations() -> Iterator[Finding]:
    """Yield each abbreviation that neither its text nor the glossary explains."""
    for text in texts():
        for found in set(_ABBREVIATION.findall(text.words)):
            if found.lower() not in glossary() and f"({found})" not in text.words:
                yield Finding("afkorting", text.name, found)


def address() -> Iterator[Finding]:
    """Yield each text to a parent with 'u', and each thing to say that mixes 'u' with 'je'."""
    spoken: dict[str, list[str]] = {}
    for text in texts():
        if text.spoken:
            spoken.setdefault(text.screen, []).append(text.words)
        elif _POLITE.search(text.words):
            yield Finding("je en u", text.name, text.words)
    for screen, lines in spoken.items():
        said = " ".join(lines)
        if _POLITE.search(said) and _FAMILIAR.search(said):
            yield Finding("je en u", screen, said)


def hard_words() -> Iterator[Finding]:
    """Yield each rare or long word that the glossary does not explain, once, with the first text it stands in."""
    found: dict[str, str] = {}
    for text, sentence in _sentences():
        for word in tagged(sentence):
            if is_hard(word) and not _explained(word):
                found.setdefault(word.text, text.name)
    yield from (Finding("moeilijk woord", name, word) for word, name in found.items())


def hard_screens() -> Iterator[Finding]:
    """Yield each screen above LiNT's easiest level."""
    for name, group in screens().items():
        if (score := features(text.words for text in group).score) > LEVEL_1:
            yield Finding("niveau", name, f"{score:.1f}")


def is_hard(word: Word) -> bool:
    """Whether `word` is rare or very long; numbers and addresses of websites are not words."""
    if not word.is_content or not re.fullmatch(r"[^\W\d_]+(?:-[^\W\d_]+)*", word.text):
        return False
    return len(word.text) > LONG_WORD or max(listed(word.text).frequency, listed(word.lemma).frequency) < RARE


@cache
def glossary() -> frozenset[str]:
    """Return the words and terms that `fixtures/begrippen.yaml` explains, in lower case."""
    terms = [text.words.lower() for text in texts() if text.name.startswith("begrippen/") and text.name.endswith("/term")]
    return frozenset([*terms, *(word for term in terms for word in words(term))])


def _explained(word: Word) -> bool:
    return bool({word.text, word.lemma, *(word.text.removesuffix(plural) for plural in PLURALS)} & glossary())


def _per_screen() -> dict[str, list[Text]]:
    groups: dict[str, list[Text]] = {}
    for text in texts():
        groups.setdefault(text.screen, []).append(text)
    return groups


def _sentences() -> Iterable[tuple[Text, str]]:
    return ((text, sentence) for text in texts() for sentence in sentences(text.words))
