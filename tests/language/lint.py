"""An estimate of LiNT-II, the Utrecht measure of how hard a Dutch text is to understand: 0 is easy, 100 is hard.

Formula, coefficients and word lists are those of lint-ii 0.1.3 (Kim and Pander Maat, EUPL-1.2); below 34 is its easiest level.
An estimate, for two things differ: HanTa tags the words where lint-ii uses spaCy, and the longest distance between a word and
the word it hangs on is not parsed but follows from the length of the sentence. It says what got easier or harder; it is no
proof of a language level.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import mean

from HanTa.HanoverTagger import HanoverTagger

from tests.language.sentences import sentences, tokens

LEVEL_1 = 34.0
WORD_LIST = Path(__file__).with_name("woordenlijst.tsv")
# coefficients.json: spaCy 3.7.0, nouns_sem_types_20260420.
_CONSTANT, _FREQUENCY, _DISTANCE, _DENSITY, _CONCRETE = -4.3022, 17.3141, -1.6241, -2.5422, 15.9519
_UNHEARD = 1.3592  # what lint-ii gives a word that SUBTLEX-NL never saw
# Fitted on 553 sentences of our texts and of the seed, parsed with Frog 0.20 (r = 0.65).
_PER_WORD, _AT_ZERO = 0.37, -0.4
# HanTa takes these for nouns or abbreviations when a sentence starts with them.
_ORDERS = {"bel", "chat", "mail", "meld", "print"}
_COPULAS = {"zijn", "worden", "blijven", "lijken", "heten"}


@dataclass(frozen=True)
class Word:
    """A word as it is written (lower case), its lemma and its tag (CGN)."""

    text: str
    lemma: str
    tag: str

    @property
    def is_name(self) -> bool:
        """Whether it is a name."""
        return self.tag.startswith(("N(eigen", "SPEC(deeleigen"))

    @property
    def is_noun(self) -> bool:
        """Whether it is a noun, names included."""
        return self.tag.startswith("N(") or self.is_name

    @property
    def is_finite(self) -> bool:
        """Whether it is a verb that shows tense."""
        return self.tag.startswith("WW(pv")

    @property
    def is_content(self) -> bool:
        """Whether it carries meaning: a noun, name, adjective or verb other than an auxiliary of being."""
        verb = self.tag.startswith("WW(") and self.lemma not in _COPULAS
        return self.is_noun or verb or self.tag.startswith("ADJ(") or listed(self.text).manner


@dataclass(frozen=True)
class Listed:
    """What lint-ii's lists say of a word; `core` is the frequency of the last part of a compound (log10 per 10^9 words)."""

    frequency: float = _UNHEARD
    core: float = _UNHEARD
    noun: str = ""
    skipped: bool = False
    manner: bool = False
    known: bool = False


@dataclass(frozen=True)
class Features:
    """The four numbers that the formula weighs."""

    frequency: float
    distance: float
    density: float
    concrete: float

    @property
    def score(self) -> float:
        """The estimate, between 0 and 100."""
        easy = _CONSTANT + _FREQUENCY * self.frequency + _DISTANCE * self.distance
        return min(100.0, max(0.0, 100 - (easy + _DENSITY * self.density + _CONCRETE * self.concrete)))


@cache
def _tagger() -> HanoverTagger:
    return HanoverTagger("morphmodel_dutch.pgz")


@cache
def tagged(sentence: str) -> tuple[Word, ...]:
    """Return the words of `sentence` with their tags, marks left out."""
    tags = [Word(text.lower(), lemma.lower(), tag) for text, lemma, tag in _tagger().tag_sent(tokens(sentence))]
    if tags and tags[0].text in _ORDERS:
        tags[0] = Word(tags[0].text, tags[0].lemma, "WW(pv,tgw,ev)")
    return tuple(word for word in tags if not word.tag.startswith("LET("))


@cache
def _list() -> dict[str, Listed]:
    with WORD_LIST.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")
        return {
            row["word"]: Listed(
                float(row["frequency"] or _UNHEARD),
                float(row["core"] or row["frequency"] or _UNHEARD),
                row["noun"],
                "s" in row["marks"],
                "m" in row["marks"],
                known=True,
            )
            for row in rows
        }


def listed(word: str) -> Listed:
    """Return what the word list says of `word`."""
    return _list().get(word, Listed())


def looked_up(texts: Iterable[str]) -> set[str]:
    """Return every word and lemma that the measure of `texts` looks up."""
    found = [word for text in texts for sentence in sentences(text) for word in tagged(sentence)]
    return {form for word in found if any(map(str.isalpha, word.text)) for form in (word.text, word.lemma) if form}


def features(texts: Iterable[str]) -> Features:
    """Return the four numbers of `texts` together, as lint-ii does for a document. ValueError when there is too little."""
    found = [tagged(sentence) for text in texts for sentence in sentences(text)]
    content = [[word for word in sentence if word.is_content] for sentence in found]
    nouns = [kind for sentence in found for word in sentence if word.is_noun and (kind := _kind(word))]
    density = [
        len(meaning) / clauses
        for sentence, meaning in zip(found, content, strict=True)
        if (clauses := sum(word.is_finite for word in sentence))
    ]
    frequencies = [_frequency(word) for meaning in content for word in meaning if not word.is_name and not _skipped(word)]
    distances = [max(0.0, _AT_ZERO + _PER_WORD * len(sentence)) for sentence in found if len(sentence) > 1]
    if not (density and nouns and frequencies and distances):
        raise ValueError("too little text to measure")
    return Features(mean(frequencies), mean(distances), mean(density), nouns.count("concrete") / len(nouns))


def _kind(word: Word) -> str:
    return listed(word.text).noun or listed(word.lemma).noun


def _skipped(word: Word) -> bool:
    return listed(word.text).skipped or listed(word.lemma).skipped


def _frequency(word: Word) -> float:
    return listed(word.text).core if word.is_noun else listed(word.text).frequency
