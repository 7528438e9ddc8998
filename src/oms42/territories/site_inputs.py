# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What a choice of sites accepts, and what it says when it does not."""

from __future__ import annotations

from numbers import Real
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import finite, floats, vector

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray

EXACT = 2.0**53  # the whole numbers that a float holds without rounding


def distances(distance: ArrayLike) -> FloatArray:
    """Check a table of distances, one row a customer and one column a candidate site.

    Args:
        distance: Numbers of shape (n, m): nested lists, a NumPy array or a DataFrame.

    Returns:
        The distances, shape (n, m).

    Raises:
        TypeError: A value is not a number.
        ValueError: The shape is another one, or a value is negative or not finite.

    Example:
        >>> distances([[0, 3], [3, 0]]).shape
        (2, 2)
    """
    table = floats(distance, name="distance")
    if table.ndim != 2 or 0 in table.shape:
        raise ValueError(
            f"distance has shape {table.shape}; it needs one row a customer and one column a "
            "candidate site, shape (n, m), at least 1 × 1."
        )
    finite(table, name="distance", mend="give an unreachable pair a large distance.")
    if table.min() < 0:
        row, column = np.unravel_index(int(table.argmin()), table.shape)
        raise ValueError(
            f"distance holds {table.min():g} in row {row}, column {column}; a distance is 0 or "
            "more."
        )
    return table


def shares_of_customers(values: ArrayLike | None, n: int, *, name: str) -> FloatArray:
    """Check one number a customer, such as a weight or a workload.

    Args:
        values: Numbers, 0 or more, shape (n,); None for 1 each.
        n: How many customers there are.
        name: The argument's name, for the error message.

    Returns:
        The numbers, shape (n,).

    Raises:
        TypeError: A value is not a number.
        ValueError: There are not n, or one is negative or not finite.

    Example:
        >>> shares_of_customers(None, 2, name="weights")
        array([1., 1.])
    """
    if values is None:
        return np.ones(n)
    column = vector(values, name=name)
    if column.size != n:
        raise ValueError(
            f"{name} has {column.size} values, but distance has {n} rows; one a customer is needed."
        )
    if column.min() < 0:
        raise ValueError(
            f"{name} holds {column.min():g} at position {int(column.argmin())}; every value must "
            "be 0 or more."
        )
    return column


def capacities(capacity: ArrayLike, m: int) -> FloatArray:
    """Check the sites' capacities.

    Args:
        capacity: One number for all sites, or one each, shape (m,); infinity for no limit.
        m: How many candidate sites there are.

    Returns:
        One capacity a site, shape (m,).

    Raises:
        TypeError: A value is not a number.
        ValueError: The shape is another one, or a value is negative or NaN.

    Example:
        >>> capacities(120, 2)
        array([120., 120.])
    """
    values = floats(capacity, name="capacity")
    if values.shape not in {(), (m,)}:
        raise ValueError(
            f"capacity has shape {values.shape}; it must be one number, or one for each of the "
            f"{m} candidate sites."
        )
    room = np.broadcast_to(values, (m,)).copy()
    if not (room >= 0).all():
        bad = int(np.flatnonzero(~(room >= 0))[0])
        raise ValueError(
            f"capacity holds {room[bad]:g} at position {bad}; every value must be 0 or more."
        )
    return room


def seconds(time_limit: float | None, usual: float) -> float:
    """Check a time limit.

    Args:
        time_limit: Seconds, above 0; None for the usual time.
        usual: The usual time.

    Returns:
        The seconds.

    Raises:
        TypeError: It is not a number.
        ValueError: It is not above 0.

    Example:
        >>> seconds(None, 60.0)
        60.0
    """
    if time_limit is None:
        return usual
    if isinstance(time_limit, bool) or not isinstance(time_limit, Real):
        raise TypeError(f"time_limit is {time_limit!r}; it must be a number of seconds above 0.")
    if not time_limit > 0:
        raise ValueError(f"time_limit is {time_limit}; it must be a number of seconds above 0.")
    return float(time_limit)


def whole_costs(cost: FloatArray) -> bool:
    """Say whether all costs are whole numbers whose sums a float holds exactly.

    Args:
        cost: Costs, 0 or more, shape (n, m).

    Returns:
        True if the cost of every assignment is a whole number.

    Example:
        >>> whole_costs(np.array([[1.0, 2.0]])), whole_costs(np.array([[1.5, 2.0]]))
        (True, False)
    """
    return bool((cost % 1 == 0).all() and cost.max(axis=1).sum() < EXACT)


def scale_of(cost: FloatArray) -> float:
    """Give the size of the numbers that a bound on the total cost is added up from.

    The multiplier of a customer starts at what its second choice costs, so the bound carries the
    rounding of these numbers, even where the first choices cost next to nothing.

    Args:
        cost: Costs, 0 or more, shape (n, m), with m at least 2.

    Returns:
        The second-lowest cost of each customer, added up.

    Example:
        >>> scale_of(np.array([[0.0, 1.0, 50.0], [7.0, 3.0, 3.0]]))
        4.0
    """
    return float(np.partition(cost, 1, axis=1)[:, 1].sum())
