# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Deployment: against every alignment there is, with a bound that is never too low."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oms42.territories.sizing import deploy, time_split, travel_scale


def best_of_all(scale: np.ndarray, hours: np.ndarray, beta: float) -> float:
    """Try every alignment, with the closed form of each territory."""
    n, m = scale.shape
    best = 0.0
    for assignment in itertools.product(range(m), repeat=n):
        found = np.array(assignment)
        total = 0.0
        for j in range(m):
            inside = scale[found == j, j]
            if inside.size and inside.max() > 0:
                total += time_split(inside, float(hours[j]), beta).total
        best = max(best, total)
    return best


@given(st.integers(0, 10_000), st.integers(1, 6), st.integers(1, 3), st.floats(0.2, 0.8))
@settings(max_examples=40, deadline=None)
def test_is_no_alignment_better(seed: int, n: int, m: int, beta: float) -> None:
    rng = np.random.default_rng(seed)
    scale, hours = rng.lognormal(0, 1, (n, m)), rng.uniform(500, 2000, m)
    made = deploy(scale, hours, beta)
    wanted = best_of_all(scale, hours, beta)
    assert made.objective == pytest.approx(wanted, rel=1e-6)
    assert made.bound >= wanted * (1 - 1e-9)
    assert made.status == "optimal"


def test_does_the_result_follow_from_its_own_assignment() -> None:
    """Hours add up to each seller's, sales are c·t^β, contribution is margin times sales."""
    rng = np.random.default_rng(3)
    scale = rng.lognormal(0, 1, (30, 4))
    made = deploy(scale, [1000, 1200, 1400, 1600], 0.4, margin=0.6)
    used = np.bincount(made.assignment, weights=made.hours, minlength=4)
    assert used == pytest.approx([1000, 1200, 1400, 1600])
    sales = scale[np.arange(30), made.assignment] * made.hours**0.4
    assert made.sales == pytest.approx(sales)
    assert made.territory_sales.sum() == pytest.approx(sales.sum())
    assert made.objective == pytest.approx(0.6 * sales.sum())
    assert made.bound >= made.objective
    assert made.gap == pytest.approx((made.bound - made.objective) / made.objective)


def test_do_marginal_profits_differ_between_territories_at_the_optimum() -> None:
    """Skiera and Albers (1998): the optimum does not equalize them across territories."""
    rng = np.random.default_rng(5)
    accounts, homes = rng.random((40, 2)) * 100, np.array([[10, 10], [30, 20], [90, 90.0]])
    way = np.hypot(*(accounts[:, None] - homes).transpose(2, 0, 1)) / 50
    made = deploy(travel_scale(rng.lognormal(0, 0.5, 40), way, 0.4), 1600, 0.4)
    assert made.gap < 1e-4
    assert np.ptp(made.marginal) > 0.1 * made.marginal.mean()


def test_says_a_run_without_time_that_it_proves_less() -> None:
    rng = np.random.default_rng(1)
    scale = rng.lognormal(0, 0.3, (60, 6))
    short = deploy(scale, 1000, 0.5, time_limit=1e-9)
    full = deploy(scale, 1000, 0.5)
    assert short.status == "feasible"
    assert short.bound >= full.objective
    assert short.gap > full.gap


def test_may_there_be_more_sellers_than_accounts() -> None:
    made = deploy([[3, 2, 1]], [10, 10, 10], 0.5)
    assert made.assignment.tolist() == [0]
    assert made.status == "optimal"
    assert made.marginal.tolist()[1:] == [0, 0]


def test_does_a_seller_not_get_what_he_cannot_serve() -> None:
    made = deploy([[0, 1], [5, 0], [0, 2]], 100, 0.5)
    assert made.assignment.tolist() == [1, 0, 1]


@pytest.mark.parametrize(
    ("scale", "hours", "beta", "word"),
    [
        ([1, 2], 1, 0.5, "scale has shape"),
        ([[1, -2]], 1, 0.5, "scale holds -2"),
        ([[0, 0]], 1, 0.5, "account 0 has scale 0"),
        ([[1, 2]], [1, 2, 3], 0.5, "hours has shape"),
        ([[1, 2]], 0, 0.5, "hours holds 0"),
        ([[1, 2]], 1, 1, "elasticity"),
    ],
)
def test_is_bad_input_refused(scale: object, hours: object, beta: float, word: str) -> None:
    with pytest.raises(ValueError, match=word):
        deploy(scale, hours, beta)  # type: ignore[arg-type]  # that is the point
