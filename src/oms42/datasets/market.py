# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Whom Kelvane sells to, where, and what came of it month by month: one loader a table."""

from typing import TYPE_CHECKING

from oms42.datasets.frames import load

if TYPE_CHECKING:
    import pandas as pd


def bookings_monthly(as_of: str | None = None) -> "pd.DataFrame":
    """Load the monthly bookings, revenue and plan.

    Args:
        as_of: Day such as `2026-06-30`; the months that were over. All of the table when
            left out.

    Returns:
        720 rows and 8 columns; the key is `month`, `region` and `product`.
        `describe("bookings_monthly")` says what each column means.

    Raises:
        DataError: If the file is missing or is not the one described.
        ValueError: If `as_of` is no day.

    Example:
        >>> table = bookings_monthly()
        >>> table.shape
        (720, 8)
        >>> table.loc[:2, ["month", "region", "product", "bookings", "plan"]]
               month region       product    bookings       plan
        0 2023-01-01     NA  subscription  2042990.94  3178000.0
        1 2023-01-01     NA   consumption   400458.36   409000.0
        2 2023-01-01     NA      hardware   650977.39   826000.0
        >>> len(bookings_monthly(as_of="2026-06-30"))
        672
    """
    return load("bookings_monthly", as_of)


def accounts() -> "pd.DataFrame":
    """Load the accounts: customers and prospects in the CRM.

    Returns:
        7,110 rows and 19 columns; the key is `account_id`. `describe("accounts")` says what
        each column means.

    Raises:
        DataError: If the file is missing or is not the one described.

    Example:
        >>> table = accounts()
        >>> table.shape
        (7110, 19)
        >>> table.loc[:2, ["account_id", "region", "segment", "sites", "is_customer"]]
          account_id region     segment  sites  is_customer
        0     A00001   EMEA  mid-market      6        False
        1     A00002     NA  mid-market      4        False
        2     A00003   EMEA  mid-market     11        False
    """
    return load("accounts")


def geo_cells() -> "pd.DataFrame":
    """Load the cells of the map.

    Returns:
        480 rows and 12 columns; the key is `cell_id`. `describe("geo_cells")` says what
        each column means.

    Raises:
        DataError: If the file is missing or is not the one described.

    Example:
        >>> table = geo_cells()
        >>> table.shape
        (480, 12)
        >>> table.loc[:2, ["cell_id", "segment", "accounts", "workload_h", "territory_id"]]
          cell_id     segment  accounts  workload_h territory_id
        0    C001  enterprise         8       88.78         T001
        1    C002  enterprise         8       91.73         T001
        2    C003  enterprise         8       91.71         T001
    """
    return load("geo_cells")


def territories() -> "pd.DataFrame":
    """Load the territories of the account executives.

    Returns:
        60 rows and 7 columns; the key is `territory_id`. `describe("territories")` says
        what each column means.

    Raises:
        DataError: If the file is missing or is not the one described.

    Example:
        >>> table = territories()
        >>> table.shape
        (60, 7)
        >>> table.loc[:2, ["territory_id", "area", "rep_id", "potential_index"]]
          territory_id     area rep_id  potential_index
        0         T001  US West   R040           0.9551
        1         T002  US East   R125           1.2243
        2         T003  US East   R063           0.8768
    """
    return load("territories")
