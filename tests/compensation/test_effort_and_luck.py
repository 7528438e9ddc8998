# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The linear contract: is it the best one, and does it just keep the seller?"""

import numpy as np
import pytest
from scipy import optimize

from oms42.compensation import linear_contract


@pytest.mark.parametrize(
    ("r", "sigma", "beta"), [(2, 1, 0.50), (2, 2, 0.20), (4, 1, 0.333)], ids=str
)
def test_is_the_share_the_one_of_the_book(r: float, sigma: float, beta: float) -> None:
    """WE3.2 with k = 1 and c = 0.5."""
    assert round(linear_contract(r, 0.5, sigma).beta, 3) == beta


@pytest.mark.parametrize("values", [(2.0, 0.5, 1.0, 1.0), (0.7, 1.5, 0.4, 2.0)])
def test_does_a_search_over_contracts_find_the_same(values: tuple[float, ...]) -> None:
    """The seller's effort is searched, too; nothing here knows the closed form."""
    r, c, sigma, k = values

    def profit(b: float) -> float:
        effort = optimize.minimize_scalar(
            lambda e: -(b * k * e - c * e**2 / 2), bounds=(0, 50), method="bounded"
        ).x
        wage = 0.3 + c * effort**2 / 2 + r * b**2 * sigma**2 / 2  # what keeps the seller
        return float(k * effort - wage)

    found = optimize.minimize_scalar(lambda b: -profit(b), bounds=(0, 1.5), method="bounded")
    made = linear_contract(r, c, sigma, k=k, reservation=0.3)
    assert made.beta == pytest.approx(found.x, abs=1e-4)
    assert made.profit == pytest.approx(-found.fun, rel=1e-6)
    assert made.certainty_equivalent == pytest.approx(0.3)
    assert made.profit + made.certainty_equivalent == pytest.approx(made.surplus)


def test_is_the_certainty_equivalent_that_of_exponential_utility() -> None:
    """−ln E[exp(−r(w − ce²/2))]/r over Gauss–Hermite nodes is the reservation value."""
    r, c, sigma = 1.3, 0.8, 0.6
    made = linear_contract(r, c, sigma, reservation=0.5)
    z, w = np.polynomial.hermite_e.hermegauss(60)
    wage = made.alpha + made.beta * (made.effort + sigma * z) - c * made.effort**2 / 2
    assert -np.log((w / w.sum()) @ np.exp(-r * wage)) / r == pytest.approx(0.5, rel=1e-9)


def test_is_nothing_lost_without_risk_or_risk_aversion() -> None:
    for r, sigma in ((0, 3), (5, 0)):
        made = linear_contract(r, 0.5, sigma)
        assert made.beta == 1
        assert made.agency_cost == pytest.approx(0)
    assert linear_contract(2, 0.5, 1).agency_cost == pytest.approx(0.5)


def test_is_any_other_share_worse() -> None:
    best = linear_contract(2, 0.5, 1).profit
    assert all(linear_contract(2, 0.5, 1, beta=b).profit < best for b in (0, 0.3, 0.7, 1))


def test_are_values_out_of_range_refused() -> None:
    with pytest.raises(ValueError, match="c is 0"):
        linear_contract(1, 0, 1)
    with pytest.raises(ValueError, match="r is -1"):
        linear_contract(-1, 1, 1)
