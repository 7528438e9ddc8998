# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The stage of the deals: opportunities, their snapshots and subscriptions."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.deals.book import Book, book, trimmed
from oms42.kelvane.deals.closed import Closed, closed
from oms42.kelvane.deals.combined import Deals, combined, renewal_values
from oms42.kelvane.deals.desks import Desks, desks
from oms42.kelvane.deals.homes import Map, account_map
from oms42.kelvane.deals.layer import region_of, segment_of
from oms42.kelvane.deals.ledger import basis, ends, joined, placed
from oms42.kelvane.deals.magnitudes import OPEN, DealMagnitudes
from oms42.kelvane.deals.open_deals import open_deals
from oms42.kelvane.deals.opportunities import Names, opportunities
from oms42.kelvane.deals.partners import partner_of, through_partner
from oms42.kelvane.deals.placing import Tenure, tenure
from oms42.kelvane.deals.planned import Plan, creation, plan
from oms42.kelvane.deals.products import PRODUCTS, SHARES, subscription_products
from oms42.kelvane.deals.renewals import renewals
from oms42.kelvane.deals.revenue import Value, valued
from oms42.kelvane.deals.sampling import counted
from oms42.kelvane.deals.subscriptions import subscriptions, with_notices
from oms42.kelvane.deals.timing import EXPANSION_PACE, cycle
from oms42.kelvane.deals.visits import closed_accounts, expansion_accounts, lost_accounts
from oms42.kelvane.world import Columns, World


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


def deals(world: World) -> World:
    """Add opportunities and subscriptions, and settle the first purchases.

    Args:
        world: The world with accounts and the roster.

    Returns:
        The world with tables `opportunities` and `subscriptions`, with `accounts` whose first
        purchases are those of the subscriptions, and with hidden `opportunities`.
    """
    base = _base(world)
    every = _every(base)
    rng = world.identity.stream("deals.plan")
    made = plan(rng, every.created, every.natural, every.pushes)
    table, hidden, subs = _tables(base, every, made)
    accounts = {**world.tables["accounts"], "first_purchase": _first_purchase(base)}
    return world.with_tables(
        accounts=accounts, opportunities=table, subscriptions=subs
    ).with_hidden(opportunities=hidden)


def _base(world: World) -> Base:
    """Work out closed deals and subscriptions, each with its account."""
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


def _every(base: Base) -> Deals:
    """Add open deals and renewals to the closed deals, and draw the days of creation."""
    identity = base.world.identity
    rng = identity.stream("deals.renewals")
    again = renewals(rng, base.them, base.written, base.where)
    count = OPEN - int(again.open.sum())
    rng = identity.stream("deals.open")
    more = open_deals(rng, base.them, base.deals, count, base.size)
    account = np.empty(count, dtype=np.int64)
    account[more.new] = lost_accounts(
        rng,
        base.them,
        more.desk[more.new],
        more.layer[more.new],
        more.closes[more.new],
        base.where,
        base.tenures,
    )
    grow = ~more.new
    account[grow] = expansion_accounts(
        rng,
        base.them,
        more.desk[grow],
        more.layer[grow],
        more.created[grow],
        np.ones(int(grow.sum()), dtype=bool),
        base.where,
        base.tenures,
    )
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
    return replace(every, created=np.where(np.isnat(every.created), made, every.created))


def _tables(base: Base, every: Deals, made: Plan) -> tuple[Columns, Columns, Columns]:
    """Write both tables with their keys, and what is hidden about each opportunity."""
    identity = base.world.identity
    rng = identity.stream("deals.table")
    accounts = base.world.tables["accounts"]
    product = subscription_products(rng, base.written.account, base.written.start, base.written.old)
    names = Names(
        account=accounts["account_id"],
        region=region_of(base.where.layer),
        country=accounts["country"],
        rep=base.them.rep,
        product=product,
    )
    sub_rows = np.lexsort([base.written.account, base.written.start])
    sub_key = np.empty(sub_rows.size, dtype="<U6")
    sub_key[sub_rows] = [f"S{i:05d}" for i in range(1, sub_rows.size + 1)]
    of_deal = np.where(
        every.subscription >= 0,
        product[every.subscription],
        np.array(PRODUCTS)[counted(rng, every.type.size, SHARES)],
    )
    table = opportunities(
        rng, every, made.dates[:, 0], _partners(base, every), of_deal, names, base.size
    )
    table["sub_id"] = np.where(every.subscription >= 0, sub_key[every.subscription], "")
    table["stage"] = np.where(every.open, 3, 6)
    table["forecast_cat"] = np.where(every.open, "pipeline", "closed")
    order = np.lexsort([rng.random(every.type.size), every.created])
    keys = np.array([f"O{i:06d}" for i in range(1, order.size + 1)])
    table = {"opp_id": keys, **{name: values[order] for name, values in table.items()}}
    layer = base.where.layer[every.account]
    hidden = {
        "opp_id": keys,
        "win_probability": every.probability[order],
        "pulled_in": every.pulled[order],
        "natural_close": every.natural[order],
        "segment": segment_of(layer)[order],
        "region": region_of(layer)[order],
    }
    subs = subscriptions(
        base.written, base.value, accounts["account_id"], accounts["country"], product
    )
    subs = {name: values[sub_rows] for name, values in subs.items()}
    return table, hidden, {"sub_id": sub_key[sub_rows], **subs}


def _partners(base: Base, every: Deals) -> NDArray[np.str_]:
    """Choose the deals that partners bring, and the partners."""
    rng = base.world.identity.stream("deals.partners")
    own = base.world.tables["accounts"]["partner_id"][every.account]
    year = every.day.astype("datetime64[Y]").astype(np.int64) * 3 + every.won * 2 + every.open
    value = np.where(every.won, every.acv, 1.0)
    always = base.them.role[every.desk] == "cam"
    chosen = through_partner(rng, year, value, always, own != "")
    partners = base.world.hidden["partner_regions"]
    region = region_of(base.where.layer[every.account])
    return partner_of(rng, chosen, own, region, partners["partner_id"], partners["region"])


def _first_purchase(base: Base) -> NDArray[np.datetime64]:
    """Return when each account bought first; NaT for those that never did."""
    start = base.tenures.start
    never = start > np.datetime64("2098-01-01", "D")
    return np.where(never, np.datetime64("NaT", "D"), start)
