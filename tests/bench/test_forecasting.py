# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""How long do the forecasting models take?

`make bench` prints it; nothing here asserts a time.
"""

from typing import Any

import numpy as np
import pytest

from oms42 import datasets
from oms42.forecasting import auto_ets, holt_winters, rolling_origin, seasonal_naive, theta
from oms42.kelvane.bookings import bookings_monthly
from oms42.kelvane.identity import Identity
from oms42.widgets import ForecastLab

WEIGHTS = {"alpha": 0.3, "beta": 0.1, "gamma": 0.3, "phi": 1.0}


@pytest.fixture(scope="module")
def y() -> Any:
    table = datasets.columns("bookings_monthly")
    _, month = np.unique(table["month"], return_inverse=True)
    return np.bincount(month, weights=table["bookings"]) / 1e6


def test_smoothing_with_given_weights(benchmark: Any, y: Any) -> None:
    assert benchmark(lambda: holt_winters(y, 12, **WEIGHTS)).method == "given"


def test_smoothing_fitted_by_maximum_likelihood(benchmark: Any, y: Any) -> None:
    assert benchmark(lambda: holt_winters(y, 12)).method == "mle"


def test_the_seasonal_naive_from_nineteen_origins(benchmark: Any, y: Any) -> None:
    def judge() -> Any:
        return rolling_origin(
            y, lambda past, h: seasonal_naive(past, 12).forecast(h), horizon=3, first_origin=24
        )

    assert benchmark(judge).origins.size == 19


def test_a_hindcast_from_nineteen_origins(benchmark: Any, y: Any) -> None:
    model = holt_winters(y, 12, **WEIGHTS)
    assert benchmark(lambda: model.hindcast(range(24, 43), 3)).shape == (19, 3)


def test_one_move_of_the_forecast_lab(benchmark: Any) -> None:
    lab = ForecastLab()
    moves = iter(range(10**9))

    def move() -> None:
        lab.weights["alpha"].value = (next(moves) % 100) / 100

    benchmark(move)
    assert lab.chart.rows


def test_the_whole_table_of_monthly_bookings(benchmark: Any) -> None:
    assert benchmark(lambda: bookings_monthly(Identity(7)))["month"].size == 720


def test_the_choice_among_fifteen_forms(benchmark: Any, y: Any) -> None:
    assert benchmark(lambda: auto_ets(y, 12)).period in (1, 12)


@pytest.mark.parametrize("variant", ["standard", "optimized"])
def test_the_theta_method(benchmark: Any, y: Any, variant: Any) -> None:
    assert benchmark(lambda: theta(y, 12, variant=variant)).period in (1, 12)
