# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The p-median problem: where to put p sites, and which of them serves whom."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import whole as whole_number
from oms42.territories import capacity_search, median_search
from oms42.territories.outcome import Certificate, Infeasible, certify
from oms42.territories.site_inputs import (
    capacities,
    distances,
    scale_of,
    seconds,
    shares_of_customers,
    whole_costs,
)
from oms42.territories.unit import unit_of

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from oms42.stats.arrays import FloatArray

    IntArray = NDArray[np.intp]

PATIENCE = {"plain": 4.5, "capacitated": 60.0}  # seconds, if no time limit is given


@dataclass(frozen=True, eq=False, kw_only=True)
class PMedian(Certificate):
    """The best p sites that were found, and what is known about better ones.

    Attributes:
        objective: The total weighted distance from the customers to their sites.
        bound: No choice of p sites costs less than this.
        gap: The distance between the two, as a share of the objective; 0 if it is closed.
        status: ``"optimal"`` if the bound proves the solution best; ``"feasible"`` if the time
            was up before.
        medians: The p sites, as column numbers of ``distance`` in ascending order, shape (p,).
        assignment: The site of each customer, as a column number, shape (n,).
    """

    medians: IntArray
    assignment: IntArray


def p_median(
    distance: ArrayLike,
    p: int,
    *,
    weights: ArrayLike | None = None,
    capacity: ArrayLike | None = None,
    workload: ArrayLike | None = None,
    time_limit: float | None = None,
) -> PMedian:
    r"""Choose p sites so that the total weighted distance to the customers is least.

    $$\min \sum_{i=1}^n \sum_{j=1}^m w_i d_{ij} x_{ij} \quad \text{with} \quad
      \sum_j x_{ij} = 1, \quad x_{ij} \le y_j, \quad \sum_j y_j = p, \quad
      x_{ij}, y_j \in \{0, 1\}$$

    and, with capacities, $\sum_i q_i x_{ij} \le Q_j y_j$: each customer is served by one site
    alone, and no site by more work than it can hold.

    Without capacities the search needs NumPy alone: exchange of sites finds good solutions
    (Whitaker 1983; Resende and Werneck 2007), Lagrangian relaxation bounds them (Cornuéjols,
    Fisher and Nemhauser 1977), and branching on sites closes the gap. With capacities the
    relaxation is one knapsack a site, and SciPy's mixed-integer solver finishes what the bound
    has not ruled out. The same input gives the same result, unless the time limit cuts in.

    Args:
        distance: The distance $d_{ij}$ from customer i (row) to candidate site j (column), 0 or
            more, shape (n, m); n × n if every customer's place is a candidate. It need not be
            symmetric.
        p: The number of sites to open, from 1 to m.
        weights: The customers' weights $w_i$, 0 or more, shape (n,); 1 each if left out.
        capacity: The capacity $Q_j$ of the sites: one number for all, or one each, shape (m,).
        workload: The work $q_i$ that a customer takes of its site's capacity, 0 or more, shape
            (n,); 1 each if left out. It asks for ``capacity``.
        time_limit: The seconds after which the best solution so far is returned; if left out,
            4.5 without capacities and 60 with them.

    Returns:
        The sites, the assignment, the objective, and the bound with its gap and status.

    Raises:
        TypeError: A value is not a number, or p is not a whole number.
        ValueError: A shape does not fit, a value is negative or not finite, or p is not from 1
            to m.
        Infeasible: The customers do not fit into any p sites; the message says why.
        TimeoutError: The time was up before any assignment within the capacities was found.

    Source:
        Hakimi (1964); Beasley (1985)

    Example:
        >>> towns = [0, 1, 2, 10, 11, 12]
        >>> distance = [[abs(a - b) for b in towns] for a in towns]
        >>> found = p_median(distance, 2)
        >>> found.medians, found.assignment
        (array([1, 4]), array([1, 1, 1, 4, 4, 4]))
        >>> found.objective, found.bound, found.status
        (4.0, 4.0, 'optimal')
        >>> p_median(distance, 2, capacity=4, workload=[1, 1, 1, 1, 2, 1]).objective
        4.0
    """
    table = distances(distance)
    p = _count(p, table.shape[1])
    cost = table * shares_of_customers(weights, table.shape[0], name="weights")[:, None]
    limit = seconds(time_limit, PATIENCE["plain" if capacity is None else "capacitated"])
    deadline = time.monotonic() + limit
    if capacity is None:
        if workload is not None:
            raise ValueError(
                "workload is given without capacity; pass the sites' capacity too, or use "
                "weights for how much a customer's distance counts."
            )
        return _plain(table, cost, p, deadline)
    load = shares_of_customers(workload, table.shape[0], name="workload")
    room = capacities(capacity, table.shape[1])
    _check_room(load, room, p)
    return _capacitated(table, cost, load, np.minimum(room, load.sum()), p, deadline)


