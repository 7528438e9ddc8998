# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The linear relaxation, on the few pairs that matter: its bound, and which accounts it splits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.territories.dual import Prices, ascend, price
from oms42.territories.program import silence

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from oms42.stats.arrays import FloatArray
    from oms42.territories.band import Assignment, Band

NEAREST = 6  # pairs an account starts with
ROUNDS = 4  # of pricing
FEW = 6_000  # pairs that a linear program takes in its stride


@dataclass(frozen=True, eq=False)
class Relaxation:
    """Hold a basic solution of the linear relaxation.

    Attributes:
        prices: The best prices found, with the bound that they prove.
        largest: The home that gets the largest part of each account, shape (n,).
        split: Which accounts are split among homes, shape (n,); a basic solution splits about
            one fewer than there are homes.
    """

    prices: Prices
    largest: Assignment
    split: Assignment


def relax(band: Band) -> Relaxation:
    """Solve the linear relaxation by pricing: few pairs first, more where the prices ask for them.

    Where there are few pairs in all, they are solved at once. Otherwise the smoothed dual gives
    prices that are nearly right, so that a handful of pairs an account is enough; the prices of
    that small program then show, over all pairs, whether one is missing. The bound is evaluated
    on all pairs and owes nothing to the solver's tolerances.

    Args:
        band: The problem.

    Returns:
        The relaxation.

    Example:
        >>> from oms42.territories.band import Band
        >>> c = np.array([[1.0, 4.0], [2.0, 3.0], [1.0, 2.0]])
        >>> even = Band(c, np.ones(3), np.full(2, 1.5), np.full(2, 1.5), np.zeros((3, 2)))
        >>> found = relax(even)
        >>> round(found.prices.bound, 6), found.split
        (5.5, array([1]))
    """
    few = band.cost.size <= FEW
    best = price(band, np.zeros(band.lower.size)) if few else ascend(band)
    kept = np.isfinite(band.cost) & (few | _nearest(best.reduced, NEAREST))
    for _ in range(ROUNDS):
        parts, load, move, value = _restricted(band, kept)
        found = price(band, load, move)
        best = found if found.bound > best.bound else best
        missing = (found.reduced < -1e-9 * abs(value) / band.workload.size) | (
            _nearest(found.reduced, 2) & np.isfinite(band.cost)
        )
        if found.bound >= value - 1e-7 * abs(value) or not (missing & ~kept).any():
            break
        kept |= missing
    return Relaxation(best, parts.argmax(axis=1), np.flatnonzero(parts.max(axis=1) < 1 - 1e-6))


def _nearest(reduced: FloatArray, k: int) -> NDArray[np.bool_]:
    """Mark the k homes of least reduced cost in each row."""
    if k >= reduced.shape[1]:
        return np.ones(reduced.shape, dtype=bool)
    return reduced <= np.partition(reduced, k - 1, axis=1)[:, [k - 1]]


def _restricted(band: Band, kept: NDArray[np.bool_]) -> tuple[FloatArray, FloatArray, float, float]:
    """Solve over the kept pairs; leaving the band is allowed at a price that is too high to pay."""
    from scipy.optimize import linprog
    from scipy.sparse import csr_array, hstack, vstack

    i, j = np.nonzero(kept)
    n, m, pairs = *band.cost.shape, i.size
    cell = np.arange(pairs)
    mean = float(band.workload.mean()) or 1.0
    size = float(np.abs(band.cost[i, j]).max()) or 1.0
    whole = csr_array((np.ones(pairs), (i, cell)), shape=(n, pairs))
    load = csr_array((band.workload[i] / mean, (j, cell)), shape=(m, pairs))
    rows, limits = [load, -load], [band.upper / mean, -band.lower / mean]
    if np.isfinite(band.moves):
        rows.append(csr_array(band.away[i, j][None]))
        limits.append(np.array([band.moves]))
    # one elastic column for all rows: paid once, for the largest violation
    elastic = csr_array(-np.ones((sum(row.shape[0] for row in rows), 1)))
    above = hstack([vstack(rows), elastic])
    with silence():
        found = linprog(  # type: ignore[call-overload]  # the stubs know no sparse matrices
            np.append(band.cost[i, j] / size, 1e3 * m),
            A_ub=above,
            b_ub=np.concatenate(limits),
            A_eq=hstack([whole, csr_array((n, 1))]),
            b_eq=np.ones(n),
            method="highs",
        )
    parts = np.zeros(band.cost.shape)
    parts[i, j] = found.x[:-1]
    dual = -found.ineqlin.marginals * size
    move = float(dual[2 * m]) if np.isfinite(band.moves) else 0.0
    return parts, (dual[:m] - dual[m : 2 * m]) / mean, move, float(found.fun * size)
