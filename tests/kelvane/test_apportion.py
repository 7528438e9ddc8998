# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.kelvane.apportion import apportion


def test_does_hamilton_give_the_textbook_answer() -> None:
    """By hand: 100 · (43, 33, 24.5)/100.5 = 42.79, 32.84, 24.38; the first two round up."""
    assert apportion(100, [43, 33, 24.5]).tolist() == [43, 33, 24]


@given(
    st.integers(0, 10**12),
    st.lists(st.floats(0.001, 1e6), min_size=1, max_size=20),
)
def test_do_the_parts_sum_to_the_total_and_stay_within_one(total: int, w: list[float]) -> None:
    parts = apportion(total, w)
    exact = total * (np.array(w) / sum(w))
    assert int(parts.sum()) == total
    assert np.abs(parts - exact).max() <= 1 + 1e-3


def test_is_the_shape_of_the_weights_kept() -> None:
    assert apportion(7, np.ones((2, 3))).tolist() == [[2, 1, 1], [1, 1, 1]]


@pytest.mark.parametrize("weights", [[], [0, 0], [1, -1], [1, np.nan], [1, np.inf]])
def test_are_useless_weights_refused(weights: list[float]) -> None:
    with pytest.raises(ValueError, match="weights must be finite"):
        apportion(3, weights)


def test_is_a_negative_total_refused() -> None:
    with pytest.raises(ValueError, match="got -3"):
        apportion(-3, [1.0])
