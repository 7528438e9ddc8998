# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A bound on the cost of p sites: Lagrangian relaxation, climbed by subgradients."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.territories.site_exchange import exchange

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from oms42.stats.arrays import FloatArray
    from oms42.territories.incumbent import Incumbent

    IntArray = NDArray[np.intp]

PATIENCE = 15  # steps without progress after which the steps get shorter
SHRINK = 0.6
MEMORY = 0.95  # of the share of steps in which a site was chosen


@dataclass(frozen=True, eq=False)
class Node:
    """A part of the search: some sites open, some free to choose from, the others closed.

    Attributes:
        bound: No choice in this part costs less.
        u: The multipliers that show it: what each customer is worth, shape (n,).
        opened: Sites that are open in this part.
        free: Sites to choose from.
        share: How often each free site was chosen of late, from 0 to 1.
    """

    bound: float
    u: FloatArray
    opened: IntArray
    free: IntArray
    share: FloatArray


class Ascent:
    r"""Climb the Lagrangian bound of a node.

    Let every customer be served by any number of sites, and pay $u_i$ for each one missing. Then
    the sites do not depend on each other, and

    $$L(u) = \sum_i u_i + \min_{|S| = p} \sum_{j \in S} \rho_j, \qquad
      \rho_j = \sum_i \min(0, c_{ij} - u_i)$$

    is a bound for every $u$ (Cornuéjols, Fisher and Nemhauser 1977). A site whose opening or
    closing would lift the bound to the best known cost is closed or opened for good.

    Args:
        cost: What it costs to serve customer i from site j, shape (n, m).
        p: How many sites to open.
        node: The part of the search.
        best: The best solution so far; better ones met on the way are offered to it.
        near: Choices within this factor of the best one are improved by exchange.
    """

    def __init__(
        self, cost: FloatArray, p: int, node: Node, best: Incumbent, *, near: float
    ) -> None:
        self.cost, self.p, self.best, self.near = cost, p, best, near
        self.u, self.bound, self.best_u = node.u, node.bound, node.u
        self.opened, self.free, self.share = node.opened, node.free, node.share
        self.direction: FloatArray | None = None
        self._take()

    @property
    def k(self) -> int:
        """How many free sites are still to open."""
        return self.p - int(self.opened.size)

    @property
    def closed(self) -> bool:
        """Whether nothing better than the best known solution can be here."""
        return self.bound >= self.best.cut

    @property
    def decided(self) -> bool:
        """Whether there is nothing left to choose."""
        return self.k == 0 or self.k == self.free.size

    def climb(self, steps: int, pace: float) -> Node | None:
        """Climb for some steps.

        Args:
            steps: How many at most.
            pace: The length of a step, as a share of the distance to the best known cost.

        Returns:
            The node with its new bound and fewer free sites; None if no better solution is in it.
        """
        stall, reached = 0, -np.inf
        for _ in range(steps):
            value = self._evaluate()
            stall = 0 if value > reached + 1e-3 * (self.best.value - reached) else stall + 1
            reached = max(reached, value)
            if value > self.bound:
                self.bound, self.best_u = value, self.u
            self._try()
            if self.closed:
                return None
            self._fix(value)
            if self.decided:
                self._settle()
                return None
            if stall >= PATIENCE:
                pace, stall = pace * SHRINK, 0
            if pace < 1e-3 or self.best.late or not self._move(value, pace):
                break
        return Node(self.bound, self.best_u, self.opened, self.free, self.share)

    def _take(self) -> None:
        """Cut the columns of the sites that are open or free out of the costs."""
        columns = np.concatenate([self.opened, self.free])
        self.columns = np.ascontiguousarray(self.cost[:, columns])
        self.less = np.empty_like(self.columns)

    def _evaluate(self) -> float:
        """Compute L(u) and the sites that reach it."""
        np.subtract(self.columns, self.u[:, None], out=self.less)
        np.minimum(self.less, 0, out=self.less)
        reduced = self.less.sum(axis=0)
        q = self.opened.size
        self.rho = reduced[q:]
        if self.k < self.free.size:
            self.order = np.argpartition(self.rho, (self.k - 1, self.k) if self.k else 0)
        else:
            self.order = np.arange(self.free.size)
        self.inside = self.order[: self.k]
        self.chosen = np.concatenate([np.arange(q), q + self.inside])
        self.share = self.share * MEMORY
        self.share[self.inside] += 1 - MEMORY
        return float(self.u.sum() + reduced[self.chosen].sum())

    def _fix(self, value: float) -> None:
        """Open and close the free sites that no better solution can have otherwise."""
        if self.decided:
            return
        last, next_best = self.rho[self.order[self.k - 1]], self.rho[self.order[self.k]]
        inside = np.zeros(self.free.size, dtype=bool)
        inside[self.inside] = True
        open_ = inside & (value - self.rho + next_best >= self.best.cut)
        keep = inside | (value + self.rho - last < self.best.cut)
        if not open_.any() and keep.sum() > 0.9 * keep.size:
            return
        keep &= ~open_
        self.opened = np.concatenate([self.opened, self.free[open_]])
        self.free, self.share = self.free[keep], self.share[keep]
        self._take()
        self._evaluate()

    def _try(self) -> None:
        """Look at what the chosen sites really cost, and improve them if that is promising."""
        sites = np.sort(np.concatenate([self.opened, self.free[self.inside]]))
        if not self.best.is_new(sites):
            return
        real = float(self.columns[:, self.chosen].min(axis=1).sum())
        if real < max(self.best.raw, self.near * self.best.value):
            self.best.raw = min(real, self.best.raw)
            self.best.offer(*exchange(self.cost, sites))

    def _settle(self) -> None:
        """Offer the only choice that is left."""
        left = self.free if self.k else self.free[:0]
        sites = np.sort(np.concatenate([self.opened, left]))
        self.best.offer(sites, float(self.cost[:, sites].min(axis=1).sum()))

    def _move(self, value: float, pace: float) -> bool:
        """Step along the subgradient, bent away from where it came from; False at the top."""
        slope = 1.0 - (self.less[:, self.chosen] < 0).sum(axis=1)
        if self.direction is None:
            self.direction = slope
        else:
            turn = float(slope @ self.direction)
            back = max(0.0, -1.5 * turn / float(self.direction @ self.direction))
            self.direction = slope + back * self.direction
        length = float(self.direction @ self.direction)
        if length == 0:
            return False
        step = pace * (self.best.value - value) / length
        self.u = np.maximum(self.u + step * self.direction, 0)
        return True
