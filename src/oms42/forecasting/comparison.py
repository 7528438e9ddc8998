# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Several models judged by rolling origin, the seasonal naive always beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.forecasting.random_walk import seasonal_naive
from oms42.forecasting.rolling import rolling_origin
from oms42.forecasting.rolling_errors import HorizonScore
from oms42.stats.arrays import read_only, whole

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike

    from oms42.forecasting.result import Forecast
    from oms42.forecasting.rolling import Forecaster
    from oms42.forecasting.rolling_intervals import RollingOrigin
    from oms42.stats.arrays import FloatArray

OVERALL = "all"  # the horizon of a row over all horizons


@dataclass(frozen=True, eq=False)
class Backtest:
    """Rolling-origin results of several models and of the benchmark.

    Attributes:
        results: The forecasts of each model by name, the benchmark first.
        benchmark: The benchmark's name: ``"seasonal_naive"``, or ``"naive"`` without seasons.
        period: The number m of seasons, in the scale of MASE, RMSSE and MSIS too.
    """

    results: dict[str, RollingOrigin]
    benchmark: str
    period: int

    @property
    def ranking(self) -> tuple[str, ...]:
        """Return the names of the models, the benchmark among them, by MASE overall, best first.

        Returns:
            The names; ties keep their order.

        Example:
            >>> from oms42.forecasting import drift
            >>> models = {"drift": lambda past, h: drift(past).forecast(h)}
            >>> backtest([1, 2, 3, 4, 6, 7], models, horizon=1, first_origin=3).ranking
            ('drift', 'naive')
        """
        scores = {name: one.mase(self.period).overall for name, one in self.results.items()}
        return tuple(sorted(scores, key=lambda name: scores[name]))

    def beats_benchmark_by(self, model: str) -> HorizonScore:
        r"""Return the share of the benchmark's MASE that a model takes off.

        $$1 - \frac{\mathrm{MASE}_{\text{model}}}{\mathrm{MASE}_{\text{benchmark}}}$$

        Args:
            model: The model's name.

        Returns:
            The share by horizon and overall: 0.2 if the scaled error is a fifth smaller, negative
            if the model loses to the benchmark; NaN where the benchmark makes no error.

        Raises:
            ValueError: There is no such model.

        Example:
            >>> from oms42.forecasting import drift
            >>> models = {"drift": lambda past, h: drift(past).forecast(h)}
            >>> made = backtest([1, 2, 3, 4, 6, 7], models, horizon=1, first_origin=3)
            >>> round(made.beats_benchmark_by("drift").overall, 3)
            0.684
        """
        if model not in self.results:
            raise ValueError(f"model is {model!r}; there are {', '.join(self.results)}.")
        mine = self.results[model].mase(self.period)
        other = self.results[self.benchmark].mase(self.period)
        share = [
            1 - a / b if b > 0 else float("nan")
            for a, b in zip(
                [*mine.by_horizon.tolist(), mine.overall],
                [*other.by_horizon.tolist(), other.overall],
                strict=True,
            )
        ]
        return HorizonScore(read_only(np.array(share[:-1])), share[-1])

    def to_frame(self) -> pd.DataFrame:
        """Return all scores, one row per model and horizon.

        Returns:
            A frame with the columns ``model``, ``horizon`` (``"all"``, then 1, 2, …), ``mae``,
            ``rmse``, ``bias``, ``smape``, ``mase``, ``rmsse``, ``beats_benchmark_by``, and for the
            levels that a model states ``crps``, ``coverage_80``, ``interval_score_80``,
            ``msis_80`` and so on. NaN where a model states no intervals.

        Example:
            >>> from oms42.forecasting import drift
            >>> models = {"drift": lambda past, h: drift(past).forecast(h)}
            >>> table = backtest([1, 2, 3, 4, 6, 7], models, horizon=1, first_origin=3).to_frame()
            >>> table.loc[table["horizon"] == "all", ["model", "mae"]].round(3).values.tolist()
            [['naive', 1.333], ['drift', 0.417]]
        """
        import pandas as pd

        tables = []
        for name, result in self.results.items():
            scores = self._scores(name, result)
            horizons = [OVERALL, *range(1, result.actual.shape[1] + 1)]
            columns = {key: [one.overall, *one.by_horizon] for key, one in scores.items()}
            tables.append(pd.DataFrame({"model": name, "horizon": horizons} | columns))
        return pd.concat(tables, ignore_index=True)

    def _scores(self, name: str, result: RollingOrigin) -> dict[str, HorizonScore]:
        """Return every score of one model, by the name of its column."""
        scores = {
            "mae": result.mae(),
            "rmse": result.rmse(),
            "bias": result.bias(),
            "smape": result.smape(),
            "mase": result.mase(self.period),
            "rmsse": result.rmsse(self.period),
            "beats_benchmark_by": self.beats_benchmark_by(name),
        }
        if result.levels:
            scores["crps"] = result.crps()
        for p in result.levels:
            scores[f"coverage_{p:g}"] = result.coverage(p)
            scores[f"interval_score_{p:g}"] = result.interval_score(p)
            scores[f"msis_{p:g}"] = result.msis(p, self.period)
        return scores


