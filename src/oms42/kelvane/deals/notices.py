# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""The switching notices of PT-09.

Of the three-year subscriptions in the European Union that began on or after 12 September 2025, when
the Data Act's switching rules came to apply, 9 % are under notice or have left with one: an exact
count, rounded. A customer with no other subscription leaves after the end of the tables, so that it
is still one of the customers of 30 September 2026.
"""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.deals.calendar import EXTRACTED
from oms42.kelvane.deals.currency import UNION

DATA_ACT = np.datetime64("2025-09-12", "D")
# Days from the notice to the end: two months' notice and a month to move.
NOTICE = 91
# Days that a subscription runs at least before a customer gives notice.
SOONEST = 45


def with_notices(
    rng: np.random.Generator,
    start: NDArray[np.datetime64],
    term: NDArray[np.int64],
    account: NDArray[np.int64],
    country: NDArray[np.str_],
    ended: tuple[NDArray[np.datetime64], NDArray[np.str_]],
    share: float,
) -> tuple[NDArray[np.datetime64], NDArray[np.str_]]:
    """Plant the switching notices.

    Args:
        rng: Source of uniform draws.
        start: First day of each subscription.
        term: Months of a term.
        account: Account of each.
        country: Country of the account.
        ended: Last day and reason so far.
        share: Share of those concerned.

    Returns:
        Last day and reason of each subscription.

    Example:
        >>> start, term = np.full(11, np.datetime64("2025-11-03")), np.full(11, 36)
        >>> so_far = np.full(11, np.datetime64("NaT", "D")), np.full(11, "active", dtype="U13")
        >>> rng, german = np.random.default_rng(1), np.full(11, "DE")
        >>> _, reason = with_notices(rng, start, term, np.arange(11), german, so_far, 0.09)
        >>> int((reason == "switch_notice").sum())
        1
    """
    end, reason = ended[0].copy(), ended[1].copy()
    concerned = (term == 36) & (start >= DATA_ACT) & np.isin(country, UNION)
    active = reason == "active"
    able = np.flatnonzero(concerned & active)
    count = round(share * int(concerned.sum()))
    chosen = able[np.argsort(rng.random(able.size), kind="stable")][:count]
    running = np.bincount(account[active])
    given = EXTRACTED - np.floor(60 * rng.random(chosen.size)).astype(np.int64)
    spare = running[account[chosen]] > 1
    earliest = start[chosen] + SOONEST
    span = np.maximum((EXTRACTED - earliest).astype(np.int64), 1)
    past = earliest + np.floor(span * rng.random(chosen.size)).astype(np.int64)
    end[chosen] = np.where(spare, past, np.maximum(given, earliest)) + NOTICE
    reason[chosen] = "switch_notice"
    return end, reason
