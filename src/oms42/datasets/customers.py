# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What customers use, bring and cost: one loader a table."""

from typing import TYPE_CHECKING

from oms42.datasets.frames import load

if TYPE_CHECKING:
    import pandas as pd


def consumption_m(as_of: str | None = None) -> "pd.DataFrame":
    """Load commitment and use of inference units by month.

    Args:
        as_of: Day such as `2026-06-30`; the months that were over. All of the table when
            left out.

    Returns:
        9,229 rows and 7 columns; the key is `account_id` and `month`.
        `describe("consumption_m")` says what each column means.

    Raises:
        DataError: If the file is missing or is not the one described.
        ValueError: If `as_of` is no day.

    Example:
        >>> table = consumption_m()
        >>> table.shape
        (9229, 7)
        >>> table.loc[:2, ["account_id", "month", "commit_usd", "used_usd"]]
          account_id      month  commit_usd  used_usd
        0     A00011 2024-11-01     13500.0     76.34
        1     A00011 2024-12-01     13500.0    141.52
        2     A00011 2025-01-01     13500.0    231.54
        >>> len(consumption_m(as_of="2026-06-30"))
        8284
    """
    return load("consumption_m", as_of)


def account_pnl() -> "pd.DataFrame":
    """Load what each customer brought and cost in each year.

    Returns:
        3,187 rows and 11 columns; the key is `account_id` and `year`.
        `describe("account_pnl")` says what each column means.

    Raises:
        DataError: If the file is missing or is not the one described.

    Example:
        >>> table = account_pnl()
        >>> table.shape
        (3187, 11)
        >>> table.loc[:2, ["account_id", "year", "revenue", "cogs"]]
          account_id  year    revenue       cogs
        0     A00011  2024   33679.08   16696.84
        1     A00011  2025   74639.94   20030.24
        2     A00021  2025  356329.92  145466.29
    """
    return load("account_pnl")
