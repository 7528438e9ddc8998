# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A bound on the cost of p sites with capacities: Lagrangian relaxation into knapsacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from oms42.territories.capacity_moves import improve
from oms42.territories.knapsacks import Knapsacks, in_units

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from oms42.stats.arrays import FloatArray
    from oms42.territories.incumbent import Incumbent

    BoolArray = NDArray[np.bool_]
    IntArray = NDArray[np.intp]

PATIENCE, SHRINK = 15, 0.6  # after so many steps without progress the steps get shorter
CUT_EVERY = 20  # steps between two looks at what can be ruled out
PROMISING = 1.03  # sites whose cost without capacities is within this factor are tried


class CapacityAscent:
    r"""Climb the Lagrangian bound of the p-median problem with capacities.

    Let every customer be served by any number of sites, and pay $u_i$ for each one missing; each
    site then fills its own knapsack:

    $$L(u) = \sum_i u_i + \min_{|S| = p} \sum_{j \in S} \kappa_j, \qquad
      \kappa_j = \min_x \Big\{ \sum_i (c_{ij} - u_i) x_{ij} :
      \sum_i w_i x_{ij} \le q_j,\ x_{ij} \in \{0, 1\} \Big\}$$

    Each step also says what any solution with customer i at site j must cost; such a pair is
    ruled out once that reaches the best known cost.

    Args:
        cost: What customer i costs at site j, shape (n, m).
        workload: The customers' workloads, shape (n,).
        capacity: The sites' capacities, finite, shape (m,).
        p: How many sites to open.
        best: The best solution so far (``sites`` is the site of each customer); better ones met
            on the way are offered to it.
        guess: A cost to aim at as long as no solution is known.

    Attributes:
        bound: No solution costs less.
        pair_bound: No solution with customer i at site j costs less than this, shape (n, m).
    """

    def __init__(
        self,
        cost: FloatArray,
        workload: FloatArray,
        capacity: FloatArray,
        p: int,
        best: Incumbent,
        guess: float,
    ) -> None:
        self.cost, self.workload, self.capacity = cost, workload, capacity
        self.p, self.best, self.guess = p, best, guess
        self.load, self.room = in_units(workload, capacity)
        self.bound = -np.inf
        self.pair_bound = np.where(workload[:, None] > capacity, np.inf, -np.inf)
        self.u = np.partition(cost, 1, axis=1)[:, 1].copy()
        self.direction = np.zeros(cost.shape[0])

    @property
    def alive(self) -> BoolArray:
        """Which pairs a better solution may still have, shape (n, m)."""
        return self.pair_bound < self.best.cut

    def climb(self, steps: int, pace: float) -> None:
        """Climb for some steps, or until the best known solution is proved.

        Args:
            steps: How many at most.
            pace: The length of a step, as a share of the distance to the best known cost.
        """
        stall = 0
        for step in range(steps):
            if step % CUT_EVERY == 0 and not self._cut():
                self.bound = self.best.value
                return
            before = self.bound
            value = self._evaluate()
            self.bound = max(self.bound, value)
            progress = 1e-3 * (self.aim - before)
            stall = 0 if not np.isfinite(before) or value > before + progress else stall + 1
            if stall >= PATIENCE:
                pace, stall = pace * SHRINK, 0
            if self.bound >= self.best.cut or self.best.late or pace < 1e-3:
                return
            if not self._move(value, pace):
                return

    @property
    def aim(self) -> float:
        """The cost that the steps aim at."""
        return self.best.value if np.isfinite(self.best.value) else self.guess

    def _cut(self) -> bool:
        """Leave out what is ruled out; False if nothing is left that could be better."""
        alive = self.alive
        self.sites = np.flatnonzero(alive.any(axis=0))
        if not alive.any(axis=1).all():
            return False
        self.open_cost = np.where(alive, self.cost, np.inf)[:, self.sites]
        self.knapsacks = Knapsacks(self.load, self.room[self.sites])
        return True

    def _evaluate(self) -> float:
        """Compute L(u), the customers' places in it, and what every pair would cost at least."""
        reduced = self.open_cost - self.u[:, None]
        kappa = self.knapsacks.solve(reduced)
        p = min(self.p, self.sites.size)
        order = np.argpartition(kappa, p - 1)
        inside, last = order[:p], kappa[order[p - 1]]
        value = float(self.u.sum() + kappa[inside].sum())
        self.slope = 1.0 - self.knapsacks.filling(inside).sum(axis=1)
        least = value + np.maximum(kappa - last, 0) + np.maximum(reduced, 0)
        self.pair_bound[:, self.sites] = np.maximum(self.pair_bound[:, self.sites], least)
        self._try(np.sort(self.sites[inside]))
        return value

    def _try(self, sites: IntArray) -> None:
        """Assign the customers to the chosen sites, if these are new and promising."""
        if not self.best.is_new(sites):
            return
        if float(self.cost[:, sites].min(axis=1).sum()) < PROMISING * self.aim:
            self.best.offer(*improve(self.cost, self.workload, self.capacity, sites))

    def _move(self, value: float, pace: float) -> bool:
        """Step along the subgradient, bent away from where it came from; False at the top."""
        squared = float(self.direction @ self.direction)
        turn = float(self.slope @ self.direction)
        back = max(0.0, -1.5 * turn / squared) if squared else 0.0
        self.direction = self.slope + back * self.direction
        length = float(self.direction @ self.direction)
        if length == 0:
            return False
        self.u = np.maximum(self.u + pace * (self.aim - value) / length * self.direction, 0)
        return True
