# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Evenness: deviation, Gini and CV against the book's example and the definitions."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.territories.measures import (
    balance,
    coefficient_of_variation,
    deviations,
    gini,
    max_deviation,
)

TOTALS = st.lists(st.floats(0.01, 1e6), min_size=1, max_size=12)


def test_worked_example_2_3_territory_balance() -> None:
    """WE2.3: workloads 1,180/960/1,420/840: mean 1,100, deviation 29.1 %, CV 20.1 %."""
    made = balance([1180, 960, 1420, 840])
    assert made.mean == 1100
    assert f"{made.max_deviation:.1%}" == "29.1%"
    assert f"{made.cv:.1%}" == "20.1%"


@given(TOTALS)
def test_is_gini_the_mean_difference_of_all_pairs(totals: list[float]) -> None:
    """The definition, pair by pair, in plain Python."""
    m, mean = len(totals), sum(totals) / len(totals)
    pairs = sum(abs(a - b) for a, b in itertools.product(totals, totals))
    assert gini(totals) == pytest.approx(pairs / (2 * m * m * mean), abs=1e-12)


@given(TOTALS, st.floats(0.01, 100))
def test_does_no_measure_change_with_the_unit(totals: list[float], unit: float) -> None:
    scaled = [unit * one for one in totals]
    for measure in (max_deviation, gini, coefficient_of_variation):
        assert measure(scaled) == pytest.approx(measure(totals), rel=1e-6, abs=1e-9)


def test_is_one_territory_with_everything_the_worst() -> None:
    """By hand for m = 4: deviation 3, Gini 3/4, CV the root of 3."""
    made = balance([0, 0, 0, 8])
    assert (made.max_deviation, made.gini) == (3.0, 0.75)
    assert made.cv == pytest.approx(3**0.5)


def test_are_equal_territories_perfectly_even() -> None:
    made = balance((5, 5, 5))
    assert (made.max_deviation, made.gini, made.cv) == (0.0, 0.0, 0.0)


def test_does_a_target_replace_the_mean() -> None:
    """By hand: 90 of 100 and 220 of 200 are both 10 percent off."""
    assert deviations([90, 220], [100, 200]).tolist() == pytest.approx([-0.1, 0.1])
    assert max_deviation([90, 220], [100, 200]) == pytest.approx(0.1)
    assert max_deviation([90, 120], 100) == pytest.approx(0.2)


def test_is_a_numpy_standard_deviation_of_the_population_the_cv() -> None:
    totals = np.array([3.0, 4.0, 8.0])
    assert coefficient_of_variation(totals) == pytest.approx(totals.std() / totals.mean())


@pytest.mark.parametrize("target", [0, [1, 0], [1, 2, 3]])
def test_is_a_bad_target_refused(target: object) -> None:
    with pytest.raises(ValueError, match="target"):
        max_deviation([1, 2], target)  # type: ignore[arg-type]  # that is the point


def test_are_negative_workloads_refused() -> None:
    with pytest.raises(ValueError, match="totals holds -1"):
        balance([2, -1])
