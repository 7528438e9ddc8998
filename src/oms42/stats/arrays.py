# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What an estimator accepts, and what it says when it does not."""

from __future__ import annotations

from decimal import Decimal
from numbers import Integral, Real
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    FloatArray = NDArray[np.float64]


def floats(x: ArrayLike, *, name: str) -> FloatArray:
    """Convert numbers to floats; refuse text, booleans, dates and complex numbers.

    Args:
        x: Numbers of any shape.
        name: The argument's name, for the error message.

    Returns:
        The values, same shape; a masked value is NaN.

    Raises:
        TypeError: A value is not a number.
        ValueError: Rows differ in length.

    Example:
        >>> floats([1, 2], name="x")
        array([1., 2.])
    """
    if isinstance(x, np.ma.MaskedArray):
        return np.asarray(np.ma.filled(x.astype(np.float64), np.nan))
    try:
        values = np.asarray(x)
    except ValueError as error:
        raise ValueError(
            f"{name} is ragged: its rows differ in length; every row needs the same length."
        ) from error
    kind = values.dtype.kind
    if kind == "O":
        for position, value in enumerate(values.ravel()):
            if isinstance(value, bool) or not isinstance(value, Real | Decimal):
                raise TypeError(
                    f"{name} holds {value!r} ({type(value).__name__}) at position {position}; "
                    "every value must be a number."
                )
    elif kind not in "iuf":
        raise TypeError(
            f"{name} holds values of type {values.dtype}; every value must be a number."
        )
    return np.asarray(values, dtype=np.float64)


def finite(values: FloatArray, *, name: str, mend: str) -> None:
    """Refuse NaN and infinities, and say where the first one is.

    Args:
        values: Floats of any shape.
        name: The argument's name, for the error message.
        mend: What to do about it, for the error message.

    Raises:
        ValueError: A value is not finite.

    Example:
        >>> finite(np.array([1.0]), name="x", mend="leave it out.")
    """
    bad = np.flatnonzero(~np.isfinite(values))
    if bad.size:
        position = int(bad[0])
        raise ValueError(
            f"{name} holds {values.ravel()[position]} at position {position} ({bad.size} in all); "
            f"every value must be finite: {mend}"
        )


def vector(x: ArrayLike, *, name: str, least: int = 1) -> FloatArray:
    """Check a column of numbers and return a read-only copy of it as floats.

    Args:
        x: Values of shape (n,): a list, a NumPy array or a pandas Series.
        name: The argument's name, for the error message.
        least: The smallest number of values that is enough.

    Returns:
        The values, shape (n,), float64, not writable.

    Raises:
        TypeError: A value is not a number.
        ValueError: The shape is another one, there are too few values, or one is not finite.

    Example:
        >>> vector([1, 2, 3], name="y")
        array([1., 2., 3.])
    """
    values = floats(x, name=name)
    if values.ndim != 1:
        raise ValueError(
            f"{name} has shape {values.shape}; one column is needed, shape (n,): for example "
            "df['won']."
        )
    if values.size < least:
        raise ValueError(f"{name} has {values.size} values; at least {least} are needed.")
    finite(values, name=name, mend="leave the row out, or fill it.")
    return read_only(values)


def matrix(x: ArrayLike, *, name: str, rows: int) -> FloatArray:
    """Check a table of explaining variables; one column may come as a vector.

    Args:
        x: Values of shape (n, k) or (n,).
        name: The argument's name, for the error message.
        rows: The number n of rows that it must have.

    Returns:
        The values, shape (n, k), not writable.

    Raises:
        TypeError: A value is not a number.
        ValueError: The shape is another one, or a value is not finite.

    Example:
        >>> matrix([1, 2], name="X", rows=2).shape
        (2, 1)
    """
    values = floats(x, name=name)
    table = values[:, None] if values.ndim == 1 else values
    if table.ndim != 2 or table.shape[0] != rows:
        raise ValueError(
            f"{name} has shape {values.shape}; it needs one row an observation: shape ({rows}, k)."
        )
    finite(table, name=name, mend="leave the row out, or fill it.")
    return read_only(table)


