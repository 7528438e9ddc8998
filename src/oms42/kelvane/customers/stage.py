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
        >>> from oms42.kelvane.world import build_world
        >>> world = build_world()
        >>> world.tables["consumption_m"]["account_id"].size > 8_500
        True
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