def backtest(
    y: ArrayLike,
    models: Mapping[str, Forecaster],
    *,
    horizon: int,
    first_origin: int,
    period: int = 1,
    step: int = 1,
) -> Backtest:
    """Judge several models by rolling origin, with the seasonal naive beside them.

    The benchmark joins without being asked: it repeats the last cycle, or the last value where
    there are no seasons. All models forecast from the same origins, each from what was known then;
    see ``rolling_origin``.

    Args:
        y: The series, shape (n,), oldest first.
        models: Forecasters by name, each called as ``forecaster(past, horizon)`` and returning
            ``horizon`` numbers or a ``Forecast``, such as
            ``{"ETS": lambda past, h: auto_ets(past, 12).forecast(h)}``.
        horizon: How many periods to forecast from each origin, 1 or more.
        first_origin: How many observations the first forecast knows; more than ``period``.
        period: The number m of seasons in a cycle: 12 for months, 4 for quarters, 1 for none.
        step: How many observations later each next origin is.

    Returns:
        The results; ``to_frame`` has all scores by horizon and overall, ``beats_benchmark_by`` what
        a model is worth, ``ranking`` the order.

    Raises:
        TypeError: The models are no mapping, the series is not numeric, or a count is not a whole
            number.
        ValueError: There is no model, one has the benchmark's name, ``first_origin`` is not above
            ``period``, or see ``rolling_origin``.

    Source:
        [fpp3; hyndman_koehler2006]

    Example:
        >>> from oms42.forecasting import drift
        >>> models = {"drift": lambda past, h: drift(past).forecast(h)}
        >>> made = backtest([1, 2, 3, 4, 6, 7], models, horizon=1, first_origin=3)
        >>> made.results["naive"].forecast.ravel(), made.results["drift"].forecast.ravel()
        (array([3., 4., 6.]), array([4.  , 5.  , 7.25]))
    """
    m, first = whole(period, name="period"), whole(first_origin, name="first_origin")
    if not isinstance(models, Mapping):
        raise TypeError(
            f"models is {type(models).__name__}; give a mapping of name to forecaster, such as "
            "{'ETS': lambda past, h: auto_ets(past, 12).forecast(h)}."
        )
    benchmark = "seasonal_naive" if m > 1 else "naive"
    if not models or benchmark in models:
        raise ValueError(
            f"models holds {', '.join(map(str, models)) or 'nothing'}; give one model or more, "
            f"none of them named {benchmark}: the benchmark joins by itself."
        )
    if first <= m:
        raise ValueError(
            f"first_origin is {first} and period {m}; the scale of MASE compares values one period "
            f"apart, so the first origin must know {m + 1} observations or more."
        )

    def judge(model: Forecaster) -> RollingOrigin:
        return rolling_origin(y, model, horizon=horizon, first_origin=first, step=step)

    judged = {str(name): judge(model) for name, model in models.items()}
    levels = {level for one in judged.values() for level in one.levels}

    def beside(past: FloatArray, h: int) -> Forecast:
        return seasonal_naive(past, m).forecast(h, level=sorted(levels))

    return Backtest({benchmark: judge(beside)} | judged, benchmark, m)