def same_length(**columns: FloatArray) -> None:
    """Refuse columns of unequal length.

    Args:
        columns: The columns by name.

    Raises:
        ValueError: Their lengths differ.

    Example:
        >>> same_length(p=np.zeros(2), o=np.ones(2))
    """
    if len({values.shape[0] for values in columns.values()}) > 1:
        sizes = ", ".join(f"{name} has {values.shape[0]}" for name, values in columns.items())
        raise ValueError(f"the columns differ in length: {sizes}; they need one value a row each.")


def outcomes(o: ArrayLike, *, name: str = "o", both: bool = False) -> FloatArray:
    """Check what happened: 1 for won (or converted, or left), 0 for not.

    Args:
        o: Zeros and ones, or booleans, shape (n,).
        name: The argument's name, for the error message.
        both: Whether there must be at least one of each.

    Returns:
        The outcomes as floats, shape (n,).

    Raises:
        TypeError: A value is not a number or a boolean.
        ValueError: A value is neither 0 nor 1, or only one of the two occurs.

    Example:
        >>> outcomes([True, False])
        array([1., 0.])
    """
    raw = np.asarray(o)
    values = vector(raw.astype(np.int64) if raw.dtype.kind == "b" else o, name=name)
    odd = values[(values != 0) & (values != 1)]
    if odd.size:
        raise ValueError(
            f"{name} holds {odd[0]:g}; an outcome is 1 if it happened and 0 if it did not."
        )
    if both and not 0 < values.sum() < values.size:
        raise ValueError(
            f"{name} holds only {values[0]:g} ({values.size} rows); both outcomes are needed to "
            "tell them apart."
        )
    return values


def probabilities(p: ArrayLike, *, name: str = "p") -> FloatArray:
    """Check probabilities.

    Args:
        p: Values from 0 to 1, shape (n,).
        name: The argument's name, for the error message.

    Returns:
        The probabilities, shape (n,).

    Raises:
        TypeError: A value is not a number.
        ValueError: A value lies outside 0 to 1.

    Example:
        >>> probabilities([0.2, 1])
        array([0.2, 1. ])
    """
    values = vector(p, name=name)
    outside = values[(values < 0) | (values > 1)]
    if outside.size:
        raise ValueError(
            f"{name} holds {outside[0]:g}; a probability lies from 0 to 1 (12 percent is 0.12)."
        )
    return values


def share(value: float, *, name: str) -> float:
    """Check a number that lies strictly between 0 and 1, such as a confidence level.

    Args:
        value: The number.
        name: The argument's name, for the error message.

    Returns:
        The number as a plain float.

    Raises:
        TypeError: It is not a number.
        ValueError: It lies outside.

    Example:
        >>> share(0.95, name="level")
        0.95
    """
    if isinstance(value, bool) or not isinstance(value, Real):
        raise TypeError(f"{name} is {value!r}; it must be a number above 0 and below 1.")
    if not 0 < value < 1:
        raise ValueError(
            f"{name} is {value}; it must lie above 0 and below 1 (95 percent is 0.95)."
        )
    return float(value)


def whole(value: int, *, name: str, least: int = 1) -> int:
    """Check a count, such as a horizon, a sample size or a seasonal period.

    Args:
        value: The count.
        name: The argument's name, for the error message.
        least: The smallest value allowed.

    Returns:
        The count as a plain integer.

    Raises:
        TypeError: It is not a whole number.
        ValueError: It is too small.

    Example:
        >>> whole(12, name="period")
        12
    """
    if isinstance(value, bool) or not isinstance(value, Integral):
        raise TypeError(f"{name} is {value!r}; it must be a whole number, {least} or more.")
    if value < least:
        raise ValueError(f"{name} is {value}; it must be {least} or more.")
    return int(value)


def read_only(values: FloatArray) -> FloatArray:
    """Return a copy of an array that cannot be written to.

    Args:
        values: Any float array.

    Returns:
        The copy, same shape.

    Example:
        >>> bool(read_only(np.zeros(2)).flags.writeable)
        False
    """
    copy = np.array(values, dtype=np.float64)
    copy.setflags(write=False)
    return copy
