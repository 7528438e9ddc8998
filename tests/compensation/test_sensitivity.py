# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Sensitivity: does cost move as the formula says, and stay within its bounds?"""

import numpy as np
import pytest
from scipy import stats

from oms42.compensation import attainment, cost_bounds, cost_sensitivity

from .curves import KNOTS, pay_curve


def test_does_spread_raise_the_cost_of_an_option_as_its_formula_says() -> None:
    """E[max(A − 1, 0)] of N(1, σ) is σ/√(2π)."""
    base = attainment(1.0, 0.2, lower=-np.inf)
    made = cost_sensitivity(
        lambda a: np.maximum(a - 1, 0), base, sd=[0.1, 0.2, 0.4], mean=[0.9], knots=[1.0]
    )
    assert made.varied == ("mean", "sd", "sd", "sd")
    assert made.expected[1:] == pytest.approx(np.array([0.1, 0.2, 0.4]) / np.sqrt(2 * np.pi))
    z = -0.1 / 0.2
    assert made.expected[0] == pytest.approx(0.2 * stats.norm.pdf(z) - 0.1 * stats.norm.cdf(z))
    assert made.change[2] == pytest.approx(0, abs=1e-12)
    assert made.base == pytest.approx(0.2 / np.sqrt(2 * np.pi))


def test_does_skew_to_the_right_raise_the_cost_of_accelerators() -> None:
    made = cost_sensitivity(pay_curve, skew=[-0.5, 0.0, 1.0], knots=KNOTS)
    top = cost_sensitivity(lambda a: np.maximum(a - 1.25, 0), skew=[-0.5, 0.0, 1.0], knots=[1.25])
    assert (np.diff(top.expected) > 0).all()
    assert made.to_frame().shape == (3, 5)


def test_is_the_bound_of_an_option_the_one_of_scarf() -> None:
    """Scarf 1958: at most (√(σ² + (K − μ)²) − (K − μ))/2, mean and spread given."""
    made = cost_bounds(lambda a: np.maximum(a - 1, 0), 0.92, 0.28, upper=3.0, points=2001)
    assert made.highest == pytest.approx((np.sqrt(0.28**2 + 0.08**2) - 0.08) / 2, rel=1e-3)
    assert made.highest_at.size <= 4


def test_does_the_normal_law_lie_between_the_bounds() -> None:
    made = cost_bounds(pay_curve, 0.92, 0.28)
    expected = cost_sensitivity(pay_curve, sd=[0.28], knots=KNOTS).base
    assert made.lowest < expected < made.highest


def test_is_what_cannot_be_refused() -> None:
    with pytest.raises(ValueError, match="no law between 0 and 1"):
        cost_bounds(pay_curve, 0.9, 0.5, upper=1.0)
    with pytest.raises(ValueError, match="nothing is to be tried"):
        cost_sensitivity(pay_curve)
    with pytest.raises(TypeError, match="moved on a law"):
        cost_sensitivity(pay_curve, [1.0, 2.0], sd=[0.1])  # type: ignore[arg-type]  # wrong on purpose
    with pytest.raises(ValueError, match="sd is 0"):
        cost_sensitivity(pay_curve, sd=[0.0])
