# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What was tried, won and lost, week by week, and what runs since: one loader a table."""

from typing import TYPE_CHECKING

from oms42.datasets.frames import load

if TYPE_CHECKING:
    import pandas as pd


def opportunities() -> "pd.DataFrame":
    """Load the opportunities: one row a deal.

    Returns:
        13,000 rows and 25 columns; the key is `opp_id`. `describe("opportunities")` says
        what each column means.

    Raises:
        DataError: If the file is missing or is not the one described.

    Example:
        >>> table = opportunities()
        >>> table.shape
        (13000, 25)
        >>> table.loc[:2, ["opp_id", "type", "stage", "amount_acv", "outcome"]]
            opp_id       type  stage  amount_acv      outcome
        0  O000001  expansion      6      4056.0  no_decision
        1  O000002        new      6     65517.0  no_decision
        2  O000003        new      6     35270.0         lost
    """
    return load("opportunities")


def opp_snapshots(as_of: str | None = None) -> "pd.DataFrame":
    """Load the opportunities as they stood each week.

    Args:
        as_of: Day such as `2026-06-30`; the latest row of each `opp_id` on or before it.
            All of the table when left out.

    Returns:
        178,642 rows and 6 columns; the key is `snapshot_date` and `opp_id`.
        `describe("opp_snapshots")` says what each column means.

    Raises:
        DataError: If the file is missing or is not the one described.
        ValueError: If `as_of` is no day.

    Example:
        >>> table = opp_snapshots()
        >>> table.shape
        (178642, 6)
        >>> table.loc[:2, ["snapshot_date", "opp_id", "stage", "amount_acv"]]
          snapshot_date   opp_id  stage  amount_acv
        0    2023-01-02  O000001      5      4056.0
        1    2023-01-09  O000001      5      4056.0
        2    2023-01-16  O000001      5      4056.0
        >>> len(opp_snapshots(as_of="2026-06-30"))
        11754
    """
    return load("opp_snapshots", as_of)


def subscriptions() -> "pd.DataFrame":
    """Load the subscriptions, running and ended.

    Returns:
        2,900 rows and 11 columns; the key is `sub_id`. `describe("subscriptions")` says
        what each column means.

    Raises:
        DataError: If the file is missing or is not the one described.

    Example:
        >>> table = subscriptions()
        >>> table.shape
        (2900, 11)
        >>> table.loc[:2, ["sub_id", "product", "start", "acv", "end_reason"]]
           sub_id  product      start        acv end_reason
        0  S00001  Predict 2017-01-04   97164.57      churn
        1  S00002  Predict 2017-01-27   30378.94      churn
        2  S00003  Predict 2017-03-22  285955.65     active
    """
    return load("subscriptions")
