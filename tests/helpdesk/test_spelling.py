"""A code read aloud: a word for each sign that a code can hold."""

import pytest

from escalation.domain.plancode import ALPHABET
from escalation.helpdesk.spelling import WORDS, spelled


def test_there_is_a_word_for_each_sign_of_a_code_and_for_no_other() -> None:
    assert set(WORDS) == set(ALPHABET)
    assert len(set(WORDS.values())) == len(WORDS)
    assert all(word.startswith(sign) for sign, word in WORDS.items() if sign.isalpha())


def test_a_code_is_spelled_in_its_groups() -> None:
    assert spelled("7KD2-0Z") == (("7KD2", "zeven, Karel, Dirk, twee"), ("0Z", "nul, Zaandam"))


def test_a_sign_that_no_code_holds_is_refused() -> None:
    with pytest.raises(KeyError):
        spelled("7ILO")
