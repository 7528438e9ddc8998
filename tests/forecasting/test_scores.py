# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from oms42.forecasting import Forecast, accuracy, mase, naive, rmsse, seasonal_naive, smape

# The book's worked example WE2.5: three years of quarters, then the fourth
TRAIN = [100, 120, 90, 110, 130, 105, 95, 115, 140, 118, 98, 125]
ACTUAL = [147, 124, 103, 131]
MODEL = [143, 121, 100, 128]

SERIES = arrays(float, 8, elements=st.integers(-1000, 1000).map(float))


def test_is_the_mase_of_the_worked_example_0_286():
    # errors 4, 3, 3, 3: 3.25 / 11.375
    assert mase(TRAIN, ACTUAL, MODEL, 4) == pytest.approx(0.286, abs=5e-4)


def test_is_the_mase_of_the_seasonal_naive_0_527_in_the_worked_example():
    # errors 7, 6, 5, 6: 6 / 11.375
    forecast = seasonal_naive(TRAIN, 4).forecast(4)
    assert mase(TRAIN, ACTUAL, forecast, 4) == pytest.approx(0.527, abs=5e-4)


def test_is_the_bias_of_the_worked_example_minus_3_25():
    # forecast minus actual: -4, -3, -3, -3; every forecast is too low
    measured = accuracy(TRAIN, ACTUAL, MODEL, 4)
    assert measured.bias == -3.25
    assert measured.me == 3.25


def test_are_all_measures_what_a_hand_calculation_gives():
    # errors 4, 3, 3, 3: mean square 43 / 4 = 10.75; sMAPE terms 200 e / (y + f):
    # 800 / 290, 600 / 245, 600 / 203, 600 / 259
    measured = accuracy(TRAIN, ACTUAL, MODEL, 4)
    assert measured.mae == 3.25
    assert measured.rmse == pytest.approx(np.sqrt(10.75))
    assert measured.mase == pytest.approx(3.25 / 11.375)
    assert measured.rmsse == pytest.approx(np.sqrt(10.75 / 194.125))
    expected = (800 / 290 + 600 / 245 + 600 / 203 + 600 / 259) / 4
    assert measured.smape == pytest.approx(expected)


def test_is_smape_alone_the_same_as_among_all_measures():
    expected = (800 / 290 + 600 / 245 + 600 / 203 + 600 / 259) / 4
    assert smape(ACTUAL, MODEL) == pytest.approx(expected)
    assert smape(ACTUAL, Forecast(np.array(MODEL, float))) == pytest.approx(expected)


@given(SERIES, SERIES)
def test_does_smape_lie_between_0_and_200(actual, forecast):
    assert 0 <= smape(actual, forecast) <= 200


def test_are_the_scores_of_intervals_what_a_hand_calculation_gives():
    # 80 % intervals 8..12 and 10..16 around 10 and 19: inside with width 4; a miss by 3 costs
    # 2 / 0.2 * 3 = 30 on top of the width 6. Mean 20; the scale of 8, 10, 12 is 2.
    forecast = Forecast(
        np.array([10.0, 13.0]),
        {80: np.array([8.0, 10.0])},
        {80: np.array([12.0, 16.0])},
    )
    measured = accuracy([8, 10, 12], [10, 19], forecast)
    assert measured.coverage == {80: 0.5}
    assert measured.interval_score[80] == pytest.approx(20)
    assert measured.msis[80] == pytest.approx(10)


def test_is_the_crps_of_normal_intervals_that_of_the_normal_distribution():
    # naive on 10, 12, 11, 13: residuals 2, -1, 2, so sigma squared is 9 / 3 = 3; y 2 above the mean
    # gives z = 1.1547: sigma (z (2 Phi(z) - 1) + 2 phi(z) - 1 / sqrt(pi)) with Phi(z) = 0.875893
    # and phi(z) = 0.204824 is sqrt(3) (0.868089 + 0.409648 - 0.564190) = 1.235899
    measured = accuracy([10, 12, 11, 13], [15], naive([10, 12, 11, 13]).forecast(1))
    assert measured.crps == pytest.approx(1.235899, rel=2e-3)


def test_has_a_forecast_without_intervals_no_score_of_them():
    measured = accuracy(TRAIN, ACTUAL, MODEL, 4)
    assert (measured.coverage, measured.interval_score, measured.msis) == ({}, {}, {})
    assert measured.crps is None
    assert len({measured, measured}) == 1  # may still stand in a set


def test_does_a_pair_of_zeros_count_as_no_percentage_error():
    # 200 * 2 / (4 + 6) = 40 for the other pair
    assert accuracy([1, 2], [0, 4], [0, 6]).smape == pytest.approx(20.0)


@given(SERIES, st.integers(1, 3))
def test_is_the_mase_of_the_benchmark_on_its_own_training_data_one(values, m):
    if np.array_equal(values[m:], values[:-m]):
        return
    assert mase(values, values[m:], values[:-m], m) == pytest.approx(1)
    assert rmsse(values, values[m:], values[:-m], m) == pytest.approx(1)


@given(SERIES, SERIES, SERIES, st.sampled_from([0.001, 0.5, 12.0, 1e6]))
def test_are_scaled_errors_the_same_in_any_currency(train, actual, forecast, rate):
    if np.array_equal(train[1:], train[:-1]):
        return
    for score in (mase, rmsse):
        one = score(train, actual, forecast)
        assert score(train * rate, actual * rate, forecast * rate) == pytest.approx(one, rel=1e-9)


def test_may_the_forecast_be_a_forecast_object():
    forecast = Forecast(np.array(MODEL, float))
    assert accuracy(TRAIN, ACTUAL, forecast, 4) == accuracy(TRAIN, ACTUAL, MODEL, 4)
    assert rmsse(TRAIN, ACTUAL, forecast, 4) == rmsse(TRAIN, ACTUAL, MODEL, 4)


@pytest.mark.parametrize("score", [mase, rmsse, accuracy])
@pytest.mark.parametrize(
    ("train", "actual", "forecast", "m", "error", "says"),
    [
        ([5, 5, 5], [5], [5], 1, ValueError, "y_train equals the one 1 before it"),
        ([1, 2, 1, 2], [1], [1], 2, ValueError, "equals the one 2 before it"),
        ([1, 2], [1], [1], 2, ValueError, "y_train has 2 observations; at least 3 are needed"),
        ([1, 2], [1, 2], [1], 1, ValueError, "y has 2 values and f has 1"),
        ([1, 2], [], [], 1, ValueError, "y has 0 observations"),
        ([1, np.nan], [1], [1], 1, ValueError, "y_train holds nan at position 1"),
        ([1, 2], [1], [np.inf], 1, ValueError, "f holds inf at position 0"),
        ([1, 2], [1], [1], 0, ValueError, "m is 0; it must be 1 or more"),
        ([1, 2], [1], ["1"], 1, TypeError, "f holds values of type"),
    ],
)
def test_does_bad_input_get_an_error_that_says_what_is_wrong(
    score, train, actual, forecast, m, error, says
):
    with pytest.raises(error, match=says):
        score(train, actual, forecast, m)
