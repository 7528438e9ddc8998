# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Fairness: is a tilt toward rich territories seen, and a level field left alone?"""

import numpy as np
import pytest

from oms42.territories.quota import by_history, by_potential, by_regression, fairness
from oms42.territories.quota.residual_fairness import correlation

RNG = np.random.default_rng(12)
POTENTIAL = RNG.lognormal(3, 0.3, 60)
SKILL = RNG.lognormal(0, 0.12, 60)
SALES = POTENTIAL * SKILL


def test_is_the_slope_that_of_a_straight_line() -> None:
    from scipy.stats import linregress

    quotas = by_history(100, SALES + 20).quotas
    made = fairness(SALES, quotas, POTENTIAL)
    line = linregress(POTENTIAL / POTENTIAL.mean(), SALES / quotas)
    assert made.slope == pytest.approx(line.slope)
    assert made.r2 == pytest.approx(line.rvalue**2)


def test_are_equal_quotas_in_unequal_territories_unfair() -> None:
    """Q2.8 of the book: equal quotas on unequal potential is the unfairness."""
    made = fairness(SALES, np.ones(60), POTENTIAL)
    assert not made.fair
    assert made.lower > 0
    assert made.correlation > 0.8


def test_are_quotas_by_potential_fair_where_skill_is_spread_by_chance() -> None:
    made = fairness(SALES, by_potential(SALES.sum(), POTENTIAL).quotas, POTENTIAL)
    assert made.fair
    assert abs(made.slope) < 0.15


def test_do_residuals_add_up_to_nothing() -> None:
    made = fairness(SALES, by_potential(100, POTENTIAL).quotas, POTENTIAL)
    assert made.residuals.sum() == pytest.approx(0, abs=1e-9)


def test_are_the_residuals_of_regression_quotas_uncorrelated_with_potential() -> None:
    quotas = by_regression(100, SALES, POTENTIAL, over_assignment=0.08).quotas
    made = fairness(SALES, quotas, POTENTIAL)
    assert made.correlation == pytest.approx(0, abs=1e-9)


def test_does_the_scale_of_the_quotas_not_matter_to_the_residuals() -> None:
    quotas = by_history(100, SALES + 20).quotas
    one, two = fairness(SALES, quotas, POTENTIAL), fairness(SALES, 3 * quotas, POTENTIAL)
    assert one.residuals == pytest.approx(two.residuals)


def test_is_the_correlation_that_of_numpy() -> None:
    assert correlation(SALES, POTENTIAL) == pytest.approx(np.corrcoef(SALES, POTENTIAL)[0, 1])
    assert correlation(np.zeros(60), POTENTIAL) == 0


@pytest.mark.parametrize(
    ("sales", "quotas", "potential", "word"),
    [
        ([1, 2, 3], [1, 2, 3], [1, 2, 3], "3 sellers"),
        ([1, 2, 3, 4], [1, 2, 3, 4], [5, 5, 5, 5], "every potential is 5"),
        ([1, 2, 3, 4], [1, 0, 3, 4], [1, 2, 3, 4], "quotas holds 0"),
        ([1, 2, 3, 4], [1, 2, 3], [1, 2, 3, 4], "quotas has 3"),
    ],
)
def test_is_bad_input_refused(
    sales: list[float], quotas: list[float], potential: list[float], word: str
) -> None:
    with pytest.raises(ValueError, match=word):
        fairness(sales, quotas, potential)
