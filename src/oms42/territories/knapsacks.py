# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""One knapsack a site, all solved at once: which customers are worth their place there?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from oms42.stats.arrays import FloatArray

    BoolArray = NDArray[np.bool_]
    IntArray = NDArray[np.intp]

FINEST = 256  # units that the largest capacity is counted in, unless whole numbers need fewer


def in_units(workload: FloatArray, capacity: FloatArray) -> tuple[IntArray, IntArray]:
    """Count workloads and capacities in whole units, so that what fitted still fits.

    Whole numbers keep their exact meaning if they fit the table; other workloads are rounded
    down, and the knapsacks then hold a little more than they should: a bound stays a bound.

    Args:
        workload: The customers' workloads, 0 or more, shape (n,).
        capacity: The sites' capacities, finite, shape (m,).

    Returns:
        Both in units.

    Example:
        >>> in_units(np.array([4.0, 6]), np.array([10.0, 12]))
        (array([2, 3]), array([5, 6]))
    """
    top = float(capacity.max())
    if (workload % 1 == 0).all():
        unit = max(float(np.gcd.reduce(workload.astype(np.int64))), 1.0)
        if top / unit <= FINEST:
            return (workload // unit).astype(np.intp), (capacity // unit).astype(np.intp)
    unit = max(top, np.finfo(float).tiny) / FINEST
    rounding = 1e-9  # must make no load heavier and no knapsack smaller
    load = np.maximum(np.floor(workload / unit - rounding), 0)
    return load.astype(np.intp), np.floor(capacity / unit + rounding).astype(np.intp)


class Knapsacks:
    r"""Solve, for every site j, $\min \sum_i r_{ij} x_{ij}$ within its capacity, by recursion.

    $$f_j(q) = \min(f_j(q),\; r_{ij} + f_j(q - w_i)) \quad \text{for } i = 1, \dots, n$$

    Args:
        load: The customers' workloads in units, shape (n,).
        room: The sites' capacities in units, shape (m,).
    """

    def __init__(self, load: IntArray, room: IntArray) -> None:
        self.load, self.room = load, room
        self.top = int(room.max())
        self.taken = np.zeros((load.size, self.top + 1, room.size), dtype=np.bool_)

    def solve(self, reduced: FloatArray) -> FloatArray:
        """Fill all knapsacks.

        Args:
            reduced: What customer i costs at site j; only negative values are worth taking,
                shape (n, m).

        Returns:
            The lowest total of each site, shape (m,).
        """
        value = np.zeros((self.top + 1, self.room.size))
        self.active = np.flatnonzero((reduced.min(axis=1) < 0) & (self.load <= self.top))
        for i in self.active:
            size = self.load[i]
            with_it = value[: self.top + 1 - size] + reduced[i]
            taken = self.taken[i, size:]
            np.less(with_it, value[size:], out=taken)
            np.minimum(with_it, value[size:], out=value[size:])
        return value[self.room, np.arange(self.room.size)]

    def filling(self, sites: IntArray) -> BoolArray:
        """Say which customers the knapsacks of some sites hold after ``solve``.

        Args:
            sites: Positions of the sites, shape (k,).

        Returns:
            Shape (n, k), true where the customer is in.
        """
        inside = np.zeros((self.load.size, sites.size), dtype=np.bool_)
        left = self.room[sites].copy()
        for i in self.active[::-1]:
            size = self.load[i]
            inside[i] = self.taken[i, left, sites] & (left >= size)
            left -= size * inside[i]
        return inside
