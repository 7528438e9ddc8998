# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The quarters of the tables, numbered, and where in them a day falls."""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.facts import FIRST_MONTH
from oms42.kelvane.months import months, quarters

QUARTERS = 15
# The four quarters up to the story date, in which the shares of attainment are planted.
YEAR = (11, 12, 13, 14)


def quarter_names() -> NDArray[np.str_]:
    """Name the quarters of the tables.

    Returns:
        Fifteen names, 2023Q1 to 2026Q3.

    Example:
        >>> quarter_names()[[0, -1]].tolist()
        ['2023Q1', '2026Q3']
    """
    return quarters(months()[::3]).astype("<U6")


def first_month(quarter: NDArray[np.int64]) -> NDArray[np.datetime64]:
    """Return the first month of a quarter.

    Args:
        quarter: Numbers of quarters, 0 for 2023Q1; others may be negative.

    Returns:
        Months as `datetime64[M]`.

    Example:
        >>> first_month(np.array([-1, 14])).astype(str).tolist()
        ['2022-10', '2026-07']
    """
    return np.datetime64(FIRST_MONTH, "M") + 3 * np.asarray(quarter, dtype=np.int64)
