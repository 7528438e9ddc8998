# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The exact program on the pairs that can still matter, with contiguity by lazy cuts."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.territories.program import Rows, solve

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from oms42.stats.arrays import FloatArray
    from oms42.territories.band import Assignment, Band
    from oms42.territories.contiguity import Graph

MOST = 12  # units of a piece that get a cut of their own


@dataclass(frozen=True, eq=False)
class Round:
    """Hold what one solution of the program showed.

    Attributes:
        plan: The assignment found, whether or not every territory is connected; None if none was.
        bound: No assignment on the kept pairs costs less.
        impossible: Whether it is proved that there is none on these pairs.
        broken: Whether a territory of the plan is in pieces, which is now cut off.
    """

    plan: Assignment | None
    bound: float
    impossible: bool = False
    broken: bool = False


@dataclass(frozen=True)
class Cut:
    r"""Hold a cut: $x_{aj} + x_{bj} \le 1 + \sum_{s \in S} x_{sj}$.

    Attributes:
        territory: j.
        unit: a.
        other: b; None where b is the root, whose $x_{bj}$ is 1.
        border: S, without which a and b are not connected.
    """

    territory: int
    unit: int
    other: int | None
    border: tuple[int, ...]


class Cells:
    """Number the kept pairs as columns and build the program's rows.

    Attributes:
        band: The problem.
        i: Account of each column.
        j: Home of each column.
        number: Column of each pair, -1 where it is left out, shape (n, m).
    """

    def __init__(self, band: Band, kept: NDArray[np.bool_]) -> None:
        self.band = band
        self.i, self.j = np.nonzero(kept)
        self.number = np.full(kept.shape, -1)
        self.number[self.i, self.j] = np.arange(self.i.size)

    def rows(self, cuts: Iterable[Cut], tighter: float) -> list[Rows]:
        """Build the rows: each account once, each home in the band, the moves, the cuts."""
        band, cell = self.band, np.arange(self.i.size)
        n, mean = band.workload.size, float(band.workload.mean()) or 1.0
        once = Rows(self.i, cell, np.ones(cell.size), np.ones(n), np.ones(n))
        low, high = band.lower / mean, band.upper / mean  # HiGHS forgives a millionth by itself
        inner = np.minimum(tighter, (high - low) / 2)
        load = Rows(self.j, cell, band.workload[self.i] / mean, low + inner, high - inner)
        parts = [once, load]
        if np.isfinite(band.moves):
            away = band.away[self.i, self.j]
            most = np.array([float(np.floor(band.moves))])
            parts.append(Rows(np.zeros_like(cell), cell, away, np.array([-np.inf]), most))
        return [*parts, self._cut_rows(cuts)]

    def _cut_rows(self, cuts: Iterable[Cut]) -> Rows:
        """Build the rows of the cuts whose pairs are kept."""
        found = []
        for cut in cuts:
            ends = [int(self.number[cut.unit, cut.territory])]
            if cut.other is not None:
                ends.append(int(self.number[cut.other, cut.territory]))
            bridge = self.number[list(cut.border), cut.territory]
            if min(ends) >= 0:
                found.append((ends, bridge[bridge >= 0].tolist(), float(len(ends) - 1)))
        return cut_rows(found)

    def decode(self, x: FloatArray) -> Assignment:
        """Give each account the home with the largest entry."""
        full = np.full(self.number.shape, -1.0)
        full[self.i, self.j] = x
        plan: Assignment = full.argmax(axis=1)
        return plan


def first_cuts(graph: Graph, m: int) -> Iterator[Cut]:
    """Ask that an account reaches its home's root through one of its neighbors.

    Args:
        graph: Which accounts touch.
        m: How many homes there are.

    Yields:
        One cut for each account and each root that it does not touch; none without roots.

    Example:
        >>> from oms42.territories.contiguity import graph
        >>> [cut.border for cut in first_cuts(graph([(0, 1), (1, 2)], 3, np.array([0])), 1)]
        [(1,)]
    """
    if graph.roots is None:
        return
    for j in range(m):
        root = int(graph.roots[j])
        for i, near in enumerate(graph.neighbors):
            if i != root and root not in near:
                yield Cut(j, i, None, tuple(near.tolist()))


def cuts_for(plan: Assignment, weight: FloatArray, graph: Graph, m: int) -> Iterator[Cut]:
    """Find the cuts that a plan with territories in pieces violates.

    Args:
        plan: The assignment.
        weight: Workload, shape (n,).
        graph: Which accounts touch.
        m: How many homes there are.

    Yields:
        Cuts for every piece but the one with the root, or else the heaviest.

    Example:
        >>> from oms42.territories.contiguity import graph
        >>> line = graph([(0, 1), (1, 2)], 3)
        >>> list(cuts_for(np.array([0, 1, 0]), np.ones(3), line, 2))
        [Cut(territory=0, unit=0, other=2, border=(1,))]
    """
    for j in range(m):
        parts = graph.parts(np.flatnonzero(plan == j))
        if len(parts) < 2:
            continue
        root = None if graph.roots is None else int(graph.roots[j])
        heaviest = max(reversed(parts), key=lambda part: float(weight[part].sum()))
        anchor = int(heaviest[0]) if root is None else root
        for part in parts:
            if anchor not in part:
                border = tuple(graph.separator(part, anchor).tolist())
                for a in part[:MOST]:
                    yield Cut(j, int(a), None if root is not None else anchor, border)


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


def solve_round(
    band: Band,
    kept: NDArray[np.bool_],
    cuts: dict[Cut, None],
    *,
    graph: Graph | None = None,
    gap: float = 0.0,
    deadline: float = np.inf,
) -> Round:
    """Solve the program on the kept pairs once, and cut off what is in pieces.

    Args:
        band: The problem.
        kept: The pairs that may be used, shape (n, m).
        cuts: The cuts so far; new ones are added.
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
        >>> solve_round(even, np.ones((2, 2), bool), {}).plan
        array([0, 1])
    """
    cells, tighter, bound, m = Cells(band, kept), 0.0, -np.inf, band.lower.size
    while (left := min(deadline - time.monotonic(), 1e6)) > 0:
        rows = cells.rows(cuts, tighter)
        answer = solve(band.cost[cells.i, cells.j], rows, gap=gap, seconds=left)
        if tighter == 0.0:
            bound = answer.bound
            if answer.impossible:
                return Round(None, bound, impossible=True)
        if answer.x is None:
            break
        plan = cells.decode(answer.x)
        new = {} if graph is None else dict.fromkeys(cuts_for(plan, band.workload, graph, m))
        cuts.update(new)
        if new or band.keeps(plan) or tighter > 1e-4:
            return Round(plan, bound, broken=bool(new))
        tighter = max(1e-6, 4 * tighter)  # the solver forgives a millionth, we do not
    return Round(None, bound)
