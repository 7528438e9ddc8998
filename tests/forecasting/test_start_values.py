# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from oms42.forecasting.recursion import Form
from oms42.forecasting.start_values import first_observations, given_states, state_names


def test_does_simple_smoothing_start_at_the_first_observation():
    states, start = first_observations(np.array([7.0, 9.0]), Form("simple"))
    assert (states.level, states.slope, states.season, start) == (7.0, 0.0, [0.0], 1)


def test_does_holt_start_at_the_second_observation_with_the_first_change():
    states, start = first_observations(np.array([7.0, 9.0, 8.0]), Form("Holt", trend=True))
    assert (states.level, states.slope, states.season, start) == (9.0, 2.0, [0.0], 2)


@pytest.mark.parametrize("m", [2, 3, 4, 7, 12])
def test_are_the_slope_and_seasons_of_a_clean_series_found_exactly(m):
    # y = 100 + 2 t + s: the moving average removes seasons that sum to zero, so the line is
    # recovered; its intercept is one step before the average begins, at t = floor(m / 2)
    t = np.arange(1, 2 * m + 1)
    season = np.arange(m) - (m - 1) / 2
    form = Form("Holt-Winters", trend=True, period=m)
    states, start = first_observations(100 + 2 * t + np.tile(season, 2), form)
    assert start == m
    assert states.slope == pytest.approx(2.0)
    assert states.level == pytest.approx(100 + 2 * (m // 2))
    assert states.season == pytest.approx(season.tolist())


def decompose(y, m, multiplicative):
    """Decompose two cycles as R documents stats::decompose, one value at a time."""
    trend = {}
    for t in range(m // 2, 2 * m - m // 2):
        if m % 2:
            trend[t] = sum(y[t - m // 2 : t + m // 2 + 1]) / m
        else:
            inner = sum(y[t - m // 2 + 1 : t + m // 2])
            trend[t] = (inner + (y[t - m // 2] + y[t + m // 2]) / 2) / m
    figure = []
    for phase in range(m):
        rest = [
            y[t] / v if multiplicative else y[t] - v for t, v in trend.items() if t % m == phase
        ]
        figure.append(sum(rest) / len(rest))
    mean = sum(figure) / m
    figure = [f / mean if multiplicative else f - mean for f in figure]
    slope, intercept = np.polyfit(range(1, len(trend) + 1), list(trend.values()), 1)
    return intercept, slope, figure


@given(st.integers(2, 7), st.booleans(), arrays(float, 14, elements=st.floats(10, 100)))
def test_are_the_start_values_those_of_rs_decomposition_of_the_first_two_cycles(
    m, multiplicative, values
):
    form = Form("Holt-Winters", trend=True, period=m, multiplicative=multiplicative)
    states, _ = first_observations(values, form)
    level, slope, figure = decompose(values.tolist(), m, multiplicative)
    assert states.level == pytest.approx(level, abs=1e-6)
    assert states.slope == pytest.approx(slope, abs=1e-6)
    assert states.season == pytest.approx(figure, abs=1e-6)


def test_do_the_names_of_the_states_say_their_time():
    form = Form("Holt-Winters", trend=True, period=2)
    assert state_names(form, 0) == ["l0", "b0", "s-1", "s0"]
    assert state_names(form, 2) == ["l2", "b2", "s1", "s2"]
    assert state_names(Form("simple"), 1) == ["l1"]


def test_may_the_parameters_of_a_model_be_given_back_as_its_states():
    form = Form("Holt-Winters", trend=True, period=2)
    params = {"alpha": 0.3, "phi": 1.0, "s0": -1.0, "l0": 5.0, "b0": 0.5, "s-1": 1.0}
    assert given_states(params, form) == (5.0, 0.5, [1.0, -1.0])


@pytest.mark.parametrize(
    ("initial", "says"),
    [
        ({"l0": 1.0}, "initial lacks b0, s-1, s0; Holt-Winters takes l0, b0, s-1, s0"),
        ({"l2": 1.0, "b2": 0.0, "s1": 1.0, "s2": 1.0}, "lacks .* and holds b2, l2, s1, s2, which"),
        (
            {"l0": np.inf, "b0": 0.0, "s-1": 1.0, "s0": 1.0},
            "initial holds l0 = inf; states must be",
        ),
        ({"l0": 1.0, "b0": 0.0, "s-1": 0.0, "s0": 1.0}, "s-1 = 0.0; .* seasons above zero"),
    ],
)
def test_do_bad_states_get_an_error_that_says_what_is_allowed(initial, says):
    form = Form("Holt-Winters", trend=True, period=2, multiplicative=True)
    with pytest.raises(ValueError, match=says):
        given_states(initial, form)
