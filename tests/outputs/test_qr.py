"""The picture of a code: the pattern laid over it is about as easy to scan as the best there is."""

import random

import segno
from segno.encoder import evaluate_mask

from escalation.outputs.qr import MASK

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def unrest(address: str, mask: int) -> int:
    """Return how hard to scan ISO/IEC 18004 counts the code of `address` with `mask`: lines, blocks, false corners, balance."""
    code = segno.make(address, micro=False, error="m", boost_error=False, mask=mask)
    rows = [bytearray(row) for row in code.matrix]
    return evaluate_mask(rows, len(rows), len(rows))


def test_the_pattern_over_a_code_is_nearly_the_best_for_any_code() -> None:
    draw = random.Random(18004)  # noqa: S311  (nothing secret)
    for length in (10, 14, 16, 20) * 5:
        code = "".join(draw.choices(SIGNS, k=length))
        address = f"https://pestwijzer.example/verder/#{code}"
        assert unrest(address, MASK) <= 1.4 * min(unrest(address, mask) for mask in range(8))
