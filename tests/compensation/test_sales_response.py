# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The cheapest pay for an effort: does it keep the seller and bring the effort about?"""

import numpy as np
import pytest
from scipy import integrate, optimize, stats

from oms42.compensation.sales_response import SalesResponse, gamma_nodes


def world(delta: float, outside: float, r: float | None = None) -> SalesResponse:
    return SalesResponse(delta, 4.0, outside, 2.0, 1.0, 0.1, 2.0, r)


def utility(delta: float, r: float | None, money: np.ndarray) -> np.ndarray:
    """Write the utilities down a second time."""
    if r is not None:
        return (1 - np.exp(-r * money)) / r
    return np.log(money) if delta == 0 else money**delta / delta


@pytest.mark.parametrize("q", [1.0, 4.0, 40.0])
@pytest.mark.parametrize("start", [0.0, 0.8])
def test_are_the_nodes_those_of_the_gamma_law(q: float, start: float) -> None:
    x, w = gamma_nodes(q, start)
    law = stats.gamma(q, scale=1 / q)
    assert w.sum() == pytest.approx(law.sf(start), rel=1e-9)
    root = integrate.quad(lambda v: np.sqrt(v - start) * law.pdf(v), start, np.inf)[0]
    assert np.sqrt(x - start) @ w == pytest.approx(root, rel=1e-6)


@pytest.mark.parametrize(
    ("delta", "outside", "r"),
    [(0.5, 2.0, None), (0.3, 2.0, None), (0.5, 0.6, None), (0.0, 0.3, None), (-1.0, -1.2, None),
     (0.5, 0.4, 1.0)],
)  # fmt: skip
def test_does_it_keep_the_seller_at_this_effort(
    delta: float, outside: float, r: float | None
) -> None:
    """By scipy's quadrature of the gamma density: utility is m + V, and it peaks at the effort."""
    seller, t = world(delta, outside, r), 0.7
    found = seller.cheapest(t)
    assert found is not None
    B, theta, cost = found

    def pay(x: np.ndarray) -> np.ndarray:
        inside = np.maximum(B * (x - theta), 0.0)
        return np.log(inside) / r if r is not None else inside ** (1 / (1 - delta))

    def mean(f: object, effort: float) -> float:
        law = stats.gamma(4.0, scale=(2.0 + effort) / 4.0)
        start = max(theta, 0.0)
        part = integrate.quad(lambda x: f(x) * law.pdf(x), start, np.inf, epsabs=1e-12)[0]  # type: ignore[operator]  # a function
        return float(part)

    def net(effort: float) -> float:
        return mean(lambda x: utility(delta, r, pay(x)), effort) - 0.1 * effort**2

    assert net(t) == pytest.approx(outside, abs=1e-6)
    best = optimize.minimize_scalar(lambda e: -net(e), bounds=(0.0, 3.0), method="bounded").x
    assert best == pytest.approx(t, abs=2e-3)
    assert mean(pay, t) == pytest.approx(cost, rel=1e-6)


def test_is_it_the_cheapest_of_all_curves_on_a_grid_of_sales() -> None:
    """A convex program over free pay at 60 sales levels, solved without the first-order form."""
    seller, t, delta = world(0.5, 2.0), 1.0, 0.5
    g = seller.mean(t)
    x = np.linspace(0.05, 8, 60)
    p = stats.gamma(4.0, scale=g / 4.0).pdf(x)
    p = p / p.sum()
    score = 4.0 * (x - g) / g**2
    score = score - p @ score
    need, slope = seller.required(t), 0.2 * t
    # utility u at each level costs (u/2)²; participation and incentive are linear in u
    rows = np.vstack([p, p * score])
    free = optimize.minimize(
        lambda u: p @ (u / 2) ** 2,
        np.full(60, need),
        jac=lambda u: p * u / 2,
        constraints={
            "type": "eq",
            "fun": lambda u: rows @ u - [need, slope],
            "jac": lambda _: rows,
        },
        method="SLSQP",
        options={"ftol": 1e-14, "maxiter": 500},
    )
    root = free.x / 2  # √pay
    line = np.polyfit(x, root, 1)
    assert np.abs(root - np.polyval(line, x)).max() < 5e-4, "√pay is straight in sales"
    made = seller.cheapest(t)
    assert made is not None
    assert line[0] == pytest.approx(slope / (2 * (p * x) @ score), rel=1e-3), "V'/(2 Cov)"
    assert free.fun == pytest.approx(made[2], rel=0.02)
    assert delta == seller.delta


def test_is_an_effort_out_of_reach_told() -> None:
    """Log utility can pay for some effort only: beyond, the bracket would fall below 0."""
    assert world(0.0, 0.3).cheapest(0.5) is not None
    assert world(0.0, 0.3).cheapest(5.0) is None
    assert world(0.5, 0.4, 1.0).sure_pay(10.0) == np.inf


def test_is_an_outside_option_no_pay_can_match_refused() -> None:
    for seller, words in (
        (world(0.5, -1.0), "above 0"),
        (world(-1.0, 1.0), "below 0"),
        (world(0.5, 2.0, 1.0), "stays below 1/r"),
    ):
        with pytest.raises(ValueError, match=words):
            seller.check()
