# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Shared draws: do they agree with the exact quarter, and move only as far as their inputs do?"""

import numpy as np
import pytest

from oms42.pipeline import quarter_exact, shared_draws

# Worked example 2.1: six deals, thousands of dollars.
AMOUNT = [900, 650, 480, 420, 300, 250]
P = [0.60, 0.35, 0.50, 0.70, 0.25, 0.80]


@pytest.mark.parametrize(("rho", "slip"), [(0.0, 0.0), (0.3, 0.0), (0.6, 0.2)])
def test_do_many_draws_agree_with_the_exact_distribution(rho: float, slip: float) -> None:
    """Within three standard errors of plain draws: 3·√(.25/40,000) = 0.0075 on a probability."""
    made = shared_draws(6, draws=40_000).quarter(P, AMOUNT, rho=rho, slip=slip)
    exact = quarter_exact(P, AMOUNT, rho=rho, slip=slip)
    for target in (500, 1000, 1600, 2500):
        assert made.reaches(target) == pytest.approx(exact.reaches(target), abs=0.0075)
    assert made.mean == pytest.approx(exact.mean, abs=3 * exact.sd / 200)
    assert made.sd == pytest.approx(exact.sd, rel=0.02)
    assert not made.exact


def test_are_the_book_s_percentiles_there_under_a_common_shock() -> None:
    """Worked example 2.1 with ρ = 0.30, two million draws: SD 834, P10 420, P90 2,700."""
    made = shared_draws(6, draws=40_000).quarter(P, AMOUNT, rho=0.3)
    assert made.sd == pytest.approx(834, abs=10)
    assert (made.quantile(0.1), made.quantile(0.9)) == (420, 2700)


def test_is_an_answer_the_same_when_asked_again() -> None:
    draws = shared_draws(6, draws=500)
    once, again = (draws.quarter(P, AMOUNT, rho=0.2) for _ in range(2))
    assert np.array_equal(once.total, again.total)
    assert np.array_equal(shared_draws(6, draws=500).luck, draws.luck)
    assert not np.array_equal(shared_draws(6, draws=500, seed=1).luck, draws.luck)


def test_does_a_better_chance_never_lower_any_quarter() -> None:
    """With luck of its own at each call, some quarters would fall."""
    draws = shared_draws(6, draws=2_000)
    before = draws.quarter(P, AMOUNT, rho=0.3).total
    better = draws.quarter([min(1.0, p + 0.02) for p in P], AMOUNT, rho=0.3).total
    assert (better >= before).all()
    assert better.sum() > before.sum()


def test_is_the_shock_spread_evenly() -> None:
    """With ρ near 1 and a chance of one half, half of the quarters win, not about half."""
    made = shared_draws(1, draws=1_000).quarter([0.5], [100], rho=0.999999)
    assert made.reaches(100) == pytest.approx(0.5, abs=0.002)


def test_are_certain_and_hopeless_deals_certain_and_hopeless() -> None:
    made = shared_draws(3, draws=200).quarter([1, 0, 1], [10, 20, 40], rho=0.4)
    assert set(made.total.tolist()) == {50.0}


def test_do_draws_for_another_number_of_deals_say_so() -> None:
    with pytest.raises(ValueError, match=r"p has 2 deals and the draws are for 6"):
        shared_draws(6, draws=10).quarter([0.5, 0.5], [1, 2])


@pytest.mark.parametrize(("n", "draws"), [(0, 10), (3, 1)])
def test_are_too_few_deals_or_draws_refused(n: int, draws: int) -> None:
    with pytest.raises(ValueError, match="or more"):
        shared_draws(n, draws=draws)
