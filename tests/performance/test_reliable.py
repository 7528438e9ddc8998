# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Reliability and ranks: a printed table, drawn sellers, and the case's one in three."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.performance import rank_uncertainty, reliability
from oms42.stats import shrink

# Shrout and Fleiss (1979), table 2: six targets (rows) and four judges.
TABLE = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]


def test_is_it_the_printed_intraclass_correlation() -> None:
    """Shrout and Fleiss (1979), table 4: ICC(1,1) = .17, ICC(1,4) = .44."""
    made = reliability(TABLE)
    assert (round(made.single, 2), round(made.mean, 2)) == (0.17, 0.44)


def test_are_the_limits_those_of_r() -> None:
    """R psych::ICC on the same table: ICC1 has lower bound -0.13 and upper bound 0.72."""
    made = reliability(TABLE)
    assert (round(made.lower, 2), round(made.upper, 2)) == (-0.13, 0.72)


def test_are_planted_variances_found() -> None:
    """Drawn: between .12, within .30, as in WE5.2."""
    rng = np.random.default_rng(3)
    results = 0.95 + 0.12 * rng.standard_normal((4000, 1)) + 0.30 * rng.standard_normal((4000, 4))
    made = reliability(results)
    assert made.between == pytest.approx(0.0144, rel=0.1)
    assert made.within == pytest.approx(0.09, rel=0.05)
    assert made.lower < 0.138 < made.upper


@pytest.mark.parametrize(
    ("quarters", "weight", "level", "chance"),
    [(1, 0.138, 0.904, 0.17), (4, 0.390, 0.821, 0.41), (8, 0.561, 0.765, 0.67)],
)
def test_is_the_seller_of_the_case_as_printed(
    quarters: int, weight: float, level: float, chance: float
) -> None:
    """WE5.2, by the estimator of stats that the chapter uses."""
    made = shrink([0.62], [0.30**2 / quarters], mu=0.95, tau2=0.12**2)
    assert round(made.weight[0], 3) == weight
    assert round(made.estimate[0], 3) == level
    assert round(made.below(0.80)[0], 2) == chance


@given(st.integers(2, 6), st.integers(2, 6), st.integers(0, 100))
def test_does_the_reliability_of_a_mean_follow_spearman_and_brown(
    n: int, k: int, seed: int
) -> None:
    """K ρ / (1 + (k − 1) ρ), and never above 1."""
    made = reliability(np.random.default_rng(seed).standard_normal((n, k)))
    assert made.mean == pytest.approx(k * made.single / (1 + (k - 1) * made.single))
    assert made.lower <= made.single <= made.upper <= 1


def test_are_sellers_who_never_vary_wholly_reliable() -> None:
    assert reliability([[1, 1], [2, 2]]).single == 1


def test_are_sure_ranks_sure_and_unsure_ones_not() -> None:
    made = rank_uncertainty([3.0, 2.0, 1.0], [0, 0, 0])
    assert made.lower.tolist() == made.upper.tolist() == made.rank.tolist() == [1, 2, 3]
    level = rank_uncertainty(np.zeros(20), np.ones(20), k=2)
    assert level.in_bottom == pytest.approx(np.full(20, 0.1), abs=0.02)
    assert level.lower.max() <= 3
    assert level.upper.min() >= 18


def test_is_the_chance_of_two_sellers_that_of_a_normal_difference() -> None:
    """By hand: difference 1, standard error √2: Φ(1/√2) = .760."""
    made = rank_uncertainty([1.0, 0.0], [1.0, 1.0], draws=100_000)
    assert made.in_top[0] == pytest.approx(0.760, abs=0.005)


@given(st.lists(st.floats(-5, 5), min_size=2, max_size=12), st.floats(0, 3))
def test_do_the_places_add_up(estimates: list[float], error: float) -> None:
    made = rank_uncertainty(estimates, [error] * len(estimates), k=2, draws=50)
    assert made.in_top.sum() == pytest.approx(2)
    assert made.in_bottom.sum() == pytest.approx(2)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: reliability([[1, 2]]), "results is 1 sellers × 2 periods"),
        (lambda: reliability([[1, 1], [1, 1]]), "every result is the same"),
        (lambda: rank_uncertainty([1, 2], [1, -1]), "errors needs one value of 0 or more"),
        (lambda: rank_uncertainty([1, 2], [1, 1], k=3), "k is 3; there are only 2 sellers"),
    ],
)
def test_is_bad_input_named(call, says: str) -> None:  # type: ignore[no-untyped-def]  # a lambda
    with pytest.raises(ValueError, match=says):
        call()
