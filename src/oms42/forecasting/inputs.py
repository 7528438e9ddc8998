# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What a forecasting model accepts, and what it says when it does not."""

from __future__ import annotations

from numbers import Real
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import finite, floats, read_only

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray

GAP = 1.5  # a step this many times the usual one is no long month


def series(y: ArrayLike, *, name: str = "y", least: int = 1, needed_for: str = "") -> FloatArray:
    """Check a time series and return a read-only copy of it as floats.

    Args:
        y: One-dimensional values in time order, oldest first, one per period: a list, a NumPy
            array or a pandas Series.
        name: The argument's name, for the error message.
        least: The smallest number of observations that is enough.
        needed_for: What needs that many, for the error message.

    Returns:
        The values, shape (n,), float64, not writable.

    Raises:
        TypeError: The values are not numbers.
        ValueError: The values are not one-dimensional, are too few, hold NaN or an infinity, or
            their dates are unsorted, repeated or have a gap.

    Example:
        >>> series([1, 2, 3])
        array([1., 2., 3.])
    """
    _check_dates(y, name)
    values = floats(y, name=name)
    if values.ndim != 1:
        raise ValueError(
            f"{name} has shape {values.shape}; a time series is one-dimensional, shape (n,): "
            "pass one column, for example df['bookings']."
        )
    if values.size < least:
        purpose = f" for {needed_for}" if needed_for else ""
        raise ValueError(
            f"{name} has {values.size} observations; at least {least} are needed{purpose}."
        )
    finite(values, name=name, mend="fill the gap, or start the series after it.")
    return read_only(values)


def matched(y: ArrayLike, f: ArrayLike, *, names: tuple[str, str]) -> tuple[FloatArray, FloatArray]:
    """Check two series that must have one value each for the same periods.

    Args:
        y: The first series, shape (n,).
        f: The second series, shape (n,).
        names: The names of both arguments, for the error message.

    Returns:
        Both as read-only float arrays, shape (n,).

    Raises:
        TypeError: The values are not numbers.
        ValueError: One of them is not a clean series, or their lengths differ.

    Example:
        >>> matched([1, 2], [3, 4], names=("y", "f"))
        (array([1., 2.]), array([3., 4.]))
    """
    first, second = series(y, name=names[0]), series(f, name=names[1])
    if first.size != second.size:
        raise ValueError(
            f"{names[0]} has {first.size} values and {names[1]} has {second.size}; they must "
            "cover the same periods, one value each."
        )
    return first, second


def weight(value: float, *, name: str) -> float:
    """Check a smoothing parameter given by the caller.

    Args:
        value: The parameter; from 0 to 1, and above 0 for the damping parameter ``phi``.
        name: The parameter's name.

    Returns:
        The parameter as a plain float.

    Raises:
        TypeError: It is not a number.
        ValueError: It lies outside its range, or is NaN.

    Example:
        >>> weight(0.3, name="alpha")
        0.3
    """
    if isinstance(value, bool) or not isinstance(value, Real):
        raise TypeError(f"{name} is {value!r}; it must be a number, or None to have it estimated.")
    if name == "phi" and value == 0:
        raise ValueError(
            "phi is 0, which leaves no trend; it must be above 0 and at most 1 (1: no damping)."
        )
    if not 0 <= value <= 1:
        raise ValueError(f"{name} is {value}; it must lie from 0 to 1.")
    return float(value)


def _check_dates(y: object, name: str) -> None:
    """Refuse a pandas series whose dates are unsorted or repeated."""
    dtype = getattr(getattr(y, "index", None), "dtype", None)
    if dtype is None or not (getattr(dtype, "kind", "") == "M" or "period" in str(dtype)):
        return
    index = y.index  # type: ignore[attr-defined]  # the dtype above proves that there is one
    if not index.is_monotonic_increasing:
        raise ValueError(f"the dates of {name} are not in order; sort them: {name}.sort_index().")
    if not index.is_unique:
        repeated = index[index.duplicated()][0]
        raise ValueError(
            f"{name} has more than one value for {repeated}; sum or drop the repeated dates first."
        )
    _check_gaps(index, name)


def _check_gaps(index: pd.DatetimeIndex | pd.PeriodIndex, name: str) -> None:
    """Refuse dates that skip a period: a step far above the usual one."""
    if len(index) < 3:
        return
    start = index.to_timestamp() if hasattr(index, "to_timestamp") else index
    times = np.asarray(start, dtype="datetime64[ns]")
    steps = np.diff(times).astype("int64")
    days = times.astype("datetime64[D]")
    if np.is_busday(days).all() and np.median(np.diff(days).astype(int)) == 1:
        steps = np.busday_count(days[:-1], days[1:])  # from Friday to Monday is one step
    usual = np.median(steps)
    if steps.max() > GAP * usual:
        place = int(np.argmax(steps > GAP * usual))
        raise ValueError(
            f"the dates of {name} skip from {index[place]} to {index[place + 1]}; a model needs "
            f"one value a period: fill the gap, start after it, or pass {name}.to_numpy() if the "
            "periods follow each other."
        )
