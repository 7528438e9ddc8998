# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.forecasting import drift, naive, seasonal_naive

from .series import AIR_PASSENGERS

VALUES = st.lists(st.floats(-1e6, 1e6), min_size=3, max_size=20)


def test_is_the_seasonal_naive_forecast_what_rs_snaive_prints_for_air_passengers():
    # forecast 8.20: snaive(AirPassengers)
    assert seasonal_naive(AIR_PASSENGERS, 12).forecast(3).mean.tolist() == [417, 391, 419]


def test_are_the_drift_forecast_and_its_interval_what_rs_rwf_prints_for_air_passengers():
    # forecast 8.20: rwf(AirPassengers, drift = TRUE); printed to four decimals
    forecast = drift(AIR_PASSENGERS).forecast(3)
    assert forecast.mean == pytest.approx([434.2378, 436.4755, 438.7133], abs=5e-5)
    assert forecast.upper[95][:2] == pytest.approx([500.6259, 530.6879], abs=5e-5)


def test_does_the_naive_interval_grow_with_the_root_of_the_horizon():
    # changes +2, -1, +2: sigma2 = (4 + 1 + 4) / 3 = 3 by hand
    model = naive([10, 12, 11, 13])
    assert model.sigma2 == pytest.approx(3.0)
    forecast = model.forecast(4, level=80)
    reach = forecast.upper[80] - forecast.mean
    assert reach == pytest.approx(1.2815516 * np.sqrt(3 * np.arange(1, 5)), abs=1e-6)


def test_does_the_seasonal_interval_grow_once_a_cycle():
    # two-step changes 3, 2: sigma2 = 13 / 2 by hand; horizons 1, 2 are one cycle ahead, 3 is two
    forecast = seasonal_naive([10, 20, 13, 22], 2).forecast(3, level=80)
    reach = (forecast.upper[80] - forecast.mean) / 1.2815516
    assert reach**2 == pytest.approx([6.5, 6.5, 13.0], rel=1e-6)


def test_is_the_uncertainty_of_the_drift_part_of_its_interval():
    # changes +2, -1, +2: mean 1, variance 3, standard error 1, so the variances at h = 1, 2 are
    # 3h + h squared = 4, 10 by hand
    model = drift([10, 12, 11, 13])
    assert model.params == pytest.approx({"drift": 1.0, "drift_se": 1.0})
    forecast = model.forecast(2, level=80)
    assert ((forecast.upper[80] - forecast.mean) / 1.2815516) ** 2 == pytest.approx([4, 10])


def test_are_fitted_values_missing_exactly_where_there_is_no_past():
    model = seasonal_naive([10, 20, 13, 22, 14], 2)
    np.testing.assert_array_equal(model.fitted, [np.nan, np.nan, 10, 20, 13])
    np.testing.assert_array_equal(model.residuals, [np.nan, np.nan, 3, 2, 1])


def test_does_the_drift_model_fit_the_past_with_its_slope():
    np.testing.assert_array_equal(drift([10, 12, 11, 13]).fitted, [np.nan, 11, 13, 12])


@given(VALUES)
def test_is_the_naive_forecast_the_seasonal_one_with_a_single_season(values):
    one, other = naive(values), seasonal_naive(values, 1)
    assert one.forecast(3).mean.tolist() == other.forecast(3).mean.tolist()
    assert one.sigma2 == other.sigma2


@given(VALUES, st.integers(1, 5))
def test_does_drift_run_on_the_line_through_the_first_and_last_observation(values, h):
    slope = (values[-1] - values[0]) / (len(values) - 1)
    expected = values[-1] + slope * h
    assert drift(values).forecast(h).mean[-1] == pytest.approx(expected, rel=1e-9, abs=1e-6)


def test_is_a_constant_series_forecast_without_doubt():
    for model in (naive([5.0] * 4), seasonal_naive([5.0] * 4, 2), drift([5.0] * 4)):
        forecast = model.forecast(2)
        assert forecast.mean.tolist() == forecast.upper[95].tolist() == [5.0, 5.0]


@pytest.mark.parametrize(
    ("model", "says"),
    [
        (lambda: naive([1.0]), "1 observations; at least 2 are needed for the naive method"),
        (lambda: drift([1.0, 2.0]), "at least 3 are needed for the drift method"),
        (lambda: seasonal_naive([1.0] * 12, 12), "at least 13 are needed for the seasonal naive"),
        (lambda: seasonal_naive([1.0] * 12, 0), "period is 0; it must be 1 or more"),
        (lambda: naive([1.0, np.nan]), "y holds nan at position 1"),
        (lambda: naive([1.0, 2.0]).forecast(0), "h is 0; it must be 1 or more"),
    ],
)
def test_does_bad_input_get_an_error_that_says_what_is_needed(model, says):
    with pytest.raises(ValueError, match=says):
        model()