def _count(p: int, m: int) -> int:
    """Check the number of sites."""
    p = whole_number(p, name="p")
    if p > m:
        raise ValueError(f"p is {p}, but distance has {m} columns; open from 1 to {m} sites.")
    return p


def _plain(table: FloatArray, cost: FloatArray, p: int, deadline: float) -> PMedian:
    """Solve without capacities."""
    whole = whole_costs(cost)
    unit = 1.0 if whole else unit_of(cost)
    cost, m = cost / unit, cost.shape[1]
    if p in {1, m}:  # nothing to search
        sites = np.arange(m) if p == m else np.array([cost.sum(axis=0).argmin()])
        bound = float(cost[:, sites].min(axis=1).sum())
    else:
        sites, _, bound = median_search.search(cost, p, whole=whole, deadline=deadline)
    assignment = sites[table[:, sites].argmin(axis=1)]
    return _result(cost, sites, assignment, bound, whole, unit)


def _capacitated(
    table: FloatArray,
    cost: FloatArray,
    load: FloatArray,
    room: FloatArray,
    p: int,
    deadline: float,
) -> PMedian:
    """Solve with capacities."""
    whole = whole_costs(cost)
    unit = 1.0 if whole else unit_of(cost)
    cost = cost / unit
    if p == 1:
        total = np.where(room >= load.sum(), cost.sum(axis=0), np.inf)
        assignment = np.full(cost.shape[0], total.argmin())
        bound = float(total.min())
    else:
        assignment, _, bound = capacity_search.search(
            cost, load, room, p, whole=whole, deadline=deadline
        )
    if np.isinf(bound) and bound > 0:
        raise Infeasible(
            f"no choice of {p} sites can hold the workloads: they add up to {load.sum():g}, the "
            f"{p} largest capacities to {np.sort(room)[-p:].sum():g}, but the customers cannot be "
            "parted so that each fits whole. Raise the capacity or p."
        )
    if not assignment.size:
        raise TimeoutError(
            "the time was up before any assignment within the capacities was found; raise "
            "time_limit, the capacity or p."
        )
    used = np.unique(assignment)
    unused = np.setdiff1d(np.arange(table.shape[1]), used)[: p - used.size]
    return _result(cost, np.union1d(used, unused), assignment, bound, whole, unit)


def _check_room(load: FloatArray, room: FloatArray, p: int) -> None:
    """Refuse what cannot fit at first sight."""
    largest = int(load.argmax())
    if load[largest] > room.max():
        raise Infeasible(
            f"customer {largest} has a workload of {load[largest]:g}, more than the largest "
            f"capacity, {room.max():g}; split the customer or raise the capacity."
        )
    held = float(np.sort(room)[-p:].sum())
    if load.sum() > held * (1 + 1e-12):
        raise Infeasible(
            f"the workloads add up to {load.sum():g}, more than the {p} largest capacities hold "
            f"together, {held:g}; raise the capacity or p."
        )


def _result(
    cost: FloatArray,
    sites: IntArray,
    assignment: IntArray,
    bound: float,
    whole: bool,
    unit: float,
) -> PMedian:
    """Put the result together; the objective is counted anew from the assignment."""
    objective = float(cost[np.arange(assignment.size), assignment].sum())
    scale = scale_of(cost) if cost.shape[1] > 1 else 0.0
    found = certify(objective, max(bound, 0.0), whole=whole, scale=scale)
    return PMedian(
        objective=found.objective * unit,
        bound=found.bound * unit,
        gap=found.gap,
        status=found.status,
        medians=np.sort(sites),
        assignment=assignment,
    )
