# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The deals that Kelvane sells by itself, and when each was open on its account."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.world import Columns

FIRST_DAY, LAST_DAY = np.datetime64("2023-01-01"), np.datetime64("2026-09-30")
QUARTERS = 15


def quarter_of(day: NDArray[np.datetime64]) -> NDArray[np.int64]:
    """Number the quarter of each day.

    Args:
        day: Days.

    Returns:
        0 for the first quarter of 2023; negative before.

    Example:
        >>> quarter_of(np.array(["2022-12-31", "2026-09-30"], dtype="datetime64[D]")).tolist()
        [-1, 14]
    """
    month = day.astype("datetime64[M]").astype(np.int64) - 12 * (2023 - 1970)
    return np.asarray(month // 3, dtype=np.int64)


def quarter_start(quarter: NDArray[np.int64]) -> NDArray[np.datetime64]:
    """Return the first day of each quarter.

    Args:
        quarter: Numbers, 0 for the first quarter of 2023.

    Returns:
        Days.

    Example:
        >>> quarter_start(np.array([0, 14])).astype(str).tolist()
        ['2023-01-01', '2026-07-01']
    """
    return np.asarray((np.datetime64("2023-01", "M") + 3 * quarter).astype("datetime64[D]"))


@dataclass(frozen=True)
class DirectDeals:
    """Hold new-logo and expansion deals without a partner, sorted by account.

    Attributes:
        row: Row of each deal in the opportunities.
        account: Row of its account in the accounts.
        created: Day on which it was opened.
        until: Day on which it was closed; the last day of the tables where it is open.
        start: First deal of each account, with one more entry at the end.
    """

    row: NDArray[np.int64]
    account: NDArray[np.int64]
    created: NDArray[np.datetime64]
    until: NDArray[np.datetime64]
    start: NDArray[np.int64]

    def touching(
        self,
        account: NDArray[np.int64],
        first: NDArray[np.datetime64],
        last: NDArray[np.datetime64],
    ) -> NDArray[np.int64]:
        """Count the deals of an account that were open at some time between two days.

        Args:
            account: Rows of accounts.
            first: First days.
            last: Last days.

        Returns:
            Counts.

        Example:
            >>> day = np.array(["2024-03-01"], dtype="datetime64[D]")
            >>> where = np.array([0]), np.array([1])
            >>> deals = DirectDeals(*where, day, day + 30, np.array([0, 0, 1]))
            >>> deals.touching(np.array([0, 1]), day + 20, day + 40).tolist()
            [0, 1]
        """
        if self.row.size == 0:
            return np.zeros(account.size, dtype=np.int64)
        size = np.diff(self.start)
        place = np.arange(int(size.max()))
        index = np.minimum(self.start[account][:, None] + place, self.row.size - 1)
        there = place < size[account][:, None]
        open_then = (self.created[index] <= last[:, None]) & (self.until[index] >= first[:, None])
        return np.asarray((there & open_then).sum(axis=1), dtype=np.int64)


def direct_deals(opportunities: Columns, accounts: Columns) -> DirectDeals:
    """Find the direct deals.

    Args:
        opportunities: The opportunities.
        accounts: The accounts.

    Returns:
        New-logo and expansion deals without a partner, open ones included.

    Example:
        >>> day = np.array(["2024-03-01"] * 2, dtype="datetime64[D]")
        >>> deals = direct_deals(
        ...     {
        ...         "account_id": np.array(["A00002", "A00001"]),
        ...         "type": np.array(["new", "renewal"]),
        ...         "partner_id": np.array(["", ""]),
        ...         "created": day,
        ...         "close_date": day + 60,
        ...         "outcome": np.array(["open", "won"]),
        ...     },
        ...     {"account_id": np.array(["A00001", "A00002"])},
        ... )
        >>> deals.row.tolist(), deals.until.astype(str).tolist(), deals.start.tolist()
        ([0], ['2026-09-30'], [0, 0, 1])
    """
    direct = (opportunities["type"] != "renewal") & (opportunities["partner_id"] == "")
    place = account_rows(accounts, opportunities["account_id"])
    rows = np.flatnonzero(direct)
    until = np.where(
        opportunities["outcome"][rows] == "open", LAST_DAY, opportunities["close_date"][rows]
    )
    size = accounts["account_id"].size
    found = spans(place[rows], opportunities["created"][rows], until, size)
    return replace(found, row=rows[found.row])


def spans(
    account: NDArray[np.int64],
    first: NDArray[np.datetime64],
    last: NDArray[np.datetime64],
    accounts: int,
) -> DirectDeals:
    """Sort spans of time by account, so that what touches them can be counted.

    Args:
        account: Row of the account of each span.
        first: First days.
        last: Last days.
        accounts: Number of accounts.

    Returns:
        The spans as if each were a deal; their rows are their places in the arguments.

    Example:
        >>> day = np.array(["2024-03-01", "2024-01-01"], dtype="datetime64[D]")
        >>> spans(np.array([1, 0]), day, day + 9, 2).row.tolist()
        [1, 0]
    """
    order = np.lexsort((first, account))
    start = np.searchsorted(account[order], np.arange(accounts + 1))
    return DirectDeals(order, account[order], first[order], last[order], start)


def account_rows(accounts: Columns, keys: NDArray[np.str_]) -> NDArray[np.int64]:
    """Find the rows of accounts by their keys.

    Args:
        accounts: The accounts.
        keys: Keys, each one of an account.

    Returns:
        Rows.

    Example:
        >>> account_rows({"account_id": np.array(["b", "a"])}, np.array(["a", "b", "a"])).tolist()
        [1, 0, 1]
    """
    order = np.argsort(accounts["account_id"], kind="stable")
    found = np.searchsorted(accounts["account_id"][order], keys)
    return np.asarray(order[found], dtype=np.int64)
