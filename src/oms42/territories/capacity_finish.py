# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The exact finish: a mixed-integer program over the pairs that were not ruled out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.territories.outcome import ROUNDING

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.optimize import LinearConstraint

    from oms42.stats.arrays import FloatArray

    BoolArray = NDArray[np.bool_]
    IntArray = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Finish:
    """What the program found.

    Attributes:
        assignment: The site of each customer, shape (n,); empty if no solution was found.
        value: What it costs; infinite if there is none.
        bound: No solution over these pairs costs less; infinite if none exists.
    """

    assignment: IntArray
    value: float
    bound: float


def finish(
    cost: FloatArray,
    workload: FloatArray,
    capacity: FloatArray,
    p: int,
    alive: BoolArray,
    seconds: float,
) -> Finish:
    r"""Solve the p-median problem with capacities over the pairs that may still be used.

    $$\min \sum_{ij} c_{ij} x_{ij} \quad \text{with} \quad \sum_j x_{ij} = 1, \quad
      x_{ij} \le y_j, \quad \sum_i w_i x_{ij} \le q_j y_j, \quad \sum_j y_j \le p$$

    and all $x_{ij}$, $y_j$ 0 or 1.

    Args:
        cost: What customer i costs at site j, shape (n, m).
        workload: The customers' workloads, shape (n,).
        capacity: The sites' capacities, shape (m,).
        p: How many sites to open.
        alive: Which pairs may be used, shape (n, m).
        seconds: The time limit.

    Returns:
        The assignment, its cost and the bound.

    Example:
        >>> cost = np.array([[0.0, 1], [1, 0]])
        >>> finish(cost, np.ones(2), np.ones(2), 2, np.ones((2, 2), bool), 9.0).assignment
        array([0, 1])
    """
    from scipy.optimize import Bounds, milp

    nothing = np.zeros(0, dtype=np.intp)
    customer, site = np.nonzero(alive)
    pairs, m = customer.size, capacity.size
    if not alive.any(axis=1).all():
        return Finish(nothing, np.inf, np.inf)
    scale = max(float(cost[alive].max()), np.finfo(float).tiny)
    found = milp(
        np.concatenate([cost[alive] / scale, np.zeros(m)]),
        constraints=_rules(customer, site, workload, capacity, p),
        integrality=np.ones(pairs + m, dtype=np.int64),
        bounds=Bounds(0, np.concatenate([np.ones(pairs), alive.any(axis=0)])),
        options={"time_limit": max(seconds, 0.01), "mip_rel_gap": 0},
    )
    if found.status == 2:
        return Finish(nothing, np.inf, np.inf)
    bound = -np.inf if found.mip_dual_bound is None else float(found.mip_dual_bound) * scale
    if found.x is None:
        return Finish(nothing, np.inf, bound)
    amount = np.zeros(alive.shape)
    amount[customer, site] = found.x[:pairs]
    assignment = amount.argmax(axis=1)
    load = np.bincount(assignment, weights=workload, minlength=m)
    if (load > capacity * (1 + ROUNDING)).any():  # within the solver's tolerance, beyond ours
        return Finish(nothing, np.inf, bound)
    return Finish(assignment, float(cost[np.arange(cost.shape[0]), assignment].sum()), bound)


def _rules(
    customer: IntArray, site: IntArray, workload: FloatArray, capacity: FloatArray, p: int
) -> list[LinearConstraint]:
    """Write the constraints; the columns are the pairs, then the sites."""
    from scipy.optimize import LinearConstraint
    from scipy.sparse import coo_array, csr_array

    pairs, n, m = customer.size, workload.size, capacity.size
    pair, place, ones = np.arange(pairs), pairs + np.arange(m), np.ones(pairs)

    def rows(value: FloatArray, row: IntArray, column: IntArray, count: int) -> csr_array:
        return coo_array((value, (row, column)), shape=(count, pairs + m)).tocsr()

    once = rows(ones, customer, pair, n)
    linked = rows(
        np.concatenate([ones, -ones]),
        np.concatenate([pair, pair]),
        np.concatenate([pair, pairs + site]),
        pairs,
    )
    scale = max(float(capacity.max()), np.finfo(float).tiny)
    held = rows(
        np.concatenate([workload[customer], -capacity]) / scale,
        np.concatenate([site, np.arange(m)]),
        np.concatenate([pair, place]),
        m,
    )
    number = rows(np.ones(m), np.zeros(m, dtype=np.intp), place, 1)
    return [
        LinearConstraint(once, 1, 1),
        LinearConstraint(linked, -np.inf, 0),
        LinearConstraint(held, -np.inf, 0),
        LinearConstraint(number, 0, p),  # a site that serves nobody may be opened for nothing,
    ]
