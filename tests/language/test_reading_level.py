"""Our texts against the one they were made from, on the same measure; the numbers are printed. No claim of a language level."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import mean
from typing import NamedTuple

import pytest

from tests.language.corpus import SEED, seed, texts
from tests.language.findings import is_hard
from tests.language.lint import WORD_LIST, features, listed, looked_up, tagged
from tests.language.sentences import sentences, words


class Measures(NamedTuple):
    """How hard a text is; `rare` and `passive` are per 1000 words."""

    lint: float
    sentence: float
    longest: int
    letters: float
    rare: float
    passive: float


def measure(paragraphs: Sequence[str]) -> Measures:
    """Return the measures of `paragraphs` together."""
    found = [sentence for paragraph in paragraphs for sentence in sentences(paragraph)]
    lengths = [len(words(sentence)) for sentence in found]
    read = [tagged(sentence) for sentence in found]
    passive = sum(any(w.lemma == "worden" for w in s) and any(w.tag.startswith("WW(vd") for w in s) for s in read)
    rare = sum(is_hard(word) for sentence in read for word in sentence)
    letters = mean(len(word) for sentence in found for word in words(sentence))
    per_1000 = 1000 / sum(lengths)
    return Measures(features(paragraphs).score, mean(lengths), max(lengths), letters, rare * per_1000, passive * per_1000)


def ours(*kinds: str) -> list[str]:
    """Return our running text of `kinds`."""
    return [text.words for text in texts() if text.kind in kinds and text.prose]


def test_the_word_list_knows_every_word() -> None:
    missing = sorted(word for word in looked_up(text.words for text in texts()) if not listed(word).known)
    assert not missing, f"not in {WORD_LIST.name}: {', '.join(missing)}. Run: make woordenlijst"


def test_our_texts_are_clearly_easier_than_the_one_they_were_made_from(say: Callable[[str], None]) -> None:
    if not SEED.exists():
        pytest.skip(f"{SEED} is not beside this checkout, so our texts are measured but not compared")
    missing = sorted(word for word in looked_up(seed()) if not listed(word).known)
    assert not missing, f"not in {WORD_LIST.name}: {', '.join(missing)}. Run: make woordenlijst"
    rows = {
        "de brontekst": measure(seed()),
        "stappen van een plan": measure(ours("acties")),
        "vragen": measure(ours("vragen")),
        "teksten om te lezen": measure(ours("lezen")),
        "alles": measure(ours("acties", "vragen", "lezen", "begrippen", "contacten", "onderdelen", "overgeslagen", "pagina's")),
    }
    say(f"{'leesbaarheid':22}" + "".join(f"{name:>10}" for name in Measures._fields))
    for name, row in rows.items():
        say(f"{name:22}" + "".join(f"{value:10.1f}" for value in row))
    source = rows.pop("de brontekst")
    for name, row in rows.items():
        assert row.lint < source.lint - 5, name
        assert row.sentence < source.sentence - 2, name
        assert row.longest < source.longest, name
        assert row.letters < source.letters, name
        assert row.rare < source.rare, name
