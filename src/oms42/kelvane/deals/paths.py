# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""How stage and amount of a deal develop from week to week.

A deal that is won passes the stages 1 to 5 in a typical pace. One that is not stalls at some stage,
later ones where the win probability was higher. The amount is a guess at first, half right after
about a third of the life and right after four fifths of it.
"""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.draws import bell

# Parts of the life after which the stages 2 to 5 begin, and how much they vary.
BEGINS, VARY = (0.15, 0.38, 0.62, 0.84), 0.30
# Last stage of deals that are not won: shares of the stages 1 to 5.
STALLS = (0.05, 0.12, 0.22, 0.29, 0.32)
GUESS = 0.22
HALF_RIGHT, RIGHT = (0.25, 0.45), (0.70, 0.90)
CLOSED_STAGE = 6


def last_stage(
    rng: np.random.Generator, wins: NDArray[np.bool_], probability: NDArray[np.float64]
) -> NDArray[np.int64]:
    """Draw the last stage that each deal reaches while it is open.

    Args:
        rng: Source of uniform draws.
        wins: Whether it is won in the end.
        probability: True win probability.

    Returns:
        5 for deals that are won, 1 to 5 for the others.

    Example:
        >>> wins, probability = np.array([True, True]), np.array([0.2, 0.4])
        >>> last_stage(np.random.default_rng(1), wins, probability).tolist()
        [5, 5]
    """
    order = np.argsort(np.argsort(probability + 0.40 * bell(rng, probability.shape)))
    rank = (order + 0.5) / max(probability.size, 1)
    stall = 1 + np.searchsorted(np.cumsum(STALLS)[:-1], rank)
    return np.asarray(np.where(wins, 5, stall), dtype=np.int64)


def stages(
    rng: np.random.Generator,
    deal: NDArray[np.int64],
    progress: NDArray[np.float64],
    last: NDArray[np.int64],
) -> NDArray[np.int64]:
    """Work out the stage of each weekly row.

    Args:
        rng: Source of uniform draws.
        deal: Row of the deal.
        progress: Part of its life that has passed.
        last: Last stage of each deal.

    Returns:
        1 to 5.

    Example:
        >>> deal, progress = np.array([0, 0, 0]), np.array([0.0, 0.4, 1.0])
        >>> stages(np.random.default_rng(1), deal, progress, np.array([3])).tolist()
        [1, 2, 3]
    """
    begins = np.array(BEGINS) + VARY * (rng.random((last.size, len(BEGINS))) - 0.5)
    reached = 1 + (progress[:, None] >= begins[deal]).sum(axis=1)
    return np.asarray(np.minimum(reached, last[deal]), dtype=np.int64)


def amounts_known(
    rng: np.random.Generator,
    deal: NDArray[np.int64],
    progress: NDArray[np.float64],
    amount: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Work out the amount of each weekly row.

    Args:
        rng: Source of uniform draws.
        deal: Row of the deal.
        progress: Part of its life that has passed.
        amount: Last amount of each deal.

    Returns:
        US dollars; whole hundreds until the amount is right.

    Example:
        >>> deal, progress = np.array([0, 0]), np.array([0.0, 1.0])
        >>> known = amounts_known(np.random.default_rng(1), deal, progress, np.array([44_321.5]))
        >>> bool(known[0] % 100 == 0), float(known[1])
        (True, 44321.5)
    """
    guess = np.exp(GUESS * bell(rng, amount.shape) - GUESS**2 / 2.0)
    half = HALF_RIGHT[0] + (HALF_RIGHT[1] - HALF_RIGHT[0]) * rng.random(amount.size)
    right = RIGHT[0] + (RIGHT[1] - RIGHT[0]) * rng.random(amount.size)
    early = np.maximum(np.rint(amount * guess / 100.0), 1.0) * 100.0
    middle = np.maximum(np.rint(amount * (1.0 + guess) / 200.0), 1.0) * 100.0
    known = np.where(progress < half[deal], early[deal], middle[deal])
    return np.where(progress < right[deal], known, amount[deal])
