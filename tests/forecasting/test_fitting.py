# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import math

import numpy as np
import pytest

from oms42.forecasting.fitting import fit
from oms42.forecasting.recursion import Form

from .series import AIR_PASSENGERS, OIL

SIMPLE = Form("simple")
HOLT = Form("Holt", trend=True)
QUARTERLY = Form("Holt-Winters", trend=True, period=4)
RISING = Form("Holt-Winters", trend=True, period=4, multiplicative=True)
ALPHA = {"alpha": None}
BOTH = {"alpha": None, "beta": None, "phi": 1.0}
THREE = {"alpha": None, "beta": None, "gamma": None, "phi": 1.0}


@pytest.mark.parametrize(
    ("form", "given", "method", "reported", "start", "estimated"),
    [
        (SIMPLE, {"alpha": 0.5}, "auto", "given", 1, 0),
        (SIMPLE, ALPHA, "auto", "mle", 0, 2),
        (SIMPLE, ALPHA, "sse", "sse", 1, 1),
        (SIMPLE, {"alpha": 0.5}, "mle", "mle", 0, 1),
        (HOLT, BOTH, "auto", "mle", 0, 4),
        (HOLT, BOTH | {"phi": None}, "mle", "mle", 0, 5),
        (HOLT, BOTH | {"beta": 0.1}, "sse", "sse", 2, 1),
        (QUARTERLY, THREE, "auto", "mle", 0, 8),
        (QUARTERLY, THREE, "sse", "sse", 4, 3),
        (RISING, THREE, "auto", "sse", 4, 3),
    ],
)
def test_is_what_was_estimated_from_what_start_reported(
    form, given, method, reported, start, estimated
):
    model = fit(AIR_PASSENGERS[:24], form, given, method, None)
    assert (model.method, model.start, model.estimated) == (reported, start, estimated)
    assert np.isnan(model.fitted).sum() == np.isnan(model.residuals).sum() == start


def test_are_given_states_used_as_they_are():
    # l0 = 8: forecasts 8, 9, so errors 2, 5 and l2 = 11.5 by hand
    model = fit([10.0, 14.0], SIMPLE, {"alpha": 0.5}, "auto", {"l0": 8.0})
    assert model.fitted.tolist() == [8.0, 9.0]
    assert model.residuals.tolist() == [2.0, 5.0]
    assert model.states["level"].tolist() == [9.0, 11.5]
    assert (model.method, model.start, model.sse, model.sigma2) == ("given", 0, 29.0, 14.5)


def test_can_weights_be_fitted_from_given_states():
    model = fit(OIL, SIMPLE, ALPHA, "sse", {"l0": 446.5868})
    assert (model.method, model.start, model.estimated) == ("sse", 0, 1)
    assert model.params["alpha"] == pytest.approx(0.8338901, abs=1e-4)  # R's for the same l0


def test_does_a_fitted_model_come_back_when_its_parameters_are_given():
    fitted = fit(AIR_PASSENGERS[:40], QUARTERLY, THREE, "mle", None)
    weights = {name: fitted.params[name] for name in ("alpha", "beta", "gamma", "phi")}
    again = fit(AIR_PASSENGERS[:40], QUARTERLY, weights, "auto", fitted.params)
    np.testing.assert_allclose(again.fitted, fitted.fitted, rtol=1e-12)
    assert again.loglik == pytest.approx(fitted.loglik, rel=1e-12)


def test_are_the_criteria_those_of_their_definitions():
    # l0 = 8, alpha = 0.5: errors 2, 5, 2.5 and sse 35.25 by hand; nothing but the variance is
    # estimated, so k = 1
    model = fit([10.0, 14.0, 14.0], SIMPLE, {"alpha": 0.5}, "auto", {"l0": 8.0})
    loglik = -1.5 * math.log(35.25)
    assert model.loglik == pytest.approx(loglik)
    assert model.aic == pytest.approx(-2 * loglik + 2)
    assert model.aicc == pytest.approx(-2 * loglik + 2 + 4 / 1)
    assert model.bic == pytest.approx(-2 * loglik + math.log(3))


def test_are_the_criteria_left_out_where_the_first_observations_were_the_start():
    model = fit(OIL, SIMPLE, {"alpha": 0.5}, "auto", None)
    assert model.loglik is model.aic is model.aicc is model.bic is None


def test_are_the_criteria_left_out_where_the_fit_is_perfect():
    model = fit([3.0] * 8, SIMPLE, ALPHA, "mle", None)
    assert model.loglik is model.aic is None
    assert model.forecast(1).upper[95].tolist() == pytest.approx([3.0])


def test_is_aicc_left_out_where_its_correction_divides_by_zero():
    # n = 2 and k = 1, so n - k - 1 = 0
    model = fit([10.0, 14.0], SIMPLE, {"alpha": 0.5}, "auto", {"l0": 8.0})
    assert model.aicc is None
    assert model.aic is not None


