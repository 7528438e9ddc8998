# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Choose p sites well: open them greedily, then exchange one site for another while it pays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from oms42.territories.outcome import ROUNDING

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from oms42.stats.arrays import FloatArray

    IntArray = NDArray[np.intp]


def greedy(cost: FloatArray, p: int) -> IntArray:
    """Open p sites one after the other, each time the one that saves most.

    Args:
        cost: What it costs to serve customer i from site j, shape (n, m).
        p: How many sites to open, from 1 to m.

    Returns:
        The sites, in the order of their opening, shape (p,).

    Example:
        >>> greedy(np.array([[0.0, 2, 9], [2, 0, 9], [9, 9, 0]]), 2)
        array([0, 2])
    """
    first = int(cost.sum(axis=0).argmin())
    sites, nearest = [first], cost[:, first].copy()
    saving = np.maximum(nearest[:, None] - cost, 0).sum(axis=0)
    saving[first] = -np.inf
    while len(sites) < p:
        site = int(saving.argmax())
        closer = np.flatnonzero(cost[:, site] < nearest)
        rows = cost[closer]
        saving -= np.maximum(nearest[closer, None] - rows, 0).sum(axis=0)
        nearest[closer] = rows[:, site]
        saving += np.maximum(nearest[closer, None] - rows, 0).sum(axis=0)
        saving[site] = -np.inf
        sites.append(site)
    return np.array(sites, dtype=np.intp)


class Exchange:
    r"""What each exchange of an open site r for a closed site j would save.

    With $d_1$ and $d_2$ a customer's cost from the nearest and the second-nearest open site,

    $$\text{saving}_{rj} = \sum_i \max(0, d_{1i} - c_{ij})
      - \sum_{i: r \text{ serves } i} (d_{2i} - d_{1i})
      + \sum_{i: r \text{ serves } i} \max(0, d_{2i} - \max(c_{ij}, d_{1i}))$$

    The three sums are kept, and after an exchange only the customers that it touches are counted
    anew (Whitaker 1983; Resende and Werneck 2007).

    Attributes:
        sites: The open sites, shape (p,).
    """

    def __init__(self, cost: FloatArray, sites: IntArray) -> None:
        n, m = cost.shape
        self.cost = cost
        self.sites = np.array(sites, dtype=np.intp)
        self.first, self.second = np.zeros((2, n), dtype=np.intp)  # positions in `sites`
        self.d1, self.d2 = np.zeros((2, n))
        self.gain, self.loss = np.zeros(m), np.zeros(self.sites.size)
        self.extra = np.zeros((self.sites.size, m))
        everyone = np.arange(n)
        self._rank(everyone)
        self._count(everyone, 1.0)

    @property
    def value(self) -> float:
        """What it costs to serve every customer from the nearest open site."""
        return float(self.d1.sum())

    def improve(self) -> bool:
        """Make the exchange that saves most; say whether there was one worth making."""
        saving = self.gain - self.loss[:, None] + self.extra
        saving[:, self.sites] = -np.inf
        out, site = divmod(int(saving.argmax()), saving.shape[1])
        if saving[out, site] <= ROUNDING * self.value:
            return False
        joining = self.cost[:, site]
        touched = (self.first == out) | (self.second == out) | (joining < self.d2)
        rows = np.flatnonzero(touched)
        self._count(rows, -1.0)
        self.sites[out] = site
        self._rank(rows)
        self._count(rows, 1.0)
        return True

    def _rank(self, rows: IntArray) -> None:
        """Find the nearest and the second-nearest open site of some customers."""
        open_cost = self.cost[np.ix_(rows, self.sites)]
        here = np.arange(rows.size)
        self.first[rows] = open_cost.argmin(axis=1)
        self.d1[rows] = open_cost[here, self.first[rows]]
        open_cost[here, self.first[rows]] = np.inf
        self.second[rows] = open_cost.argmin(axis=1)
        self.d2[rows] = open_cost[here, self.second[rows]]

    def _count(self, rows: IntArray, sign: float) -> None:
        """Add some customers to the three sums, or take them out."""
        order = rows[np.argsort(self.first[rows], kind="stable")]
        cost, d1, d2 = self.cost[order], self.d1[order, None], self.d2[order, None]
        self.gain += sign * np.maximum(d1 - cost, 0).sum(axis=0)
        served = self.first[order]
        self.loss += sign * np.bincount(served, weights=(d2 - d1)[:, 0], minlength=self.sites.size)
        present, starts = np.unique(served, return_index=True)
        kept = np.maximum(d2 - np.maximum(cost, d1), 0)
        if present.size:
            self.extra[present] += sign * np.add.reduceat(kept, starts, axis=0)


def exchange(cost: FloatArray, sites: IntArray) -> tuple[IntArray, float]:
    """Exchange sites, one for one, until no exchange saves anything.

    Args:
        cost: What it costs to serve customer i from site j, shape (n, m).
        sites: Two or more open sites, shape (p,).

    Returns:
        The sites, in ascending order, and what they cost.

    Example:
        >>> exchange(np.array([[0.0, 2, 9], [2, 0, 9], [9, 9, 0]]), np.array([0, 1]))
        (array([1, 2]), 2.0)
    """
    state = Exchange(cost, sites)
    before = np.inf
    while state.value < before and state.sites.size < cost.shape[1]:
        before = state.value
        if not state.improve():
            break
    return np.sort(state.sites), state.value
