# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The Theta method: does it forecast what R and statsforecast forecast?"""

import numpy as np
import pytest

from oms42.forecasting import theta

from .series import AIR_PASSENGERS, AUSAIR, OIL


def test_are_the_forecasts_of_air_passengers_those_of_r() -> None:
    """R 4.2.2, forecast 8.20, thetaf(AirPassengers, h = 12)."""
    expected = [
        *(440.0782, 428.3843, 489.7071, 475.7046, 479.6704, 545.3663),
        *(602.7520, 601.1008, 523.9515, 456.6271, 397.9537, 447.6449),
    ]
    model = theta(AIR_PASSENGERS, period=12)
    assert model.seasonal == "multiplicative"
    np.testing.assert_allclose(model.forecast(12, level=()).mean, expected, atol=0.003)


@pytest.mark.parametrize(
    ("y", "period", "expected"),
    [
        # statsforecast 2.1.1, OptimizedTheta; it leaves the first error out of its sum
        (AIR_PASSENGERS, 12, [442.9425, 432.2310, 495.3079, 482.3080, 487.4948, 555.5809]),
        (AUSAIR, 1, [74.4889, 76.4974, 78.5060, 80.5145, 82.5231, 84.5316]),
    ],
)
def test_are_the_optimized_forecasts_near_those_of_statsforecast(
    y: list[float], period: int, expected: list[float]
) -> None:
    model = theta(y, period, variant="optimized")
    np.testing.assert_allclose(model.forecast(6, level=()).mean, expected, rtol=0.01)


def test_is_the_drift_half_the_slope_of_the_line() -> None:
    """Hyndman & Billah 2003: each further period adds b / 2."""
    model = theta(AUSAIR)
    slope = np.polyfit(np.arange(27), AUSAIR, 1)[0]
    np.testing.assert_allclose(np.diff(model.forecast(5, level=()).mean), slope / 2)


@pytest.mark.parametrize("variant", ["standard", "optimized"])
def test_do_the_last_level_and_line_follow_from_the_fitted_values(variant: str) -> None:
    """With one observation more, the last fitted value is the forecast, parameters held."""
    model = theta(OIL, variant=variant)  # type: ignore[arg-type]  # one of the two
    lines = model.lines
    levels = lines.levels(np.array(OIL))
    expected = levels[:-1] + lines.share * lines.pull(np.arange(18.0))
    np.testing.assert_allclose(model.fitted, expected)
    np.testing.assert_allclose(model.residuals, np.array(OIL) - model.fitted)
    first = model.forecast(1, level=()).mean[0]
    assert first == pytest.approx(levels[-1] + lines.share * lines.pull(np.array([18.0]))[0])


def test_do_the_intervals_widen_as_simple_smoothing_s_do() -> None:
    """R's thetaf: σ √(1 + (h - 1) α²)."""
    model = theta(OIL)
    forecast = model.forecast(3, level=80)
    half = (forecast.upper[80] - forecast.lower[80]) / 2 / 1.2815515655446004
    alpha = model.params["alpha"]
    expected = np.sqrt(model.sigma2 * (1 + np.arange(3) * alpha**2))
    np.testing.assert_allclose(half, expected)
    assert model.sigma2 == pytest.approx(889.7244, abs=1e-2)  # R's ets(oil, "ANN")


def test_are_seasons_added_where_a_value_is_not_above_zero() -> None:
    time = np.arange(48)
    y = np.tile([4.0, -3.0, -2.0, 1.0], 12) + 0.1 * time
    model = theta(y, period=4)
    assert model.seasonal == "additive"
    forecast = model.forecast(8, level=80)
    np.testing.assert_allclose(forecast.mean[:4] - forecast.mean.mean(), [4, -3, -2, 1], atol=0.6)


def test_do_the_seasons_go_on_where_the_series_stopped() -> None:
    """The series ends after the second season of a cycle, so the third comes next."""
    y = 100 * np.tile([1.2, 0.8, 0.7, 1.3], 8)[:30]
    mean = theta(y, period=4).forecast(4, level=()).mean
    np.testing.assert_allclose(mean, [70, 130, 120, 80], rtol=0.02)


def test_is_nothing_taken_out_where_there_are_no_seasons() -> None:
    noise = 50 + np.random.default_rng(1).normal(size=60)
    assert theta(noise, period=12).seasonal == "none"
    assert theta(AIR_PASSENGERS, period=12, seasonal="none").figure.tolist() == [0.0]


def test_is_a_constant_series_continued() -> None:
    for variant in ("standard", "optimized"):
        model = theta([5.0] * 9, variant=variant)  # type: ignore[arg-type]  # one of the two
        np.testing.assert_allclose(model.forecast(3).mean, 5.0, atol=1e-6)


@pytest.mark.parametrize(
    ("y", "options", "words"),
    [
        ([1, 2, 3], {}, "at least 4 are needed for the Theta method"),
        (OIL, {"variant": "optimised"}, "one of standard, optimized"),
        (OIL, {"seasonal": "yes"}, "one of auto, none, additive, multiplicative"),
        (OIL, {"seasonal": "additive"}, "period is 1; additive seasons need"),
        ([1, -2] * 6, {"period": 2, "seasonal": "multiplicative"}, "-2 at position 1"),
        ([1, np.nan, 3, 4], {}, "nan at position 1"),
    ],
)
def test_does_bad_input_get_an_error_that_teaches(
    y: list[float], options: dict[str, object], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        theta(y, **options)  # type: ignore[arg-type]  # options of many types
