# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Line of sight: is the correlation right, and what the variances say?"""

import numpy as np
import pytest
from scipy import stats

from oms42.compensation import line_of_sight, line_of_sight_share


def test_is_the_correlation_with_its_limits_the_one_of_scipy() -> None:
    rng = np.random.default_rng(0)
    effort = rng.normal(size=60)
    measure = 0.5 * effort + rng.normal(size=60)
    made = line_of_sight(effort, measure, level=0.9)
    other = stats.pearsonr(effort, measure)
    low, high = other.confidence_interval(0.9)
    assert made.correlation == pytest.approx(other.statistic)
    assert (made.lower, made.upper) == (pytest.approx(low), pytest.approx(high))
    assert made.variance_share == pytest.approx(other.statistic**2)


@pytest.mark.parametrize("team", [1, 5])
def test_do_variances_say_what_a_simulation_shows(team: int) -> None:
    """A hundred thousand teams; the first member's effort against the team's mean result."""
    rng = np.random.default_rng(1)
    effort = rng.normal(0, 0.12, (100_000, team))
    result = effort + rng.normal(0, 0.18, effort.shape) + rng.normal(0, 0.15, effort.shape)
    found = np.corrcoef(effort[:, 0], result.mean(axis=1))[0, 1]
    made = line_of_sight_share(0.12, 0.18, 0.15, team=team)
    assert made.correlation == pytest.approx(found, abs=0.01)


def test_is_a_perfect_measure_perfect() -> None:
    made = line_of_sight([1, 2, 3, 4], [2, 4, 6, 8])
    assert (made.correlation, made.lower) == (pytest.approx(1), pytest.approx(1))
    assert line_of_sight_share(0.2).correlation == 1


def test_are_constant_columns_and_bad_values_refused() -> None:
    with pytest.raises(ValueError, match="it must vary"):
        line_of_sight([1, 1, 1, 1], [1, 2, 3, 4])
    with pytest.raises(ValueError, match="effort is 0"):
        line_of_sight_share(0.0)
    with pytest.raises(ValueError, match="differ in length"):
        line_of_sight([1, 2, 3, 4], [1, 2, 3, 4, 5])
