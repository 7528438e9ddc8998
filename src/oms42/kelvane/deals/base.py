# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What all tables of the deals rest on: closed deals, subscriptions and their accounts."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.deals.book import Book, book, trimmed
from oms42.kelvane.deals.closed import Closed, closed
from oms42.kelvane.deals.combined import Deals, combined, renewal_values
from oms42.kelvane.deals.defects import past_due
from oms42.kelvane.deals.desks import Desks, desks
from oms42.kelvane.deals.homes import Map, account_map
from oms42.kelvane.deals.layer import segment_of
from oms42.kelvane.deals.ledger import basis, ends, joined, placed
from oms42.kelvane.deals.magnitudes import OPEN, DealMagnitudes
from oms42.kelvane.deals.open_deals import OpenDeals, open_deals
from oms42.kelvane.deals.placing import Tenure, tenure
from oms42.kelvane.deals.planned import creation
from oms42.kelvane.deals.renewals import renewals
from oms42.kelvane.deals.revenue import Value, valued
from oms42.kelvane.deals.subscriptions import with_notices
from oms42.kelvane.deals.timing import EXPANSION_PACE, cycle
from oms42.kelvane.deals.visits import closed_accounts, expansion_accounts, lost_accounts
from oms42.kelvane.world import World


@dataclass(frozen=True)
class Base:
    """Hold what every part of the stage reads.

    Attributes:
        world: The world so far.
        size: The planted numbers.
        them: The desks.
        where: The accounts.
        deals: The closed deals.
        accounts: Account of each.
        written: The subscriptions.
        value: Their annual values.
        tenures: From when to when each account is a customer.
    """

    world: World
    size: DealMagnitudes
    them: Desks
    where: Map
    deals: Closed
    accounts: NDArray[np.int64]
    written: Book
    value: Value
    tenures: Tenure


def lay_base(world: World) -> Base:
    """Work out closed deals and subscriptions, each with its account.

    Args:
        world: The world with accounts and the roster.

    Returns:
        Closed deals, subscriptions, accounts.
    """
    identity = world.identity
    size, them, where = DealMagnitudes.of(identity), desks(world), account_map(world)
    first = closed(identity, them, size)
    begun = basis(identity, first, where, size)
    home = placed(identity, them, first, begun, where)
    tenures = tenure(where.layer.size, home, begun.start, ends(begun.lives, home.size))
    new = begun.deal >= 0
    rng = identity.stream("deals.visits")
    started = (begun.deal[new], home[new])
    accounts = closed_accounts(rng, them, first, begun.own, started, where, tenures)
    ledger = joined(identity, first, begun, home, accounts, where, size)
    ledger = replace(ledger, lives=trimmed(ledger.lives))
    written = book(identity.stream("deals.book"), ledger, first, accounts)
    country = world.tables["accounts"]["country"][written.account]
    rng = identity.stream("deals.notices")
    end, reason = with_notices(rng, written, country, size.switching)
    written = replace(written, end=end, reason=reason)
    segment = where.layer[written.account] // 4
    rng = identity.stream("deals.revenue")
    value = valued(rng, written, first, segment, where.key[written.account])
    return Base(world, size, them, where, first, accounts, written, value, tenures)


def every_deal(base: Base) -> Deals:
    """Add open deals and renewals to the closed deals, and draw the days of creation.

    Args:
        base: Closed deals, subscriptions, accounts.

    Returns:
        13,000 opportunities.
    """
    identity = base.world.identity
    rng = identity.stream("deals.renewals")
    again = renewals(rng, base.them, base.written, base.where)
    count = OPEN - int(again.open.sum())
    rng = identity.stream("deals.open")
    more = open_deals(rng, base.them, base.deals, count, base.size)
    account = _open_accounts(rng, base, more)
    worth = renewal_values(again, base.written, base.deals, base.value.first)
    every = combined(
        identity.stream("deals.combined"),
        base.deals,
        base.accounts,
        more,
        account,
        again,
        base.written,
        worth,
    )
    rng = identity.stream("deals.cycle")
    segment = segment_of(base.where.layer[every.account])
    days = cycle(rng, segment, np.where(every.type == 1, EXPANSION_PACE, 1.0))
    made = creation(every.natural, days, every.pushes, every.day)
    every = replace(every, created=np.where(np.isnat(every.created), made, every.created))
    day = past_due(identity.stream("deals.past due"), every, base.size.past_due)
    return replace(every, day=day, natural=np.where(every.open, day, every.natural))


def _open_accounts(rng: np.random.Generator, base: Base, more: OpenDeals) -> NDArray[np.int64]:
    """Choose the account of each open new logo and expansion."""
    account = np.empty(more.new.size, dtype=np.int64)
    for rows, choose, day in (
        (more.new, lost_accounts, more.closes),
        (~more.new, expansion_accounts, more.created),
    ):
        account[rows] = choose(
            rng, base.them, more.desk[rows], more.layer[rows], day[rows], base.where, base.tenures
        )
    return account
