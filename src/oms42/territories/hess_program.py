# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The integer program of Hess et al. on the pairs that can still matter, with lazy cuts."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np

from oms42.territories.exact import cut_rows
from oms42.territories.outcome import ROUNDING
from oms42.territories.program import Rows, solve

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from oms42.stats.arrays import FloatArray
    from oms42.territories.band import Assignment
    from oms42.territories.contiguity import Graph
    from oms42.territories.hess_bound import Hess


class HessProgram:
    """Number the kept pairs as columns; keep the cuts from one solution to the next.

    Attributes:
        hess: The problem.
        graph: Which units touch, if districts must be connected.
        i: Unit of each column.
        j: Center of each column.
        impossible: Whether it is proved that the kept pairs hold no districting.
        broken: Whether the last solution had a district in pieces, which is now cut off.
        bound: No districting on the kept pairs costs less.
        cuts: What lies between a unit and a center, by both; they hold for any kept pairs.
    """

    def __init__(self, hess: Hess, kept: NDArray[np.bool_], graph: Graph | None) -> None:
        kept = kept & np.diag(kept)  # a unit that is no center serves nobody
        self.hess, self.graph = hess, graph
        self.i, self.j = np.nonzero(kept)
        self.number = np.full(kept.shape, -1)
        self.number[self.i, self.j] = np.arange(self.i.size)
        self.cuts: dict[tuple[int, int, bytes], Assignment] = {}
        self.impossible = self.broken = False
        self.bound = -np.inf

    def run(self, *, gap: float, deadline: float) -> Assignment | None:
        """Solve once, and cut what is in pieces.

        Args:
            gap: Relative gap at which to stop.
            deadline: On the clock of `time.monotonic`.

        Returns:
            The center of each unit; None if nothing was found.
        """
        tighter = 0.0
        cost = self.hess.cost[self.i, self.j]
        while (left := deadline - time.monotonic()) > 0:
            answer = solve(cost, self.rows(tighter), gap=gap, seconds=left)
            if tighter == 0.0:
                self.bound, self.impossible = answer.bound, answer.impossible
            if answer.x is None:
                return None
            plan = self._decode(answer.x)
            if self.graph is not None and self._cut(plan, self.graph):
                self.broken = True
                return plan
            if self._keeps(plan) or tighter > 1e-4:
                return plan
            tighter = max(1e-6, 4 * tighter)  # the solver forgives a millionth, we do not
        return None

    def rows(self, tighter: float) -> list[Rows]:
        """Build the rows of the program and of its cuts."""
        hess, cell, one = self.hess, np.arange(self.i.size), np.ones(self.i.size)
        n = hess.workload.size
        mean = float(hess.workload.mean())
        inner = min(tighter, (hess.upper - hess.lower) / mean / 2)
        load = hess.workload[self.i] / mean
        own = self.i == self.j
        once = Rows(self.i, cell, one, np.ones(n), np.ones(n))
        count = Rows(0 * cell[own], cell[own], one[own], np.array([hess.k]), np.array([hess.k]))
        low = load - np.where(own, hess.lower / mean + inner, 0.0)
        high = load - np.where(own, hess.upper / mean - inner, 0.0)
        zero, far = np.zeros(n), np.full(n, np.inf)
        other = cell[~own]
        row = np.tile(np.arange(other.size), 2)
        column = np.concatenate([other, self.number[self.j[other], self.j[other]]])
        value = np.repeat([1.0, -1.0], other.size)
        none = np.zeros(other.size)
        serve = Rows(row, column, value, none - np.inf, none)
        atleast = Rows(self.j, cell, low, zero, far)
        atmost = Rows(self.j, cell, high, -far, zero)
        return [once, count, atleast, atmost, serve, self._cut_rows()]

    def _decode(self, x: FloatArray) -> Assignment:
        """Give each unit the center with the largest entry."""
        full = np.full(self.number.shape, -1.0)
        full[self.i, self.j] = x
        plan: Assignment = full.argmax(axis=1)
        return plan

    def _keeps(self, plan: Assignment) -> bool:
        """Check the limits on the plain assignment."""
        hess = self.hess
        loads = np.bincount(plan, weights=hess.workload, minlength=plan.size)[np.unique(plan)]
        slack = ROUNDING * hess.upper
        return bool((loads >= hess.lower - slack).all() and (loads <= hess.upper + slack).all())

    def _cut(self, plan: Assignment, graph: Graph) -> bool:
        """Add the cuts that a plan violates, for every center beyond the same border."""
        before = len(self.cuts)
        for j in np.unique(plan):
            for part in graph.parts(np.flatnonzero(plan == j)):
                if int(j) in part:
                    continue
                border = graph.separator(part, int(j))
                blocked = {*border.tolist(), *part.tolist()}
                rest = [u for u in range(plan.size) if u not in blocked]
                beyond = next(piece for piece in graph.parts(rest) if int(j) in piece)
                for a in part.tolist():
                    for center in beyond.tolist():
                        self.cuts[a, center, border.tobytes()] = border
        return len(self.cuts) > before

    def _cut_rows(self) -> Rows:
        """Build the rows of the cuts whose pairs are kept."""
        cuts = []
        for (a, center, _), border in self.cuts.items():
            bridge = self.number[border, center]
            if self.number[a, center] >= 0:
                pair = int(self.number[a, center])
                cuts.append(([pair], bridge[bridge >= 0].tolist(), 0.0))
        return cut_rows(cuts)
