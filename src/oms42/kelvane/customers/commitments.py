# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""Which customers commit to inference units, from when, and for how much.

380 of the customers that have a subscription to Predict also have an annual commitment to Predict
Inference Units. Commitments are sold since January 2024, most of them in that year; an account's
first one starts in or after the month of its subscription to Predict and by October 2025, so that
each is seen for twelve months at least.

$$C_i = k\,v_i\,e^{0.3 \min(z_i,\,1.2)}$$

with the customer's annual contract value $v_i$, at least $10,000, and $k$ such that use in fiscal
year 2025 is 70 % of the consumption revenue of the company facts; the other 30 % are paid as they
go, without a commitment, and are not metered by account. The price of a unit falls with the
commitment: list below $25,000 a year, 12 % less from there and 20 % less from $100,000.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.draws import bell
from oms42.kelvane.identity import Identity

ACCOUNTS = 380
FIRST, LAST = np.datetime64("2024-01", "M"), np.datetime64("2025-10", "M")
# Smallest and largest commitment and the step in which one is signed, in US dollars a year.
SMALLEST, LARGEST, STEP = 2_500, 900_000, 500
LEAST_VALUE, SPREAD = 10_000.0, 0.30
TIERS = ((25_000.0, 0.12), (100_000.0, 0.20))


@dataclass(frozen=True)
class Commitments:
    """Hold who commits and from when, in the order of the accounts.

    Attributes:
        row: Row of each account among those that were given, shape (380,), ascending.
        start: First month, `datetime64[M]`, shape (380,).
        weight: Size relative to the others, shape (380,).
    """

    row: NDArray[np.int64]
    start: NDArray[np.datetime64]
    weight: NDArray[np.float64]


def commitments(
    since: NDArray[np.datetime64], value: NDArray[np.float64], identity: Identity
) -> Commitments:
    """Choose the accounts that commit.

    Args:
        since: First day of each customer's subscription to Predict, `datetime64[D]`, shape (n,);
            NaT for none.
        value: Annual contract value of each customer in US dollars, shape (n,), > 0.
        identity: Which company.

    Returns:
        380 commitments.

    Raises:
        ValueError: If fewer than 380 customers are large enough and have Predict by October 2025.

    Example:
        >>> chosen = commitments(np.full(500, "2023-05-04", dtype="datetime64[D]"),
        ...                      np.full(500, 1e5), Identity())
        >>> chosen.row.size, str(chosen.start.min())
        (380, '2024-01')
    """
    rng = identity.stream("consumption_m commitments")
    race, when = rng.random((2, value.size))
    spread = bell(rng, (value.size,))
    month = since.astype("datetime64[M]")
    eligible = np.flatnonzero((month <= LAST) & (value >= LEAST_VALUE))
    if eligible.size < ACCOUNTS:
        raise ValueError(
            f"{ACCOUNTS} accounts must commit, but only {eligible.size} of {LEAST_VALUE:,.0f} US "
            f"dollars a year or more have Predict by {LAST}; draw more subscriptions to Predict"
        )
    # An exponential race: the chance to win a place grows with the square root of the value.
    key = -np.log1p(-race[eligible]) / np.sqrt(value[eligible])
    row = np.sort(eligible[np.argsort(key, kind="stable")[:ACCOUNTS]])
    span = int((LAST - FIRST).astype(np.int64)) + 1
    wish = FIRST + np.floor(span * when[row] ** 4.5).astype(np.int64)
    weight = value[row] * np.exp(SPREAD * np.minimum(spread[row], 1.2))
    return Commitments(row, np.maximum(wish, month[row]), weight)


def signed(dollars: NDArray[np.float64]) -> NDArray[np.float64]:
    """Round commitments to what is signed.

    Args:
        dollars: Commitments in US dollars a year.

    Returns:
        Multiples of $500 from $2,500 to $900,000.

    Example:
        >>> signed(np.array([100.0, 31_260.0])).tolist()
        [2500.0, 31500.0]
    """
    steps = np.rint(np.clip(dollars, SMALLEST, LARGEST) / STEP)
    return np.asarray(STEP * steps, dtype=np.float64)


def tier_discount(commit: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the discount of the price tier of each commitment.

    Args:
        commit: Commitments in US dollars a year.

    Returns:
        Discounts on the list price, as shares.

    Example:
        >>> tier_discount(np.array([24_500.0, 25_000.0, 100_000.0])).tolist()
        [0.0, 0.12, 0.2]
    """
    discount = np.zeros(commit.shape)
    for least, share in TIERS:
        discount[commit >= least] = share
    return discount
