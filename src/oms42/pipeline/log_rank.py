# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Do two groups of deals take equally long? The log-rank test."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import outcomes, same_length, vector
from oms42.stats.clusters import clusters

if TYPE_CHECKING:
    from numpy.typing import ArrayLike


@dataclass(frozen=True)
class LogRank:
    """Hold the test.

    Attributes:
        chi2: Test statistic.
        df: Degrees of freedom: groups − 1.
        p: Its p value.
        observed: Events of each group, by its label.
        expected: Events of each group if all groups had the same hazard.
    """

    chi2: float
    df: int
    p: float
    observed: dict[str, float]
    expected: dict[str, float]


def log_rank(duration: ArrayLike, event: ArrayLike, group: ArrayLike) -> LogRank:
    r"""Test whether groups have the same curve.

    At each time the events are spread over the groups by who is at risk; over all times, observed
    minus expected is compared with its hypergeometric variance:

    $$\chi^2 = (O - E)' V^{-1} (O - E), \qquad E_g = \sum_j d_j \frac{n_{gj}}{n_j}$$

    Args:
        duration: Time to the event or to the last look, ≥ 0, shape (n,).
        event: 1 if the event came, 0 if the row was still open, shape (n,).
        group: Label of each row's group, shape (n,).

    Returns:
        The test.

    Raises:
        TypeError: A value is not a number.
        ValueError: Lengths differ, there is one group only, a duration is negative, or no two
            groups are ever at risk together.

    Source:
        Mantel (1966); Peto and Peto (1972).

    Example:
        >>> made = log_rank([1, 2, 3, 4, 5, 6], [1, 1, 1, 1, 1, 1], list("aaabbb"))
        >>> round(made.chi2, 3), made.df
        (5.052, 1)
    """
    from scipy.special import gammaincc

    length, happened = vector(duration, name="duration", least=2), outcomes(event, name="event")
    same_length(duration=length, event=happened)
    if length.min() < 0:
        raise ValueError(f"duration is {length.min():g} in a row; a time to close is 0 or more.")
    code = clusters(group, name="group", rows=length.size)
    labels = [str(label) for label in np.unique(np.asarray(group))]
    k = len(labels)
    observed, expected, variance = np.zeros(k), np.zeros(k), np.zeros((k, k))
    for time in np.unique(length[happened == 1]):
        there = np.bincount(code[length >= time], minlength=k).astype(float)
        events = np.bincount(code[(length == time) & (happened == 1)], minlength=k)
        n, d = there.sum(), events.sum()
        observed += events
        expected += d * there / n
        if n > 1:
            part = there / n
            spread = np.diag(part) - np.outer(part, part)
            variance += d * (n - d) / (n - 1) * spread
    gap = (observed - expected)[:-1]
    if np.linalg.matrix_rank(variance[:-1, :-1]) < k - 1:
        raise ValueError("no two groups are ever at risk together, so they cannot be compared.")
    chi2 = float(gap @ np.linalg.solve(variance[:-1, :-1], gap))
    return LogRank(
        chi2,
        k - 1,
        float(gammaincc((k - 1) / 2, chi2 / 2)),
        dict(zip(labels, observed.tolist(), strict=True)),
        dict(zip(labels, expected.tolist(), strict=True)),
    )
