# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A fitted model: does it report what R reports, and are its forecasts R's?"""

import numpy as np
import pytest

from oms42.forecasting import ets

from .r_ets import AUSTOURISTS
from .series import AUSAIR, OIL
from .table_of_forms import fitted


def test_is_saudi_oil_what_r_makes_of_it() -> None:
    """R 4.2.2, forecast 8.20: ets(oil, "ANN") and its forecast."""
    model = ets(OIL, "ANN")
    assert model.params["alpha"] == pytest.approx(0.8338901, abs=2e-4)
    assert model.params["l0"] == pytest.approx(446.5868, abs=0.02)
    assert model.loglik == pytest.approx(-86.0715, abs=1e-4)
    assert model.aic == pytest.approx(178.1430, abs=1e-3)
    assert model.aicc == pytest.approx(179.8573, abs=1e-3)
    assert model.bic == pytest.approx(180.8141, abs=1e-3)
    assert model.sigma2 == pytest.approx(889.7244, abs=1e-3)
    assert np.sqrt(np.mean(model.residuals**2)) == pytest.approx(28.12234, abs=1e-4)
    assert np.mean(np.abs(model.residuals)) == pytest.approx(22.25870, abs=5e-3)
    forecast = model.forecast(4)
    np.testing.assert_allclose(forecast.mean, 542.6806, atol=1e-2)
    lower = [504.4541, 492.9073, 483.5747, 475.5269]
    upper = [601.1429, 618.8023, 633.0752, 645.3834]
    np.testing.assert_allclose(forecast.lower[80], lower, atol=0.02)
    np.testing.assert_allclose(forecast.upper[95], upper, atol=0.02)


def test_is_holt_s_forecast_of_australian_passengers_that_of_r() -> None:
    """R 4.2.2, forecast 8.20: holt(ausair), alpha 0.8302, beta at its lower bound."""
    model = ets(AUSAIR, "AAN")
    assert model.aic == pytest.approx(141.1291, abs=0.02)
    assert model.params["alpha"] == pytest.approx(0.8302166, abs=0.01)  # R stops short
    mean = model.forecast(4, level=()).mean
    np.testing.assert_allclose(mean, [74.60130, 76.70304, 78.80478, 80.90652], atol=0.03)


@pytest.mark.parametrize("code", ["AAA", "MAdM", "MNA", "MMM", "ANN", "AAdN"])
def test_do_the_reported_parameters_give_the_reported_fit(code: str) -> None:
    model = ets(AUSTOURISTS, code, period=4)
    track = fitted(model.form, model.params, model.period, AUSTOURISTS)
    np.testing.assert_allclose(model.fitted, track.mean, rtol=1e-10)
    np.testing.assert_allclose(model.errors, track.error, rtol=1e-8, atol=1e-10)
    np.testing.assert_allclose(model.residuals, np.array(AUSTOURISTS) - model.fitted)
    assert model.states["level"][-1] == pytest.approx(track.level)
    if "slope" in model.states:
        assert model.states["slope"][-1] == pytest.approx(track.slope)
    if "season" in model.states:
        np.testing.assert_allclose(model.states["season"][-4:], track.season, rtol=1e-10)
    k = len(model.params) - (code[-1] != "N")  # one season follows from the others
    assert model.sigma2 == pytest.approx(float(model.errors @ model.errors) / (68 - k))


def test_are_states_and_weights_named_as_in_the_text() -> None:
    names = list(ets(AUSTOURISTS, "AAdA", period=4).params)
    assert names == ["alpha", "beta", "gamma", "phi", "l0", "b0", "s-3", "s-2", "s-1", "s0"]
    assert list(ets(AUSTOURISTS, "MNN").params) == ["alpha", "l0"]


def test_do_the_initial_seasons_sum_to_nothing_or_average_to_one() -> None:
    added = ets(AUSTOURISTS, "ANA", period=4).params
    scaled = ets(AUSTOURISTS, "MNM", period=4).params
    names = ("s-3", "s-2", "s-1", "s0")
    assert sum(added[name] for name in names) == pytest.approx(0, abs=1e-9)
    assert sum(scaled[name] for name in names) == pytest.approx(4)


@pytest.mark.parametrize("code", ["AAA", "MAA", "MAM", "AAM", "MMM"])
def test_do_intervals_widen_with_level_and_hold_the_mean(code: str) -> None:
    forecast = ets(AUSTOURISTS, code, period=4).forecast(12, level=(50, 80, 95))
    assert (forecast.lower[95] < forecast.lower[80]).all()
    assert (forecast.lower[80] < forecast.lower[50]).all()
    assert (forecast.lower[50] < forecast.mean).all()
    assert (forecast.mean < forecast.upper[50]).all()
    assert (forecast.upper[80] < forecast.upper[95]).all()
    assert forecast.to_frame().shape == (12, 7)


def test_does_the_interval_that_is_simulated_match_the_one_with_a_formula() -> None:
    """A growth factor that hardly moves is a slope; the two intervals then agree."""
    rng = np.random.default_rng(2)
    y = 100 + np.cumsum(rng.normal(size=80))
    simulated = ets(y, "MMdN").forecast(3, level=80)
    formula = ets(y, "MAdN").forecast(3, level=80)
    np.testing.assert_allclose(simulated.lower[80], formula.lower[80], rtol=0.01)
    np.testing.assert_allclose(simulated.upper[80], formula.upper[80], rtol=0.01)


def test_has_a_perfect_fit_no_criteria_and_no_spread() -> None:
    model = ets(np.arange(10.0, 30.0), "AAN")
    assert model.aicc is None
    forecast = model.forecast(3, level=95)
    np.testing.assert_allclose(forecast.mean, [30, 31, 32], atol=1e-6)
    np.testing.assert_allclose(forecast.upper[95] - forecast.lower[95], 0, atol=1e-6)


def test_is_the_name_that_of_the_form() -> None:
    assert ets(OIL, "AAdN").name == "ETS(A,Ad,N)"
