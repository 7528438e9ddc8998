# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Territory looks: can twelve be told apart, and do neighbors differ in color?"""

import numpy as np
import pytest

from oms42.charts.territory_style import COLORS, FORMS, MOST, styles


def test_have_twelve_territories_twelve_looks() -> None:
    made = styles(np.random.default_rng(1).random((12, 2)))
    assert len({one.key for one in made}) == MOST == 12
    assert "".join(one.letter for one in made) == "ABCDEFGHIJKL"
    assert {one.color for one in made} == set(range(len(COLORS)))
    assert {one.form for one in made} == set(range(len(FORMS)))


@pytest.mark.parametrize("m", [2, 3, 4])
def test_have_up_to_four_territories_a_color_each(m: int) -> None:
    assert len({one.color for one in styles(np.eye(m, 2))}) == m


def test_does_the_nearest_neighbor_have_another_color() -> None:
    """On a line with a step of 1, a color comes again only three steps on at the earliest."""
    made = styles(np.column_stack([np.arange(12.0), np.zeros(12)]))
    for i in range(11):
        assert made[i].color != made[i + 1].color


def test_are_thirteen_territories_refused_with_a_way_out() -> None:
    with pytest.raises(ValueError, match=r"13 territories.*a region of them"):
        styles(np.zeros((13, 2)))
