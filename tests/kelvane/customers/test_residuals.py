# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import numpy as np
import pytest
import statsmodels.api as sm

from oms42.kelvane.customers.residuals import residuals


def test_are_they_what_another_library_leaves_over() -> None:
    """Ordinary least squares of statsmodels, standardized."""
    rng = np.random.default_rng(3)
    z, x, flag = rng.standard_normal(50), rng.standard_normal(50), rng.random(50) < 0.3
    left = sm.OLS(z, sm.add_constant(np.column_stack([x, flag.astype(float)]))).fit().resid
    assert residuals(z, x, flag) == pytest.approx(left / left.std())


def test_is_a_mean_of_zero_and_a_deviation_of_one_left_without_causes() -> None:
    """By hand: 1, 2, 3 less 2 is −1, 0, 1, with standard deviation √(2/3)."""
    assert residuals(np.array([1.0, 2.0, 3.0])) == pytest.approx(
        np.array([-1.0, 0.0, 1.0]) / (2 / 3) ** 0.5
    )


def test_are_too_few_draws_refused() -> None:
    with pytest.raises(ValueError, match="2 draws cannot be freed of 2 columns"):
        residuals(np.array([1.0, 2.0]), np.array([0.0, 1.0]))
