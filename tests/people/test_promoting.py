# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Promotion: who gets the job, and what the team makes of it."""

import pytest
from scipy.integrate import quad
from scipy.stats import norm

from oms42.people import promotion


def best_of(n: int) -> float:
    """Return the mean of the largest of n standard normals, by integration."""
    return float(quad(lambda x: x * n * norm.pdf(x) * norm.cdf(x) ** (n - 1), -9, 9)[0])


@pytest.mark.parametrize(
    ("weight", "correlation"), [(1.0, 0.0), (1.0, 0.5), (0.0, 0.5), (0.5, 0.2)]
)
def test_are_the_skills_those_of_the_best_of_eight(weight: float, correlation: float) -> None:
    """The index's correlation with each skill times the mean of the largest of eight (1.424)."""
    spread = (weight**2 + (1 - weight) ** 2 + 2 * weight * (1 - weight) * correlation) ** 0.5
    sales = (weight + (1 - weight) * correlation) / spread * best_of(8)
    coach = (weight * correlation + 1 - weight) / spread * best_of(8)
    made = promotion(weight, correlation, draws=40_000)
    assert made.lost_sales == pytest.approx(sales, abs=0.02)
    assert made.manager_skill == pytest.approx(coach, abs=0.02)


def test_does_the_best_seller_rule_lose_where_the_skills_hardly_go_together() -> None:
    """What the simulator lets one discover: below a correlation of about .3 it loses."""
    outputs = {rho: promotion(1.0, rho, draws=20_000) for rho in (-0.2, 0.0, 0.3, 0.6)}
    assert outputs[0.0].output + 3 * outputs[0.0].se < 1
    assert abs(outputs[0.3].output - 1) < 0.02
    assert outputs[0.6].output - 3 * outputs[0.6].se > 1
    assert promotion(0.0, 0.0).output > promotion(0.5, 0.0).output > promotion(1.0, 0.0).output


def test_does_coaching_that_does_nothing_leave_only_the_lost_sales() -> None:
    """By hand: 8 sellers, the best (1.424 SD of 25 %) replaced by an average one."""
    made = promotion(1.0, 0.0, coaching_lift=0.0, ramp_periods=1, periods=100, draws=40_000)
    assert made.output == pytest.approx((8 - 0.25 * best_of(8)) / 8, abs=0.003)


def test_do_the_same_seeds_give_the_same_teams() -> None:
    assert promotion(1.0, 0.2, seed=3) == promotion(1.0, 0.2, seed=3)
    assert promotion(1.0, 0.2, seed=3) != promotion(1.0, 0.2, seed=4)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"weight": 2}, "weight is 2; it must be from 0 to 1"),
        ({"correlation": -1.5}, "correlation is -1.5; it must be from -1 to 1"),
        ({"team": 1}, "team is 1"),
    ],
)
def test_is_a_value_out_of_range_named(change: dict[str, float], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        promotion(**({"weight": 1.0, "correlation": 0.0} | change))  # type: ignore[arg-type]  # wrong
