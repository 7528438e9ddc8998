# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A new alignment from today's, at once and with NumPy alone: good, bounded, seldom proved."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from oms42.territories.align import Alignment, alignment_of
from oms42.territories.alignment_input import read_case
from oms42.territories.explain import plainly_infeasible
from oms42.territories.heuristic import connected
from oms42.territories.price_climb import climb_prices
from oms42.territories.steepest import steepest

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.territories.alignment_input import Case
    from oms42.territories.band import Assignment, Band

NARROWER = (1.0, 0.8)  # bands to aim at: what just misses the narrower one keeps the other


def realign(
    cost: ArrayLike,
    workload: ArrayLike,
    *,
    tolerance: float,
    adjacency: Any,
    current: ArrayLike,
    homes: ArrayLike | None = None,
) -> Alignment:
    """Mend today's alignment by single steps, and bound what the best one costs.

    The problem is that of `align`. This function answers in milliseconds where that one takes
    seconds: the best shift or swap along a border, one after the other, and a Lagrangian bound.
    Its status is "feasible" unless the bound happens to meet the plan.

    Args:
        cost: What giving account i to home j costs, shape (n, m); infinity forbids a pair.
        workload: Shape (n,).
        tolerance: Half the width of the band; 0.05 is plus or minus 5 percent.
        adjacency: Pairs of accounts that touch, or a matrix (n, n); territories are connected.
        current: The home of each account today, shape (n,); today's territories must be connected.
        homes: The account at which each home sits, shape (m,); it stays where it is.

    Returns:
        The alignment, every constraint checked again.

    Raises:
        TypeError: An argument is not a number.
        ValueError: An argument has a wrong shape or lies out of range, or a territory of today
            is in pieces.
        Infeasible: A look at the numbers shows that no alignment meets the constraints.
        TimeoutError: The steps led to no plan within the band; `align` searches further.

    Example:
        >>> moves = [[0, 1], [0, 1], [0, 1], [1, 0]]
        >>> plan = realign(moves, [1] * 4, tolerance=0, adjacency=[(0, 1), (1, 2), (2, 3)],
        ...                current=[0, 0, 0, 1])
        >>> plan.assignment, plan.objective, plan.bound
        (array([0, 0, 1, 1]), 1.0, 1.0)
    """
    case = read_case(
        cost,
        workload,
        tolerance=tolerance,
        shares=None,
        adjacency=adjacency,
        homes=homes,
        current=current,
        max_moved=None,
        fixed=None,
        objective="travel",
    )
    plainly_infeasible(case)
    mender = Mender(case)
    plan = mender.plan(case.tolerance)
    if plan is None:
        raise TimeoutError(
            f"single steps from today's alignment led to no plan within {case.tolerance:g} of the "
            "mean; align() searches further, or allow a wider tolerance."
        )
    return alignment_of(case, plan, mender.bound(case.tolerance, case.band.value(plan)))


class Mender:
    """Mend one alignment for many bands, plan and bound apart: a page shows the plan first.

    Args:
        case: The question; its own band is not looked at.

    Raises:
        ValueError: A territory of today is in pieces or does not hold its home.
    """

    def __init__(self, case: Case) -> None:
        assert case.graph is not None
        assert case.current is not None
        self.case, self.graph, self.today = case, case.graph, case.current
        if (self.today < 0).any() or not connected(self.today, self.graph, case.cost.shape[1]):
            raise ValueError(
                "current must name a home for every account, and each territory of today must be "
                "in one piece and hold its home; align() needs no such start."
            )

    def band(self, tolerance: float) -> Band:
        """State the problem for a band.

        Args:
            tolerance: Half the width of the band.

        Returns:
            The problem.
        """
        band = self.case.band
        mean = float(band.workload.sum()) / band.lower.size + 0 * band.lower
        return replace(band, lower=(1 - tolerance) * mean, upper=(1 + tolerance) * mean)

    def plan(self, tolerance: float) -> Assignment | None:
        """Search from today's plan, for the band itself, then for a narrower one.

        Args:
            tolerance: Half the width of the band.

        Returns:
            A plan within the band; None if the steps led to none, which proves nothing.
        """
        band = self.band(tolerance)
        for share in NARROWER:
            plan = steepest(self.band(share * tolerance), self.today, self.graph)
            if band.keeps(plan):
                return plan
        return None

    def bound(self, tolerance: float, target: float) -> float:
        """Bound the cost of every plan within a band.

        Args:
            tolerance: Half the width of the band.
            target: The cost of a plan within it, or a guess.

        Returns:
            No plan costs less.
        """
        return climb_prices(self.band(tolerance), target).bound
