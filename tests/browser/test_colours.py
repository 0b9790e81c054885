"""The promise of tokens.css, kept in light and dark: text 7:1 against its ground, lines and icons 3:1."""

import re
from itertools import product

import pytest

from tests.prepared import ROOT

TEXT, PART = 7, 3
# What is written or drawn in what, on which grounds.
INKS = {
    ("ink", "soft", "water"): ("paper", "sheet"),
    ("water-deep",): ("paper", "sheet"),
    ("ink", "water"): ("water-pale",),
    ("ink",): ("wood-pale",),
    ("brick",): ("paper", "sheet", "brick-pale"),
    ("on-water",): ("water", "water-deep"),
    ("on-deep",): ("deep",),
}
PARTS = {
    ("edge-line", "wood", "water", "brick", "focus"): ("paper", "sheet"),
    ("water",): ("water-pale",),
    ("deep-wood", "on-deep"): ("deep",),
}


def tokens() -> dict[str, dict[str, str]]:
    """Return the colours by name, per colour scheme."""
    css = (ROOT / "static/css/tokens.css").read_text()
    light, dark = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]+);", part)) for part in css.split("@media"))
    return {"light": light, "dark": {**light, **dark}}


def brightness(colour: str) -> float:
    """Return the relative luminance of a colour as WCAG 2.2 works it out."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((brightness(one), brightness(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_contrast_is_worked_out_as_in_wcag() -> None:
    assert contrast("#000", "#fff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(INKS, TEXT), (PARTS, PART)], ids=["text", "parts"])
def test_every_colour_stands_out_from_its_ground(
    scheme: str, pairs: dict[tuple[str, ...], tuple[str, ...]], least: float
) -> None:
    colours = tokens()[scheme]
    found = {
        f"{ink} on {ground}": round(contrast(colours[ink], colours[ground]), 2)
        for inks, grounds in pairs.items()
        for ink, ground in product(inks, grounds)
    }
    assert not {name: value for name, value in found.items() if value < least}
