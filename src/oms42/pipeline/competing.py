# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Won, lost, no decision: ends that exclude each other, each with its share by time."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np

from oms42.pipeline.risk_sets import risk_sets
from oms42.stats.arrays import read_only, share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike

    from oms42.pipeline.risk_sets import RiskSets
    from oms42.stats.arrays import FloatArray


@dataclass(frozen=True)
class Incidence:
    """Hold the cumulative incidence of one end.

    Attributes:
        cause: The end, such as `won`.
        time: Times, increasing, shape (m,).
        incidence: Share that has ended so by that time.
        se: Its standard error.
        lower: Lower confidence limit, not below 0.
        upper: Upper confidence limit, not above 1.
    """

    cause: str
    time: FloatArray
    incidence: FloatArray
    se: FloatArray
    lower: FloatArray
    upper: FloatArray

    def at(self, t: float) -> float:
        """Return the share that has ended so by a time.

        Args:
            t: The time, 0 or later.

        Returns:
            The share; nan after the last time that was seen.

        Example:
            >>> curves = aalen_johansen([1, 2, 3, 4], ["won", "lost", "won", "open"])
            >>> curves["won"].at(3)
            0.5
        """
        if t > self.time[-1]:
            return float("nan")
        before = int(np.searchsorted(self.time, t, side="right"))
        return 0.0 if before == 0 else float(self.incidence[before - 1])


def aalen_johansen(
    duration: ArrayLike,
    outcome: Sequence[str] | ArrayLike,
    *,
    still_open: str = "open",
    level: float = 0.95,
) -> dict[str, Incidence]:
    r"""Estimate by when what share is won, and by when what share is lost.

    $$\hat F_k(t) = \sum_{t_j \le t} \hat S(t_{j-1})\, \frac{d_{kj}}{n_j}$$

    $\hat S$ is the share still open, whatever the end. At each time the shares of all ends and the
    share still open add up to 1. The complement of a Kaplan–Meier curve that takes lost deals out
    as if they were still open is never below $\hat F$ of won: it asks how many would be won if no
    deal could be lost.

    Args:
        duration: Time to the end or to the last look, ≥ 0, shape (n,).
        outcome: The end of each row as text, shape (n,).
        still_open: The text for a row without an end.
        level: Coverage of the interval, above 0 and below 1.

    Returns:
        One curve for each end that occurs, by its text, in alphabetical order. The standard errors
        are those of Marubini and Valsecchi (1995).

    Raises:
        TypeError: A duration is not a number.
        ValueError: Lengths differ, a time is negative or missing, or no row has an end.

    Source:
        [aalen_johansen1978]; fine_gray1999 for models with covariates.

    Example:
        >>> curves = aalen_johansen([1, 2, 3, 4], ["won", "lost", "won", "open"])
        >>> {cause: curve.incidence.round(2).tolist() for cause, curve in curves.items()}
        {'lost': [0.0, 0.25, 0.25, 0.25], 'won': [0.25, 0.25, 0.5, 0.5]}
    """
    names = np.asarray(outcome).astype(str)
    if names.ndim != 1:
        raise ValueError(f"outcome has shape {names.shape}; one text a row is needed.")
    causes = sorted(set(names.tolist()) - {still_open})
    if not causes:
        raise ValueError(
            f"every row is {still_open!r}: nothing has ended, so nothing can be estimated."
        )
    kind = np.zeros(names.size)
    for number, cause in enumerate(causes, start=1):
        kind[names == cause] = number
    sets = risk_sets(duration, kind, len(causes))
    z = NormalDist().inv_cdf((1 + share(level, name="level")) / 2)
    return {cause: _curve(sets, number, cause, z) for number, cause in enumerate(causes)}


def _curve(sets: RiskSets, number: int, cause: str, z: float) -> Incidence:
    """Return the curve of one end."""
    n, d = sets.at_risk, sets.events[:, number]
    every = sets.events.sum(axis=1)
    before = np.concatenate([[1.0], np.cumprod(1 - every / n)[:-1]])
    incidence = np.cumsum(before * d / n)
    # Var F(t) is a sum over t_j ≤ t of (F(t) − F(t_j))² a_j + b_j − 2 (F(t) − F(t_j)) c_j; the
    # squares are multiplied out, so that one pass of running sums is enough.
    left = n - every
    a = np.divide(every, n * left, out=np.zeros_like(n), where=left > 0)
    b = before**2 * (n - d) * d / n**3
    c = before * d / n**2
    variance = incidence**2 * np.cumsum(a) - 2 * incidence * np.cumsum(a * incidence)
    variance += np.cumsum(a * incidence**2) + np.cumsum(b)
    variance -= 2 * (incidence * np.cumsum(c) - np.cumsum(c * incidence))
    se = np.sqrt(np.maximum(variance, 0))
    lower, upper = np.maximum(incidence - z * se, 0), np.minimum(incidence + z * se, 1)
    columns = (sets.time, incidence, se, lower, upper)
    return Incidence(cause, *(read_only(column) for column in columns))
