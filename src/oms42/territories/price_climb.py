# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Prices of the band by subgradient steps: a bound in milliseconds, with NumPy alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from oms42.territories.dual import Prices, price

if TYPE_CHECKING:
    from oms42.stats.arrays import FloatArray
    from oms42.territories.band import Band

STEPS, PATIENCE, SHRINK = 60, 4, 0.6


def climb_prices(band: Band, target: float) -> Prices:
    r"""Raise the Lagrangian bound towards the cost of a known plan.

    Each step moves the prices along the loads' distance from the band, as far as the bound is
    still below the target (Polyak's rule). A limit on moves is left out, which only lowers the
    bound.

    Args:
        band: The problem.
        target: The cost of a plan within the band.

    Returns:
        The best prices found; the bound holds in any case.

    Example:
        >>> from oms42.territories.band import Band
        >>> c = np.array([[1.0, 4.0], [2.0, 3.0]])
        >>> even = Band(c, np.ones(2), np.ones(2), np.ones(2), np.zeros((2, 2)))
        >>> round(climb_prices(even, 4.0).bound, 3)
        4.0
    """
    load = np.zeros(band.lower.size)
    best, waited, pace = price(band, load), 0, 1.0
    found = best
    for _ in range(STEPS):
        slope = _slope(band, found)
        length = float(slope @ slope)
        if length == 0 or band.closes(target, best.bound):
            break
        load = load + pace * max(target - found.bound, 0.0) / length * slope
        found = price(band, load)
        waited = 0 if found.bound > best.bound else waited + 1
        best = found if found.bound > best.bound else best
        if waited >= PATIENCE:
            load, found, pace, waited = best.load, best, pace * SHRINK, 0
    return best


def _slope(band: Band, found: Prices) -> FloatArray:
    """Give a direction in which the bound rises: by how much the loads miss what is paid for."""
    loads = band.loads(found.reduced.argmin(axis=1))
    paid = np.where(found.load > 0, band.upper, np.where(found.load < 0, band.lower, loads))
    return loads - np.where(found.load == 0, np.clip(loads, band.lower, band.upper), paid)
