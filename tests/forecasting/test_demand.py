# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Kinds of demand: are the cuts those of Syntetos, Boylan and Croston?"""

import numpy as np
import pytest

from oms42.forecasting import demand_pattern
from oms42.forecasting.demand import demand_series


@pytest.mark.parametrize(
    ("y", "adi", "cv2", "kind"),
    [
        # by hand: mean 5, variance 1/2 over 4 demands
        ([4, 5, 5, 6], 1.0, 0.5 / 25, "smooth"),
        # mean 5, variance 16: 16/25 = 0.64
        ([1, 9, 1, 9], 1.0, 0.64, "erratic"),
        ([0, 4, 0, 6, 0, 0], 3.0, 1 / 25, "intermittent"),
        ([0, 1, 0, 9], 2.0, 0.64, "lumpy"),
    ],
)
def test_are_the_measures_those_of_a_hand_calculation(
    y: list[int], adi: float, cv2: float, kind: str
) -> None:
    pattern = demand_pattern(y)
    assert pattern.adi == pytest.approx(adi)
    assert pattern.cv2 == pytest.approx(cv2)
    assert pattern.kind == kind


def test_do_the_cuts_stand_at_their_values() -> None:
    """ADI 33/25 = 1.32 is no longer smooth; CV² of sizes 3 and 17 is 49/100 = 0.49, lumpy."""
    assert demand_pattern([5] * 25 + [0] * 8).kind == "intermittent"
    assert demand_pattern([5] * 26 + [0] * 8).kind == "smooth"
    assert demand_pattern([3, 17]).kind == "erratic"


def test_has_a_single_demand_no_variation() -> None:
    pattern = demand_pattern([0, 0, 7, 0])
    assert (pattern.cv2, pattern.demands, pattern.kind) == (0.0, 1, "intermittent")


@pytest.mark.parametrize(
    ("y", "words"),
    [
        ([0, 0, 0], "3 zeros and no demand"),
        ([1, -2, 3], "-2 at position 1; demand is zero or above"),
        ([1, np.nan, 3], "nan at position 1"),
        ([3], "at least 2"),
    ],
)
def test_does_a_series_that_is_no_demand_get_an_error_that_says_why(
    y: list[float], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        demand_series(y)
