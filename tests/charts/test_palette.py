# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The palette: can each color be seen on the light page and on the dark one?

WCAG 2.2, success criterion 1.4.11, asks 3:1 of graphics; the formula is its definition of
"relative luminance" and "contrast ratio".
"""

import re
from itertools import pairwise

import pytest

from oms42.charts import palette

LIGHT, DARK = "#ffffff", "#121212"  # the theme's two grounds
COLORS = {
    name: value
    for name, value in vars(palette).items()
    if name.isupper() and isinstance(value, str)
}


def luminance(color: str) -> float:
    """Return the relative luminance of ``#rrggbb``."""
    shares = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colors."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_does_the_formula_give_the_known_ratios() -> None:
    """Black on white is 21:1 by definition; #767676 is known as the lightest gray at 4.5:1."""
    assert contrast("#000000", LIGHT) == pytest.approx(21)
    assert 4.5 <= contrast("#767676", LIGHT) < 4.6


@pytest.mark.parametrize("ground", [LIGHT, DARK])
@pytest.mark.parametrize("name", sorted(COLORS))
def test_does_each_color_keep_three_to_one_on_both_grounds(name: str, ground: str) -> None:
    assert contrast(COLORS[name], ground) >= 3


def test_is_each_color_one_of_its_own_in_six_digits() -> None:
    assert len(set(COLORS.values())) == len(COLORS) == 4
    assert all(re.fullmatch(r"#[0-9a-f]{6}", value) for value in COLORS.values())


def test_is_more_always_darker() -> None:
    """An amount must be read without color: lightness falls from end to end, in clear steps."""
    lights = [luminance(color) for color in palette.SEQUENTIAL]
    assert all(a > 1.5 * b for a, b in pairwise(lights))


def test_do_the_two_ends_of_a_difference_fall_away_from_the_middle() -> None:
    lights = [luminance(color) for color in palette.DIVERGING]
    middle = len(lights) // 2
    assert lights[: middle + 1] == sorted(lights[: middle + 1])
    assert lights[middle:] == sorted(lights[middle:], reverse=True)
