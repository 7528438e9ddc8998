# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Simpson's reversal: the two cases to the digit, and parts that sum."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.performance import compare_mixes, standardized_rate_gap

WINS, CASES = [[30, 9], [21, 66]], [[120, 40], [60, 200]]


def test_is_the_case_as_printed() -> None:
    """WE8.2: EMEA 25.0 and 35.0, in total 28.3; NA 22.5, 33.0, 31.3; standardized 31.2, 29.0."""
    made = compare_mixes(WINS, CASES)
    assert (100 * made.rates).round(1).tolist() == [[25.0, 22.5], [35.0, 33.0]]
    assert [f"{100 * rate:.1f}" for rate in made.totals] == ["28.3", "31.2"]
    assert made.totals[1] == 75 / 240  # 31.25, printed as 31.3
    assert (100 * made.standardized).round(1).tolist() == [31.2, 29.0]
    assert made.reverses


def test_is_the_churn_of_the_case_as_printed() -> None:
    """WE6.4: single 15.4, multi 6.2, naive gap 9.2 points; standardized by size 2.1 points."""
    cases = np.array([[80, 240], [320, 60]])
    left = cases * [[0.05, 0.04], [0.18, 0.15]]
    made = compare_mixes(left, cases)
    assert (100 * made.totals).round(1).tolist() == [15.4, 6.2]
    assert round(100 * made.gap, 1) == 9.2
    assert round(100 * standardized_rate_gap(left, cases), 1) == 2.1


COUNTS = st.lists(st.integers(1, 200), min_size=6, max_size=6)


@given(COUNTS, st.lists(st.floats(0, 1), min_size=6, max_size=6))
def test_do_rates_and_mix_sum_to_the_gap(cases: list[int], rates: list[float]) -> None:
    n = np.array(cases).reshape(3, 2)
    made = compare_mixes(n * np.array(rates).reshape(3, 2), n)
    assert made.within + made.mix == pytest.approx(made.gap, abs=1e-12)
    low, high = made.rates.min(axis=0), made.rates.max(axis=0)
    assert (made.standardized >= low - 1e-12).all()
    assert (made.standardized <= high + 1e-12).all()


def test_is_there_no_mix_effect_where_the_mix_is_the_same() -> None:
    made = compare_mixes([[10, 20], [30, 40]], [[100, 200], [100, 200]])
    assert made.mix == pytest.approx(0)
    assert not made.reverses


@pytest.mark.parametrize(
    ("wins", "cases", "says"),
    [
        ([[1, 2]], [[0, 2]], "stratum 0 of group 0 has no case; merge it"),
        ([[3, 2]], [[2, 2]], "wins holds a count below 0 or above its cases"),
        ([[1, 2, 3]], [[4, 4, 4]], "strata × 2 groups are needed"),
    ],
)
def test_is_bad_input_named(wins: list[list[int]], cases: list[list[int]], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        compare_mixes(wins, cases)
