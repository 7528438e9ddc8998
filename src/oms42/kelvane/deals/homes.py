# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Which account each subscription belongs to, so that the customers are those of `accounts`.

Subscriptions live first and move in afterwards. In each layer, every account that is a customer on
30 September 2026 gets one subscription that still runs: a deal won since 2023, or one of before
2023 for the accounts that bought first. What else runs joins the older customers, key accounts
sooner. A subscription that has ended goes to a prospect, who thereby is a former customer, or as a
lost product to an older customer. Won deals go to accounts of the seller's own territory as far as
there are any.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.deals.layer import LAYERS, layer_number
from oms42.kelvane.world import World

# Of the subscriptions of before 2023 that ended, the part that belonged to a customer of today.
LOST_PRODUCT = 0.45
# How much likelier a key account is to have one more subscription.
KEY_WEIGHT = 3.0


@dataclass(frozen=True)
class Map:
    """Hold what placing needs to know of each account, in the order of the table.

    Attributes:
        layer: Layer.
        customer: Whether it is a customer on 30 September 2026.
        key: Whether it is a key account.
        genuine: Whether it is no duplicate of another row.
        partner: Whether a partner brought it.
        territory: Key of its territory.
        bought: First purchase as `field` drew it; only its order counts.
    """

    layer: NDArray[np.int64]
    customer: NDArray[np.bool_]
    key: NDArray[np.bool_]
    genuine: NDArray[np.bool_]
    partner: NDArray[np.bool_]
    territory: NDArray[np.str_]
    bought: NDArray[np.datetime64]


def account_map(world: World) -> Map:
    """Read the accounts.

    Args:
        world: The world with `accounts` and hidden `accounts`.

    Returns:
        One entry an account.

    Example:
        >>> from oms42.kelvane.field.stage import field
        >>> from oms42.kelvane.identity import Identity
        >>> int(account_map(field(World(Identity()))).customer.sum())
        1310
    """
    table, hidden = world.tables["accounts"], world.hidden["accounts"]
    return Map(
        layer=layer_number(table["segment"], table["region"]),
        customer=table["is_customer"],
        key=table["is_key"],
        genuine=hidden["duplicate_of"] == "",
        partner=table["partner_id"] != "",
        territory=hidden["territory_id"],
        bought=table["first_purchase"],
    )


def homes(
    rng: np.random.Generator,
    where: Map,
    layer: NDArray[np.int64],
    territory: NDArray[np.str_],
    running: NDArray[np.bool_],
) -> NDArray[np.int64]:
    """Place the subscriptions that make customers.

    Args:
        rng: Source of uniform draws.
        where: The accounts.
        layer: Layer of each subscription.
        territory: Territory of the seller of each won deal; empty for those of before 2023.
        running: Whether it runs on 30 September 2026.

    Returns:
        Row of the account of each.

    Raises:
        ValueError: If a layer has too few accounts, or too few subscriptions of before 2023 last.

    Example:
        >>> yes, no = np.ones(3, bool), np.zeros(3, bool)
        >>> where = Map(np.zeros(3, int), np.array([True, True, False]), no, yes, no,
        ...             np.array(["T1", "T2", "T1"]),
        ...             np.array(["2021-01-04", "2024-01-02", "NaT"], dtype="datetime64[D]"))
        >>> wish = np.array(["T1", "", "T1"])
        >>> alive = np.array([True, True, False])
        >>> homes(np.random.default_rng(1), where, np.zeros(3, int), wish, alive).tolist()
        [1, 0, 2]
    """
    new = territory != ""
    home = np.empty(new.size, dtype=np.int64)
    home[new] = _new_homes(rng, where, layer[new], territory[new], running[new])
    home[~new] = _legacy_homes(rng, where, layer[~new], running[~new], home[new])
    return home


