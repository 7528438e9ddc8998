# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Sales territory alignment: accounts to homes, in balance, at a cost that is certified."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from oms42.territories.alignment_input import read_case
from oms42.territories.band import Band
from oms42.territories.dual import ascend
from oms42.territories.explain import explain, plainly_infeasible, with_few_moves
from oms42.territories.heuristic import connected, descend
from oms42.territories.outcome import Certificate, certify
from oms42.territories.solve_band import Solved, solve_band
from oms42.territories.unit import unit_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray
    from oms42.territories.alignment_input import Case
    from oms42.territories.band import Assignment
    from oms42.territories.measures import AlignmentReport

Objective = Literal["travel", "moves", "profit"]


@dataclass(frozen=True, eq=False, kw_only=True)
class Alignment(Certificate):
    """Hold an alignment, with how good it is known to be.

    Attributes:
        assignment: The home of each account, as a column number of `cost`, shape (n,).
        loads: Workload of each home, shape (m,).
        moved: Accounts whose home is another one than in `current`; 0 if there is no `current`.
        moved_workload: Their workload.
        objective: For "travel" the sum of `cost` over the pairs chosen, for "profit" the same (the
            larger the better), for "moves" the number of accounts moved.
        bound: No alignment that meets the constraints has a smaller objective; for "profit", none
            has a larger one.
        gap: Distance of objective and bound, as a share of the objective; 0 or more.
        status: "optimal" if it is proved that there is no better one, "feasible" otherwise.
    """

    assignment: Assignment
    loads: FloatArray
    moved: int
    moved_workload: float
    case: Case = field(repr=False)

    def report(
        self, *, potential: ArrayLike | None = None, units: ArrayLike | None = None
    ) -> AlignmentReport:
        """Measure the alignment: balance, travel and disruption on one page.

        Args:
            potential: Potential of each account, shape (n,).
            units: Coordinates of each account, shape (n, 2).

        Returns:
            The report; `str()` of it is the page.
        """
        from oms42.territories.measures import alignment_report

        case = self.case
        return alignment_report(
            self.assignment,
            case.workload,
            cost=case.cost,
            homes=case.homes,
            current=case.current,
            potential=potential,
            units=units,
        )


