# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Reserving for deals before they are signed: from which chance it pays, and what it came to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oms42.stats.arrays import outcomes, probabilities, same_length
from oms42.stats.numbers import above_zero

if TYPE_CHECKING:
    from numpy.typing import ArrayLike


@dataclass(frozen=True)
class Reserved:
    """Hold what reserving by stated chances came to.

    Attributes:
        threshold: Chance from which a slot is reserved.
        reserved: Deals for which one was.
        idle: Slots of deals that were not won.
        rushed: Won deals without a slot.
        cost: Cost of both, in the unit of the two costs.
    """

    threshold: float
    reserved: int
    idle: int
    rushed: int
    cost: float


def reserve(p: ArrayLike, won: ArrayLike, *, rush: float, idle: float = 1.0) -> Reserved:
    r"""Reserve a slot for each deal whose chance is high enough, and add up what it cost.

    A slot (an installation team, a machine in the plan) that is reserved for a deal that is not won
    stands idle at cost c; a deal that is won without one is rushed at cost r. Reserving pays from

    $$p \ge \frac{c}{c + r}$$

    on, which is right only if a stated chance of 30 percent comes true in 30 of 100 deals.

    Args:
        p: Stated chance that each deal is won, shape (n,).
        won: 1 if it was, shape (n,).
        rush: Cost r of serving a won deal without a slot, above 0.
        idle: Cost c of an idle slot, above 0.

    Returns:
        Counts and cost.

    Raises:
        TypeError: A value is not a number.
        ValueError: Lengths differ, or a value is out of its range.

    Example:
        >>> made = reserve([0.9, 0.6, 0.3, 0.1], [1, 0, 1, 0], rush=3)
        >>> made.threshold, made.reserved, made.idle, made.rushed, made.cost
        (0.25, 3, 1, 0, 1.0)
    """
    said, end = probabilities(p), outcomes(won, name="won")
    same_length(p=said, won=end)
    r, c = above_zero(rush, name="rush"), above_zero(idle, name="idle")
    threshold = c / (c + r)
    slot = said >= threshold
    wasted, late = int((slot & (end == 0)).sum()), int((~slot & (end == 1)).sum())
    return Reserved(threshold, int(slot.sum()), wasted, late, wasted * c + late * r)
