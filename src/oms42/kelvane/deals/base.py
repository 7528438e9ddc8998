# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What all tables of the deals rest on: closed deals, subscriptions and their accounts."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.deals.book import Book, book, trimmed
from oms42.kelvane.deals.closed import Closed, closed
from oms42.kelvane.deals.combined import Deals, subscription_of
from oms42.kelvane.deals.defects import past_due
from oms42.kelvane.deals.desks import Desks, desks
from oms42.kelvane.deals.homes import Map, account_map, homes
from oms42.kelvane.deals.late_renewals import late_renewals
from oms42.kelvane.deals.layer import segment_of
from oms42.kelvane.deals.ledger import Basis, Ledger, basis, ends, joined, own_ledger
from oms42.kelvane.deals.lifetimes import swings
from oms42.kelvane.deals.magnitudes import OPEN, DealMagnitudes
from oms42.kelvane.deals.notices import with_notices
from oms42.kelvane.deals.open_deals import OpenDeals, open_deals
from oms42.kelvane.deals.placing import Tenure, tenure
from oms42.kelvane.deals.planned import creation
from oms42.kelvane.deals.renewals import Renewals, renewals
from oms42.kelvane.deals.revenue import Value, added_by, valued
from oms42.kelvane.deals.timing import EXPANSION_PACE, cycle
from oms42.kelvane.deals.visits import closed_accounts, expansion_accounts, lost_accounts
from oms42.kelvane.world import World

RENEWAL_DISCOUNT = (0.05, 0.06)


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

    Example:
        >>> from oms42.kelvane.field.stage import field
        >>> from oms42.kelvane.identity import Identity
        >>> from oms42.kelvane.people.stage import roster
        >>> lay_base(roster(field(World(Identity())))).written.account.size
        2900
    """
    identity = world.identity
    size, them, where = DealMagnitudes.of(identity), desks(world), account_map(world)
    first = closed(identity, them, size)
    begun = basis(identity, first, where, size)
    new = begun.deal >= 0
    running = np.isnat(ends(begun.lives, begun.deal.size))
    territory = np.where(new, them.territory[first.desk[begun.deal]], "")
    rng = identity.stream("deals.homes")
    home = homes(rng, where, begun.layer, territory, running)
    tenures = tenure(where.layer.size, home, begun.start, ends(begun.lives, home.size))
    rng = identity.stream("deals.visits")
    started = (begun.deal[new], home[new])
    accounts = closed_accounts(rng, them, first, begun.own, started, where, tenures)
    written = _written(world, first, begun, home, accounts, where, size)
    segment = where.layer[written.account] // 4
    rng = identity.stream("deals.revenue")
    key = where.key[written.account]
    value = valued(rng, written, first.acv, first.day, segment, key, size.late)
    return Base(world, size, them, where, first, accounts, written, value, tenures)


def _written(
    world: World,
    deals: Closed,
    begun: Basis,
    home: NDArray[np.int64],
    accounts: NDArray[np.int64],
    where: Map,
    size: DealMagnitudes,
) -> Book:
    """Add the expansions' own subscriptions, and write all of them down."""
    identity, own = world.identity, begun.own
    segment = segment_of(where.layer[accounts[own]])
    swing = swings(deals.pulled[own], float(deals.pulled[deals.won].mean()), size.pulled_churn)
    rng = identity.stream("deals.own lives")
    more = own_ledger(rng, own, accounts[own], deals.day[own], deals.years[own], segment, swing)
    ledger = joined(Ledger(begun.deal, home, begun.start, begun.term, begun.lives), more)
    ledger = replace(ledger, lives=trimmed(ledger.lives))
    enlarges = deals.won & ~deals.new
    enlarges[own] = False
    rng = identity.stream("deals.book")
    written = book(rng, ledger, deals.acv, deals.day, enlarges, accounts)
    country = world.tables["accounts"]["country"][written.account]
    end, reason = with_notices(
        identity.stream("deals.notices"),
        written.start,
        written.term,
        written.account,
        country,
        (written.end, written.reason),
        size.switching,
    )
    return replace(written, end=end, reason=reason)


