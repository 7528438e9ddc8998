# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Croston's method and its kin: do they agree with R and with statsforecast?"""

import numpy as np
import pytest

from oms42.forecasting import croston

# R 4.2.2, forecast 8.20, croston(y, alpha); statsforecast 2.1.1 for SBA and TSB
DEMAND = [0, 0, 5, 0, 0, 3, 0, 6, 0, 0, 0, 4, 0, 2, 0, 0, 7, 0, 0, 0, 3]


def rate(**options: object) -> float:
    """Fit the series and return the rate."""
    return float(croston(DEMAND, **options).forecast(1, level=()).mean[0])  # type: ignore[arg-type]  # options of all types


@pytest.mark.parametrize(("alpha", "expected"), [(0.1, 1.523849995), (0.2, 1.417777318)])
def test_is_the_rate_that_of_r(alpha: float, expected: float) -> None:
    assert rate(alpha=alpha) == pytest.approx(expected, abs=1e-9)


def test_are_the_corrected_rates_those_of_statsforecast() -> None:
    assert rate(alpha=0.1, variant="sba") == pytest.approx(1.44765749, abs=1e-8)
    assert rate(alpha=0.2, beta=0.2, variant="tsb") == pytest.approx(1.63251175, abs=1e-8)


def test_is_the_correction_of_shale_boylan_and_johnston_its_factor() -> None:
    """R's croston, type = "sbj": 1 - alpha / (2 - alpha)."""
    assert rate(alpha=0.1, variant="sbj") == pytest.approx(1.523849995 * (1 - 0.1 / 1.9), abs=1e-9)


def test_is_each_fitted_value_the_forecast_of_the_series_up_to_there() -> None:
    for variant in ("croston", "sba", "sbj", "tsb"):
        whole = croston(DEMAND, alpha=0.3, variant=variant).fitted  # type: ignore[arg-type]  # one of the four
        assert np.isnan(whole[:3]).all()
        for known in range(3, len(DEMAND)):
            part = croston(DEMAND[:known], alpha=0.3, variant=variant)  # type: ignore[arg-type]  # one of the four
            assert whole[known] == pytest.approx(part.forecast(1, level=()).mean[0])


def test_does_the_rate_fade_with_tsb_alone_when_demand_stops() -> None:
    stopped = [*DEMAND, *[0] * 20]
    fading = croston(stopped, alpha=0.2, variant="tsb").forecast(1, level=()).mean[0]
    assert croston(stopped, alpha=0.2).forecast(1, level=()).mean[0] == pytest.approx(1.417777318)
    assert fading == pytest.approx(rate(alpha=0.2, variant="tsb") * 0.8**20)


def test_does_demand_in_every_period_give_simple_smoothing() -> None:
    """By hand: intervals are all 1, so the rate is the smoothed size, 4 + 0.5 (8 - 4) = 6."""
    assert croston([4, 8], alpha=0.5).forecast(1, level=()).mean[0] == pytest.approx(6.0)


def test_do_the_intervals_hold_what_they_promise() -> None:
    """Demand with chance 0.3 of sizes 1 to 9: at least 80 of 100 values inside, not all."""
    rng = np.random.default_rng(3)
    y = np.where(rng.random(4000) < 0.3, rng.integers(1, 10, 4000), 0)
    forecast = croston(y[:2000], alpha=0.01).forecast(1, level=(50, 80))
    inside = np.mean((y[2000:] >= forecast.lower[80][0]) & (y[2000:] <= forecast.upper[80][0]))
    assert 0.8 <= inside < 0.99
    assert forecast.lower[80][0] == 0.0
    assert forecast.upper[50][0] < forecast.upper[80][0]


def test_is_the_mean_of_the_interval_s_distribution_the_forecast() -> None:
    """Quantiles at many levels average to the mean: sizes are scaled to their smoothed mean."""
    forecast = croston(DEMAND, alpha=0.3).forecast(1, level=np.arange(1, 100, 0.1))
    ends = [*forecast.lower.values(), *forecast.upper.values()]
    assert np.mean(ends) == pytest.approx(forecast.mean[0], rel=0.02)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"variant": "crost"}, "one of croston, sba, sbj, tsb"),
        ({"alpha": 0}, "alpha is 0, which learns nothing"),
        ({"alpha": 1.5}, "alpha is 1.5; it must lie from 0 to 1"),
        ({"beta": 0.2}, "only 'tsb' smooths the probability"),
        ({"variant": "tsb", "beta": 0}, "beta is 0"),
    ],
)
def test_does_a_bad_option_get_an_error_that_teaches(
    options: dict[str, object], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        rate(**options)


def test_does_a_series_without_demand_get_an_error() -> None:
    with pytest.raises(ValueError, match="no demand"):
        croston([0, 0, 0])
