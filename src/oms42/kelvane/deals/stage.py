# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The stage of the deals: opportunities, their snapshots and subscriptions."""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.deals.base import Base, every_deal, lay_base
from oms42.kelvane.deals.biases import biases
from oms42.kelvane.deals.combined import Deals
from oms42.kelvane.deals.defects import without_reason, wrong_currency, wrong_day
from oms42.kelvane.deals.layer import region_of, segment_of
from oms42.kelvane.deals.magnitudes import WRONG_CURRENCY
from oms42.kelvane.deals.opportunities import Names, opportunities
from oms42.kelvane.deals.opportunities_contract import opportunities_contract
from oms42.kelvane.deals.partners import partner_of, through_partner
from oms42.kelvane.deals.placing import FOREVER
from oms42.kelvane.deals.planned import Plan, plan
from oms42.kelvane.deals.products import PRODUCTS, SHARES, subscription_products
from oms42.kelvane.deals.sampling import counted
from oms42.kelvane.deals.snapshots import Fate, fates, snapshots
from oms42.kelvane.deals.weeks import weeks
from oms42.kelvane.world import Columns, World


def deals(world: World) -> World:
    """Add opportunities, snapshots and subscriptions, and settle the first purchases.

    Args:
        world: The world with accounts and the roster.

    Returns:
        The world with tables `opportunities`, `opp_snapshots` and `subscriptions`, with `accounts`
        whose first purchases are those of the subscriptions, and with hidden `opportunities`,
        `subscriptions` and `call_biases`.

    Example:
        >>> from oms42.kelvane.field.stage import field
        >>> from oms42.kelvane.identity import Identity
        >>> from oms42.kelvane.people.stage import roster
        >>> world = deals(roster(field(World(Identity()))))
        >>> [world.tables[name]["opp_id"].size for name in ("opportunities",)]
        [13000]
        >>> world.tables["subscriptions"]["sub_id"].size
        2900
    """
    base, identity = lay_base(world), world.identity
    every = every_deal(base)
    made = plan(
        identity.stream("deals.plan"), every.created, every.natural, every.pushes, every.open
    )
    rng = identity.stream("deals.fates")
    end = fates(rng, every.open, every.won, every.probability, every.day)
    key = _keys(
        "O", 6, np.lexsort([identity.stream("deals.keys").random(end.wins.size), every.created])
    )
    sub_key = _keys("S", 5, np.lexsort([base.written.account, base.written.start]))
    bias = _biases(base)
    weekly = _weekly(base, every, made, end, bias, key)
    subs, product = _subscriptions(base, sub_key)
    table = _opportunities(base, every, made, product, sub_key)
    table |= _last_known(weekly, key, every.open)
    accounts = {**world.tables["accounts"], "first_purchase": _first_purchase(base)}
    return world.with_tables(
        accounts=accounts,
        opportunities=_sorted(in_order({"opp_id": key, **table}), key),
        opp_snapshots=weekly,
        subscriptions=_sorted(subs, sub_key),
    ).with_hidden(
        opportunities=_sorted(_hidden(base, every, end, key), key),
        subscriptions=_sorted(_hidden_subscriptions(base, sub_key), sub_key),
        call_biases={"rep_id": base.them.rep, "quarter": base.them.quarter, "bias": bias},
    )


def in_order(table: Columns) -> Columns:
    """Bring the columns of `opportunities` into the order of their contract.

    Args:
        table: The columns.

    Returns:
        The same columns.

    Example:
        >>> from oms42.kelvane.deals.opportunities_contract import opportunities_contract
        >>> names = [column.name for column in opportunities_contract().columns]
        >>> mixed = {name: np.zeros(1) for name in reversed(names)}
        >>> list(in_order(mixed)) == names
        True
    """
    return {column.name: table[column.name] for column in opportunities_contract().columns}


def _keys(letter: str, digits: int, order: NDArray[np.int64]) -> NDArray[np.str_]:
    """Number rows in an order: O000001 for the first."""
    numbers = np.empty(order.size, dtype=np.int64)
    numbers[order] = np.arange(1, order.size + 1)
    return np.char.add(letter, np.char.zfill(numbers.astype(str), digits))


def _sorted(columns: Columns, key: NDArray[np.str_]) -> Columns:
    """Bring columns into the order of their keys."""
    order = np.argsort(key, kind="stable")
    return {name: values[order] for name, values in columns.items()}


def _biases(base: Base) -> NDArray[np.int64]:
    """Draw which reps call too high or too low."""
    first, desks = base.deals, base.them.rep.size
    won = np.bincount(first.desk, first.acv * first.won, minlength=desks).astype(np.float64)
    tried = np.bincount(first.desk, first.acv, minlength=desks).astype(np.float64)
    return biases(base.world.identity.stream("deals.biases"), base.them, won, tried)


