"""Write `woordenlijst.tsv`: the rows of lint-ii's lists that our words need. Run by `make woordenlijst`, not by a test."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from pathlib import Path

import duckdb

NOTICE = """\
# The rows of the word lists of lint-ii 0.1.3 that the words of our texts, and of the text they are compared with, need.
# Made by `make woordenlijst`; do not edit. Copyright of the lists: the authors of lint-ii (Chris Pander Maat, Jenia Kim and
# others), licensed under the EUPL-1.2 (see LICENSE). Changed: only these rows and columns, in one table.
# frequency: log10 per 10^9 words in SUBTLEX-NL, empty when never seen; core: the same for the last part of a compound noun;
# noun: its class; marks: s = left out of the mean (skip list), m = adverb of manner.
word\tfrequency\tcore\tnoun\tmarks
"""


def rows(words: set[str]) -> list[str]:
    """Return a line for each of `words`."""
    data = Path(find_spec("lint_ii").submodule_search_locations[0]) / "linguistic_data" / "data"

    def table(name: str, *columns: str) -> list[tuple]:
        source = sorted(data.glob(f"{name}.parquet"))[-1]
        return duckdb.sql(f"SELECT {', '.join(columns)} FROM '{source}'").fetchall()  # noqa: S608  (our own names)

    frequency = dict(table("subtlex_wordfreq", "word", "word_count"))
    noun = {word: (kind, head) for word, kind, head in table("nouns_sem_types_*", "word", "super_sem_type", "head")}
    skipped = {word for (word,) in table("subtlex_wordfreq_skiplist", "word")}
    manner = {word for (word,) in table("manner_adverbs_*", "adverb")}

    def row(word: str) -> str:
        kind, head = noun.get(word, ("", None))
        own, core = frequency.get(word), frequency.get(head, 1.3592) if head else None
        marks = "s" * (word in skipped) + "m" * (word in manner)
        numbers = ["" if number is None else f"{number:.3f}" for number in (own, core)]
        return "\t".join([word, *numbers, kind or "", marks])

    return [row(word) for word in sorted(words)]


def main() -> None:
    """Write the list; without the text to compare with, the rows it needed before stay."""
    sys.path.insert(0, os.getcwd())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pestwijzer.settings")
    import django

    django.setup()
    from tests.language.corpus import SEED, seed, texts
    from tests.language.lint import WORD_LIST, _list, looked_up

    words = looked_up([text.words for text in texts()])
    words |= looked_up(seed()) if SEED.exists() else set(_list())
    WORD_LIST.write_text(NOTICE + "\n".join(rows(words)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
