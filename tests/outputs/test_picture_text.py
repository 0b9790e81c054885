"""The text of pictures on paper: a line is drawn as one, where the picture says, as its font wants it."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream

from escalation.outputs import pdf
from tests.families import EVERYTHING, NOOR, Answers
from tests.outputs.plans import kept_of

PAGE = '<html lang="nl"><head><title>Proef</title></head><body>{}</body></html>'
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="100" viewBox="0 0 300 100"><title>Proef</title>{}</svg>'
TEXT = '<text x="{}" y="{}" font-size="20" font-family="\'Een naam\', Atkinson"{}>{}</text>'


def drawn(picture: str) -> Iterator[tuple[list[Any], bytes]]:
    """Yield what draws the first picture of a page with `picture`."""
    reader = PdfReader(BytesIO(pdf.typeset(PAGE.format(picture))))
    inside = False
    for operands, operator in ContentStream(reader.pages[0].get_contents(), reader).operations:
        if operator == b"BDC":
            inside = operands[0] == "/Figure"
        elif operator == b"EMC" and inside:
            return
        if inside:
            yield operands, operator


def operands_of(wanted: bytes, picture: str) -> list[list[Any]]:
    return [operands for operands, operator in drawn(picture) if operator == wanted]


def test_a_line_stands_where_the_picture_says_in_its_size_and_weight() -> None:
    picture = PICTURE.format(TEXT.format(10, 30, "", "Praat") + TEXT.format(15, 60, ' font-weight="bold"', "Te laat"))
    assert operands_of(b"Tm", picture) == [[1, 0, 0, -1, 10, 30], [1, 0, 0, -1, 15, 60]]
    (light, size), (heavy, same_size) = operands_of(b"Tf", picture)
    assert size == same_size == 20
    assert light != heavy


def test_the_letters_of_a_line_are_set_together() -> None:
    (((_, t_to_e, *_),),) = operands_of(b"TJ", PICTURE.format(TEXT.format(10, 30, "", "Te laat")))
    assert t_to_e > 0, "the e goes under the roof of the T"


@pytest.mark.parametrize("answers", [NOOR, EVERYTHING], ids=["Noor", "everything"])
def test_the_road_has_one_piece_of_text_a_line(answers: Answers) -> None:
    picture = str(kept_of(answers)["road_picture"])
    assert len(operands_of(b"TJ", picture)) == picture.count("<text") > 10
