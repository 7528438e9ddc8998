# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Speed and accuracy side by side with statsforecast and statsmodels, as a table.

Run ``python tests/bench/table_forecasting.py``. Every series ships in a package: ours (the real
ones and the simulated bookings of the case) and statsmodels'. Each model forecasts one horizon from
three origins; a row gives the mean MASE, the mean sMAPE, and the processor time a fit and forecast
take. A peer that is not installed is named and left out.
"""

from __future__ import annotations

import sys
import time
import warnings
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from itertools import product

import numpy as np

from oms42 import datasets
from oms42.datasets import real
from oms42.forecasting import auto_ets, combine, rolling_origin, seasonal_naive, theta

Forecaster = Callable[[np.ndarray, int], np.ndarray]
ORIGINS = 3
HORIZON = {1: 6, 4: 8, 12: 12}
PERIOD = {
    "nile": 1,
    "elnino": 12,
    "us_consumption": 4,
    "us_unemployment": 4,
    "electrical_equipment": 12,
}


def shipped() -> Iterator[tuple[str, np.ndarray, int]]:
    """Give the series: name, values, period."""
    for name, period in PERIOD.items():
        yield name, real.series(name)["value"].to_numpy(), period
    table = datasets.columns("bookings_monthly")
    _, month = np.unique(table["month"], return_inverse=True)
    yield "kelvane bookings", np.bincount(month, weights=table["bookings"]) / 1e6, 12
    if find_spec("statsmodels"):
        from statsmodels.datasets import co2, sunspots

        weekly = co2.load_pandas().data["co2"]
        yield "co2", weekly.resample("MS").mean().interpolate().to_numpy(), 12
        yield "sunspots", sunspots.load_pandas().data["SUNACTIVITY"].to_numpy(), 1


def ours(period: int) -> dict[str, Forecaster]:
    """Give our models for a period."""

    def both(past: np.ndarray, h: int) -> np.ndarray:
        return combine([auto_ets(past, period), theta(past, period)]).forecast(h, ()).mean

    return {
        "seasonal naive": lambda past, h: seasonal_naive(past, period).forecast(h, ()).mean,
        "oms42 auto_ets": lambda past, h: auto_ets(past, period).forecast(h, ()).mean,
        "oms42 theta": lambda past, h: theta(past, period).forecast(h, ()).mean,
        "oms42 mean of both": both,
    }


def statsforecast(period: int) -> dict[str, Forecaster]:
    """Give the models of statsforecast."""
    from statsforecast import models

    def run(model: type) -> Forecaster:
        return lambda past, h: model(season_length=period).forecast(np.array(past), h)["mean"]

    kinds = {"AutoETS": models.AutoETS, "AutoTheta": models.AutoTheta, "Theta": models.Theta}
    return {f"statsforecast {name}": run(model) for name, model in kinds.items()}


def statsmodels(period: int) -> dict[str, Forecaster]:
    """Give the models of statsmodels; its ETS has no choice of form, so all are tried by AICc."""
    from statsmodels.tsa.exponential_smoothing.ets import ETSModel
    from statsmodels.tsa.forecasting.theta import ThetaModel

    def every_ets(past: np.ndarray, h: int) -> np.ndarray:
        return min(_fits(ETSModel, past, period), key=lambda fit: fit.aicc).forecast(h)

    def standard_theta(past: np.ndarray, h: int) -> np.ndarray:
        fit = ThetaModel(past, period=period, deseasonalize=period > 1).fit()
        return np.asarray(fit.forecast(h))

    return {"statsmodels ETSModel, all": every_ets, "statsmodels ThetaModel": standard_theta}


def _fits(kind: type, past: np.ndarray, period: int) -> Iterator[object]:
    """Fit the forms that ``auto_ets`` considers, as far as they can be fitted."""
    positive = past.min() > 0
    seasons = (None, "add", "mul") if period > 1 else (None,)
    for error, (trend, damped), season in product(
        ("add", "mul"), ((None, False), ("add", False), ("add", True)), seasons
    ):
        if (error == "add" and season == "mul") or ("mul" in (error, season) and not positive):
            continue
        form = kind(
            np.array(past),
            error=error,
            trend=trend,
            damped_trend=damped,
            seasonal=season,
            seasonal_periods=period if season else None,
        )
        yield form.fit(disp=False)


def measured(y: np.ndarray, period: int, forecaster: Forecaster) -> tuple[float, float, float]:
    """Return MASE, sMAPE and the milliseconds of processor time of one fit and forecast."""
    h = HORIZON[period]
    first = max(y.size - ORIGINS * h, 2 * period + 4)
    forecaster(y[:first], h)  # what is compiled or loaded at the first call does not count
    before = time.process_time()
    result = rolling_origin(y, forecaster, horizon=h, first_origin=first, step=h)
    spent = (time.process_time() - before) / result.origins.size
    return result.mase(period).overall, result.smape().overall, 1000 * spent


def main() -> None:
    """Print the table."""
    out = sys.stdout.write
    families = [ours]
    for peer in (statsforecast, statsmodels):
        if find_spec(peer.__name__):
            families.append(peer)
        else:
            out(f"{peer.__name__} is not installed: its rows are left out.\n")
    warnings.simplefilter("ignore")  # peers warn of searches that did not converge
    rows: dict[str, list[tuple[float, float, float]]] = {}
    for name, y, period in shipped():
        out(f"\n{name} (n = {y.size}, m = {period}, h = {HORIZON[period]})\n")
        for family in families:
            for model, forecaster in family(period).items():
                one = measured(y, period, forecaster)
                rows.setdefault(model, []).append(one)
                out(f"  {model:28s} MASE {one[0]:7.3f}  sMAPE {one[1]:7.2f}  {one[2]:9.1f} ms\n")
    out("\nmean over the series\n")
    for model, scores in rows.items():
        mase, smape, spent = np.mean(scores, axis=0)
        out(f"  {model:28s} MASE {mase:7.3f}  sMAPE {smape:7.2f}  {spent:9.1f} ms\n")


if __name__ == "__main__":
    main()
