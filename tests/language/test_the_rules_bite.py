"""The measures find what they are made for: a hard text fails each rule, and a known text gets a known score."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.language import findings
from tests.language.findings import Finding
from tests.language.lint import LEVEL_1, features
from tests.language.pages import _blocks
from tests.language.records import Text
from tests.language.sentences import sentences, words

HARD = (
    "Indien het bevoegd gezag ten aanzien van het veiligheidsbeleid geen maatregelen treft, kan conform het reglement een "
    "klacht worden ingediend bij de LKC, i.v.m. ongeoorloofd verzuim. Uw kind kan zich melden."
)


@pytest.mark.parametrize(
    ("rule", "what"),
    [
        (findings.long_sentences, "woorden:"),
        (findings.passives, "ingediend"),
        (findings.stiff_words, "bevoegd gezag"),
        (findings.stiff_words, "Indien"),
        (findings.abbreviations, "LKC"),
        (findings.abbreviations, "i.v.m."),
        (findings.address, "Uw kind"),
        (findings.hard_words, "reglement"),
    ],
)
def test_a_hard_text_is_found(rule: Callable[[], Iterator[Finding]], what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(findings, "texts", lambda: (Text("proef", "proef", "proef", HARD),))
    findings.glossary.cache_clear()
    found = [str(finding) for finding in rule()]
    findings.glossary.cache_clear()
    assert any(what in finding for finding in found), found


def test_a_hard_screen_is_found() -> None:
    assert features([HARD]).score > LEVEL_1 > features(["Je kind gaat naar school.", "Je belt de dokter."]).score


def test_sentences_and_words_are_counted_as_a_reader_counts_them() -> None:
    assert sentences("Bel 113. Dat kan op 113.nl! 'Wie?' Niemand ...") == [
        "Bel 113.",
        "Dat kan op 113.nl!",
        "'Wie?",
        "Niemand ...",
    ]
    assert words("De jeugd- of schoolarts (van 12 jaar).") == ["De", "jeugd", "of", "schoolarts", "van", "12", "jaar"]


def test_a_template_gives_its_words_without_its_tags() -> None:
    source = """<p>{% if a %}Ja, {{ n }} <b>keer</b>.{% else %}Nee.{% endif %}</p>
        <i aria-label="Een naam"></i>{% include "x" with t="Dit ook." %}"""
    assert sorted(_blocks(source)) == ["Dit ook.", "Een naam", "Ja, 7 keer.", "Nee."]
