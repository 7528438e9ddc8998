# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The exact program on the pairs that can still matter, with contiguity by lazy cuts."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from oms42.territories.program import Answer, Rows, solve

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from oms42.stats.arrays import FloatArray
    from oms42.territories.band import Assignment, Band
    from oms42.territories.contiguity import Graph

COARSE = 0.02  # the gap at which the first cuts are collected


@dataclass(frozen=True, eq=False)
class Exact:
    """Hold what the program found on the pairs it was given.

    Attributes:
        plans: The assignments found, whether or not every territory is connected.
        bound: No assignment on these pairs costs less.
        impossible: Whether it is proved that there is none on these pairs.
    """

    plans: list[Assignment]
    bound: float
    impossible: bool


@dataclass(eq=False)
class Cells:
    """Number the kept pairs as columns and build the program's rows.

    Attributes:
        band: The problem.
        kept: Which pairs are kept, shape (n, m).
        cuts: Cuts so far: columns that count +1 and −1, and the right-hand side of ≤.
    """

    band: Band
    kept: NDArray[np.bool_]
    cuts: list[tuple[list[int], list[int], float]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.i, self.j = np.nonzero(self.kept)
        self.number = np.full(self.kept.shape, -1)
        self.number[self.i, self.j] = np.arange(self.i.size)

    def rows(self, tighter: float | FloatArray) -> list[Rows]:
        """Build the rows: each account once, each home in the band, the moves, the cuts."""
        band, cell = self.band, np.arange(self.i.size)
        n, mean = band.workload.size, float(band.workload.mean()) or 1.0
        once = Rows(self.i, cell, np.ones(cell.size), np.ones(n), np.ones(n))
        low, high = band.lower / mean, band.upper / mean  # HiGHS forgives a millionth by itself
        tighter = np.minimum(tighter, (high - low) / 2)
        load = Rows(self.j, cell, band.workload[self.i] / mean, low + tighter, high - tighter)
        parts = [once, load]
        if np.isfinite(band.moves):
            away = band.away[self.i, self.j]
            most = np.array([float(np.floor(band.moves))])
            parts.append(Rows(np.zeros_like(cell), cell, away, np.array([-np.inf]), most))
        return [*parts, cut_rows(self.cuts)]

    def decode(self, x: FloatArray) -> Assignment:
        """Give each account the home with the largest entry."""
        full = np.full(self.kept.shape, -1.0)
        full[self.i, self.j] = x
        plan: Assignment = full.argmax(axis=1)
        return plan

    def cut(self, plan: Assignment, graph: Graph) -> bool:
        """Add the cuts that a plan with a territory in pieces violates; say whether there are."""
        before = len(self.cuts)
        for j in range(self.band.lower.size):
            members = np.flatnonzero(plan == j)
            if members.size and not graph.is_connected(members, j):
                self._cut_territory(graph, graph.parts(members), j)
        return len(self.cuts) > before

    def _cut_territory(self, graph: Graph, parts: list[Assignment], j: int) -> None:
        """Ask that what lies between two parts of a territory joins it, or one of them leaves."""
        parts = sorted(parts, key=lambda part: float(self.band.workload[part].sum()))
        center = None if graph.roots is None else int(graph.roots[j])
        anchor = int(parts[-1][0]) if center is None else center
        for part in parts:
            if anchor in part:
                continue
            between = self.number[graph.separator(part, anchor), j]
            bridge = between[between >= 0].tolist()
            for a in part[:12]:
                ends = [self.number[a, j]] + (
                    [] if center is not None else [self.number[anchor, j]]
                )
                self.cuts.append((ends, bridge, float(len(ends) - 1)))


def cut_rows(cuts: list[tuple[list[int], list[int], float]]) -> Rows:
    """Turn cuts into rows.

    Args:
        cuts: Columns that count +1, columns that count −1, right-hand side of ≤.

    Returns:
        The rows.

    Example:
        >>> cut_rows([([0], [1, 2], 0.0)]).value
        array([ 1., -1., -1.])
    """
    sizes = [len(plus) + len(minus) for plus, minus, _ in cuts]
    columns = [c for plus, minus, _ in cuts for c in (*plus, *minus)]
    values = [v for plus, minus, _ in cuts for v in [1.0] * len(plus) + [-1.0] * len(minus)]
    return Rows(
        np.repeat(np.arange(len(cuts)), sizes).astype(np.intp),
        np.array(columns, dtype=np.intp),
        np.array(values, dtype=np.float64),
        np.full(len(cuts), -np.inf),
        np.array([most for _, _, most in cuts], dtype=np.float64),
    )


def settle(
    band: Band,
    kept: NDArray[np.bool_],
    *,
    graph: Graph | None = None,
    gap: float = 0.0,
    deadline: float,
) -> Exact:
    r"""Solve the program on the kept pairs; where a territory falls apart, cut and solve again.

    The cut for a part $A$ of territory j, a unit $a \in A$, the rest's unit $b$ and a minimal set
    $S$ that separates the two is $x_{aj} + x_{bj} \le 1 + \sum_{s \in S} x_{sj}$; where b is the
    territory's root, $x_{bj} = 1$.

    Args:
        band: The problem.
        kept: The pairs that may be used, shape (n, m).
        graph: Which accounts touch, if territories must be connected.
        gap: Relative gap at which to stop.
        deadline: On the clock of `time.monotonic`.

    Returns:
        What was found.

    Source:
        validi2021

    Example:
        >>> from oms42.territories.band import Band
        >>> c = np.array([[1.0, 4.0], [2.0, 3.0]])
        >>> even = Band(c, np.ones(2), np.ones(2), np.ones(2), np.zeros((2, 2)))
        >>> settle(even, np.ones((2, 2), bool), deadline=time.monotonic() + 9).plans
        [array([0, 1])]
    """
    cells, bound, tighter = Cells(band, kept), -np.inf, 0.0
    plans: list[Assignment] = []
    coarse = graph is not None and gap < COARSE
    while (left := deadline - time.monotonic()) > 0:
        asked = COARSE if coarse else gap
        answer = solve(band.cost[cells.i, cells.j], cells.rows(tighter), gap=asked, seconds=left)
        bound = bound if tighter else max(bound, answer.bound)
        if answer.x is None:
            return Exact(plans, bound, _is_impossible(answer, tighter))
        plan = cells.decode(answer.x)
        plans.append(plan)
        if graph is not None and cells.cut(plan, graph):
            continue
        if not band.keeps(plan) and tighter < 1e-4:  # the solver forgives a millionth, we do not
            tighter = max(1e-6, 4 * tighter)
        elif coarse:
            coarse = False
        else:
            break
    return Exact(plans, bound, False)


def _is_impossible(answer: Answer, tighter: float) -> bool:
    """Take an empty program as a proof only if its limits are the true ones."""
    return answer.impossible and tighter == 0.0
