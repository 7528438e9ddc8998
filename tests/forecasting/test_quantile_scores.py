# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.forecasting import pinball

VALUES = st.lists(st.integers(-100, 100).map(float), min_size=1, max_size=15)


def test_are_the_losses_of_a_p10_and_a_p90_what_a_hand_calculation_gives():
    # short by 500 at tau 0.1: 50; over by 300 at tau 0.9: 30
    assert pinball(1600, 1100, 0.1) == pytest.approx(50)
    assert pinball(1600, 1900, 0.9) == pytest.approx(30)


def test_is_the_loss_averaged_over_observations():
    # tau 0.9: short by 10 costs 9, over by 20 costs 2; mean 5.5
    assert pinball([110, 80], [100, 100], 0.9) == pytest.approx(5.5)


def test_are_several_levels_scored_at_once_as_they_are_alone():
    y, q = [110.0, 80.0], np.array([[90.0, 100.0, 120.0], [70.0, 85.0, 100.0]])
    taus = [0.1, 0.5, 0.9]
    together = pinball(y, q, taus)
    assert together.tolist() == [pinball(y, q[:, k], tau) for k, tau in enumerate(taus)]


def test_may_one_value_be_scored_against_several_quantiles():
    assert pinball(1600, [1100, 1900], [0.1, 0.9]) == pytest.approx([50, 30])


@given(VALUES, st.floats(-100, 100))
def test_is_the_loss_of_the_median_half_the_absolute_error(values, q):
    expected = np.abs(np.array(values) - q).mean() / 2
    assert pinball(values, np.full(len(values), q), 0.5) == pytest.approx(expected)


@given(VALUES, st.floats(-100, 100), st.sampled_from([0.1, 0.25, 0.5, 0.9]))
def test_has_no_constant_a_smaller_loss_than_the_quantile_of_the_data(values, rival, tau):
    best = np.quantile(values, tau, method="inverted_cdf")
    loss = pinball(values, np.full(len(values), best), tau)
    assert loss <= pinball(values, np.full(len(values), rival), tau) + 1e-9


@pytest.mark.parametrize(
    ("y", "q", "tau", "error", "says"),
    [
        (1, 1, 0.0, ValueError, "tau holds 0; a quantile's level is above 0 and below 1"),
        (1, 1, 1.0, ValueError, "tau holds 1"),
        (1, [1, 1], [0.5, 90], ValueError, "tau holds 90"),
        (1, 1, float("nan"), ValueError, "tau holds nan"),
        (1, 1, [], ValueError, "tau has 0 observations"),
        (1, 1, "0.5", TypeError, "tau holds values of type"),
        ([1, 2], [1], 0.5, ValueError, "y has 2 values and q has 1"),
        ([1, 2], [1, 2], [0.1, 0.9], ValueError, r"q has shape \(2,\); .* shape \(2, 2\)"),
        ([1, 2], [[1, 2, 3], [1, 2, 3]], [0.1, 0.9], ValueError, r"q has shape \(2, 3\)"),
        ([1, 2], [[1, 2]], [0.1, 0.9], ValueError, "y has 2 values and q has 1"),
        ([1, np.nan], [1, 2], 0.5, ValueError, "y holds nan at position 1"),
        ([1, 2], [1, "2"], 0.5, TypeError, "q holds values of type"),
    ],
)
def test_does_bad_input_get_an_error_that_says_what_is_wrong(y, q, tau, error, says):
    with pytest.raises(error, match=says):
        pinball(y, q, tau)
