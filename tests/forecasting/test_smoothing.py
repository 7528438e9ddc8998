# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.forecasting import holt, holt_winters, rolling_origin, ses
from oms42.forecasting.estimation import transition
from oms42.forecasting.recursion import Form, LevelError, States, Weights, smooth

from .series import AIR_PASSENGERS

UNIT = st.floats(0, 1)


def test_is_the_simple_forecast_flat_and_the_trend_forecast_a_line():
    assert ses([10, 12, 11, 13], alpha=1).forecast(3).mean.tolist() == [13, 13, 13]
    assert holt([10, 12, 14, 16], alpha=0.3, beta=0.2).forecast(3).mean == pytest.approx(
        [18, 20, 22]
    )


def test_does_damping_bend_the_line():
    # start l = 12, b = 2, phi = 0.5: y = 13 is the forecast, so l = 13, b = 1; then
    # 13 + 0.5, 13 + 0.75, 13 + 0.875 by hand
    model = holt([10, 12, 13], alpha=0.3, beta=0.2, phi=0.5)
    assert model.forecast(3).mean == pytest.approx([13.5, 13.75, 13.875])


def test_do_the_seasons_repeat_over_the_horizon():
    model = holt_winters(AIR_PASSENGERS[:48], 12, alpha=0.3, beta=0.1, gamma=0.2)
    forecast = model.forecast(24).mean
    assert forecast[12:] - forecast[:12] == pytest.approx(
        np.full(12, 12 * model.states["slope"][-1])
    )


@given(UNIT, UNIT, UNIT, st.floats(0.8, 1), st.integers(1, 12))
def test_is_the_variance_of_additive_forecasts_that_of_the_state_space_form(
    alpha, beta, gamma, phi, h
):
    # Var(h) / sigma2 = 1 + sum over j < h of (w' F^(j-1) g) squared, with F = D + g w' and g the
    # persistence; Hyndman et al. (2008), Forecasting with Exponential Smoothing, chapter 6
    model = holt_winters(AIR_PASSENGERS[:24], 4, alpha=alpha, beta=beta, gamma=gamma, phi=phi)
    w, step = transition(Weights(alpha, beta, gamma, phi), Form("x", trend=True, period=4))
    g = np.array([alpha, alpha * beta, 0, 0, 0, (1 - alpha) * gamma])
    f = step + np.outer(g, w)
    c = [w @ np.linalg.matrix_power(f, j) @ g for j in range(h - 1)]
    forecast = model.forecast(h, level=80)
    variance = ((forecast.upper[80] - forecast.mean)[-1] / 1.2815515655446004) ** 2
    assert variance == pytest.approx(model.sigma2 * (1 + np.sum(np.square(c))), rel=1e-9, abs=1e-9)


def test_is_the_multiplicative_interval_as_wide_as_simulated_futures_spread():
    # 4,000 simulated futures know their standard deviation to about 1.1 %; the first-order formula
    # and the noise together stay within 4 %
    weights = {"alpha": 0.3, "beta": 0.05, "gamma": 0.4}
    model = holt_winters(AIR_PASSENGERS, 12, seasonal="multiplicative", **weights)
    last = States(
        model.states["level"][-1], model.states["slope"][-1], model.states["season"][-12:].tolist()
    )
    noise = np.random.default_rng(42).normal(0, np.sqrt(model.sigma2), (4000, 18))
    futures = np.array([future(last, Weights(**weights), row) for row in noise])
    forecast = model.forecast(18, level=80)
    formula = (forecast.upper[80] - forecast.mean) / 1.2815515655446004
    assert futures.std(axis=0) == pytest.approx(formula, rel=0.04)
    assert futures.mean(axis=0) == pytest.approx(forecast.mean, rel=0.01)


def future(states, weights, noise):
    """Draw one future: forecast a step, add noise, smooth it in, go on."""
    path = []
    for error in noise:
        forecast = (states.level + states.slope) * states.season[0]
        run = smooth([forecast + error], weights, states, multiplicative=True)
        states = States(run.level[-1], run.slope[-1], run.season[1:])
        path.append(forecast + error)
    return path


