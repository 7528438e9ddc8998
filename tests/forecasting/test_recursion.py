# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.forecasting.recursion import LevelError, States, Weights, smooth

UNIT = st.floats(0, 1)
NUMBERS = st.floats(-1e3, 1e3)
WEIGHTS = st.builds(Weights, UNIT, UNIT, UNIT, st.floats(0.5, 1))


def test_are_two_steps_of_additive_holt_winters_what_a_hand_calculation_gives():
    # l = 10, b = 2, s = [1, -1], phi = 0.5; alpha = 0.5, beta = 0.25, gamma = 0.4
    # y = 14: forecast 10 + 1 + 1 = 12; l = 0.5 (14 - 1) + 0.5 (11) = 12
    #         b = 0.25 (12 - 10) + 0.75 (1) = 1.25; s = 0.4 (14 - 12) + 0.6 (1) = 1.4
    # y = 10: forecast 12 + 0.625 - 1 = 11.625; l = 0.5 (11) + 0.5 (12.625) = 11.8125
    #         b = 0.25 (-0.1875) + 0.75 (0.625) = 0.421875; s = 0.4 (-1.8125) - 0.6 = -1.325
    start = States(10.0, 2.0, [1.0, -1.0])
    path = smooth([14.0, 10.0], Weights(0.5, 0.25, 0.4, 0.5), start, multiplicative=False)
    assert path.fitted == pytest.approx([12, 11.625])
    assert path.level == pytest.approx([12, 11.8125])
    assert path.slope == pytest.approx([1.25, 0.421875])
    assert path.season == pytest.approx([1, -1, 1.4, -1.325])


def test_are_two_steps_of_multiplicative_holt_winters_what_a_hand_calculation_gives():
    # l = 10, b = 2, s = [2, 0.5], no damping; alpha = 0.5, beta = 0.25, gamma = 0.4
    # y = 32: forecast 12 * 2 = 24; l = 0.5 (16) + 0.5 (12) = 14
    #         b = 0.25 (4) + 0.75 (2) = 2.5; s = 0.4 (32 / 14) + 0.6 (2) = 2.1142857
    # y = 9:  forecast 16.5 * 0.5 = 8.25; l = 0.5 (18) + 0.5 (16.5) = 17.25
    #         b = 0.25 (3.25) + 0.75 (2.5) = 2.6875; s = 0.4 (9 / 17.25) + 0.3 = 0.5086957
    start = States(10.0, 2.0, [2.0, 0.5])
    path = smooth([32.0, 9.0], Weights(0.5, 0.25, 0.4), start, multiplicative=True)
    assert path.fitted == pytest.approx([24, 8.25])
    assert path.level == pytest.approx([14, 17.25])
    assert path.slope == pytest.approx([2.5, 2.6875])
    assert path.season == pytest.approx([2, 0.5, 2.1142857, 0.5086957])


def error_correction(values, weights, start):
    """Run additive smoothing in its other form, in which each state moves with the error."""
    alpha, beta, gamma, phi = weights
    level, slope, season = start.level, start.slope, list(start.season)
    fitted = []
    for t, y in enumerate(values):
        forecast = level + phi * slope + season[t]
        fitted.append(forecast)
        error = y - forecast
        level = level + phi * slope + alpha * error
        slope = phi * slope + alpha * beta * error
        season.append(season[t] + (1 - alpha) * gamma * error)
    return fitted


@given(
    st.lists(NUMBERS, min_size=1, max_size=12), WEIGHTS, st.lists(NUMBERS, min_size=5, max_size=5)
)
def test_do_the_weights_mean_the_same_as_the_persistence_of_the_state_space_form(
    values, weights, states
):
    # Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., section 8.5
    start = States(states[0], states[1], states[2:])
    path = smooth(values, weights, start, multiplicative=False)
    assert path.fitted == pytest.approx(error_correction(values, weights, start), abs=1e-6)


@given(
    st.lists(NUMBERS, min_size=2, max_size=12), WEIGHTS, st.lists(NUMBERS, min_size=4, max_size=4)
)
def test_does_a_run_of_arrays_give_the_runs_of_its_numbers(values, weights, states):
    start = States(states[0], states[1], states[2:])
    alone = smooth(values, weights, start, multiplicative=False).fitted
    doubled = smooth(
        [np.array([y, 2 * y]) for y in values],
        weights,
        States(
            *(np.array([x, 2 * x]) for x in states[:2]), [np.array([s, 2 * s]) for s in states[2:]]
        ),
        multiplicative=False,
    ).fitted
    # the equations are linear: twice the series and states, twice the forecasts
    np.testing.assert_allclose(doubled, np.outer(alone, [1, 2]), rtol=1e-9, atol=1e-6)


@given(st.lists(st.floats(1, 1e3), min_size=1, max_size=12), UNIT, UNIT)
def test_do_multiplicative_seasons_keep_their_proportions_when_the_units_change(
    values, alpha, gamma
):
    weights = Weights(alpha, 0.0, gamma)
    one = smooth(values, weights, States(50.0, 0.0, [0.5, 1.5]), multiplicative=True)
    cents = smooth(
        [100 * y for y in values], weights, States(5000.0, 0.0, [0.5, 1.5]), multiplicative=True
    )
    assert cents.fitted == pytest.approx([100 * f for f in one.fitted])
    assert cents.season == pytest.approx(one.season)


@given(st.lists(NUMBERS, min_size=1, max_size=12), UNIT)
def test_does_a_smoothed_level_stay_within_the_data(values, alpha):
    start = States(values[0], 0.0, [0.0])
    path = smooth(values, Weights(alpha), start, multiplicative=False)
    assert min(values) - 1e-9 <= min(path.level)
    assert max(path.level) <= max(values) + 1e-9


def test_are_the_start_values_left_as_they_were():
    start = States(10.0, 0.0, [1.0, -1.0])
    smooth([12.0, 9.0], Weights(0.5), start, multiplicative=False)
    assert start.season == [1.0, -1.0]


def test_does_a_level_at_zero_under_multiplicative_seasons_get_an_error_that_says_what_to_do():
    # expected level 10 - 20 = -10, updated to 0.9 (-10) + 0.1 (5) = -8.5 by hand
    with pytest.raises(LevelError, match=r"falls to -8.5 at step 1 .* use seasonal='additive'"):
        smooth([5.0], Weights(0.1), States(10.0, -20.0, [1.0, 1.0]), multiplicative=True)
