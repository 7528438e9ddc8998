# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Splitting a whole number exactly, so that parts add up to the promised total."""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def apportion(total: int, weights: ArrayLike) -> NDArray[np.int64]:
    r"""Split a whole number over cells in proportion to weights.

    Each cell gets $\lfloor n\,w_i / \sum w \rfloor$; the units left over go to the cells with the
    largest remainders, the first of them on a tie (the method of Hamilton).

    Args:
        total: Whole number $n \ge 0$ to split, for example cents.
        weights: Weights $w_i \ge 0$, any shape, at least one of them positive.

    Returns:
        Whole numbers in the shape of the weights that sum to the total.

    Raises:
        ValueError: If the total is negative, or the weights are empty, negative, not finite or all
            zero.

    Example:
        >>> apportion(10, [1, 1, 1]).tolist()
        [4, 3, 3]
    """
    w = np.asarray(weights, dtype=np.float64)
    if total < 0:
        raise ValueError(f"the total to split must be ≥ 0, got {total}")
    if w.size == 0 or not np.isfinite(w).all() or w.min() < 0 or w.max() == 0:
        raise ValueError(
            f"the weights must be finite and ≥ 0 with at least one > 0, got {w.ravel()[:5]} "
            f"({w.size} in all)"
        )
    exact = total * (w.ravel() / w.sum())
    parts = np.floor(exact).astype(np.int64)
    left = total - int(parts.sum())
    largest = np.argsort(-(exact - parts), kind="stable")
    parts[largest[:left]] += 1
    return np.asarray(parts.reshape(w.shape), dtype=np.int64)