def align(
    cost: ArrayLike,
    workload: ArrayLike,
    *,
    tolerance: float,
    shares: ArrayLike | None = None,
    adjacency: Any = None,
    homes: ArrayLike | None = None,
    current: ArrayLike | None = None,
    max_moved: int | None = None,
    fixed: Mapping[int, int] | None = None,
    objective: Objective = "travel",
    gap: float = 0.0,
    time_limit: float = 30.0,
) -> Alignment:
    r"""Align accounts with the homes of sellers, each home's workload within a band.

    $$\min \sum_{ij} c_{ij} x_{ij} \quad\text{with}\quad \sum_j x_{ij} = 1, \qquad
      (1 - \tau)\, s_j W \le \sum_i w_i x_{ij} \le (1 + \tau)\, s_j W, \qquad x_{ij} \in \{0, 1\}$$

    with $W = \sum_i w_i$ and shares $s_j = 1/m$ unless given: each home's workload lies within
    $(1 \pm \tau)$ times the mean. The method: prices on the band give a bound and good plans;
    pairs that the prices rule out are left out; HiGHS solves what remains exactly, with cuts where
    a territory falls apart. Where thousands of accounts leave too much, the plan is the linear
    relaxation with its split accounts resolved by local search, and the gap says what that costs.

    Args:
        cost: $c_{ij}$, what giving account i to home j costs, taken as it is: for workload times
            distance pass that product. Shape (n, m), accounts by homes. Infinity forbids a pair.
            With `objective="profit"`, the profit of the pair; minus infinity forbids it.
        workload: $w_i \ge 0$, shape (n,).
        tolerance: $\tau \ge 0$; 0.05 is plus or minus 5 percent.
        shares: Relative size of each home's target, shape (m,), for example 0.5 for a half-time
            seller; alike unless given.
        adjacency: Pairs of accounts that touch, shape (pairs, 2), or a sparse or dense matrix
            (n, n). If given, the accounts of each territory are connected.
        homes: The account (row number) at which each home sits, shape (m,). With `adjacency`, that
            account belongs to the home's territory, which grows from it. Without, it serves
            `report()` alone.
        current: The home of each account today (column number), shape (n,); -1 for none. An
            account without a home today does not count as moved.
        max_moved: Largest number of accounts that may change their home; needs `current`.
        fixed: Homes that are given: {account: home}.
        objective: "travel" minimizes the sum of costs. "moves" minimizes the number of accounts
            that change their home; among plans with as few moves the cheaper one is preferred,
            without proof. "profit" maximizes the sum of `cost`.
        gap: Relative gap that is good enough; 0 asks for a proof of optimality.
        time_limit: Seconds after which the best plan so far is returned.

    Returns:
        The alignment, every constraint checked again.

    Raises:
        TypeError: An argument is not a number.
        ValueError: An argument has a wrong shape or lies out of range.
        Infeasible: No alignment meets the constraints; the message says why.
        TimeoutError: The time was up before a plan was found or shown not to exist.

    Source:
        zoltners_sinha1983, kalcsics2005, validi2021

    Example:
        >>> cost = [[1, 9], [2, 8], [3, 4], [9, 1]]
        >>> plan = align(cost, [1, 1, 1, 1], tolerance=0.0)
        >>> plan.assignment, plan.objective, plan.status
        (array([0, 0, 1, 1]), 8.0, 'optimal')
        >>> align(cost, [1, 1, 1, 1], tolerance=0.5).objective
        7.0
    """
    deadline = time.monotonic() + _positive(time_limit, "time_limit")
    case = read_case(
        cost,
        workload,
        tolerance=tolerance,
        shares=shares,
        adjacency=adjacency,
        homes=homes,
        current=current,
        max_moved=max_moved,
        fixed=fixed,
        objective=objective,
    )
    plainly_infeasible(case)
    start = with_few_moves(case, deadline)
    unit = 1.0 if case.whole else unit_of(case.band.cost)
    solved = solve_band(
        replace(case.band, cost=case.band.cost / unit),
        case.graph,
        gap=_share(gap),
        deadline=deadline,
        whole=case.whole,
        start=start,
    )
    if solved.plan is None:
        raise explain(case, proved=solved.impossible, seconds=float(time_limit))
    solved = _cheaper(case, replace(solved, bound=solved.bound * unit), deadline)
    assert solved.plan is not None
    return alignment_of(case, solved.plan, solved.bound)


def _cheaper(case: Case, solved: Solved, deadline: float) -> Solved:
    """Among plans with as few moves, look for a cheaper one."""
    plan = solved.plan
    if case.objective != "moves" or plan is None:
        return solved
    price = np.where(np.isfinite(case.band.cost), case.cost, np.inf)
    band = replace(case.band, cost=price / unit_of(price), moves=float(case.moved(plan)))
    found = descend(band, plan, ascend(band), case.graph, deadline)
    good = band.keeps(found) and connected(found, case.graph, band.lower.size)
    return replace(solved, plan=found if good else plan)


def alignment_of(case: Case, plan: Assignment, bound: float) -> Alignment:
    """Put a result together, in the units of the objective that was asked for.

    Args:
        case: The question.
        plan: A plan that meets every constraint.
        bound: No plan costs less, in the costs of the question's band.

    Returns:
        The alignment with its certificate.
    """
    band: Band = case.band
    value = band.value(plan)
    bound = max(bound, float(band.cost.min(axis=1).sum()))
    bound = float(np.ceil(bound - 1e-3)) if case.whole else bound
    if case.objective == "moves":
        known = certify(float(case.moved(plan)), bound, whole=True)
    elif case.objective == "profit":
        known = certify(-value + 0.0, -bound, maximize=True)
    else:
        known = certify(value, bound)
    changed = case.away[np.arange(plan.size), plan] > 0
    return Alignment(
        objective=known.objective,
        bound=known.bound,
        gap=known.gap,
        status=known.status,
        assignment=plan,
        loads=band.loads(plan),
        moved=int(changed.sum()),
        moved_workload=float(band.workload[changed].sum()),
        case=case,
    )


def _positive(seconds: float, name: str) -> float:
    """Check a time limit."""
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not seconds > 0:
        raise ValueError(f"{name} is {seconds!r}; it must be a number of seconds above 0.")
    return float(seconds)


def _share(gap: float) -> float:
    """Check a gap."""
    if isinstance(gap, bool) or not isinstance(gap, int | float) or not 0 <= gap < np.inf:
        raise ValueError(f"gap is {gap!r}; it must be 0 or more (half a percent is 0.005).")
    return float(gap)