def _new_homes(
    rng: np.random.Generator,
    where: Map,
    layer: NDArray[np.int64],
    territory: NDArray[np.str_],
    running: NDArray[np.bool_],
) -> NDArray[np.int64]:
    """Place the subscriptions of won new-logo deals, no account twice."""
    home = np.full(layer.size, -1)
    for number in range(LAYERS):
        for alive in (True, False):
            rows = np.flatnonzero((layer == number) & (running == alive))
            if alive:
                pool = _by_purchase(where, number)
                pool = pool[pool.size - rows.size :]
            else:
                pool = np.flatnonzero((where.layer == number) & ~where.customer & where.genuine)
            if pool.size < rows.size:
                raise ValueError(
                    f"layer {number} has {pool.size} accounts for {rows.size} won deals; "
                    "win fewer there, or give the layer more accounts"
                )
            home[rows] = _matched(rng, territory[rows], pool, where.territory[pool])
    return home


def _legacy_homes(
    rng: np.random.Generator,
    where: Map,
    layer: NDArray[np.int64],
    running: NDArray[np.bool_],
    taken: NDArray[np.int64],
) -> NDArray[np.int64]:
    """Place the subscriptions of before 2023: a running one for every customer that is left."""
    free = np.ones(where.layer.size, dtype=bool)
    free[taken] = False
    home = np.full(layer.size, -1)
    for number in range(LAYERS):
        old = np.flatnonzero((where.layer == number) & where.customer & free)
        alive = np.flatnonzero((layer == number) & running)
        if alive.size < old.size:
            raise ValueError(
                f"layer {number} has {old.size} customers of before 2023, but only {alive.size} "
                "subscriptions of theirs still run; draw more"
            )
        alive = alive[np.argsort(rng.random(alive.size), kind="stable")]
        home[alive[: old.size]] = old
        home[alive[old.size :]] = _weighted(rng, where, old, alive.size - old.size)
        ended = np.flatnonzero((layer == number) & ~running)
        lost = rng.random(ended.size) < LOST_PRODUCT * (old.size > 0)
        home[ended[lost]] = _weighted(rng, where, old, int(lost.sum()))
        gone = np.flatnonzero((where.layer == number) & ~where.customer & where.genuine & free)
        gone = gone[np.argsort(rng.random(gone.size), kind="stable")]
        home[ended[~lost]] = gone[: int((~lost).sum())]
    return home


def _by_purchase(where: Map, layer: int) -> NDArray[np.int64]:
    """Order a layer's customers: key accounts, then by their first purchase."""
    rows = np.flatnonzero((where.layer == layer) & where.customer)
    return rows[np.lexsort([rows, where.bought[rows], ~where.key[rows]])]


def _weighted(
    rng: np.random.Generator, where: Map, pool: NDArray[np.int64], size: int
) -> NDArray[np.int64]:
    """Draw accounts with replacement, key accounts more often."""
    if size == 0:
        return np.empty(0, dtype=np.int64)
    weight = np.cumsum(np.where(where.key[pool], KEY_WEIGHT, 1.0))
    draw = np.searchsorted(weight, rng.random(size) * weight[-1], side="right")
    return np.asarray(pool[draw], dtype=np.int64)


def _matched(
    rng: np.random.Generator,
    wish: NDArray[np.str_],
    pool: NDArray[np.int64],
    territory: NDArray[np.str_],
) -> NDArray[np.int64]:
    """Give each row an account of its own, of the territory it wishes as far as there are any."""
    pool_order = np.argsort(rng.random(pool.size), kind="stable")
    home = np.full(wish.size, -1)
    used = np.zeros(pool.size, dtype=bool)
    for name in np.unique(wish).tolist():
        rows = np.flatnonzero(wish == name)
        mine = pool_order[territory[pool_order] == name][: rows.size]
        home[rows[: mine.size]] = pool[mine]
        used[mine] = True
    left = np.flatnonzero(home < 0)
    home[left] = pool[pool_order[~used[pool_order]][: left.size]]
    return home
