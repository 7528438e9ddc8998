# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Which account each deal is with that does not start a customer: expansions and lost new logos.

Both look for an account in the seller's own territory first, then in the layer. An expansion needs
a customer on the day it closes: a key account for a key account manager, an account that a partner
brought for a channel manager, any other for an account executive. A new logo is lost at an account
that has not bought yet.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.deals.homes import Map

FOREVER = np.datetime64("2099-12-31", "D")
# Days between the first purchase and an expansion, and between a loss and the first purchase.
SETTLED, BEFORE = 45, 45


@dataclass(frozen=True)
class Tenure:
    """Hold from when to when each account is a customer.

    Attributes:
        start: First purchase; far in the future for an account that never buys.
        end: Day after the last subscription; far in the future while one runs.
    """

    start: NDArray[np.datetime64]
    end: NDArray[np.datetime64]


def tenure(
    size: int,
    account: NDArray[np.int64],
    start: NDArray[np.datetime64],
    end: NDArray[np.datetime64],
) -> Tenure:
    """Work out from when to when each account is a customer.

    Args:
        size: Number of accounts.
        account: Account of each subscription.
        start: First day of each subscription.
        end: Its last day; NaT while it runs.

    Returns:
        One entry an account.

    Example:
        >>> day = np.array(["2024-03-01", "2023-03-01"], dtype="datetime64[D]")
        >>> over = np.array(["NaT", "2024-03-01"], dtype="datetime64[D]")
        >>> str(tenure(2, np.array([1, 1]), day, over).start[1])
        '2023-03-01'
    """
    first = np.full(size, FOREVER)
    last = np.full(size, np.datetime64("1900-01-01", "D"))
    np.minimum.at(first, account, start)
    np.maximum.at(last, account, np.where(np.isnat(end), FOREVER, end))
    return Tenure(first, np.where(first == FOREVER, FOREVER, last))


def place(
    rng: np.random.Generator,
    territory: NDArray[np.str_],
    pool: NDArray[np.int64],
    where: Map,
    allowed: NDArray[np.bool_],
) -> NDArray[np.int64]:
    """Choose an account for each deal, in the seller's own territory if possible.

    Args:
        rng: Source of uniform draws.
        territory: Territory of each deal's seller; empty for none.
        pool: Accounts to choose from.
        where: The accounts.
        allowed: Whether each account of the pool will do for each deal, shape (deals, pool).

    Returns:
        Account of each deal; −1 where none of the pool will do.

    Example:
        >>> from oms42.kelvane.deals.homes import Map
        >>> no, name = np.zeros(10, bool), np.full(10, "T001")
        >>> never = np.full(10, np.datetime64("NaT", "D"))
        >>> where = Map(np.zeros(10, int), no, no, no, no, name, never)
        >>> pool, will_do = np.array([4, 9]), np.array([[False, True], [False, False]])
        >>> place(np.random.default_rng(1), np.array(["", ""]), pool, where, will_do).tolist()
        [9, -1]
    """
    score = rng.random(allowed.shape) + (territory[:, None] == where.territory[pool][None, :])
    score = np.where(allowed, score, -1.0)
    if pool.size == 0 or territory.size == 0:
        return np.full(territory.size, -1)
    best = np.argmax(score, axis=1)
    found = score[np.arange(territory.size), best] >= 0.0
    return np.where(found, pool[best], -1)


def may_expand(
    day: NDArray[np.datetime64], pool: NDArray[np.int64], them: Tenure, to_the_end: bool
) -> NDArray[np.bool_]:
    """Tell which accounts are customers on which days.

    Args:
        day: Close date of each deal.
        pool: Accounts.
        them: From when to when each account is a customer.
        to_the_end: Whether it must be one still at the end of the tables.

    Returns:
        Shape (days, pool).

    Example:
        >>> days = np.array(["2024-01-10", "2099-12-31"], dtype="datetime64[D]")
        >>> them = Tenure(days, np.full(2, FOREVER))
        >>> when = np.array(["2024-02-01", "2024-06-01"], dtype="datetime64[D]")
        >>> may_expand(when, np.array([0, 1]), them, True).tolist()
        [[False, False], [True, False]]
    """
    start, end = them.start[pool], them.end[pool]
    since = day[:, None] >= (start + np.timedelta64(SETTLED, "D"))[None, :]
    until = (end == FOREVER) if to_the_end else (end > np.datetime64("1900-01-02", "D"))
    return np.asarray(since & until[None, :] & (day[:, None] < end[None, :]))


def may_be_new(
    day: NDArray[np.datetime64], pool: NDArray[np.int64], them: Tenure
) -> NDArray[np.bool_]:
    """Tell which accounts have not bought yet on which days.

    Args:
        day: Close date of each deal.
        pool: Accounts.
        them: From when to when each account is a customer.

    Returns:
        Shape (days, pool).

    Example:
        >>> days = np.array(["2024-01-10", "2099-12-31"], dtype="datetime64[D]")
        >>> them = Tenure(days, np.full(2, FOREVER))
        >>> when = np.array(["2023-06-01", "2024-06-01"], dtype="datetime64[D]")
        >>> may_be_new(when, np.array([0, 1]), them).tolist()
        [[True, True], [False, True]]
    """
    limit = them.start[pool] - np.timedelta64(BEFORE, "D")
    return np.asarray(day[:, None] < limit[None, :])
