# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Renewal opportunities: one for each renewal of a subscription that has come up.

A renewal is opened two to nearly four months before its day and closes on it or a few days
before. Who sells to the account today works on it: the key account manager, or the seller of the
territory.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.deals.book import Book
from oms42.kelvane.deals.calendar import EXTRACTED, QUARTERS, quarter_of
from oms42.kelvane.deals.desks import Desks
from oms42.kelvane.deals.homes import Map
from oms42.kelvane.deals.layer import region_of, segment_of
from oms42.kelvane.deals.sampling import counted

# Days before the renewal on which it is opened.
OPENED = (64, 112)
# Days before its day by which it closes: none up to this many.
AHEAD = 6
# Days below which an open renewal has not been moved yet.
TOO_YOUNG = 42
EARLIEST = np.datetime64("2023-01-02", "D")
# First day on which a renewal that is still open is expected.
SOONEST = np.datetime64("2026-10-06", "D")
PUSHES = (0.84, 0.13, 0.03)
CONTACTS = (0.34, 0.33, 0.18, 0.10, 0.05)


@dataclass(frozen=True)
class Renewals:
    """Hold renewal opportunities, closed and open.

    Attributes:
        row: Row of the subscription.
        event: Row of the renewal among the book's.
        desk: Row of the desk.
        created: Day on which it was opened.
        day: Close date; that of the renewal while it is open.
        open: Whether it is open.
        won: Whether the subscription was renewed.
        contacts: Contacts at the customer.
        pushes: How often the close date was moved out.
    """

    row: NDArray[np.int64]
    event: NDArray[np.int64]
    desk: NDArray[np.int64]
    created: NDArray[np.datetime64]
    day: NDArray[np.datetime64]
    open: NDArray[np.bool_]
    won: NDArray[np.bool_]
    contacts: NDArray[np.int64]
    pushes: NDArray[np.int64]


def renewals(rng: np.random.Generator, them: Desks, written: Book, where: Map) -> Renewals:
    """Open an opportunity for each renewal that has come up.

    Args:
        rng: Source of uniform draws.
        them: The desks.
        written: The subscriptions.
        where: The accounts.

    Returns:
        4,700 closed renewals and those that are open.

    Example:
        >>> from oms42.kelvane.deals.base import lay_base
        >>> from oms42.kelvane.field.stage import field
        >>> from oms42.kelvane.identity import Identity
        >>> from oms42.kelvane.people.stage import roster
        >>> from oms42.kelvane.world import World
        >>> base = lay_base(roster(field(World(Identity()))))
        >>> again = renewals(np.random.default_rng(1), base.them, base.written, base.where)
        >>> int((~again.open).sum())
        4700
    """
    lives = written.lives
    ahead = OPENED[0] + np.floor((OPENED[1] - OPENED[0]) * rng.random(lives.row.size))
    created = lives.due - ahead.astype(np.int64)
    rows = np.flatnonzero(lives.decided | (created <= EXTRACTED))
    due, decided, won = lives.due[rows], lives.decided[rows], lives.renewed[rows]
    early = np.floor(AHEAD * rng.random(rows.size) ** 2).astype(np.int64) * won
    day = np.busday_offset(np.maximum(due - early, EARLIEST), 0, roll="backward")
    day = np.where(decided & (day > EXTRACTED), EXTRACTED - early % 3, day)
    day = np.where(decided, day, np.busday_offset(np.maximum(due, SOONEST), 0, roll="forward"))
    account = written.account[lives.row[rows]]
    first = np.minimum(created[rows], day - 30)
    young = ~decided & (first > EXTRACTED - TOO_YOUNG)
    return Renewals(
        row=lives.row[rows],
        event=rows,
        desk=keepers(rng, them, where, account, np.clip(quarter_of(day), 0, QUARTERS - 1)),
        created=first,
        day=day,
        open=~decided,
        won=won,
        contacts=1 + counted(rng, rows.size, CONTACTS),
        pushes=np.where(young, 0, counted(rng, rows.size, PUSHES)),
    )


def keepers(
    rng: np.random.Generator,
    them: Desks,
    where: Map,
    account: NDArray[np.int64],
    quarter: NDArray[np.int64],
) -> NDArray[np.int64]:
    """Find the desk that looks after each account in a quarter.

    Args:
        rng: Source of uniform draws.
        them: The desks.
        where: The accounts.
        account: Row of the account.
        quarter: Number of the quarter.

    Returns:
        A desk of that quarter: the key account managers of the region share its key accounts, each
        other account belongs to its territory; a vacant territory to another of the layer, or of
        the segment.

    Example:
        >>> from oms42.kelvane.deals.base import lay_base
        >>> from oms42.kelvane.field.stage import field
        >>> from oms42.kelvane.identity import Identity
        >>> from oms42.kelvane.people.stage import roster
        >>> from oms42.kelvane.world import World
        >>> base = lay_base(roster(field(World(Identity()))))
        >>> some, last = np.flatnonzero(base.where.key), 14
        >>> quarter = np.full(some.size, last)
        >>> desk = keepers(np.random.default_rng(1), base.them, base.where, some, quarter)
        >>> set(base.them.role[desk].tolist())
        {'kam'}
    """
    segment, region = segment_of(where.layer), region_of(where.layer)
    spread = rng.random(where.layer.size)
    chosen = np.full(account.size, -1)
    for number in np.unique(quarter).tolist():
        rows = np.flatnonzero(quarter == number)
        now = np.flatnonzero(them.quarter == number)
        mine = account[rows]
        home = them.region[now][None, :] == region[mine][:, None]
        sells = them.segment[now][None, :] == segment[mine][:, None]
        here = them.territory[now][None, :] == where.territory[mine][:, None]
        manages = (them.role[now] == "kam")[None, :] & where.key[mine][:, None]
        rank = 8.0 * (manages & home) + 4.0 * here + 2.0 * (sells & home) + 1.0 * sells
        draw = (spread[mine][:, None] * 97.0 + np.arange(now.size) * 0.618034) % 1.0
        chosen[rows] = now[np.argmax(rank + 0.9 * draw, axis=1)]
    return chosen
