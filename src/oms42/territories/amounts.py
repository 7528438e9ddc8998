# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Amounts that cannot be negative: workloads, potentials, hours, quotas."""

from __future__ import annotations

import math
from numbers import Real
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import vector

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray


def amounts(x: ArrayLike, *, name: str, rows: int | None = None, zero: bool = True) -> FloatArray:
    """Check a column of amounts that cannot be negative, one of them at least above zero.

    Args:
        x: Values of shape (n,): a list, a tuple, a NumPy array or a pandas Series; a DataFrame of
            one column will do.
        name: The argument's name, for the error message.
        rows: The number n that is needed, if there is one.
        zero: Whether a single amount may be zero.

    Returns:
        The amounts, shape (n,), float64, not writable.

    Raises:
        TypeError: A value is not a number.
        ValueError: One is negative or not finite, all are zero, or there are too few or too many.

    Example:
        >>> amounts((1180, 960), name="workload")
        array([1180.,  960.])
    """
    column = np.ravel(x) if np.ndim(x) == 2 and np.shape(x)[1] == 1 else x
    values = vector(column, name=name)
    if rows is not None and values.size != rows:
        raise ValueError(f"{name} has {values.size} values; {rows} are needed, one for each row.")
    least = float(values.min())
    if least < 0 or (least == 0 and not zero):
        wanted = "0 or more" if zero else "above 0"
        raise ValueError(
            f"{name} holds {least:g} at position {int(values.argmin())}; every value must be "
            f"{wanted}."
        )
    if values.max() == 0:
        raise ValueError(f"{name} is 0 throughout; at least one value must be above 0.")
    return values


def number(
    value: float,
    *,
    name: str,
    above: float | None = None,
    least: float | None = None,
    most: float | None = None,
) -> float:
    """Check one finite number and its range.

    Args:
        value: The number.
        name: The argument's name, for the error message.
        above: What it must exceed.
        least: The smallest value allowed.
        most: The largest value allowed.

    Returns:
        The number as a plain float.

    Raises:
        TypeError: It is not a number.
        ValueError: It is not finite or out of its range.

    Example:
        >>> number(26.4, name="plan", above=0)
        26.4
    """
    if isinstance(value, bool) or not isinstance(value, Real):
        raise TypeError(f"{name} is {value!r}; it must be one number.")
    wanted = [
        f"{word} {bound:g}"
        for word, bound in (("above", above), ("at least", least), ("at most", most))
        if bound is not None
    ]
    low = (above is not None and value <= above) or (least is not None and value < least)
    if not math.isfinite(value) or low or (most is not None and value > most):
        raise ValueError(f"{name} is {value}; it must be {' and '.join(wanted) or 'finite'}.")
    return float(value)
