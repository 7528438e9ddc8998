# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""The table `subscriptions`, with the switching notices of PT-09.

Of the three-year subscriptions in the European Union that began on or after 12 September 2025, when
the Data Act's switching rules came to apply, 9 % are under notice or have left with one: an exact
count, rounded. A customer with no other subscription leaves after the end of the tables, so that it
is still one of the customers of 30 September 2026.
"""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.deals.book import Book
from oms42.kelvane.deals.calendar import EXTRACTED
from oms42.kelvane.deals.currency import UNION
from oms42.kelvane.deals.revenue import Value
from oms42.kelvane.world import Columns

DATA_ACT = np.datetime64("2025-09-12", "D")
# Days from the notice to the end: two months' notice and a month to move.
NOTICE = 91
# Days that a subscription runs at least before a customer gives notice.
SOONEST = 45


def with_notices(
    rng: np.random.Generator, them: Book, country: NDArray[np.str_], share: float
) -> tuple[NDArray[np.datetime64], NDArray[np.str_]]:
    """Plant the switching notices.

    Args:
        rng: Source of uniform draws.
        them: The subscriptions.
        country: Country of each subscription's account.
        share: Share of those concerned.

    Returns:
        Last day and reason of each subscription.
    """
    concerned = (them.term == 36) & (them.start >= DATA_ACT) & np.isin(country, UNION)
    able = np.flatnonzero(concerned & (them.reason == "active"))
    count = round(share * int(concerned.sum()))
    chosen = able[np.argsort(rng.random(able.size), kind="stable")][:count]
    end, reason = them.end.copy(), them.reason.copy()
    running = np.bincount(them.account[them.reason == "active"])
    given = EXTRACTED - np.floor(60 * rng.random(chosen.size)).astype(np.int64)
    spare = running[them.account[chosen]] > 1
    earliest = them.start[chosen] + SOONEST
    span = np.maximum((EXTRACTED - earliest).astype(np.int64), 1)
    past = earliest + np.floor(span * rng.random(chosen.size)).astype(np.int64)
    end[chosen] = np.where(spare, past, np.maximum(given, earliest)) + NOTICE
    reason[chosen] = "switch_notice"
    return end, reason


def subscriptions(
    them: Book,
    value: Value,
    account_id: NDArray[np.str_],
    country: NDArray[np.str_],
    product: NDArray[np.str_],
) -> Columns:
    """Write the subscriptions down, in the order of the list and without keys.

    Args:
        them: The subscriptions.
        value: Their annual values.
        account_id: Key of each account.
        country: Country of each account.
        product: Product of each subscription.

    Returns:
        The columns but for `sub_id`.
    """
    return {
        "account_id": account_id[them.account],
        "product": product,
        "start": them.start,
        "term_m": them.term,
        "acv_start": value.first,
        "acv": value.last,
        "renewed": them.renewed,
        "end_date": them.end,
        "end_reason": them.reason,
        "country": country[them.account],
    }
