# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""New logos, expansions and renewals, closed and open, in one list."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

TYPES = ("new", "expansion", "renewal")


@dataclass(frozen=True)
class Deals:
    """Hold every opportunity, before the columns that readers see.

    Attributes:
        type: 0 new logo, 1 expansion, 2 renewal.
        desk: Row of the desk.
        account: Row of the account.
        subscription: Row of the subscription that it starts, enlarges or renews; −1 for none.
        created: Day of creation; NaT where it is not drawn yet.
        day: Close date, planned or real.
        natural: When it would have closed had it not been pulled in.
        open: Whether it is open.
        won: Whether it is won.
        pulled: Whether it was pulled in.
        contacts: Contacts at the buyer.
        pushes: How often the close date was moved out.
        ostler: Whether Ostler Automation competes.
        probability: True win probability.
        years: Term.
        discount: Discount, as a share.
        acv: Annual contract value in US dollars.
    """

    type: NDArray[np.int64]
    desk: NDArray[np.int64]
    account: NDArray[np.int64]
    subscription: NDArray[np.int64]
    created: NDArray[np.datetime64]
    day: NDArray[np.datetime64]
    natural: NDArray[np.datetime64]
    open: NDArray[np.bool_]
    won: NDArray[np.bool_]
    pulled: NDArray[np.bool_]
    contacts: NDArray[np.int64]
    pushes: NDArray[np.int64]
    ostler: NDArray[np.bool_]
    probability: NDArray[np.float64]
    years: NDArray[np.int64]
    discount: NDArray[np.float64]
    acv: NDArray[np.float64]


def subscription_of(
    started_by: NDArray[np.int64], enlarged: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Find the subscription that each closed deal starts or enlarges.

    Args:
        started_by: Row of the deal that started each subscription; negative for none.
        enlarged: Row of the subscription that each deal enlarges; −1 for none.

    Returns:
        Rows of subscriptions; −1 for deals that are not won.

    Example:
        >>> subscription_of(np.array([2, -1]), np.array([1, -1, -1])).tolist()
        [1, -1, 0]
    """
    row = enlarged.copy()
    started = np.flatnonzero(started_by >= 0)
    row[started_by[started]] = started
    return row
