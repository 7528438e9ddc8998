# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What the subscriptions say about each customer: since when, until when, how much, which products.

Everybody that ever had a subscription is a customer here, former ones too.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.customers.base import YEARS, Base
from oms42.kelvane.world import Columns, World

# The day on which an account is valued, or the nearest one on which it was a customer.
VALUED = np.datetime64("2024-06-30", "D")
NEVER = np.datetime64("2100-01-01", "D")


@dataclass(frozen=True)
class History:
    """Hold the customers and the products that they bought.

    Attributes:
        base: The customers.
        products: Products bought by the end of each fiscal year, shape (n, 3); at least 1.
        current: Whether each is a customer on the last day of the tables, shape (n,).
        predict: First day of the oldest subscription to Predict that still runs, shape (n,); NaT
            for none.
    """

    base: Base
    products: NDArray[np.int64]
    current: NDArray[np.bool_]
    predict: NDArray[np.datetime64]


def history(world: World) -> History:
    """Read the customers' history.

    Args:
        world: The world with `accounts`, `subscriptions` and hidden `accounts`.

    Returns:
        The customers, ascending by key.

    Example:
        >>> from oms42.kelvane.identity import Identity
        >>> ids, no = np.array(["A1", "A2"]), np.array([False, False])
        >>> none = np.full(2, "NaT", dtype="datetime64[D]")
        >>> subs = {
        ...     "account_id": np.array(["A1", "A1"]),
        ...     "product": np.array(["Monitor", "Predict"]),
        ...     "start": np.array(["2022-03-01", "2024-05-02"], dtype="datetime64[D]"),
        ...     "end_date": none,
        ...     "acv_start": np.array([1e4, 2e4]),
        ...     "acv": np.array([3e4, 2e4]),
        ... }
        >>> world = World(Identity()).with_tables(
        ...     accounts={"account_id": ids, "is_customer": ~no, "is_key": no, "region": ids},
        ...     subscriptions=subs,
        ... )
        >>> world = world.with_hidden(accounts={"pre_trend": np.zeros(2)})
        >>> found = history(world)
        >>> found.base.value.tolist(), found.products.tolist(), str(found.base.second[0])
        ([40000.0], [[1, 2, 2]], '2024-05')
    """
    accounts, subs = world.tables["accounts"], world.tables["subscriptions"]
    ids, owner = np.unique(subs["account_id"], return_inverse=True)
    at = np.searchsorted(accounts["account_id"], ids)
    current = accounts["is_customer"][at]
    end = np.where(np.isnat(subs["end_date"]), NEVER, subs["end_date"])
    bought, left = _first(owner, subs["start"]), _last(owner, end)
    firsts = _first_of_product(owner, subs)
    second = np.sort(firsts, axis=1)[:, 1]
    base = Base(
        account_id=ids,
        region=accounts["region"][at],
        is_key=accounts["is_key"][at],
        trend=world.hidden["accounts"]["pre_trend"][at],
        value=_value(owner, subs, end, np.asarray(np.clip(VALUED, bought, left - 1))),
        bought=bought.astype("datetime64[M]"),
        left=_or_none(np.where(current, NEVER, left)).astype("datetime64[M]"),
        second=_or_none(second).astype("datetime64[M]"),
    )
    closes = np.array([f"{year}-12-31" for year in YEARS], dtype="datetime64[D]")
    products = (firsts[:, :, None] <= closes).sum(axis=1)
    runs = (subs["product"] == "Predict") & np.isnat(subs["end_date"])
    predict = _first(owner, np.where(runs, subs["start"], NEVER))
    return History(base, np.maximum(products, 1), current, _or_none(predict))


def _or_none(day: NDArray[np.datetime64]) -> NDArray[np.datetime64]:
    """Return days with NaT for never."""
    return np.where(day == NEVER, np.datetime64("NaT"), day)


def _first(owner: NDArray[np.int64], day: NDArray[np.datetime64]) -> NDArray[np.datetime64]:
    """Return the first day of each owner."""
    first = np.full(owner.max() + 1, NEVER)
    np.minimum.at(first, owner, day)
    return first


def _last(owner: NDArray[np.int64], day: NDArray[np.datetime64]) -> NDArray[np.datetime64]:
    """Return the last day of each owner."""
    last = np.full(owner.max() + 1, np.datetime64("1970-01-01", "D"))
    np.maximum.at(last, owner, day)
    return last


def _first_of_product(owner: NDArray[np.int64], subs: Columns) -> NDArray[np.datetime64]:
    """Return the first day of each owner and product, shape (n, products)."""
    names, product = np.unique(subs["product"], return_inverse=True)
    first = _first(
        np.append(owner * names.size + product, (owner.max() + 1) * names.size - 1),
        np.append(subs["start"], NEVER),
    )
    return first.reshape(-1, names.size)


def _value(
    owner: NDArray[np.int64],
    subs: Columns,
    end: NDArray[np.datetime64],
    day: NDArray[np.datetime64],
) -> NDArray[np.float64]:
    """Add up what runs on each owner's day: the mean of first and last annual value."""
    runs = (subs["start"] <= day[owner]) & (end > day[owner])
    mean = 0.5 * (subs["acv_start"] + subs["acv"])
    return np.asarray(np.bincount(owner[runs], mean[runs], minlength=day.size), dtype=np.float64)
