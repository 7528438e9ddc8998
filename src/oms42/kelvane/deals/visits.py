# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The account of every closed deal."""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.deals.closed import Closed
from oms42.kelvane.deals.desks import Desks
from oms42.kelvane.deals.homes import Map
from oms42.kelvane.deals.layer import region_of
from oms42.kelvane.deals.placing import Tenure, may_be_new, may_expand, place

BLOCK = 400


def expansion_accounts(
    rng: np.random.Generator,
    them: Desks,
    desk: NDArray[np.int64],
    layer: NDArray[np.int64],
    day: NDArray[np.datetime64],
    where: Map,
    tenures: Tenure,
    lasting: NDArray[np.bool_] | None = None,
) -> NDArray[np.int64]:
    """Choose the customer of each expansion.

    Args:
        rng: Source of uniform draws.
        them: The desks.
        desk: Desk of each expansion.
        layer: Layer of each; −1 for key account and channel managers.
        day: Day on which the account must be a customer.
        where: The accounts.
        tenures: From when to when each account is a customer.
        lasting: Whether the account must still be a customer at the end of the tables; every one
            must if it is left out.

    Returns:
        Account of each.

    Raises:
        ValueError: If no account in the company will do for one of them.

    Example:
        >>> one, text, place = np.ones(1), np.array(["ae"]), np.array(["NA"])
        >>> them = Desks(text, np.array([9]), text, place, text, np.array(["T1"]), one, one, one)
        >>> yes, none = np.ones(2, bool), np.zeros(2, bool)
        >>> days = np.array(["2023-05-02", "2099-12-31"], dtype="datetime64[D]")
        >>> where = Map(np.zeros(2, int), yes, none, yes, none, np.array(["T1", "T1"]), days)
        >>> them_all = Tenure(days, np.full(2, np.datetime64("2099-12-31")))
        >>> rng, zero = np.random.default_rng(1), np.zeros(1, int)
        >>> day = np.array(["2025-05-02"], dtype="datetime64[D]")
        >>> expansion_accounts(rng, them, zero, zero, day, where, them_all).tolist()
        [0]
    """
    lasting = np.ones(desk.size, dtype=bool) if lasting is None else lasting
    account = np.full(desk.size, -1)
    ever = tenures.start < np.datetime64("2099-01-01", "D")
    for wide in (False, True):
        for to_the_end in (False, True):
            for name, rows in _groups(them, desk, layer, (account < 0) & (lasting == to_the_end)):
                pool = np.flatnonzero(ever & _pool(where, name, wide))
                for part in np.array_split(rows, rows.size // BLOCK + 1):
                    allowed = may_expand(day[part], pool, tenures, to_the_end)
                    wish = them.territory[desk[part]]
                    account[part] = place(rng, wish, pool, where, allowed)
    if (account < 0).any():
        raise ValueError(f"no account is a customer on {day[account < 0][0]}; start earlier ones")
    return account


def lost_accounts(
    rng: np.random.Generator,
    them: Desks,
    desk: NDArray[np.int64],
    layer: NDArray[np.int64],
    day: NDArray[np.datetime64],
    where: Map,
    tenures: Tenure,
) -> NDArray[np.int64]:
    """Choose the prospect of each new logo that is not won.

    Args:
        rng: Source of uniform draws.
        them: The desks.
        desk: Desk of each deal.
        layer: Layer of each.
        day: Day on which it closes or is expected to.
        where: The accounts.
        tenures: From when to when each account is a customer.

    Returns:
        Account of each.

    Example:
        >>> one, text, place = np.ones(1), np.array(["ae"]), np.array(["NA"])
        >>> them = Desks(text, np.array([9]), text, place, text, np.array(["T1"]), one, one, one)
        >>> yes, none = np.ones(2, bool), np.zeros(2, bool)
        >>> days = np.array(["2023-05-02", "2099-12-31"], dtype="datetime64[D]")
        >>> where = Map(np.zeros(2, int), yes, none, yes, none, np.array(["T1", "T1"]), days)
        >>> them_all = Tenure(days, np.full(2, np.datetime64("2099-12-31")))
        >>> rng, zero = np.random.default_rng(1), np.zeros(1, int)
        >>> day = np.array(["2025-05-02"], dtype="datetime64[D]")
        >>> lost_accounts(rng, them, zero, zero, day, where, them_all).tolist()
        [1]
    """
    account = np.full(desk.size, -1)
    for number in np.unique(layer).tolist():
        rows = np.flatnonzero(layer == number)
        pool = np.flatnonzero(where.layer == number)
        for part in np.array_split(rows, rows.size // BLOCK + 1):
            allowed = may_be_new(day[part], pool, tenures)
            account[part] = place(rng, them.territory[desk[part]], pool, where, allowed)
    return account


def closed_accounts(
    rng: np.random.Generator,
    them: Desks,
    deals: Closed,
    own: NDArray[np.int64],
    started: tuple[NDArray[np.int64], NDArray[np.int64]],
    where: Map,
    tenures: Tenure,
) -> NDArray[np.int64]:
    """Choose the account of every closed deal.

    Args:
        rng: Source of uniform draws.
        them: The desks.
        deals: The closed deals.
        own: Rows of the won expansions that start a subscription.
        started: Rows of the won new logos, and the account of each.
        where: The accounts.
        tenures: From when to when each account is a customer.

    Returns:
        Account of each deal.

    Example:
        >>> from oms42.kelvane.deals.base import lay_base
        >>> from oms42.kelvane.field.stage import field
        >>> from oms42.kelvane.identity import Identity
        >>> from oms42.kelvane.people.stage import roster
        >>> from oms42.kelvane.world import World
        >>> base = lay_base(roster(field(World(Identity()))))
        >>> lost = ~base.deals.won & base.deals.new
        >>> bool((base.where.layer[base.accounts[lost]] == base.deals.layer[lost]).all())
        True
    """
    account = np.full(deals.new.size, -1)
    account[started[0]] = started[1]
    lasting = np.zeros(account.size, dtype=bool)
    lasting[own] = True
    rows = np.flatnonzero(~deals.new)
    account[rows] = expansion_accounts(
        rng,
        them,
        deals.desk[rows],
        deals.layer[rows],
        deals.day[rows],
        where,
        tenures,
        lasting[rows],
    )
    rows = np.flatnonzero(deals.new & ~deals.won)
    account[rows] = lost_accounts(
        rng, them, deals.desk[rows], deals.layer[rows], deals.day[rows], where, tenures
    )
    return account


def _groups(
    them: Desks, desk: NDArray[np.int64], layer: NDArray[np.int64], wanted: NDArray[np.bool_]
) -> list[tuple[tuple[str, str, int], NDArray[np.int64]]]:
    """Split expansions by role, region and layer."""
    role, region = them.role[desk], them.region[desk]
    keys = sorted(set(zip(role.tolist(), region.tolist(), layer.tolist(), strict=True)))
    found = []
    for key in keys:
        mine = wanted & (role == key[0]) & (region == key[1]) & (layer == key[2])
        found.append((key, np.flatnonzero(mine)))
    return [(key, rows) for key, rows in found if rows.size]


def _pool(where: Map, group: tuple[str, str, int], wide: bool) -> NDArray[np.bool_]:
    """Mark the accounts that a group of expansions may be with."""
    role, region, layer = group
    here = wide | (region_of(where.layer) == region)
    if role == "kam":
        return np.asarray(where.key & here)
    if role == "cam":
        return np.asarray(~where.key & here & where.partner)
    return np.asarray(
        ~where.key & ((where.layer // 4 == layer // 4) if wide else where.layer == layer)
    )
