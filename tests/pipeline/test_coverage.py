# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Coverage: does the case's example come out, and does the binomial agree with scipy's?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from oms42.pipeline import coverage_need, deals_needed


def test_is_the_case_as_printed() -> None:
    """WE1.3: 22 % is 4.55 times, with 15 % slip 5.35; 80 % sure of ten wins: 56 deals, 5.6."""
    assert round(coverage_need(0.22), 2) == 4.55
    assert round(coverage_need(0.22, slip=0.15), 2) == 5.35
    made = deals_needed(10, 0.22, confidence=0.8)
    assert (made.deals, made.coverage) == (56, 5.6)
    assert made.confidence == pytest.approx(binom.sf(9, 56, 0.22))


@given(st.integers(1, 60), st.floats(0.02, 0.98), st.floats(0.05, 0.99))
def test_is_it_the_smallest_number_that_is_enough(k: int, w: float, c: float) -> None:
    made = deals_needed(k, w, confidence=c)
    assert binom.sf(k - 1, made.deals, w) >= c - 1e-9
    assert made.deals == k or binom.sf(k - 1, made.deals - 1, w) < c + 1e-9


def test_is_bad_input_named() -> None:
    with pytest.raises(ValueError, match="win_rate"):
        coverage_need(22)
    with pytest.raises(ValueError, match="slip"):
        coverage_need(0.22, slip=1)
    with pytest.raises(ValueError, match="wins"):
        deals_needed(0, 0.22)
