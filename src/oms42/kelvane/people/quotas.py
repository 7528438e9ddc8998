# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""The table `quotas`: quota, bookings and attainment of every seller and quarter.

Bookings are the new-logo and expansion deals that the seller won and that closed in the quarter, at
annual and at total contract value; attainment is bookings at annual value over the quota. The
quota is the role's number for the quarter, raised by 0.6 of last quarter's overage (PT-08).

Split credits (PT-23): where two or more sellers share a deal, their credits should add up to one.
In the promised number of rows they add up to 1.10 to 1.50, and the payout follows the credit
(`comp_payouts`); bookings and attainment do not.
"""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.identity import Identity
from oms42.kelvane.people.booked import booked, in_quarters
from oms42.kelvane.people.calendar import quarter_names
from oms42.kelvane.people.magnitudes import PeopleMagnitudes
from oms42.kelvane.world import Columns

SPLIT_STEPS = (1.10, 1.15, 1.20, 1.25, 1.30, 1.40, 1.50)


def quotas(identity: Identity, rows: Columns, opportunities: Columns) -> Columns:
    """Make the table.

    Args:
        identity: Which company.
        rows: Hidden `rep_quarters`.
        opportunities: The table of opportunities.

    Returns:
        Eight columns, one row a seller and quarter.

    Example:
        >>> rows = {"rep_id": np.array(["R001"]), "quarter": np.array(["2025Q3"])}
        >>> rows |= {"quota": np.array([50_000.0]), "potential": np.array([1.02])}
        >>> deals = {"rep_id": rows["rep_id"], "outcome": np.array(["won"])}
        >>> deals |= {"type": np.array(["new"]), "close_date": np.array(["2025-08-05"], "M8[D]")}
        >>> deals |= {"amount_acv": np.array([40_000.0]), "amount_tcv": np.array([120_000.0])}
        >>> table = quotas(Identity(), rows, deals)
        >>> table["attainment"].tolist(), table["bookings_tcv"].tolist()
        ([0.8], [120000.0])
    """
    sellers, seller = np.unique(rows["rep_id"], return_inverse=True)
    quarter = np.searchsorted(quarter_names(), rows["quarter"])
    acv, tcv = (
        in_quarters(booked(sellers, opportunities, f"amount_{value}"))[seller, quarter]
        for value in ("acv", "tcv")
    )
    return {
        "rep_id": rows["rep_id"],
        "quarter": rows["quarter"],
        "quota": rows["quota"],
        "bookings_acv": acv,
        "bookings_tcv": tcv,
        "attainment": np.round(acv / rows["quota"], 4),
        "credited_splits": _splits(identity, acv),
        "potential_index": np.round(rows["potential"], 4),
    }


def _splits(identity: Identity, booked: NDArray[np.float64]) -> NDArray[np.float64]:
    """Draw the rows whose split credits add up to more than one."""
    rng = identity.stream("people.splits")
    draws = np.where(booked > 0, rng.random(booked.size), np.inf)
    rows = np.argsort(draws, kind="stable")[: PeopleMagnitudes.of(identity).split_rows]
    splits = np.ones(booked.size)
    splits[rows] = np.resize(np.array(SPLIT_STEPS), rows.size)
    return splits