def _weekly(
    base: Base,
    every: Deals,
    made: Plan,
    end: Fate,
    bias: NDArray[np.int64],
    key: NDArray[np.str_],
) -> Columns:
    """Make the snapshots, with their wrong days, in the order of deals and weeks."""
    identity = base.world.identity
    rows = weeks(identity.stream("deals.weeks"), every, made)
    rng = identity.stream("opp_snapshots")
    table = snapshots(rng, every, rows, end, bias[every.desk], base.size)
    deal = table.pop("deal")
    region = region_of(base.where.layer[every.account[deal]])
    rng = identity.stream("deals.wrong day")
    day = wrong_day(rng, table.pop("snapshot_date"), region, base.size.wrong_day)
    order = np.lexsort([day, key[deal]])
    table = {"snapshot_date": day, "opp_id": key[deal], **table}
    return {name: values[order] for name, values in table.items()}


def _last_known(weekly: Columns, key: NDArray[np.str_], still_open: NDArray[np.bool_]) -> Columns:
    """Return stage and forecast category of each deal in its last state."""
    opens = np.concatenate([weekly["opp_id"][1:] != weekly["opp_id"][:-1], [True]])
    last = np.flatnonzero(opens)
    place = np.searchsorted(weekly["opp_id"][last], key)
    place = np.minimum(place, last.size - 1)
    seen = weekly["opp_id"][last][place] == key
    stage = np.where(seen, weekly["stage"][last][place], 1)
    category = np.where(seen, weekly["forecast_cat"][last][place], "pipeline")
    return {
        "stage": np.where(still_open, stage, 6),
        "forecast_cat": np.where(still_open, category, "closed"),
    }


def _subscriptions(base: Base, key: NDArray[np.str_]) -> tuple[Columns, NDArray[np.str_]]:
    """Make the subscriptions, and name their products."""
    accounts, them = base.world.tables["accounts"], base.written
    rng = base.world.identity.stream("deals.products")
    product = subscription_products(rng, them.account, them.start, them.old)
    table: Columns = {
        "sub_id": key,
        "account_id": accounts["account_id"][them.account],
        "product": product,
        "start": them.start,
        "term_m": them.term,
        "acv_start": base.value.first,
        "acv": base.value.last,
        "renewed": them.renewed,
        "end_date": them.end,
        "end_reason": them.reason,
        "country": accounts["country"][them.account],
    }
    return table, product


def _opportunities(
    base: Base,
    every: Deals,
    made: Plan,
    product: NDArray[np.str_],
    sub_key: NDArray[np.str_],
) -> Columns:
    """Make the opportunities with their defects, but for key, stage and category."""
    identity, accounts = base.world.identity, base.world.tables["accounts"]
    names = Names(accounts["account_id"], accounts["country"], base.them.rep)
    has = every.subscription >= 0
    drawn = counted(identity.stream("deals.lost products"), has.size, SHARES)
    of_deal = np.where(has, product[every.subscription], np.array(PRODUCTS)[drawn])
    rng = identity.stream("opportunities")
    partner = _partners(base, every)
    table = opportunities(rng, every, made.dates[:, 0], partner, of_deal, names, base.size)
    table["sub_id"] = np.where(has, sub_key[every.subscription], "")
    rng = identity.stream("deals.defects")
    table = wrong_currency(rng, table, WRONG_CURRENCY)
    return without_reason(rng, table, base.size.no_reason)


def _hidden(base: Base, every: Deals, end: Fate, key: NDArray[np.str_]) -> Columns:
    """Return what only the generator knows of each opportunity."""
    layer = base.where.layer[every.account]
    return {
        "opp_id": key,
        "win_probability": every.probability,
        "pulled_in": every.pulled,
        "natural_close": every.natural,
        "wins": end.wins,
        "discount": every.discount,
        "segment": segment_of(layer),
        "region": region_of(layer),
    }


def _hidden_subscriptions(base: Base, key: NDArray[np.str_]) -> Columns:
    """Return what only the generator knows of each subscription: its first renewal's hazard."""
    lives, size = base.written.lives, base.written.deal.size
    first = np.full(size, np.nan)
    rows = lives.number == 1
    first[lives.row[rows]] = lives.hazard[rows]
    pulled = np.zeros(size, dtype=bool)
    started = base.written.deal >= 0
    pulled[started] = base.deals.pulled[base.written.deal[started]]
    return {"sub_id": key, "first_churn": first, "pulled_in": pulled, "deal": started}


def _partners(base: Base, every: Deals) -> NDArray[np.str_]:
    """Choose the deals that partners bring, and the partners."""
    rng = base.world.identity.stream("deals.partners")
    own = base.world.tables["accounts"]["partner_id"][every.account]
    year = every.day.astype("datetime64[Y]").astype(np.int64) * 4 + every.won * 2 + every.open
    value = np.where(every.won, every.acv, 1.0)
    always = base.them.role[every.desk] == "cam"
    chosen = through_partner(rng, year, value, always, own != "")
    partners = base.world.hidden["partner_regions"]
    region = region_of(base.where.layer[every.account])
    return partner_of(rng, chosen, own, region, partners["partner_id"], partners["region"])


def _first_purchase(base: Base) -> NDArray[np.datetime64]:
    """Return when each account bought first; NaT for those that never did."""
    start = base.tenures.start
    return np.where(start == FOREVER, np.datetime64("NaT", "D"), start)
