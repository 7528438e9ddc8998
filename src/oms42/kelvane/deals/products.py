# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Which product of Kelvane Cloud a subscription or a deal is for."""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.deals.sampling import counted

PRODUCTS = ("Monitor", "Predict", "Comply")
# Shares of the products among first purchases and among deals that are not won.
SHARES = (0.60, 0.25, 0.15)


def subscription_products(
    rng: np.random.Generator,
    account: NDArray[np.int64],
    start: NDArray[np.datetime64],
    old: NDArray[np.int64],
) -> NDArray[np.str_]:
    """Name the product of each subscription.

    An account's subscriptions go through the three products in an order that begins with its first
    one; from the fourth on they are for further sites. A replaced one keeps its product.

    Args:
        rng: Source of uniform draws.
        account: Account of each subscription.
        start: First day of each.
        old: Row of the subscription that it replaced; −1 for none.

    Returns:
        Products.

    Example:
        >>> day = np.array(["2023-01-02", "2024-01-02"], dtype="datetime64[D]")
        >>> pair = subscription_products(
        ...     np.random.default_rng(1), np.array([7, 7]), day, np.array([-1, -1])
        ... )
        >>> len(set(pair.tolist()))
        2
    """
    fresh = np.flatnonzero(old < 0)
    order = fresh[np.lexsort([fresh, start[fresh], account[fresh]])]
    mine = account[order]
    opens = np.concatenate([[True], mine[1:] != mine[:-1]])
    first = np.maximum.accumulate(np.where(opens, np.arange(order.size), 0))
    begin = np.cumsum(opens) - 1
    base = counted(rng, int(opens.sum()), SHARES)[begin]
    number = np.empty(account.size, dtype=np.int64)
    number[order] = (base + np.arange(order.size) - first) % len(PRODUCTS)
    for row in np.flatnonzero(old >= 0).tolist():
        number[row] = number[old[row]]
    return np.asarray(np.array(PRODUCTS)[number])
