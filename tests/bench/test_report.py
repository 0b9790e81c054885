"""What the bench writes to the README."""

import pytest

from tests.bench.report import END, START, written
from tests.bench.turns import Line, table


def line(ratio: float) -> Line:
    return Line("een bladzijde", f"{ratio} ms", "1 ms", ratio=ratio, at_most=1.5)


def test_only_what_stands_between_the_marks_is_replaced() -> None:
    text = f"Voor.\n{START}\noud\n{END}\nNa.\n"
    assert written(text, r"nieuw \1") == f"Voor.\n{START}\nnieuw \\1\n{END}\nNa.\n"


@pytest.mark.parametrize("text", ["", START, f"{START}{END}{START}{END}"])
def test_a_text_without_its_marks_is_left_alone(text: str) -> None:
    with pytest.raises(ValueError, match="marks"):
        written(text, "nieuw")


def test_several_times_stand_beside_each_other_with_the_middle_one_first() -> None:
    row = table([[line(1.2)], [line(1.6)], [line(1.3)]]).splitlines()[-1]
    assert row == "| een bladzijde | 1.3 ms | 1 ms | 1,20 | 1,60 | 1,30 | hoogstens 1,50: **te traag** (1 van 3) |"


def test_a_single_time_has_one_ratio() -> None:
    heads, _, row = table([[line(1.2)]]).splitlines()
    assert heads == "| wat | wij | de ander | verhouding | grens |"
    assert row.endswith("| 1,20 | hoogstens 1,50 |")
