# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Payout against potential: is the slope right, and the ranking?"""

import numpy as np
import pytest
from scipy import stats

from oms42.compensation import pay_for_performance, payout_slope


def test_is_the_slope_the_one_of_scipy() -> None:
    rng = np.random.default_rng(0)
    potential = rng.lognormal(0, 0.26, 84)
    pay = 15 + 82 * potential + rng.normal(0, 10, 84)
    made = payout_slope(pay, potential)
    other = stats.linregress(potential, pay)
    assert made.slope == pytest.approx(other.slope)
    assert made.r2 == pytest.approx(other.rvalue**2)
    assert made.lower < 82 < made.upper
    assert made.adjusted.mean() == pytest.approx(pay.mean())
    assert np.corrcoef(made.adjusted, potential)[0, 1] == pytest.approx(0, abs=1e-12)


def test_is_the_rank_correlation_the_one_of_scipy_with_ties() -> None:
    pay, done = [3, 1, 1, 5, 2, 4], [2, 2, 1, 6, 3, 3]
    assert pay_for_performance(pay, done) == pytest.approx(stats.spearmanr(pay, done).statistic)


def test_are_constant_columns_refused() -> None:
    with pytest.raises(ValueError, match="potential is 1 for every seller"):
        payout_slope([1, 2, 3, 4], [1, 1, 1, 1])
    with pytest.raises(ValueError, match="performance is 2 for every seller"):
        pay_for_performance([1, 2, 3], [2, 2, 2])
