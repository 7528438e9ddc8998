# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A bound on what any deployment earns: tangents from above, solved as a linear program."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import numpy as np

from oms42.territories.sizing.improvement import improved

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from oms42.stats.arrays import FloatArray
    from oms42.territories.sizing.pooling import Pool

ROUNDS = 60  # of tangents
WHOLE = 2000  # accounts times territories up to which the integer program is solved
SAFETY = 1e-9  # what the program's own tolerances may hide


def tightened(
    pool: Pool, found: NDArray[np.intp], gap: float, seconds: float
) -> tuple[NDArray[np.intp], float]:
    """Bound what any alignment earns, and improve the one at hand by what the bound teaches.

    Args:
        pool: The weights of accounts in territories.
        found: An alignment, shape (n,).
        gap: Relative gap at which to stop.
        seconds: Time after which no further program is started.

    Returns:
        The best alignment found, and a number that no alignment exceeds.
    """
    end = time.monotonic() + seconds
    tangents = [pool.totals(found), _even(pool)]
    found, bound = _rounds(pool, found, tangents, gap, end, whole=False)
    if bound > pool.value(found) * (1 + gap) and found.size * pool.factor.size <= WHOLE:
        found, tighter = _rounds(pool, found, tangents, gap, end, whole=True)
        bound = min(bound, tighter)
    return found, bound * (1 + SAFETY)


def _even(pool: Pool) -> FloatArray:
    """Return totals at which each territory has its part of every account."""
    return np.asarray(pool.weight.mean(axis=0))


def _rounds(
    pool: Pool,
    found: NDArray[np.intp],
    tangents: list[FloatArray],
    gap: float,
    end: float,
    *,
    whole: bool,
) -> tuple[NDArray[np.intp], float]:
    """Add tangents at what the program proposes until it earns what it promises."""
    best = pool.value(found)
    bound = priced(pool, pool.totals(found))
    for _ in range(ROUNDS):
        left = end - time.monotonic()
        if left <= 0:
            break
        made = _program(pool, tangents, gap, left, whole=whole)
        if made is None:
            break
        x, promised = made
        bound = min(bound, promised)
        offer = improved(pool, x.argmax(axis=1))
        if pool.value(offer) > best:
            found, best = offer, pool.value(offer)
        totals = (pool.weight * x).sum(axis=0)
        if bound <= best * (1 + gap) or promised <= pool.earned(totals).sum() * (1 + gap / 4):
            break
        tangents.append(totals)
    return found, float(bound)


def _program(
    pool: Pool, tangents: list[FloatArray], gap: float, seconds: float, *, whole: bool
) -> tuple[FloatArray, float] | None:
    """Solve the program of the tangents so far: shares of accounts, and its bound."""
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array

    n, m = pool.weight.shape
    rows, top = _cuts(pool, tangents, whole=whole)
    ones = csr_array(
        (np.ones(n * m), (np.repeat(np.arange(n), m), np.arange(n * m))), shape=(n, n * m + m)
    )
    able = (pool.weight > 0) | (pool.weight.max(axis=1, keepdims=True) == 0)
    served = np.append(able.ravel(), np.ones(m, dtype=bool))
    most = np.append(np.ones(n * m), np.full(m, np.inf))
    solved: Any = milp(
        np.append(np.zeros(n * m), -np.ones(m)),
        constraints=[LinearConstraint(ones, 1, 1), LinearConstraint(rows, -np.inf, top)],
        bounds=Bounds(0, np.where(served, most, 0.0)),
        integrality=np.append(np.full(n * m, int(whole)), np.zeros(m)),
        options={"mip_rel_gap": gap / 4, "time_limit": max(seconds, 0.1), "disp": False},
    )
    if solved.x is None:
        return None
    promised = solved.mip_dual_bound if whole else solved.fun
    if not whole and solved.status != 0:
        return None
    return solved.x[: n * m].reshape(n, m), -float(promised)


def _cuts(pool: Pool, tangents: list[FloatArray], *, whole: bool) -> tuple[Any, FloatArray]:
    r"""Write the tangents as rows: $z_j - f'(V)\,U_j \le f(V) - f'(V)\,V$.

    The slope at 0 is infinite, so no tangent lies below an eighth of the lightest account. With
    whole accounts a territory has none, or at least the lightest: a line from 0 through that point
    then lies above all that can be.
    """
    from scipy.sparse import csr_array

    n, m = pool.weight.shape
    lightest = np.where(pool.weight > 0, pool.weight, 1.0).min(axis=0)
    points = np.maximum(np.array(tangents), lightest / 8)
    slope = (1 - pool.beta) * pool.earned(points) / points
    top = pool.beta * pool.earned(points)
    if whole:
        slope = np.vstack([slope, pool.earned(lightest) / lightest])
        top = np.vstack([top, np.zeros(m)])
    count = slope.shape[0]
    row = np.arange(count * m)
    j = np.tile(np.arange(m), count)
    rows = np.concatenate([np.repeat(row, n), row])
    columns = np.concatenate([np.tile(np.arange(n), count * m) * m + np.repeat(j, n), n * m + j])
    values = np.concatenate(
        [-(slope.ravel()[:, None] * pool.weight.T[j]).ravel(), np.ones(count * m)]
    )
    return csr_array((values, (rows, columns)), shape=(count * m, n * m + m)), top.ravel()


def priced(pool: Pool, totals: FloatArray) -> float:
    r"""Bound what any alignment earns by the tangents at one point, with no program.

    $$\sum_j \bigl(f_j(V_j) - f_j'(V_j)\,V_j\bigr) + \sum_i \max_j f_j'(V_j)\,u_{ij}$$

    Args:
        pool: The weights of accounts in territories.
        totals: The point $V_j$, shape (m,).

    Returns:
        A number that no alignment exceeds.
    """
    points = np.maximum(totals, _even(pool) / 8)
    slope = (1 - pool.beta) * pool.earned(points) / points
    return float(pool.beta * pool.earned(points).sum() + (slope * pool.weight).max(axis=1).sum())
