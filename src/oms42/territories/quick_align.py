# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""An alignment from nothing, at once and with NumPy alone: good, bounded, seldom proved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from oms42.territories.align import Alignment, alignment_of
from oms42.territories.alignment_input import read_case
from oms42.territories.explain import plainly_infeasible
from oms42.territories.price_climb import climb_prices
from oms42.territories.steepest import steepest

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray

TRIES = 2  # the second one aims its prices at what the first one's plan costs


def quick_align(
    cost: ArrayLike,
    workload: ArrayLike,
    *,
    tolerance: float,
    homes: ArrayLike | None = None,
) -> Alignment:
    """Align accounts with homes by prices and single steps, and bound what the best plan costs.

    The problem is that of `align`, without contiguity. Prices on the band give the bound; each
    account goes to its cheapest home after prices, and shifts and swaps mend what then lies
    outside the band. Its status is "feasible" unless the bound happens to meet the plan.

    Args:
        cost: What giving account i to home j costs, shape (n, m); infinity forbids a pair.
        workload: Shape (n,).
        tolerance: Half the width of the band; 0.05 is plus or minus 5 percent.
        homes: The account at which each home sits, shape (m,), for `report()`.

    Returns:
        The alignment, every constraint checked again.

    Raises:
        TypeError: An argument is not a number.
        ValueError: An argument has a wrong shape or lies out of range.
        Infeasible: A look at the numbers shows that no alignment meets the constraints.
        TimeoutError: The steps led to no plan within the band; `align` searches further.

    Example:
        >>> plan = quick_align([[1, 9], [2, 8], [3, 4], [9, 1]], [1, 1, 1, 1], tolerance=0.0)
        >>> plan.assignment, plan.objective, round(plan.bound, 6)
        (array([0, 0, 1, 1]), 8.0, 8.0)
    """
    case = read_case(
        cost,
        workload,
        tolerance=tolerance,
        shares=None,
        adjacency=None,
        homes=homes,
        current=None,
        max_moved=None,
        fixed=None,
        objective="travel",
    )
    plainly_infeasible(case)
    band = case.band
    target, bound = _second_choices(band.cost), -np.inf
    for _ in range(TRIES):
        prices = climb_prices(band, target)
        bound = max(bound, prices.bound)
        plan = steepest(band, prices.reduced.argmin(axis=1), None)
        if band.keeps(plan):
            return alignment_of(case, plan, bound)
        target = band.value(plan)
    raise TimeoutError(
        f"single steps led to no plan within {case.tolerance:g} of the mean; align() searches "
        "further, or allow a wider tolerance."
    )


def _second_choices(cost: FloatArray) -> float:
    """Guess what a plan costs, which sets the length of the first steps of the prices."""
    ranked = np.sort(cost, axis=1)[:, :2]
    return float(np.where(np.isfinite(ranked[:, -1]), ranked[:, -1], ranked[:, 0]).sum())
