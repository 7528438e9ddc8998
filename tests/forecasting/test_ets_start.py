# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Where the search starts: are the states near the truth, and do the weights differ?"""

import numpy as np
import pytest

from oms42.forecasting.ets_form import parse, usual
from oms42.forecasting.ets_likelihood import families
from oms42.forecasting.ets_start import initial_states, starting_points

from .r_ets import AUSTOURISTS

SEASON = np.array([3.0, -1.0, -2.0, 0.0])
FACTOR = np.array([1.2, 0.9, 0.7, 1.2])


@pytest.mark.parametrize("cycles", [2, 5])
def test_are_the_states_of_a_line_with_added_seasons_found(cycles: int) -> None:
    """50, 52, … with seasons: before the first observation the level is 48 and the slope 2."""
    y = 50 + 2 * np.arange(4.0 * cycles) + np.tile(SEASON, cycles)
    states = initial_states(y, parse("AAA"), 4)
    np.testing.assert_allclose(states, [48, 2, 3, -1, -2], atol=0.05 if cycles == 5 else 1.5)


def test_are_the_states_of_growth_with_factors_found() -> None:
    y = 100 * 1.02 ** np.arange(1, 41) * np.tile(FACTOR, 10)
    level, growth, *season = initial_states(y, parse("MMM"), 4)
    assert level == pytest.approx(100, rel=0.02)
    assert growth == pytest.approx(1.02, abs=0.003)
    assert season == pytest.approx(FACTOR[:3], abs=0.02)


def test_is_a_trend_that_multiplies_kept_above_zero() -> None:
    falling = np.array([1.0, 100, 1, 1, 1, 1, 1, 1, 1, 1])
    level, growth = initial_states(falling[::-1] - 0.5, parse("MMN"), 1)
    assert level > 0
    assert 0.5 < growth < 2


def test_is_no_season_near_zero_where_seasons_multiply() -> None:
    """A factor of a hundred-thousandth would leave no room to search."""
    y = np.tile([0.001, 100.0, 100.0, 100.0], 5)
    season = initial_states(y, parse("MNM"), 4)[2:]
    assert season.min() > 0.005


def test_does_each_form_start_from_two_unlike_weights() -> None:
    y = np.array(AUSTOURISTS)
    for family in families(y, usual(seasonal=True, positive=True), 4):
        points, rows = starting_points(family, 2)
        assert np.bincount(rows).tolist() == [2] * len(family.forms)
        for row in range(len(family.forms)):
            assert len(set(points[rows == row, 0])) == 2
        assert np.isfinite(family.errors(points, rows)).all()


def test_are_weights_that_a_form_lacks_switched_off() -> None:
    family = families(np.array(AUSTOURISTS), [parse("ANN"), parse("AAdA")], 4)[0]
    points, rows = starting_points(family, 1)
    assert points[rows == 0, 1:4].tolist() == [[0.0, 0.0, 1.0]]
    assert (points[rows == 1, 1:3] > 0).all()
    assert 0.8 < points[rows == 1, 3].item() < 0.98
