# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Bunching: is a planted excess found, and none where none is?"""

import numpy as np
import pytest

from oms42.compensation import bunching
from oms42.datasets import columns


def sample(pulled: int, size: int = 20_000, seed: int = 1) -> np.ndarray:
    """A normal attainment; `pulled` of those in 0.90–1.00 land in 1.00–1.04 instead."""
    rng = np.random.default_rng(seed)
    values = rng.normal(0.95, 0.25, size)
    below = np.flatnonzero((values >= 0.90) & (values < 1.0))[:pulled]
    values[below] = rng.uniform(1.0, 1.04, below.size)
    return values


def test_is_the_planted_excess_within_two_errors() -> None:
    made = bunching(sample(400), window=(-0.10, 0.04), draws=200)
    assert abs(made.excess) < 3 * made.se, "over the whole window nobody is missing"
    above = bunching(sample(400), reach=0.6, degree=7, draws=200)
    assert above.excess == pytest.approx(400, abs=3 * above.se)
    assert above.missing > 50
    assert above.lower < above.ratio < above.upper


def test_is_no_excess_found_where_none_was_planted() -> None:
    found = [bunching(sample(0, seed=s), draws=100) for s in range(20)]
    inside = [one.lower <= 0 <= one.upper for one in found]
    assert sum(inside) >= 16, "95 % intervals"
    assert np.mean([one.excess / one.se for one in found]) == pytest.approx(0, abs=0.7)


def test_is_the_fit_the_regression_with_a_dummy_for_each_bin_of_the_window() -> None:
    """NumPy's own least squares of the counts on powers and window dummies."""
    values = sample(300)
    made = bunching(values, width=0.05, window=(0.0, 0.1), degree=3, draws=20)
    edges = 1.0 + 0.05 * np.arange(-8, 9)
    count = np.histogram(values, edges)[0]
    z = np.arange(16)
    table = np.column_stack([z**p for p in range(4)] + [z == 8, z == 9]).astype(float)
    coef = np.linalg.lstsq(table, count, rcond=None)[0]
    assert made.count.tolist() == count.tolist()
    assert made.excess == pytest.approx(coef[4] + coef[5])
    assert made.counterfactual == pytest.approx(table[:, :4] @ coef[:4])
    assert made.ratio == pytest.approx(made.excess / (table[8:10, :4] @ coef[:4]).mean())
    assert made.missing == pytest.approx((made.counterfactual - count)[:8].sum())


def test_does_conserving_lift_the_counterfactual_until_nobody_is_missing() -> None:
    made = bunching(sample(400), conserve=True, draws=20)
    above = np.array(made.center) > 1.04
    lifted = made.count[above].sum() + made.excess
    assert made.excess < bunching(sample(400), draws=20).excess
    assert lifted > made.count[above].sum()


def test_are_the_bootstrap_errors_those_of_fresh_samples() -> None:
    made = bunching(sample(300), draws=400)
    fresh = [bunching(sample(300, seed=s), draws=20).excess for s in range(60)]
    assert made.se == pytest.approx(np.std(fresh), rel=0.35)


def test_do_kelvanes_sellers_bunch_just_above_quota() -> None:
    """PT-08: attainment piles up in 100–104 %."""
    made = bunching(columns("quotas")["attainment"])
    assert made.lower > 2
    assert made.to_frame()["inside"].sum() == 2


def test_are_too_few_bins_values_and_odd_windows_refused() -> None:
    values = np.linspace(0.5, 1.5, 100)
    with pytest.raises(ValueError, match="bins lie outside the window"):
        bunching(values, width=0.2, window=(0.0, 0.2), degree=5)
    with pytest.raises(ValueError, match="start below its end"):
        bunching(values, window=(0.04, 0.0))
    with pytest.raises(ValueError, match=r"within 0\.4 of the threshold 5"):
        bunching(values, threshold=5.0)
