# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Which months a seller worked, and what the seller booked in each of them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.facts import LAST_MONTH
from oms42.kelvane.months import months
from oms42.kelvane.people.booked import booked
from oms42.kelvane.people.calendar import QUARTERS, quarter_names
from oms42.kelvane.world import Columns


@dataclass(frozen=True)
class SellerMonths:
    """Hold one entry a seller and month, sellers in the order of their keys.

    Attributes:
        seller: Row of the seller among the quota carriers.
        month: Number of the month in the tables, 0 for January 2023.
        since: Number of the month since hiring, 1 for the first.
        row: Row of `rep_quarters`; -1 where the seller has no quota yet.
        booked: Bookings over a third of the quarter's quota; 0 without a quota.
        later: The same a month later; 0 in the seller's last month.
    """

    seller: NDArray[np.int64]
    month: NDArray[np.int64]
    since: NDArray[np.int64]
    row: NDArray[np.int64]
    booked: NDArray[np.float64]
    later: NDArray[np.float64]


def seller_months(people: Columns, rows: Columns, opportunities: Columns) -> SellerMonths:
    """Lay out the months from the first full one after hiring to the last full one.

    Args:
        people: The quota carriers of the cast.
        rows: Hidden `rep_quarters`.
        opportunities: The table of opportunities.

    Returns:
        One entry a seller and month.

    Example:
        >>> day = np.array(["2026-05-18"], "M8[D]")
        >>> people = {"rep_id": np.array(["R001"]), "hired": day}
        >>> people |= {"left": np.array(["NaT"], "M8[D]")}
        >>> rows = {"rep_id": np.array(["R001"]), "quarter": np.array(["2026Q3"])}
        >>> rows |= {"quota": np.array([30_000.0])}
        >>> deals = {"rep_id": rows["rep_id"], "outcome": np.array(["won"])}
        >>> deals |= {"type": np.array(["new"]), "close_date": np.array(["2026-08-05"], "M8[D]")}
        >>> deals |= {"amount_acv": np.array([15_000.0])}
        >>> worked = seller_months(people, rows, deals)
        >>> worked.since.tolist(), worked.row.tolist(), worked.booked.tolist()
        ([2, 3, 4, 5], [-1, 0, 0, 0], [0.0, 0.0, 1.5, 0.0])
    """
    every = months()
    start = (people["hired"] - 1).astype("datetime64[M]") + 1
    last = people["left"].astype("datetime64[M]") - 1
    end = np.where(np.isnat(last), np.datetime64(LAST_MONTH, "M"), last)
    seller, month = np.nonzero((start[:, None] <= every) & (every <= end[:, None]))
    hired = people["hired"].astype("datetime64[M]")[seller]
    since = (every[month] - hired).astype(np.int64) + 1
    row = _rows(people, rows)[seller, month // 3]
    third = rows["quota"][np.maximum(row, 0)] / 3.0
    won = booked(people["rep_id"], opportunities, "amount_acv")[seller, month]
    ratio = np.where(row < 0, 0.0, won / third)
    same = np.append(seller[1:] == seller[:-1], False)
    later = np.where(same, np.append(ratio[1:], 0.0), 0.0)
    return SellerMonths(seller, month, since, row, ratio, later)


def _rows(people: Columns, rows: Columns) -> NDArray[np.int64]:
    """Return the row of `rep_quarters` of each seller and quarter, -1 where there is none."""
    place = np.full((people["rep_id"].size, QUARTERS), -1, dtype=np.int64)
    seller = np.searchsorted(people["rep_id"], rows["rep_id"])
    quarter = np.searchsorted(quarter_names(), rows["quarter"])
    place[seller, quarter] = np.arange(seller.size)
    return place
