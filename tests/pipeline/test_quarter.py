# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The quarter as a distribution: does it give the case's figures, exactly and by drawing?"""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import multivariate_normal

from oms42.pipeline import quarter_exact, quarter_simulated

# Worked example 2.1 of the book: six deals of a commit list, thousands of dollars.
AMOUNT = [900, 650, 480, 420, 300, 250]
P = [0.60, 0.35, 0.50, 0.70, 0.25, 0.80]


def enumerate_all(p: list[float], amount: list[float]) -> dict[float, float]:
    """Go through all 2ⁿ quarters."""
    found: dict[float, float] = {}
    for wins in itertools.product([0, 1], repeat=len(p)):
        total = sum(a for a, win in zip(amount, wins, strict=True) if win)
        chance = np.prod([q if win else 1 - q for q, win in zip(p, wins, strict=True)])
        found[total] = found.get(total, 0) + float(chance)
    return found


def test_is_the_commit_list_of_the_case_as_printed() -> None:
    """Mean 1,576.5; deviation 641.9; P(≥ 1,600) 48.1 %; P(≥ 1,000) 80.0 %; 670, 1,570, 2,350."""
    made = quarter_exact(P, AMOUNT)
    assert round(made.mean, 1) == 1576.5
    assert round(made.sd, 1) == 641.9
    assert round(100 * made.reaches(1600), 1) == 48.1
    assert round(100 * made.reaches(1000), 1) == 80.0
    assert [made.quantile(q) for q in (0.1, 0.5, 0.9)] == [670, 1570, 2350]
    assert round(100 * made.reaches(3000), 1) == 1.5, "all six"


def test_does_a_common_shock_widen_it_as_printed() -> None:
    """With ρ = 0.30, by two million draws: deviation 834, P10 420, P90 2,700; the mean stays."""
    made = quarter_exact(P, AMOUNT, rho=0.30)
    assert made.mean == pytest.approx(1576.5)
    assert made.sd == pytest.approx(834, abs=1)
    assert (made.quantile(0.1), made.quantile(0.9)) == (420, 2700)
    drawn = quarter_simulated(P, AMOUNT, rho=0.30, draws=200_000)
    assert drawn.sd == pytest.approx(made.sd, rel=0.01)
    assert drawn.reaches(1600) == pytest.approx(made.reaches(1600), abs=0.005)


def test_do_two_deals_hang_together_as_a_bivariate_normal_says() -> None:
    """P(both won) is the bivariate normal distribution function, by scipy's own integration."""
    both = multivariate_normal([0, 0], [[1, 0.4], [0.4, 1]]).cdf([0, 0.5244005127080407])
    made = quarter_exact([0.5, 0.7], [1, 2], rho=0.4)
    assert made.weight[-1] == pytest.approx(both, abs=1e-6)


@settings(max_examples=30)
@given(st.lists(st.tuples(st.floats(0, 1), st.integers(-5, 50)), min_size=1, max_size=8))
def test_is_it_the_sum_over_all_quarters(deals: list[tuple[float, int]]) -> None:
    p, amount = [one for one, _ in deals], [float(one) for _, one in deals]
    made, all_ = quarter_exact(p, amount), enumerate_all(p, amount)
    assert made.weight.sum() == pytest.approx(1)
    found = dict(zip(made.total.tolist(), made.weight.tolist(), strict=True))
    assert found == pytest.approx(all_)
    spread = sum(a**2 * q * (1 - q) for q, a in zip(p, amount, strict=True))
    assert made.sd**2 == pytest.approx(spread, abs=1e-6)


def test_does_slip_take_wins_out_of_the_quarter() -> None:
    assert quarter_exact(P, AMOUNT, slip=0.15).mean == pytest.approx(0.85 * 1576.5)
    assert quarter_exact([1], [100], slip=[1.0]).mean == 0


def test_do_moving_amounts_leave_the_mean_and_widen_the_rest() -> None:
    """One certain deal of 100 with variation 0.5: mean 100, deviation 50."""
    made = quarter_simulated([1.0], [100.0], amount_cv=0.5, draws=200_000)
    assert made.mean == pytest.approx(100, rel=0.01)
    assert made.sd == pytest.approx(50, rel=0.03)


def test_are_draws_the_same_for_the_same_seed_and_in_blocks() -> None:
    many = np.full(3000, 0.2), np.full(3000, 1.0)
    first = quarter_simulated(*many, draws=2_000, seed=1)
    assert (first.total == quarter_simulated(*many, draws=2_000, seed=1).total).all()
    assert (first.total != quarter_simulated(*many, draws=2_000, seed=2).total).any()
    assert first.mean == pytest.approx(600, abs=2)
    assert not first.exact


def test_is_bad_input_named() -> None:
    with pytest.raises(
        ValueError, match=r"rho is 1\.0; it is a correlation of 0 or more and below 1"
    ):
        quarter_exact(P, AMOUNT, rho=1.0)
    with pytest.raises(ValueError, match="p holds 60"):
        quarter_exact([60, 0.5], [1, 2])
    with pytest.raises(ValueError, match=r"slip holds 1\.5"):
        quarter_exact([0.5], [1], slip=1.5)
    with pytest.raises(ValueError, match="amount_cv is -1"):
        quarter_simulated(P, AMOUNT, amount_cv=-1)
    with pytest.raises(ValueError, match="draws"):
        quarter_simulated(P, AMOUNT, draws=0)
    with pytest.raises(ValueError, match="q"):
        quarter_exact(P, AMOUNT).quantile(1.5)
    rng = np.random.default_rng(3)
    with pytest.raises(
        ValueError, match=r"more than 500,000 different totals .* quarter_simulated"
    ):
        quarter_exact(np.full(25, 0.5), rng.random(25))
