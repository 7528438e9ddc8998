# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The best plan: is it the closed form where there is one, and does it move as published?"""

import numpy as np
import pytest
from scipy import optimize

from oms42.compensation import optimal_plan


def test_is_it_the_closed_form_for_square_root_utility() -> None:
    """δ = ½: U = 2√s, so √s = A + Bx with B = V'/(2k) and A + Bg = (m + V)/2.

    Pay then costs ((m + V)/2)² + B²g²/q, and effort is found by one search.
    """
    c, m, h, k, d, q = 0.4, 2.0, 2.0, 1.0, 0.1, 4.0

    def cost(t: float) -> float:
        g, slope = h + k * t, 2 * d * t / (2 * k)
        return ((m + d * t**2) / 2) ** 2 + slope**2 * g**2 / q

    found = optimize.minimize_scalar(
        lambda t: cost(t) - (1 - c) * (h + k * t), bounds=(0, 10), method="bounded",
        options={"xatol": 1e-10},
    )  # fmt: skip
    t = found.x
    g, slope = h + k * t, d * t / k
    A = (m + d * t**2) / 2 - slope * g
    made = optimal_plan()
    assert made.effort == pytest.approx(t, abs=1e-5)
    assert made.profit == pytest.approx(-found.fun, rel=1e-9)
    assert made.salary == pytest.approx(A**2, rel=1e-4)
    assert made.expected_pay == pytest.approx(cost(t), rel=1e-5)
    assert made.pay([0.0, 3.0]) == pytest.approx([A**2, (A + 3 * slope) ** 2], rel=1e-4)
    ideal = optimize.minimize_scalar(
        lambda e: ((m + d * e**2) / 2) ** 2 - (1 - c) * (h + k * e),
        bounds=(0, 10),
        method="bounded",
    )
    assert made.first_best_profit == pytest.approx(-ideal.fun, rel=1e-6)
    assert made.profit < made.first_best_profit


@pytest.mark.parametrize(
    ("arguments", "shape", "sign"),
    [
        ({"delta": 0.5}, "convex", 1),
        ({"delta": 0.0, "outside": 0.3}, "linear", 0),
        ({"delta": -1.0, "outside": -1.5, "d": 0.3}, "concave", -1),
        ({"r": 1.0, "outside": 0.5}, "concave", -1),
    ],
)
def test_is_pay_bent_as_risk_tolerance_grows(
    arguments: dict[str, float], shape: str, sign: int
) -> None:
    """The 1985 abstract: convex if risk tolerance rises rapidly, concave if constant."""
    made = optimal_plan(**arguments)  # type: ignore[arg-type]  # floats all
    assert made.shape == shape
    money = made.pay(np.linspace(0.5, 8, 40))
    assert (np.diff(money) > 0).all(), "increasing"
    bend = np.diff(money, 2)
    assert (np.sign(np.round(bend, 9)) == sign).all()


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [("uncertainty", 0.4, 0.6), ("marginal_cost", 0.3, 0.5), ("outside", 1.9, 2.1)],
)
def test_does_the_salary_share_rise_as_published(name: str, low: float, high: float) -> None:
    """The 1985 abstract: with uncertainty, marginal cost and the attraction of other jobs."""
    few, many = optimal_plan(**{name: low}), optimal_plan(**{name: high})  # type: ignore[arg-type]  # floats all
    assert 0 < few.salary_share < many.salary_share < 1


def test_may_straight_commission_be_best() -> None:
    """A poor outside option: no salary, and nothing is paid below theta."""
    made = optimal_plan(outside=0.3)
    assert made.salary == 0
    assert made.theta > 0
    assert made.pay(made.theta / 2) == 0


def test_are_values_out_of_range_refused() -> None:
    for arguments, words in (
        ({"delta": 1.0}, "must be below 1"),
        ({"marginal_cost": 1.0}, "must be below 1"),
        ({"uncertainty": 1.5}, "1 or less"),
        ({"delta": 0.0, "outside": 0.3, "d": 1e4}, "no effort above 0"),
    ):
        with pytest.raises(ValueError, match=words):
            optimal_plan(**arguments)  # type: ignore[arg-type]  # floats all
