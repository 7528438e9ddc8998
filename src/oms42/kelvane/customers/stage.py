# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The stage of the customers: what they use and what serving them costs."""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.customers.account_pnl import account_pnl
from oms42.kelvane.customers.base import Base
from oms42.kelvane.customers.consumption import consumption
from oms42.kelvane.customers.history import history
from oms42.kelvane.customers.reported import reported
from oms42.kelvane.world import World


def customers(world: World) -> World:
    """Add use by month and the accounts' income and cost.

    Args:
        world: The world with `bookings_monthly`, `accounts`, `subscriptions` and hidden
            `accounts`.

    Returns:
        The world with the tables `consumption_m` and `account_pnl` and hidden columns of the same
        names.

    Example:
        >>> from oms42.kelvane.identity import Identity
        >>> n, ids = 500, np.char.add("A", np.arange(100, 600).astype(str))
        >>> key, value = np.arange(n) >= 460, np.linspace(2e4, 9e4, n)
        >>> owner = np.append(ids, ids[::4])  # every fourth bought a second product
        >>> first, day = np.arange(owner.size) < n, np.array(["2024-05-02", "2022-03-01"], "M8[D]")
        >>> subs = {
        ...     "account_id": owner,
        ...     "product": np.where(first, "Predict", "Monitor"),
        ...     "start": day[first.astype(int)],
        ...     "end_date": np.full(owner.size, "NaT", dtype="datetime64[D]"),
        ...     "acv_start": np.append(value, value[::4]),
        ...     "acv": np.append(value, value[::4]),
        ... }
        >>> places = np.resize(["NA", "EMEA", "APAC", "LATAM"], n)
        >>> accounts = {
        ...     "account_id": ids, "region": places, "is_customer": key | True, "is_key": key
        ... }
        >>> books = {
        ...     "month": np.full(4, "2025-01"), "region": places[:4], "revenue": np.full(4, 44e6)
        ... }
        >>> world = World(Identity()).with_tables(
        ...     accounts=accounts, subscriptions=subs, bookings_monthly=books
        ... )
        >>> world = world.with_hidden(accounts={"pre_trend": 9.0 * key + np.arange(n) % 7})
        >>> customers(world).tables["account_pnl"]["year"].size
        1500
    """
    found = history(world)
    base, now = found.base, found.current
    ledger = account_pnl(base, reported(world), found.products, world.identity)
    spends = _spends(base, ledger.hidden["revenue_2025"])
    use = consumption(base.account_id[now], found.predict[now], spends[now], world.identity)
    return world.with_tables(consumption_m=use.table, account_pnl=ledger.table).with_hidden(
        consumption_m=use.hidden, account_pnl=ledger.hidden
    )


def _spends(base: Base, revenue: NDArray[np.float64]) -> NDArray[np.float64]:
    """Bring contract values in step with what customers of their region spend."""
    _, region = np.unique(base.region, return_inverse=True)
    ratio = np.bincount(region, revenue) / np.bincount(region, base.value)
    return np.asarray(base.value * ratio[region] * base.value.sum() / revenue.sum())
