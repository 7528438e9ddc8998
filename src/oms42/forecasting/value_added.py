# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Forecast value added: what each step of a forecasting process is worth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from oms42.forecasting.inputs import series
from oms42.forecasting.scores import percentage_errors
from oms42.stats.arrays import read_only

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray

Measure = Literal["mae", "rmse", "smape"]
MEASURES = ("mae", "rmse", "smape")


@dataclass(frozen=True, eq=False)
class ForecastValueAdded:
    """The error of each step of a process, and what the step took off it.

    Attributes:
        steps: The names of the steps in order; the first is the benchmark.
        measure: The measure of error: ``"mae"``, ``"rmse"`` or ``"smape"``.
        error: The error of each step, shape (k,).
        bias: The mean of forecast minus actual of each step, shape (k,).
        value_added: The error of the step before less that of the step, shape (k,); positive where
            the step helped, NaN for the first.
        over_benchmark: The error of the benchmark less that of the step, shape (k,).
        n: The number of periods behind each error.
    """

    steps: tuple[str, ...]
    measure: str
    error: FloatArray
    bias: FloatArray
    value_added: FloatArray
    over_benchmark: FloatArray
    n: int

    @property
    def wasted(self) -> tuple[str, ...]:
        """Return the steps that took nothing off the error of the step before.

        Returns:
            Their names, in the order of the process.

        Example:
            >>> steps = {"naive": [9, 10], "model": [10, 11], "manager": [12, 14]}
            >>> forecast_value_added([10, 12], steps).wasted
            ('manager',)
        """
        pairs = zip(self.steps, self.value_added.tolist(), strict=True)
        return tuple(name for name, added in pairs if added <= 0)

    def to_frame(self) -> pd.DataFrame:
        """Return one row per step.

        Returns:
            A frame with the index ``step`` and the columns ``error``, ``bias``, ``value_added`` and
            ``over_benchmark``.

        Example:
            >>> steps = {"naive": [9, 10], "model": [10, 11]}
            >>> forecast_value_added([10, 12], steps).to_frame()["value_added"].tolist()
            [nan, 1.0]
        """
        import pandas as pd

        columns = ("error", "bias", "value_added", "over_benchmark")
        return pd.DataFrame(
            {name: getattr(self, name) for name in columns},
            index=pd.Index(self.steps, name="step"),
        )


def forecast_value_added(
    y: ArrayLike,
    steps: Mapping[str, ArrayLike] | pd.DataFrame,
    *,
    measure: Measure = "mae",
) -> ForecastValueAdded:
    r"""Compare the steps of a forecasting process with each other and with the naive forecast.

    $$\mathrm{FVA}_k = E_{k-1} - E_k$$

    with $E_k$ the error of step k over the same periods. A step whose value added is not positive
    cost time and gave nothing.

    Args:
        y: The actual values, shape (n,).
        steps: The forecasts of the same periods by step, each of shape (n,), in the order of the
            process: the benchmark first (such as the seasonal naive), then for example the model,
            the rep, the manager. A mapping, or a frame with a column a step.
        measure: ``"mae"``, ``"rmse"`` or ``"smape"`` (from 0 to 200, see ``smape``).

    Returns:
        Errors, biases and the value added by each step.

    Raises:
        TypeError: The steps are neither a mapping nor a frame, or values are not numbers.
        ValueError: There are fewer than two steps, lengths differ, values are missing, or the
            measure is unknown.

    Source:
        [fildes2009] measures adjustments this way; the name is that of practice.

    Example:
        >>> steps = {"naive": [9, 10], "model": [10, 11], "manager": [12, 14]}
        >>> forecast_value_added([10, 12], steps).value_added
        array([ nan,  1. , -1.5])
    """
    if measure not in MEASURES:
        raise ValueError(f"measure is {measure!r}; it must be one of {', '.join(MEASURES)}.")
    actual = series(y)
    forecasts = _steps(steps, actual.size)
    if len(forecasts) < 2:
        raise ValueError(
            f"steps holds {len(forecasts)}; value added needs the benchmark and a step after it."
        )
    table = np.stack(list(forecasts.values()))
    error = _errors(actual, table, measure)
    return ForecastValueAdded(
        steps=tuple(forecasts),
        measure=measure,
        error=read_only(error),
        bias=read_only((table - actual).mean(axis=1)),
        value_added=read_only(np.concatenate([[np.nan], -np.diff(error)])),
        over_benchmark=read_only(error[0] - error),
        n=actual.size,
    )


def _steps(steps: Any, n: int) -> dict[str, FloatArray]:
    """Check the forecasts of each step."""
    if not isinstance(steps, Mapping) and not hasattr(steps, "columns"):
        raise TypeError(
            f"steps is {type(steps).__name__}; give a mapping of step to forecasts, such as "
            "{'naive': …, 'model': …}, or a frame with a column a step."
        )
    checked = {str(name): series(steps[name], name=f"step {name!r}") for name in steps}
    for name, values in checked.items():
        if values.size != n:
            raise ValueError(
                f"step {name!r} has {values.size} forecasts and y has {n} values; every step needs "
                "one for each period."
            )
    return checked


def _errors(actual: FloatArray, table: FloatArray, measure: Measure) -> FloatArray:
    """Return the error of each row of forecasts."""
    gap = np.abs(table - actual)
    if measure == "rmse":
        return np.asarray(np.sqrt((gap**2).mean(axis=1)))
    if measure == "smape":
        gap = percentage_errors(np.broadcast_to(actual, table.shape), table)
    return np.asarray(gap.mean(axis=1))
