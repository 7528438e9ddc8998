# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Classical decomposition: does it give R's figure, and does it know seasons from noise?"""

import numpy as np
import pytest

from oms42.forecasting.decomposition import is_seasonal, moving_average, seasonal_figure

from .series import AIR_PASSENGERS


def test_is_the_figure_of_air_passengers_that_of_r() -> None:
    """R 4.2.2, decompose(AirPassengers, "multiplicative")$figure."""
    figure = seasonal_figure(np.array(AIR_PASSENGERS, dtype=float), 12, multiplicative=True)
    expected = [
        *(0.9102304, 0.8836253, 1.0073663, 0.9759060, 0.9813780, 1.1127758),
        *(1.2265555, 1.2199110, 1.0604919, 0.9217572, 0.8011781, 0.8988244),
    ]
    np.testing.assert_allclose(figure, expected, atol=5e-8)


@pytest.mark.parametrize("period", [3, 4, 7])
def test_does_the_average_of_a_line_with_seasons_give_the_line(period: int) -> None:
    time = np.arange(4 * period, dtype=float)
    season = np.sin(time * 2 * np.pi / period)
    trend = moving_average(5 + 2 * time + season, period)
    inner = np.isfinite(trend)
    assert np.sum(~inner) == 2 * (period // 2)
    np.testing.assert_allclose(trend[inner], (5 + 2 * time)[inner], atol=1e-12)


def test_do_added_seasons_come_back_centered() -> None:
    season = np.array([3.0, -1.0, -2.0, 0.0])
    values = 10 + np.arange(16) + np.tile(season, 4)
    np.testing.assert_allclose(seasonal_figure(values, 4, multiplicative=False), season)


def test_do_air_passengers_have_seasons_and_oil_none() -> None:
    assert is_seasonal(np.array(AIR_PASSENGERS, dtype=float), 12)
    noise = np.random.default_rng(1).normal(size=120)
    assert not is_seasonal(noise, 12)


def test_does_the_test_reject_noise_as_often_as_its_level_says() -> None:
    """Two-sided 10 % at a long length: 1.645 standard errors; 400 series, so 10 ± 4.5 %."""
    rng = np.random.default_rng(0)
    share = np.mean([is_seasonal(rng.normal(size=400), 4) for _ in range(400)])
    assert 0.055 < share < 0.145


def test_is_nothing_seasonal_that_is_short_or_constant() -> None:
    assert not is_seasonal(np.tile([1.0, 9.0], 2), 2)
    assert not is_seasonal(np.full(40, 3.0), 4)
    assert not is_seasonal(np.tile([1.0, 9.0], 20), 1)
