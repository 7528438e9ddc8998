# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Other classes for the quarters of those whose planted year their classes do not allow."""

from itertools import product

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.people.classes import EDGES, Cells, classify, reachable
from oms42.kelvane.people.deferral import BAND

# The four intervals, and how far inside its new one a moved quarter lands.
INTERVALS = ((EDGES[0], EDGES[1]), (EDGES[2], EDGES[3]), BAND, (EDGES[4], EDGES[5]))
INSIDE = 0.008


def bring_into_reach(cells: Cells, target: NDArray[np.float64], fixed: NDArray[np.bool_]) -> Cells:
    """Move quarters to other classes, as little as possible, until each year can be reached.

    For each seller out of reach every combination of classes of the quarters that may move is
    tried; of those within reach the one with the smallest sum of moves counts.

    Args:
        cells: Quarters with their intervals.
        target: Annual attainment of each seller.
        fixed: Quarters that stay as they are, shape (sellers, 4).

    Returns:
        Quarters with new intervals; a seller for whom no combination helps keeps the old ones.

    Example:
        >>> cells = classify(np.array([[0.5, 0.6]]), np.ones((1, 2)))
        >>> bring_into_reach(cells, np.array([0.8]), np.full((1, 2), False)).value.round(4).tolist()
        [[0.7085, 0.7085]]
    """
    value = cells.value.copy()
    for row in np.flatnonzero(~reachable(cells, target)).tolist():
        free = np.flatnonzero(~fixed[row] & ~np.isnan(value[row]))
        choices = np.array(list(product(INTERVALS, repeat=free.size)))
        if free.size == 0:
            continue
        options = np.repeat(value[row][None], choices.shape[0], axis=0)
        inside = np.clip(options[:, free], choices[..., 0] + INSIDE, choices[..., 1] - INSIDE)
        options[:, free] = inside
        weight = np.repeat(cells.weight[row][None], choices.shape[0], axis=0)
        allowed = reachable(classify(options, weight), np.full(choices.shape[0], target[row]))
        cost = np.abs(inside - value[row, free]).sum(axis=1)
        best = int(np.argmin(np.where(allowed, cost, np.inf)))
        if allowed[best]:
            value[row] = options[best]
    return classify(value, cells.weight)
