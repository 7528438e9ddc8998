# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""New logos, expansions and renewals, closed and open, in one list."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.deals.book import Book
from oms42.kelvane.deals.closed import Closed
from oms42.kelvane.deals.open_deals import OpenDeals
from oms42.kelvane.deals.renewals import Renewals

TYPES = ("new", "expansion", "renewal")
RENEWAL_DISCOUNT = (0.05, 0.06)


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


def combined(
    rng: np.random.Generator,
    deals: Closed,
    accounts: NDArray[np.int64],
    unfinished: OpenDeals,
    open_accounts: NDArray[np.int64],
    again: Renewals,
    written: Book,
    renewal_acv: NDArray[np.float64],
) -> Deals:
    """Put all opportunities into one list: closed deals, open deals, renewals.

    Args:
        rng: Source of uniform draws.
        deals: The closed new logos and expansions.
        accounts: Account of each of them.
        unfinished: The open ones.
        open_accounts: Account of each of them.
        again: The renewals.
        written: The subscriptions.
        renewal_acv: Annual contract value of each renewal.

    Returns:
        13,000 opportunities.
    """
    n, m, k = deals.new.size, unfinished.new.size, again.row.size
    low, wide = RENEWAL_DISCOUNT
    subscription = deals_subscription(written)
    no = np.zeros(m, dtype=bool)
    never = np.zeros(k, dtype=bool)
    return Deals(
        type=np.concatenate([1 - deals.new, 1 - unfinished.new, np.full(k, 2)]),
        desk=np.concatenate([deals.desk, unfinished.desk, again.desk]),
        account=np.concatenate([accounts, open_accounts, written.account[again.row]]),
        subscription=np.concatenate([subscription, np.full(m, -1), again.row]),
        created=np.concatenate(
            [np.full(n, np.datetime64("NaT", "D")), unfinished.created, again.created]
        ),
        day=np.concatenate([deals.day, unfinished.closes, again.day]),
        natural=np.concatenate([deals.natural, unfinished.closes, again.day]),
        open=np.concatenate([np.zeros(n, dtype=bool), ~no, again.open]),
        won=np.concatenate([deals.won, no, again.won]),
        pulled=np.concatenate([deals.pulled, no, never]),
        contacts=np.concatenate([deals.contacts, unfinished.contacts, again.contacts]),
        pushes=np.concatenate([deals.pushes, unfinished.pushes, again.pushes]),
        ostler=np.concatenate([deals.ostler, unfinished.ostler, rng.random(k) < 0.12]),
        probability=np.concatenate(
            [deals.probability, unfinished.probability, 1.0 - written.lives.hazard[again.event]]
        ),
        years=np.concatenate([deals.years, unfinished.years, written.term[again.row] // 12]),
        discount=np.concatenate([deals.discount, unfinished.discount, low + wide * rng.random(k)]),
        acv=np.concatenate([deals.acv, unfinished.acv, renewal_acv]),
    )


def deals_subscription(written: Book) -> NDArray[np.int64]:
    """Find the subscription that each won deal starts or enlarges.

    Args:
        written: The subscriptions.

    Returns:
        Rows of subscriptions; −1 for deals that are not won.
    """
    row = written.enlarged.copy()
    started = np.flatnonzero(written.deal >= 0)
    row[written.deal[started]] = started
    return row


def renewal_values(
    again: Renewals, written: Book, deals: Closed, first: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Work out what each renewal is worth: the subscription's value on its day.

    Args:
        again: The renewals.
        written: The subscriptions.
        deals: The closed deals.
        first: Value of each subscription on its first day.

    Returns:
        US dollars a year; where the subscription is replaced, the value of the one that follows.
    """
    value = first[again.row].copy()
    rows = np.flatnonzero(written.enlarged >= 0)
    order = np.argsort(written.enlarged[rows], kind="stable")
    rows = rows[order]
    target = written.enlarged[rows]
    lower = np.searchsorted(target, again.row, side="left")
    upper = np.searchsorted(target, again.row, side="right")
    due = written.lives.due[again.event]
    for i in np.flatnonzero(upper > lower).tolist():
        mine = rows[lower[i] : upper[i]]
        value[i] += deals.acv[mine][deals.day[mine] <= due[i]].sum()
    follower = np.full(written.deal.size, -1)
    replaced = np.flatnonzero(written.old >= 0)
    follower[written.old[replaced]] = replaced
    after = follower[again.row]
    ends_here = (after >= 0) & (written.start[after] == due) & again.won
    return np.where(ends_here, first[after], value)