def test_is_the_persistence_the_share_of_an_error_that_each_state_keeps():
    # y = 20 instead of the forecast 14: error 6; alpha 0.5 lifts the level by 3, and alpha beta =
    # 0.1 the slope by 0.6
    model = holt([10, 12, 20], alpha=0.5, beta=0.2)
    assert model.persistence == pytest.approx({"alpha": 0.5, "beta": 0.1})
    assert model.states["level"][-1] == pytest.approx(14 + 0.5 * 6)
    assert model.states["slope"][-1] == pytest.approx(2 + 0.1 * 6)


def test_has_each_method_the_persistence_of_its_own_states():
    y = AIR_PASSENGERS[:24]
    assert list(ses(y, alpha=0.5).persistence) == ["alpha"]
    seasonal = holt_winters(y, 4, alpha=0.5, beta=0.2, gamma=0.4)
    assert seasonal.persistence == pytest.approx({"alpha": 0.5, "beta": 0.1, "gamma": 0.2})


def test_can_the_intervals_be_left_out():
    assert ses([10, 12, 11], alpha=0.5).forecast(2, level=()).upper == {}


@pytest.mark.parametrize("h", [0, -1])
def test_is_a_horizon_below_one_refused(h):
    with pytest.raises(ValueError, match=f"h is {h}; it must be 1 or more"):
        ses([10, 12, 11], alpha=0.5).forecast(h)


def test_does_a_falling_level_under_multiplicative_seasons_get_an_error_that_says_what_to_do():
    y = [100, 100, 40, 40, 1, 1]
    with pytest.raises(LevelError, match="use seasonal='additive', or a smaller beta"):
        holt_winters(y, 2, alpha=0.1, beta=0.0, gamma=0.1, seasonal="multiplicative")


@given(UNIT, UNIT, UNIT, st.floats(0.8, 1), st.integers(1, 5), st.sampled_from([1, 3]))
def test_is_a_hindcast_what_rolling_origin_finds_by_running_again_at_each_origin(
    alpha, beta, gamma, phi, h, step
):
    y, weights = AIR_PASSENGERS[:24], {"alpha": alpha, "beta": beta, "phi": phi}
    makers = {
        2: lambda past: ses(past, alpha=alpha),
        3: lambda past: holt(past, **weights),
        8: lambda past: holt_winters(past, 4, gamma=gamma, **weights),
        9: lambda past: holt_winters(past, 4, gamma=gamma, seasonal="multiplicative", **weights),
    }
    for first, make in makers.items():
        again = rolling_origin(
            y,
            lambda past, horizon, make=make: make(past).forecast(horizon, level=()),
            horizon=h,
            first_origin=first,
            step=step,
        )
        assert make(y).hindcast(again.origins, h) == pytest.approx(again.forecast, rel=1e-12)


def test_may_a_hindcast_with_given_states_begin_after_one_cycle():
    states = {"l0": 100.0, "b0": 1.0, "s-3": -5.0, "s-2": 0.0, "s-1": 5.0, "s0": 0.0}
    weights = {"alpha": 0.3, "beta": 0.1, "gamma": 0.2, "initial": states}
    y = AIR_PASSENGERS[:12]
    early = holt_winters(y[:4], 4, **weights).forecast(3, level=()).mean
    assert holt_winters(y, 4, **weights).hindcast([4, 12], 3)[0] == pytest.approx(early)


def test_does_a_hindcast_refuse_weights_that_know_the_future():
    with pytest.raises(ValueError, match="would know the future"):
        ses(AIR_PASSENGERS[:24]).hindcast([20], 1)


@pytest.mark.parametrize("origins", [[7], [25], [], [[8]], [8.5]])
def test_does_a_hindcast_refuse_origins_that_have_no_states(origins):
    model = holt_winters(AIR_PASSENGERS[:24], 4, alpha=0.3, beta=0.1, gamma=0.2)
    with pytest.raises(ValueError, match="origins"):
        model.hindcast(origins, 1)
