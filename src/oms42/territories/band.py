# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Accounts to give to homes, each home's workload within a band: the problem and its checks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.territories.outcome import ROUNDING

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from oms42.stats.arrays import FloatArray

    Assignment = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Band:
    r"""State the problem: $\min \sum_{ij} c_{ij} x_{ij}$ with every home's load in a band.

    $$\sum_j x_{ij} = 1, \qquad L_j \le \sum_i w_i x_{ij} \le U_j, \qquad
      \sum_{ij} a_{ij} x_{ij} \le M, \qquad x_{ij} \in \{0, 1\}$$

    Attributes:
        cost: $c_{ij}$ of giving account i to home j, shape (n, m); infinite where it may not be.
        workload: $w_i \ge 0$, shape (n,).
        lower: $L_j$, shape (m,).
        upper: $U_j$, shape (m,).
        away: $a_{ij}$, 1 where giving i to j moves it from where it is now, shape (n, m).
        moves: Accounts M that may move; infinite if any number may.
    """

    cost: FloatArray
    workload: FloatArray
    lower: FloatArray
    upper: FloatArray
    away: FloatArray
    moves: float = np.inf

    @property
    def slack(self) -> float:
        """What floating point may add to a load that meets its limit exactly."""
        return ROUNDING * max(float(self.workload.sum()) / max(self.lower.size, 1), 1e-300)

    def closes(self, value: float, bound: float) -> bool:
        """Say whether a bound lies below a value by no more than rounding."""
        largest = float(np.abs(self.cost[np.isfinite(self.cost)]).max(initial=0.0))
        return value - bound <= ROUNDING * (abs(value) + largest)

    def loads(self, assignment: Assignment) -> FloatArray:
        """Add up the workload of every home, shape (m,)."""
        loads = np.bincount(assignment, weights=self.workload, minlength=self.lower.size)
        return loads.astype(np.float64)

    def value(self, assignment: Assignment) -> float:
        """Add up the cost of an assignment."""
        return float(self.cost[np.arange(assignment.size), assignment].sum())

    def moved(self, assignment: Assignment) -> int:
        """Count the accounts that an assignment moves."""
        return int(self.away[np.arange(assignment.size), assignment].sum())

    def excess(self, assignment: Assignment) -> float:
        """Measure by how much workload an assignment leaves the band, added over the homes."""
        loads = self.loads(assignment)
        over = np.maximum(loads - self.upper - self.slack, 0.0)
        under = np.maximum(self.lower - self.slack - loads, 0.0)
        return float(over.sum() + under.sum())

    def keeps(self, assignment: Assignment) -> bool:
        """Check every constraint again, on the plain assignment."""
        return bool(
            np.isfinite(self.value(assignment))
            and self.excess(assignment) == 0.0
            and self.moved(assignment) <= self.moves
        )
