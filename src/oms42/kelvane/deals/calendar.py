# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Days and quarters: which quarter a day belongs to, and its last ten business days."""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.facts import FIRST_MONTH, LATE_BUSINESS_DAYS

# Quarters of the tables: 2023Q1 is number 0, 2026Q3 number 14.
QUARTERS = 15
# The day on which the tables were taken.
EXTRACTED = np.datetime64("2026-09-30", "D")


def quarter_start(quarter: NDArray[np.int64]) -> NDArray[np.datetime64]:
    """Return the first day of quarters.

    Args:
        quarter: Numbers of quarters, 0 for 2023Q1; others may be negative.

    Returns:
        Days as `datetime64[D]`.

    Example:
        >>> quarter_start(np.array([-1, 0, 15])).astype(str).tolist()
        ['2022-10-01', '2023-01-01', '2026-10-01']
    """
    first = np.datetime64(FIRST_MONTH, "M")
    return np.asarray((first + 3 * np.asarray(quarter)).astype("datetime64[D]"))


def quarter_of(day: NDArray[np.datetime64]) -> NDArray[np.int64]:
    """Number the quarter of each day.

    Args:
        day: Days as `datetime64[D]`.

    Returns:
        0 for 2023Q1; negative before.

    Example:
        >>> quarter_of(np.array(["2022-12-31", "2026-09-30"], dtype="datetime64[D]")).tolist()
        [-1, 14]
    """
    first = np.datetime64(FIRST_MONTH, "M").astype(np.int64)
    month = day.astype("datetime64[M]").astype(np.int64)
    return np.asarray((month - first) // 3, dtype=np.int64)


def quarter_numbers(name: NDArray[np.str_]) -> NDArray[np.int64]:
    """Number quarters by their names.

    Args:
        name: Names such as `2025Q3`.

    Returns:
        0 for 2023Q1.

    Example:
        >>> quarter_numbers(np.array(["2023Q1", "2026Q3"])).tolist()
        [0, 14]
    """
    parts = np.char.partition(name, "Q")
    year, quarter = parts[:, 0].astype(np.int64), parts[:, 2].astype(np.int64)
    return np.asarray(4 * (year - int(FIRST_MONTH[:4])) + quarter - 1, dtype=np.int64)


def late_start(quarter: NDArray[np.int64]) -> NDArray[np.datetime64]:
    """Return the first of the last ten business days (Monday to Friday) of each quarter.

    Args:
        quarter: Numbers of quarters, 0 for 2023Q1.

    Returns:
        Days as `datetime64[D]`.

    Example:
        >>> late_start(np.array([14])).astype(str).tolist()
        ['2026-09-17']
    """
    after = quarter_start(quarter + 1)
    return np.busday_offset(after, -LATE_BUSINESS_DAYS, roll="forward")


def business_day(
    first: NDArray[np.datetime64], end: NDArray[np.datetime64], u: NDArray[np.float64]
) -> NDArray[np.datetime64]:
    """Pick a business day between two days.

    Args:
        first: First possible day.
        end: Day after the last possible one.
        u: Where between the two, in [0, 1).

    Returns:
        Monday to Friday, in [first, end); the interval must hold one.

    Example:
        >>> day = np.array(["2026-09-17"], dtype="datetime64[D]")
        >>> business_day(day, day + 14, np.array([0.99])).astype(str).tolist()
        ['2026-09-30']
    """
    count = np.maximum(np.busday_count(first, end), 1)
    steps = np.minimum(np.floor(u * count), count - 1).astype(np.int64)
    return np.busday_offset(first, steps, roll="forward")
