# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The calendar of the case: months, quarters and how business days split a quarter."""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.facts import FIRST_MONTH, LAST_MONTH, LATE_BUSINESS_DAYS, LATE_SHARE

# A year before the first month in the tables: what was signed then is still being recognized.
WARM_UP: int = 12


def months() -> NDArray[np.datetime64]:
    """Return the months of the tables.

    Returns:
        45 months, January 2023 to September 2026, as `datetime64[M]`.

    Example:
        >>> months()[[0, -1]].astype(str).tolist()
        ['2023-01', '2026-09']
    """
    return np.arange(np.datetime64(FIRST_MONTH, "M"), np.datetime64(LAST_MONTH, "M") + 1)


def simulated_months() -> NDArray[np.datetime64]:
    """Return the months that are simulated: the tables' months and the year before them.

    Returns:
        57 months, January 2022 to September 2026, as `datetime64[M]`.

    Example:
        >>> simulated_months().size
        57
    """
    first = np.datetime64(FIRST_MONTH, "M")
    return np.arange(first - WARM_UP, np.datetime64(LAST_MONTH, "M") + 1)


def quarters(month: NDArray[np.datetime64]) -> NDArray[np.str_]:
    """Name the quarter of each month.

    Args:
        month: Months as `datetime64[M]`, any shape.

    Returns:
        Names such as `2025Q3`, in the same shape.

    Example:
        >>> quarters(np.array(["2025-07", "2026-01"], dtype="datetime64[M]")).tolist()
        ['2025Q3', '2026Q1']
    """
    number = month.astype("datetime64[M]").astype(np.int64)
    year = (number // 12 + 1970).astype(str)
    quarter = (number % 12 // 3 + 1).astype(str)
    return np.char.add(np.char.add(year, "Q"), quarter)


def business_days(month: NDArray[np.datetime64]) -> NDArray[np.int64]:
    """Count Monday to Friday in each month, holidays not deducted.

    Args:
        month: Months as `datetime64[M]`.

    Returns:
        Business days of each month.

    Example:
        >>> business_days(np.array(["2026-09"], dtype="datetime64[M]")).tolist()
        [22]
    """
    starts = month.astype("datetime64[D]")
    ends = (month + 1).astype("datetime64[D]")
    return np.asarray(np.busday_count(starts, ends), dtype=np.int64)


def even_shares(month: NDArray[np.datetime64]) -> NDArray[np.float64]:
    """Split each quarter over its months by business days.

    Args:
        month: Whole quarters in order, as `datetime64[M]`.

    Returns:
        Share of the quarter that falls in each month; each three sum to 1.

    Example:
        >>> q3 = np.array(["2026-07", "2026-08", "2026-09"], dtype="datetime64[M]")
        >>> even_shares(q3).round(3).tolist()
        [0.348, 0.318, 0.333]
    """
    days = business_days(month).reshape(-1, 3)
    return np.asarray(days / days.sum(axis=1, keepdims=True), dtype=np.float64).ravel()


def late_shares(month: NDArray[np.datetime64]) -> NDArray[np.float64]:
    r"""Split each quarter over its months when much of it is signed at the end.

    A share $s$ of the quarter falls on its last $k$ business days, the rest evenly on the others:

    $$\pi_j = (1 - s)\,\frac{d_j - k\,[j = 3]}{d_1 + d_2 + d_3 - k} + s\,[j = 3]$$

    with $d_j$ the business days of month $j$, $s = 0.46$ and $k = 10$.

    Args:
        month: Whole quarters in order, as `datetime64[M]`.

    Returns:
        Share of the quarter that falls in each month; each three sum to 1.

    Example:
        >>> q3 = np.array(["2026-07", "2026-08", "2026-09"], dtype="datetime64[M]")
        >>> late_shares(q3).round(3).tolist()
        [0.222, 0.202, 0.576]
    """
    days = business_days(month).reshape(-1, 3).astype(np.float64)
    days[:, 2] -= LATE_BUSINESS_DAYS
    shares = (1.0 - LATE_SHARE) * days / days.sum(axis=1, keepdims=True)
    shares[:, 2] += LATE_SHARE
    return np.asarray(shares, dtype=np.float64).ravel()
