# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Recency, frequency and money: what a history of purchases says of each customer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import floats, read_only, vector, whole
from oms42.stats.numbers import above_zero

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike, NDArray

    from oms42.stats.arrays import FloatArray


@dataclass(frozen=True)
class Histories:
    """Hold what a history says of each customer, in the measures of the purchase models.

    Attributes:
        customer: Each customer, sorted, shape (n,).
        frequency: Repeat purchases x: days with a purchase after the first, shape (n,).
        recency: Time $t_x$ from the first purchase to the last, shape (n,).
        age: Time T from the first purchase to the end of the observation, shape (n,).
        spend: Mean amount of a repeat purchase; 0 where there is none, shape (n,).
    """

    customer: NDArray[np.str_]
    frequency: FloatArray
    recency: FloatArray
    age: FloatArray
    spend: FloatArray

    def to_frame(self) -> pd.DataFrame:
        """Return one row a customer.

        Returns:
            Columns customer, frequency, recency, age, spend.
        """
        import pandas as pd

        return pd.DataFrame({name: np.asarray(value) for name, value in vars(self).items()})


def histories(
    customer: ArrayLike,
    day: ArrayLike,
    amount: ArrayLike | None = None,
    *,
    as_of: str,
    days_per_period: float = 7.0,
) -> Histories:
    r"""Sum up purchases as they were known on a day.

    Purchases of one customer on one day count once, their amounts together. The first purchase
    makes somebody a customer; only later ones are repeats.

    Args:
        customer: Customer of each purchase, shape (m,).
        day: Its day, shape (m,): `datetime64` or text.
        amount: Its amount, shape (m,), in money.
        as_of: The day on which the question is asked; later purchases are left out.
        days_per_period: Days in a unit of time: 7 for weeks.

    Returns:
        The measures of each customer who had bought by then.

    Raises:
        TypeError: A value is not a number.
        ValueError: Lengths differ, a day is missing, or nobody had bought by then.

    Source:
        fader_hardie_lee2005.

    Example:
        >>> made = histories(
        ...     ["A", "A", "A", "B"], ["2026-01-01", "2026-01-15", "2026-03-01", "2026-01-08"],
        ...     [50, 30, 99, 20], as_of="2026-02-05",
        ... )
        >>> made.frequency, made.recency, made.age, made.spend
        (array([1., 0.]), array([2., 0.]), array([5., 4.]), array([30.,  0.]))
    """
    who = np.asarray(customer).astype(str)
    when = np.asarray(day, dtype="datetime64[D]")
    paid = np.zeros(who.size) if amount is None else vector(amount, name="amount")
    if not who.shape == when.shape == paid.shape or who.ndim != 1:
        raise ValueError(
            f"customer has shape {who.shape}, day {when.shape}, amount {paid.shape}; each needs "
            "one value a purchase."
        )
    if np.isnat(when).any():
        raise ValueError("day is missing for a purchase; every purchase needs its day.")
    end = np.datetime64(as_of, "D")
    known = when <= end
    if not known.any():
        raise ValueError(f"nobody had bought by {as_of}; the first purchase is of {when.min()}.")
    unit = above_zero(days_per_period, name="days_per_period")
    names, code = np.unique(who[known], return_inverse=True)
    since = (when[known] - when.min()).astype(float)
    visit, place = np.unique(np.column_stack([code, since]), axis=0, return_inverse=True)
    total = np.bincount(place.ravel(), paid[known])
    first = np.r_[True, visit[1:, 0] != visit[:-1, 0]]
    buyer = visit[:, 0].astype(int)
    start = visit[first, 1]
    last = np.maximum.reduceat(visit[:, 1], np.flatnonzero(first))
    repeats = floats(np.bincount(buyer) - 1, name="repeats")
    money = np.bincount(buyer[~first], total[~first], minlength=names.size)
    return Histories(
        names,
        read_only(repeats),
        read_only((last - start) / unit),
        read_only(((end - when.min()).astype(float) - start) / unit),
        read_only(np.divide(money, repeats, out=np.zeros_like(money), where=repeats > 0)),
    )


def rfm_scores(
    recency: ArrayLike, frequency: ArrayLike, spend: ArrayLike, *, groups: int = 5
) -> NDArray[np.int64]:
    r"""Score customers by recency, frequency and spend, 1 for the lowest group.

    $$\text{score} = \left\lceil \frac{\text{rank}}{n}\, g \right\rceil$$

    Ties share the mean of their ranks, so equal customers get equal scores.

    Args:
        recency: Time of the last purchase, larger for later, shape (n,).
        frequency: Number of purchases, shape (n,).
        spend: Amount, shape (n,).
        groups: Number g of groups.

    Returns:
        Scores of the three measures, shape (n, 3), from 1 to g.

    Raises:
        TypeError: A value is not a number.
        ValueError: Lengths differ, or there are fewer customers than groups.

    Example:
        >>> rfm_scores([1, 5, 9], [1, 1, 7], [10, 30, 20], groups=3).tolist()
        [[1, 2, 1], [2, 2, 3], [3, 3, 2]]
    """
    many = whole(groups, name="groups", least=2)
    columns = [
        vector(values, name=name, least=many)
        for name, values in (("recency", recency), ("frequency", frequency), ("spend", spend))
    ]
    if len({column.size for column in columns}) > 1:
        raise ValueError("recency, frequency and spend need one value a customer each.")
    return np.column_stack([_score(column, many) for column in columns])


def _score(values: FloatArray, groups: int) -> NDArray[np.int64]:
    """Return the group of each value by its mean rank."""
    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    rank = (np.cumsum(count) - (count - 1) / 2)[place]
    return np.asarray(np.ceil(rank / values.size * groups - 1e-9), dtype=np.int64)
