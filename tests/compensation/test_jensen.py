# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The Jensen gap: has it the sign of the curve, and the size of the integral?"""

import numpy as np
import pytest
from scipy import integrate, stats

from oms42.compensation import attainment, jensen_gap, piecewise

from .curves import KNOTS, pay_curve


def test_is_expected_incentive_the_one_of_the_book() -> None:
    """WE3.1: E[incentive] ≈ 109.2k (± 0.3k); pay at the mean of 0.92 ≈ 106.5k (exactly 106,560)."""
    for bounds in ("truncate", "clip"):
        made = jensen_gap(pay_curve, attainment(bounds=bounds), knots=KNOTS)  # type: ignore[arg-type]  # both
        assert made.expected == pytest.approx(109_200, abs=300)
        assert made.at_mean == pytest.approx(106_560, abs=100)
        assert made.gap == pytest.approx(made.expected - made.at_mean)
        assert made.method == "partial expectation"


def test_is_it_the_same_by_quadrature_and_by_scipy() -> None:
    exact = jensen_gap(pay_curve, attainment(), knots=KNOTS)
    grid = jensen_gap(pay_curve, attainment())
    assert grid.method == "quadrature"
    assert grid.expected == pytest.approx(exact.expected, rel=1e-8)
    law = stats.truncnorm(-0.92 / 0.28, np.inf, 0.92, 0.28)
    whole = integrate.quad(lambda x: float(pay_curve(x)) * law.pdf(x), 0, 4, points=KNOTS)[0]
    assert exact.expected == pytest.approx(whole, rel=1e-7)


def test_is_it_above_zero_for_convex_below_for_concave_and_zero_for_linear() -> None:
    """Q3.3: an accelerated curve costs more than at the mean, a capped one less."""
    law = attainment(bounds="clip")
    assert jensen_gap(lambda a: np.maximum(a - 1, 0), law, knots=[1]).gap > 0.05
    assert jensen_gap(lambda a: np.minimum(a, 1), law, knots=[1]).gap < -0.05
    assert jensen_gap(lambda a: 7 * a, law, knots=[]).gap == pytest.approx(0, abs=1e-12)


def test_is_a_skewed_law_integrated_between_the_knots() -> None:
    """A million draws of the same law."""
    law = attainment(0.92, 0.28, skew=1.0)
    drawn = law.from_normal(np.random.default_rng(3).standard_normal(1_000_000))
    made = jensen_gap(pay_curve, law, knots=KNOTS)
    assert made.method == "quadrature"
    assert made.expected == pytest.approx(pay_curve(drawn).mean(), rel=1e-3)


def test_are_observed_attainments_summed() -> None:
    """0.5 and 1.5 pay 36,000 and 120,000 × (1 + 0.375 + 0.5) = 225,000; at the mean 120,000."""
    made = jensen_gap(pay_curve, [0.5, 1.5])
    assert made.expected == pytest.approx((36_000 + 225_000) / 2)
    assert made.at_mean == pytest.approx(120_000)
    assert made.method == "sum over the observed"


def test_does_a_piecewise_curve_bring_its_knots_along() -> None:
    made = jensen_gap(piecewise(pay_curve, KNOTS), attainment())
    assert made.method == "partial expectation"


def test_does_a_law_without_lower_bound_keep_its_closed_form() -> None:
    """E[max(A, 0)] of N(0, 1) is 1/√(2π)."""
    made = jensen_gap(lambda a: np.maximum(a, 0), attainment(0, 1, lower=-np.inf), knots=[0.0])
    assert made.expected == pytest.approx(1 / np.sqrt(2 * np.pi))
