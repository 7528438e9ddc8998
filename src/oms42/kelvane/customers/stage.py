# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The stage of the customers: what they use and what serving them costs."""

from oms42.kelvane.customers.account_pnl import account_pnl
from oms42.kelvane.customers.consumption import consumption
from oms42.kelvane.customers.history import history
from oms42.kelvane.world import World


def customers(world: World) -> World:
    """Add use by month and the accounts' income and cost.

    Args:
        world: The world with `accounts`, `subscriptions` and hidden `accounts`.

    Returns:
        The world with the tables `consumption_m` and `account_pnl` and hidden columns of the same
        names.

    Example:
        >>> import numpy as np
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
        >>> accounts = {"account_id": ids, "is_customer": np.full(n, True), "is_key": key}
        >>> world = World(Identity()).with_tables(accounts=accounts, subscriptions=subs)
        >>> world = world.with_hidden(accounts={"pre_trend": 9.0 * key + np.arange(n) % 7})
        >>> customers(world).tables["account_pnl"]["year"].size
        1500
    """
    found = history(world)
    base, now = found.base, found.current
    use = consumption(
        base.account_id[now],
        found.predict[now],
        base.value[now],
        world.identity,
    )
    ledger = account_pnl(base, found.products, world.identity)
    return world.with_tables(consumption_m=use.table, account_pnl=ledger.table).with_hidden(
        consumption_m=use.hidden, account_pnl=ledger.hidden
    )
