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
        9,310 rows and 7 columns; the key is `account_id` and `month`.
        `describe("consumption_m")` says what each column means.

    Raises:
        DataError: If the file is missing or is not the one described.
        ValueError: If `as_of` is no day.

    Example:
        >>> table = consumption_m()
        >>> table.shape
        (9310, 7)
        >>> table.loc[:2, ["account_id", "month", "commit_usd", "used_usd"]]
          account_id      month  commit_usd  used_usd
        0     A00011 2024-07-01     15500.0     80.83
        1     A00011 2024-08-01     15500.0    160.69
        2     A00011 2024-09-01     15500.0    273.84
        >>> len(consumption_m(as_of="2026-06-30"))
        8367
    """
    return load("consumption_m", as_of)


def account_pnl() -> "pd.DataFrame":
    """Load what each customer brought and cost in each year.

    Returns:
        3,204 rows and 11 columns; the key is `account_id` and `year`.
        `describe("account_pnl")` says what each column means.

    Raises:
        DataError: If the file is missing or is not the one described.

    Example:
        >>> table = account_pnl()
        >>> table.shape
        (3204, 11)
        >>> table.loc[:2, ["account_id", "year", "revenue", "cogs"]]
          account_id  year    revenue      cogs
        0     A00011  2024  129240.88  55592.19
        1     A00011  2025  163611.92  56345.24
        2     A00021  2024  181429.02  86579.14
    """
    return load("account_pnl")
