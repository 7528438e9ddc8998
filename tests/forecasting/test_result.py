# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import numpy as np
import pytest

from oms42.forecasting import Forecast, naive
from oms42.forecasting.result import normal_forecast


def test_is_the_95_percent_interval_1_96_standard_deviations_wide_on_each_side():
    forecast = normal_forecast(np.array([100.0, 200.0]), np.array([10.0, 20.0]), (95,))
    # 1.959964: the 97.5 % point of the standard normal in any table
    assert forecast.upper[95] == pytest.approx([119.59964, 239.19928], abs=1e-5)
    assert forecast.lower[95] == pytest.approx([80.40036, 160.80072], abs=1e-5)


def test_does_the_table_have_a_row_a_period_and_the_narrowest_interval_first():
    frame = normal_forecast(np.array([5.0, 6.0]), np.array([1.0, 2.0]), (95, 80)).to_frame()
    assert frame.columns.tolist() == ["mean", "lower_80", "upper_80", "lower_95", "upper_95"]
    assert frame.index.name == "horizon"
    assert frame.index.tolist() == [1, 2]
    assert frame["mean"].tolist() == [5.0, 6.0]
    # 1.281552: the 90 % point of the standard normal
    assert frame.loc[2, "upper_80"] == pytest.approx(6 + 2 * 1.281552, abs=1e-5)


def test_may_a_level_have_a_fraction():
    frame = normal_forecast(np.array([5.0]), np.array([1.0]), 97.5).to_frame()
    assert frame.columns.tolist() == ["mean", "lower_97.5", "upper_97.5"]


def test_can_intervals_be_left_out():
    forecast = normal_forecast(np.array([5.0]), np.array([1.0]), ())
    assert forecast.lower == {}
    assert forecast.upper == {}
    assert forecast.to_frame().columns.tolist() == ["mean"]


def test_can_a_forecast_be_made_of_means_alone():
    assert Forecast(np.array([1.0, 2.0])).to_frame()["mean"].tolist() == [1.0, 2.0]


def test_are_the_numbers_of_a_forecast_safe_from_change():
    forecast = naive([1.0, 2.0, 4.0]).forecast(2)
    for numbers in (forecast.mean, forecast.lower[80], forecast.upper[95]):
        with pytest.raises(ValueError, match="read-only"):
            numbers[0] = 0.0


@pytest.mark.parametrize(
    ("level", "error", "says"),
    [
        (0.8, ValueError, r"level holds 0.8; levels are in percent, .* write 80 for"),
        ((80, 100), ValueError, "level holds 100"),
        ((float("nan"),), ValueError, "level holds nan"),
        (("80",), TypeError, "level holds '80'; levels are numbers in percent"),
        ((True,), TypeError, "level holds True"),
    ],
)
def test_does_a_bad_level_get_an_error_that_says_what_is_allowed(level, error, says):
    with pytest.raises(error, match=says):
        normal_forecast(np.array([1.0]), np.array([1.0]), level)
