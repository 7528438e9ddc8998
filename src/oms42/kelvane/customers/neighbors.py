# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Whom an evaluator would pair with whom: the nearest neighbor of each treated account."""

import numpy as np
from numpy.typing import NDArray


def neighbors(treated: NDArray[np.bool_], *places: NDArray[np.float64]) -> NDArray[np.int64]:
    r"""Pair each treated account with the nearest other one, each of them once.

    Distance is Euclidean in the standardized places. The treated account whose nearest neighbor is
    farthest chooses first.

    Args:
        treated: Flags, shape (n,), fewer of them set than not.
        *places: Coordinates, shape (n,) each.

    Returns:
        Rows of the partners.

    Raises:
        ValueError: If there are more treated accounts than others.

    Example:
        >>> x = np.array([1.0, 5.0, 1.1, 4.0, 9.0])
        >>> neighbors(np.array([True, True, False, False, False]), x).tolist()
        [3, 2]
    """
    others = np.flatnonzero(~treated)
    wanted = int(treated.sum())
    if others.size < wanted:
        raise ValueError(f"{wanted} treated accounts cannot each have one of {others.size} others")
    z = np.column_stack([(place - place.mean()) / place.std() for place in places])
    distance = ((z[treated][:, None, :] - z[others][None, :, :]) ** 2).sum(axis=2)
    chosen = []
    for row in np.argsort(-distance.min(axis=1), kind="stable").tolist():
        chosen.append(int(np.argmin(distance[row])))
        distance[:, chosen[-1]] = np.inf
    return np.asarray(others[chosen], dtype=np.int64)
