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
    from collections.abc import Callable

    from numpy.typing import NDArray

    from oms42.stats.arrays import FloatArray
    from oms42.territories.band import Assignment
    from oms42.territories.contiguity import Graph
    from oms42.territories.hess_bound import Hess

COARSE = 0.03  # the gap at which the first cuts are collected


class HessProgram:
    """Number the kept pairs as columns; keep the cuts from one solution to the next.

    Attributes:
        hess: The problem.
        graph: Which units touch, if districts must be connected.
        i: Unit of each column.
        j: Center of each column.
        impossible: Whether it is proved that the kept pairs hold no districting.
        bound: No districting on the kept pairs costs less.
    """

    def __init__(self, hess: Hess, kept: NDArray[np.bool_], graph: Graph | None) -> None:
        kept = kept & np.diag(kept)  # a unit that is no center serves nobody
        self.hess, self.graph = hess, graph
        self.i, self.j = np.nonzero(kept)
        self.number = np.full(kept.shape, -1)
        self.number[self.i, self.j] = np.arange(self.i.size)
        self.cuts: list[tuple[list[int], list[int], float]] = []
        self.present: set[tuple[int, int, int]] = set()
        self.impossible = False
        self.bound = -np.inf
        if graph is not None:
            self._ask_for_neighbors(graph)

    def run(
        self, offer: Callable[[Assignment], float], *, gap: float, deadline: float
    ) -> None:
        """Solve; where a district is in pieces, cut and solve again.

        Args:
            offer: Called with every plan found (the center of each unit); it may mend the plan.
            gap: Relative gap at which to stop.
            deadline: On the clock of `time.monotonic`.
        """
        tighter, coarse = 0.0, self.graph is not None and gap < COARSE
        cost = self.hess.cost[self.i, self.j]
        while (left := deadline - time.monotonic()) > 0:
            asked = COARSE if coarse else gap
            answer = solve(cost, self.rows(tighter), gap=asked, seconds=left)
            if tighter == 0.0:
                self.bound = max(self.bound, answer.bound)
                self.impossible = answer.impossible
            if answer.x is None:
                return
            plan = self._decode(answer.x)
            value = offer(plan)
            if self.graph is not None and self._cut(plan, self.graph):
                coarse = coarse and value > self.bound * (1 + COARSE / 3)
            elif not self._keeps(plan) and tighter < 1e-4:
                tighter = max(1e-6, 4 * tighter)
            elif coarse:
                coarse = False
            else:
                return

    def rows(self, tighter: float) -> list[Rows]:
        """Build the rows of the program and of its cuts."""
        hess, cell, one = self.hess, np.arange(self.i.size), np.ones(self.i.size)
        n = hess.workload.size
        mean = float(hess.workload.mean())
        slack = -min(tighter, (hess.upper - hess.lower) / mean / 2)
        load = hess.workload[self.i] / mean
        own = self.i == self.j
        once = Rows(self.i, cell, one, np.ones(n), np.ones(n))
        count = Rows(0 * cell[own], cell[own], one[own], np.array([hess.k]), np.array([hess.k]))
        low = load - np.where(own, hess.lower / mean - slack, 0.0)
        high = load - np.where(own, hess.upper / mean + slack, 0.0)
        zero, far = np.zeros(n), np.full(n, np.inf)
        other = cell[~own]
        row = np.tile(np.arange(other.size), 2)
        column = np.concatenate([other, self.number[self.j[other], self.j[other]]])
        value = np.repeat([1.0, -1.0], other.size)
        none = np.zeros(other.size)
        serve = Rows(row, column, value, none - np.inf, none)
        atleast = Rows(self.j, cell, low, zero, far)
        atmost = Rows(self.j, cell, high, -far, zero)
        return [once, count, atleast, atmost, serve, cut_rows(self.cuts)]

    def _decode(self, x: FloatArray) -> Assignment:
        """Give each unit the center with the largest entry."""
        full = np.full(self.number.shape, -1.0)
        full[self.i, self.j] = x
        return full.argmax(axis=1)

    def _keeps(self, plan: Assignment) -> bool:
        """Check the limits on the plain assignment."""
        hess = self.hess
        loads = np.bincount(plan, weights=hess.workload, minlength=plan.size)[np.unique(plan)]
        slack = ROUNDING * hess.upper
        return bool((loads >= hess.lower - slack).all() and (loads <= hess.upper + slack).all())

    def _ask_for_neighbors(self, graph: Graph) -> None:
        """Ask from the start that a unit is served through one of its neighbors."""
        for i, j in zip(self.i.tolist(), self.j.tolist(), strict=True):
            near = graph.neighbors[i]
            if i != j and j not in near:
                self._add(i, j, near)

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
                        self._add(a, center, border)
        return len(self.cuts) > before

    def _add(self, a: int, center: int, border: Assignment) -> None:
        """Add one cut, if its pair is kept."""
        pair = int(self.number[a, center])
        mark = (a, center, hash(border.tobytes()))
        if pair < 0 or mark in self.present:
            return
        self.present.add(mark)
        bridge = self.number[border, center]
        self.cuts.append(([pair], bridge[bridge >= 0].tolist(), 0.0))
