# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""Quarters of attainment that give exactly the planted annual attainment.

Annual attainment is bookings over quotas of the four quarters, $A = \sum_q Q_q a_q / \sum_q Q_q$.
Inside its interval $(l, h)$ a quarter moves on a logistic scale,

$$a_q = l_q + (h_q - l_q)\,\sigma(z_q + \lambda), \qquad
z_q = \sigma^{-1}\left(\frac{a^0_q - l_q}{h_q - l_q}\right)$$

with one shift $\lambda$ a seller, found by bisection, so that no quarter leaves its interval and
none piles up at an end. As quotas follow attainment (the ratchet), quotas and shift are worked out
in turns until both stand still.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.people.classes import Cells

HALVINGS = 60
TURNS = 40
REACH = 30.0
# A draw at the very end of its interval starts this far inside.
INSIDE = 0.02


def fit(
    cells: Cells,
    target: NDArray[np.float64],
    quotas: Callable[[NDArray[np.float64]], NDArray[np.float64]],
) -> NDArray[np.float64]:
    """Fit the quarters to annual attainment.

    Args:
        cells: Quarters with their intervals, nan where the seller has no quota.
        target: Annual attainment of each seller.
        quotas: Gives the quotas that go with attainment, in the shape of the quarters.

    Returns:
        Attainment of each quarter.

    Example:
        >>> from oms42.kelvane.people.classes import classify
        >>> cells = classify(np.array([[0.5, 0.9, 1.02, 1.3]]), np.ones((1, 4)))
        >>> a = fit(cells, np.array([0.95]), lambda attained: np.full((1, 4), 100.0))
        >>> round(float(a.mean()), 9)
        0.95
    """
    present = ~np.isnan(cells.value)
    width = cells.high - cells.low
    share = np.clip((cells.value - cells.low) / width, INSIDE, 1.0 - INSIDE)
    z = np.log(share / (1.0 - share))
    attained = cells.value
    for _ in range(TURNS):
        weight = np.where(present, quotas(attained), 0.0)
        weight = weight / weight.sum(axis=1, keepdims=True)
        low, high = np.full(target.size, -REACH), np.full(target.size, REACH)
        for _ in range(HALVINGS):
            middle = (low + high) / 2.0
            attained = cells.low + width / (1.0 + np.exp(-(z + middle[:, None])))
            below = np.nansum(weight * attained, axis=1) < target
            low, high = np.where(below, middle, low), np.where(below, high, middle)
    return np.asarray(attained, dtype=np.float64)
