# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What a seller can do with the open deals of a week, and what each of it brings."""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING

import numpy as np

from oms42.compensation.selling_week import SellingWeek
from oms42.stats.arrays import floats

if TYPE_CHECKING:
    from numpy.typing import ArrayLike


def menu(
    cycle: float,
    arrivals: float,
    discounts: list[float],
    pull: float,
    hold: bool,
    loss: float,
    risk: float,
    gain: float,
    cost: float,
    capacity: int,
    top: int,
) -> SellingWeek:
    """Put together what the seller can do in a week.

    Args:
        cycle: Mean weeks from opening to closing.
        arrivals: New deals a week.
        discounts: Discounts that may be given, rising.
        pull: How much a discount hastens: the hazard is multiplied by exp(pull × discount).
        hold: Whether deals may be held back.
        loss: Probability that an open deal is lost in a week.
        risk: Probability that a deal that was ready is lost when held back.
        gain: By how much effort raises the hazard; 0 for none.
        cost: Private cost of a week of it.
        capacity: Most deals open at once.
        top: Largest credited amount, in tenths of a deal.

    Returns:
        The week.

    Example:
        >>> menu(8.0, 0.5, [0.1], 7.0, True, 0.0, 0.5, 0.0, 0.0, 4, 60).actions
        ('close', 'discount 0.1', 'hold')
    """
    ways = [("close", 1.0, 1.0, 0.0)]
    ways += [("effort", 1.0 + gain, 1.0, cost)] if gain else []
    ways += [(f"discount {d:g}", exp(pull * d), 1.0 - d, 0.0) for d in discounts]
    names, speed, credit, toil = zip(*ways, strict=True)
    chance = 1 - np.exp(-np.array(speed) / cycle)
    if hold:  # a deal that is ready stays open, or is lost for having waited
        names, credit, toil = (*names, "hold"), (*credit, 0.0), (*toil, 0.0)
        chance = np.append(chance, risk * chance[0])
    return SellingWeek(
        actions=names,
        chance=chance,
        credit=np.array(credit),
        toil=np.array(toil),
        arrivals=arrivals,
        loss=loss,
        capacity=capacity,
        top=top,
    )


def allowed(values: ArrayLike) -> list[float]:
    """Check the discounts that a seller may give.

    Args:
        values: Discounts, any order; may be empty.

    Returns:
        The discounts, rising.

    Raises:
        ValueError: One does not lie above 0 and below 1.

    Example:
        >>> allowed([0.2, 0.1])
        [0.1, 0.2]
    """
    found = np.ravel(floats(np.asarray(values, dtype=np.float64), name="discounts")).tolist()
    for one in found:
        if not 0 < one < 1:
            raise ValueError(f"discounts holds {one}; each must lie above 0 and below 1.")
    return sorted(set(found))
