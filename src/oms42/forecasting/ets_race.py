# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A race of forms on AICc: which points of a search have fallen too far behind to win."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from oms42.stats.arrays import FloatArray

BEHIND = 10.0  # after the first rounds, a point this far behind on AICc is given up
NEAR = 5.0  # so is one this far behind that its latest gains cannot bring back
REACH = 8.0  # how many of its latest gains a point may still make
FADE = 0.75  # what a gain is worth a round later
PATIENCE = 5  # rounds before that


class Race:
    """Tells which points have fallen too far behind to win.

    Rounds gain less and less. So a point that lies further behind than several of its latest gains
    is not waited for: neither far behind the best form, nor behind another point of its own form,
    where the two have most often come to the same place.

    Args:
        n: The number of observations.
        penalties: What AICc adds to each form, shape (f,).
        best: The best AICc of forms that ran before; infinite if there were none.

    Example:
        >>> race = Race(10, np.array([6.0, 9.0]), np.inf)
        >>> costs = np.array([2.0, 5.0])
        >>> [race.hopeless(costs, np.array([0, 1])).tolist() for _ in range(6)][-1]
        [False, True]
    """

    def __init__(self, n: int, penalties: FloatArray, best: float) -> None:
        self.n, self.penalties, self.best, self.rounds = n, penalties, best, 0
        self.scores, self.reach = np.empty(0), np.empty(0)

    def hopeless(self, cost: FloatArray, rows: NDArray[np.intp]) -> NDArray[np.bool_]:
        """Compare AICc with the best so far, once the search has settled a little.

        Args:
            cost: The log of the sum of squares of each point after a round, shape (k,).
            rows: The form that each point belongs to, shape (k,).

        Returns:
            Which points may be given up, shape (k,).
        """
        self.rounds += 1
        scores = self.n * cost + self.penalties[rows]
        before = self.scores if self.rounds > 1 else scores
        gained = np.subtract(before, scores, out=np.zeros(rows.size), where=np.isfinite(scores))
        faded = FADE * self.reach if self.rounds > 1 else 0.0
        self.scores, self.reach = scores, np.maximum(REACH * gained, faded)
        best = min(self.best, float(scores.min()))
        own = np.full(self.penalties.size, np.inf)
        np.minimum.at(own, rows, scores)
        behind = scores > best + np.minimum(BEHIND, NEAR + self.reach)
        if own.size > 1:  # a form that runs alone is searched to the end from every start
            behind |= scores > own[rows] + self.reach
        return np.asarray(behind & (self.rounds > PATIENCE))