def every_deal(base: Base) -> Deals:
    """Add open deals and renewals to the closed deals, and draw the days of creation.

    Args:
        base: Closed deals, subscriptions, accounts.

    Returns:
        13,000 opportunities.

    Example:
        >>> from oms42.kelvane.field.stage import field
        >>> from oms42.kelvane.identity import Identity
        >>> from oms42.kelvane.people.stage import roster
        >>> every = every_deal(lay_base(roster(field(World(Identity())))))
        >>> every.open.size, int(every.open.sum())
        (13000, 1150)
    """
    identity = base.world.identity
    rng = identity.stream("deals.renewals")
    again = renewals(rng, base.them, base.written, base.where)
    count = OPEN - int(again.open.sum())
    rng = identity.stream("deals.open")
    more = open_deals(rng, base.them, base.deals, count, base.size)
    account = _open_accounts(rng, base, more)
    every = _combined(identity.stream("deals.combined"), base, more, account, again)
    due = base.written.lives.due[again.event]
    every = late_renewals(identity.stream("deals.late renewals"), every, due, base.size.late)
    rng = identity.stream("deals.cycle")
    segment = segment_of(base.where.layer[every.account])
    days = cycle(rng, segment, np.where(every.type == 1, EXPANSION_PACE, 1.0))
    made = creation(every.natural, days, every.pushes, every.day)
    every = replace(every, created=np.where(np.isnat(every.created), made, every.created))
    rng = identity.stream("deals.past due")
    share = base.size.past_due
    day = past_due(rng, every.open, every.created, every.day, every.pushes, share)
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


def _combined(
    rng: np.random.Generator,
    base: Base,
    more: OpenDeals,
    accounts: NDArray[np.int64],
    again: Renewals,
) -> Deals:
    """Put all opportunities into one list: closed deals, open deals, renewals."""
    deals, written = base.deals, base.written
    n, m, k = deals.new.size, more.new.size, again.row.size
    low, wide = RENEWAL_DISCOUNT
    subscription = subscription_of(written.deal, written.enlarged)
    no = np.zeros(m, dtype=bool)
    never = np.zeros(k, dtype=bool)
    return Deals(
        type=np.concatenate([1 - deals.new, 1 - more.new, np.full(k, 2)]),
        desk=np.concatenate([deals.desk, more.desk, again.desk]),
        account=np.concatenate([base.accounts, accounts, written.account[again.row]]),
        subscription=np.concatenate([subscription, np.full(m, -1), again.row]),
        created=np.concatenate(
            [np.full(n, np.datetime64("NaT", "D")), more.created, again.created]
        ),
        day=np.concatenate([deals.day, more.closes, again.day]),
        natural=np.concatenate([deals.natural, more.closes, again.day]),
        open=np.concatenate([np.zeros(n, dtype=bool), ~no, again.open]),
        won=np.concatenate([deals.won, no, again.won]),
        pulled=np.concatenate([deals.pulled, no, never]),
        contacts=np.concatenate([deals.contacts, more.contacts, again.contacts]),
        pushes=np.concatenate([deals.pushes, more.pushes, again.pushes]),
        ostler=np.concatenate([deals.ostler, more.ostler, rng.random(k) < 0.12]),
        probability=np.concatenate(
            [deals.probability, more.probability, 1.0 - written.lives.hazard[again.event]]
        ),
        years=np.concatenate([deals.years, more.years, written.term[again.row] // 12]),
        discount=np.concatenate([deals.discount, more.discount, low + wide * rng.random(k)]),
        acv=np.concatenate([deals.acv, more.acv, _renewal_values(base, again)]),
    )


def _renewal_values(base: Base, again: Renewals) -> NDArray[np.float64]:
    """Return what each renewal is worth: the value on its day, or that of what replaces it."""
    written, first = base.written, base.value.first
    due = written.lives.due[again.event]
    more = added_by(due, written.enlarged, base.deals.acv, base.deals.day, again.row)
    follower = np.full(written.deal.size, -1)
    replaced = np.flatnonzero(written.old >= 0)
    follower[written.old[replaced]] = replaced
    after = follower[again.row]
    ends_here = (after >= 0) & (written.start[after] == due) & again.won
    return np.where(ends_here, first[after], first[again.row] + more)
