# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Routing: leads to sellers who have only so many hours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import matrix, vector

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

MOST = 4_000_000  # leads × places that are solved at once


@dataclass(frozen=True)
class Routing:
    """Hold who gets which lead.

    Attributes:
        seller: Seller of each lead, −1 where nobody should take it, shape (n,).
        total: Expected value of all that are routed.
        load: Leads of each seller, shape (m,).
        first_come: Expected value if leads went, in the order given, to the best seller with a
            free place: what a rule without foresight earns.
    """

    seller: NDArray[np.int64]
    total: float
    load: NDArray[np.int64]
    first_come: float


def route(value: ArrayLike, capacity: ArrayLike) -> Routing:
    r"""Give leads to sellers so that they earn most, within what each can take.

    $$\max \sum_{ij} v_{ij} x_{ij} \quad \sum_j x_{ij} \le 1,\;
      \sum_i x_{ij} \le c_j,\; x_{ij} \in \{0, 1\}$$

    An assignment problem: the optimum is exact. A lead that earns nothing with anybody goes to
    nobody.

    Args:
        value: Expected net value of each lead with each seller, shape (n, m), in money.
        capacity: Leads that each seller can take, shape (m,), whole numbers.

    Returns:
        The routing.

    Raises:
        TypeError: A value is not a number.
        ValueError: Shapes do not fit, a capacity is no whole number, or the problem is too large.

    Source:
        Kuhn (1955).

    Example:
        >>> made = route([[9, 8], [9, 1], [-1, -2]], [1, 1])
        >>> made.seller, made.total, made.first_come
        (array([ 1,  0, -1]), 17.0, 10.0)
    """
    from scipy.optimize import linear_sum_assignment

    rows = np.asarray(value).shape[0] if np.asarray(value).ndim == 2 else 0
    worth, room = matrix(value, name="value", rows=rows), vector(capacity, name="capacity")
    if room.size != worth.shape[1]:
        raise ValueError(f"value has {worth.shape[1]} sellers, capacity {room.size}.")
    if (room < 0).any() or (room % 1).any():
        raise ValueError("capacity holds a value that is no whole number of leads, 0 or more.")
    places = np.repeat(np.arange(room.size), np.minimum(room, rows).astype(int))
    if rows * max(1, places.size) > MOST:
        raise ValueError(
            f"{rows:,} leads × {places.size:,} places are more than {MOST:,}; route by region or "
            "by day."
        )
    seller = np.full(rows, -1)
    if places.size:
        gain = np.maximum(worth[:, places], 0)
        lead, place = linear_sum_assignment(gain, maximize=True)
        used = worth[lead, places[place]] > 0
        seller[lead[used]] = places[place[used]]
    routed = np.flatnonzero(seller >= 0)
    return Routing(
        seller,
        float(worth[routed, seller[routed]].sum()),
        np.bincount(seller[routed], minlength=room.size),
        _first_come(worth, room.copy()),
    )


def _first_come(worth: np.ndarray, room: np.ndarray) -> float:
    """Return what the rule without foresight earns."""
    total = 0.0
    for row in worth:
        free = np.where(room > 0, row, 0.0)
        best = int(free.argmax())
        if free[best] > 0:
            total += float(free[best])
            room[best] -= 1
    return total
