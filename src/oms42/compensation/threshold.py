# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Threshold gaming: what moving one deal between two periods is worth to seller and firm."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from oms42.compensation.numbers import number
from oms42.compensation.straight_pieces import paid

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray


@dataclass(frozen=True)
class GamingGain:
    """Hold what a seller gains by moving a deal into this period.

    Attributes:
        before: Pay for this period without the deal.
        after: Pay for this period with it.
        gain: after − before: what the deal adds this period.
        straight_line: What it would add at the straight-line rate.
        premium: gain − straight_line: what the kink adds.
        next_loss: Pay that the deal would have brought next period.
        net: gain − next_loss: what moving it is worth to the seller over both periods.
        price_forgone: Discount that the firm gives away.
    """

    before: float
    after: float
    gain: float
    straight_line: float
    premium: float
    next_loss: float
    net: float
    price_forgone: float


def gaming_gain(
    pay: Callable[[FloatArray], ArrayLike],
    booked: float,
    deal: float,
    quota: float,
    *,
    discount: float = 0.0,
    next_booked: float = 0.0,
    next_quota: float | None = None,
    straight_rate: float | None = None,
    credit: Literal["list", "net"] = "list",
) -> GamingGain:
    """Compute what pulling a deal into this period gains the seller and costs the firm.

    Pushing out is the same question the other way round: the deal is better left to the next period
    where `net` is below zero.

    Args:
        pay: Takes attainments, an array (1.0 is quota reached), and gives money of one period.
        booked: Bookings of this period without the deal.
        deal: Amount of the deal, at list price.
        quota: Quota of this period, above 0.
        discount: Discount given to pull it in, as a share of its price.
        next_booked: Bookings of the next period without the deal.
        next_quota: Quota of the next period; the same without it.
        straight_rate: Commission per dollar of a plan without kinks; without it, pay at quota
            divided by quota.
        credit: Whether the deal counts at list price, or net of the discount.

    Returns:
        The gain and its parts.

    Raises:
        TypeError: pay is not a function, or a value is not a number.
        ValueError: A value is out of range.

    Example:
        >>> plan = lambda a: 300_000 * (0.10 * np.minimum(a, 1) + 0.20 * np.maximum(a - 1, 0))
        >>> made = gaming_gain(plan, 288_000, 90_000, 300_000, discount=0.09)
        >>> [round(x) for x in (made.gain, made.straight_line, made.price_forgone)]
        [16800, 9000, 8100]
    """
    size, now = number(deal, name="deal", least=0.0), number(booked, name="booked")
    Q = number(quota, name="quota", above=0.0)
    off = number(discount, name="discount", least=0.0, most=1.0)
    later = Q if next_quota is None else number(next_quota, name="next_quota", above=0.0)
    coming = number(next_booked, name="next_booked")
    if credit not in ("list", "net"):
        raise ValueError(f"credit is {credit!r}; it must be list or net.")
    counted = size * (1 - off) if credit == "net" else size
    before, after, without, with_it, at_quota = paid(
        pay,
        np.array([now / Q, (now + counted) / Q, coming / later, (coming + size) / later, 1.0]),
    ).tolist()
    rate = at_quota / Q if straight_rate is None else number(straight_rate, name="straight_rate")
    gain, lost = after - before, with_it - without
    return GamingGain(
        before, after, gain, rate * counted, gain - rate * counted, lost, gain - lost, off * size
    )