def test_are_the_states_laid_out_over_time_with_those_of_the_start():
    # Holt starts at l2 = 12, b2 = 2; alpha = beta = 0.5: forecast 14, y = 16, l = 15, b = 2.5
    model = fit([10.0, 12.0, 16.0], HOLT, {"alpha": 0.5, "beta": 0.5, "phi": 1.0}, "auto", None)
    np.testing.assert_array_equal(model.states["level"], [np.nan, 12, 15])
    np.testing.assert_array_equal(model.states["slope"], [np.nan, 2, 2.5])
    assert model.params == {"alpha": 0.5, "beta": 0.5, "phi": 1.0, "l2": 12.0, "b2": 2.0}


@pytest.mark.parametrize("method", ["sse", "mle"])
def test_has_every_observation_a_season_state(method):
    model = fit(AIR_PASSENGERS[:24], QUARTERLY, THREE, method, None)
    assert model.states["season"].shape == model.states["level"].shape == (24,)
    assert not np.isnan(model.states["season"]).any()


@pytest.mark.parametrize(
    ("form", "given", "method", "least"),
    [
        (SIMPLE, {"alpha": 0.5}, "auto", 2),
        (SIMPLE, ALPHA, "sse", 3),
        (SIMPLE, ALPHA, "mle", 5),
        (HOLT, {"alpha": 0.5, "beta": 0.1, "phi": 1.0}, "auto", 3),
        (HOLT, BOTH, "sse", 5),
        (HOLT, BOTH, "mle", 7),
        (QUARTERLY, {"alpha": 0.5, "beta": 0.1, "gamma": 0.1, "phi": 1.0}, "auto", 8),
        (QUARTERLY, THREE, "sse", 8),
        (QUARTERLY, THREE, "mle", 11),
    ],
)
def test_is_the_shortest_series_fitted_and_a_shorter_one_refused(form, given, method, least):
    y = AIR_PASSENGERS[:least]
    model = fit(y, form, given, method, None)
    assert np.isfinite(model.sigma2)
    assert np.isfinite(model.forecast(2 * form.period).mean).all()
    assert model.aicc is None or np.isfinite(model.aicc)
    with pytest.raises(ValueError, match=f"{least - 1} observations; at least {least} are needed"):
        fit(y[:-1], form, given, method, None)


def test_does_a_series_too_short_to_fit_hear_what_needs_less():
    with pytest.raises(ValueError, match=r"simple \(with 2 or more, give the parameters instead\)"):
        fit([1.0, 2.0, 3.0], SIMPLE, ALPHA, "auto", None)


def test_are_two_cycles_needed_however_little_is_estimated():
    monthly = Form("monthly", trend=True, period=12)
    for method in ("mle", "sse"):
        with pytest.raises(ValueError, match=r"at least 24 are needed for monthly\.$"):
            fit(AIR_PASSENGERS[:23], monthly, THREE, method, None)


def test_is_one_cycle_enough_when_the_states_are_given():
    states = {"l0": 110.0, "b0": 1.0, "s-3": -5.0, "s-2": 5.0, "s-1": 5.0, "s0": -5.0}
    weights = {"alpha": 0.5, "beta": 0.1, "gamma": 0.1, "phi": 1.0}
    model = fit(AIR_PASSENGERS[:4], QUARTERLY, weights, "auto", states)
    assert model.forecast(8).mean.shape == (8,)
    with pytest.raises(ValueError, match="3 observations; at least 4 are needed"):
        fit(AIR_PASSENGERS[:3], QUARTERLY, weights, "auto", states)


@pytest.mark.parametrize(
    ("form", "given", "method", "initial", "says"),
    [
        (SIMPLE, ALPHA, "ml", None, "method is 'ml'; it must be one of auto, mle, sse"),
        (SIMPLE, {"alpha": 2.0}, "auto", None, "alpha is 2.0; it must lie from 0 to 1"),
        (SIMPLE, ALPHA, "mle", {"l0": 1.0}, "initial gives the states that method='mle' would"),
        (SIMPLE, ALPHA, "auto", {"l1": 1.0}, "initial lacks l0 and holds l1"),
        (RISING, THREE, "mle", None, "use method='sse'"),
    ],
)
def test_do_settings_that_contradict_get_an_error_that_says_what_to_do(
    form, given, method, initial, says
):
    with pytest.raises(ValueError, match=says):
        fit(AIR_PASSENGERS[:24], form, given, method, initial)


@pytest.mark.parametrize("value", [0.0, -3.0])
def test_are_values_at_or_below_zero_refused_under_multiplicative_seasons(value):
    y = [*AIR_PASSENGERS[:10], value, *AIR_PASSENGERS[10:20]]
    with pytest.raises(ValueError, match=f"y holds {value:g} at position 10; .*'additive'"):
        fit(y, RISING, THREE, "auto", None)
