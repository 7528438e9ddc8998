# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What each seller won: new-logo and expansion deals by seller and month."""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.facts import FIRST_MONTH
from oms42.kelvane.months import months
from oms42.kelvane.world import Columns

SELLING = ("new", "expansion")


def booked(rep_id: NDArray[np.str_], opportunities: Columns, amount: str) -> NDArray[np.float64]:
    """Sum the won new-logo and expansion deals, to the cent.

    Args:
        rep_id: Keys of the sellers, sorted.
        opportunities: Deals (`rep_id`, `close_date`, `outcome`, `type` and the amount).
        amount: Name of the column to sum.

    Returns:
        US dollars by seller and month of the tables, shape (sellers, 45).

    Example:
        >>> deals = {
        ...     "rep_id": np.array(["R001", "R001"]),
        ...     "close_date": np.array(["2023-01-05", "2023-01-31"], dtype="datetime64[D]"),
        ...     "outcome": np.array(["won", "lost"]),
        ...     "type": np.array(["new", "new"]),
        ...     "amount_acv": np.array([10.25, 7.0]),
        ... }
        >>> booked(np.array(["R001"]), deals, "amount_acv")[0, :2].tolist()
        [10.25, 0.0]
    """
    counts = (opportunities["outcome"] == "won") & np.isin(opportunities["type"], SELLING)
    seller = np.searchsorted(rep_id, opportunities["rep_id"])
    seller = np.minimum(seller, rep_id.size - 1)
    counts &= rep_id[seller] == opportunities["rep_id"]
    closed = opportunities["close_date"].astype("datetime64[M]")
    month = (closed - np.datetime64(FIRST_MONTH, "M")).astype(np.int64)
    span = months().size
    counts &= (month >= 0) & (month < span)
    cents = np.rint(100.0 * opportunities[amount][counts])
    total = np.bincount(seller[counts] * span + month[counts], cents, rep_id.size * span)
    return np.asarray(total.reshape(rep_id.size, span) / 100.0, dtype=np.float64)


def in_quarters(by_month: NDArray[np.float64]) -> NDArray[np.float64]:
    """Add months up to quarters, to the cent.

    Args:
        by_month: US dollars, shape (sellers, months); the months begin with a quarter.

    Returns:
        US dollars by seller and quarter.

    Example:
        >>> in_quarters(np.array([[0.1, 0.2, 0.3]])).tolist()
        [[0.6]]
    """
    total = by_month.reshape(by_month.shape[0], -1, 3).sum(axis=2)
    return np.asarray(np.round(total, 2), dtype=np.float64)
