# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""How much pipeline a target needs: the inverse of the win rate, and what certainty costs."""

from __future__ import annotations

import math
from dataclasses import dataclass

from oms42.stats.arrays import share, whole


def coverage_need(win_rate: float, *, slip: float = 0.0) -> float:
    r"""Return how many times the target the pipeline must be, on average.

    $$\mathrm{coverage} = \frac{1}{w\,(1 - s)}$$

    Args:
        win_rate: Share w of the pipeline's value that is won, above 0 and below 1.
        slip: Share s of the wins that close after the period, 0 or more and below 1.

    Returns:
        Pipeline divided by target.

    Raises:
        TypeError: A share is not a number.
        ValueError: A share is out of its range.

    Example:
        >>> round(coverage_need(0.22), 2), round(coverage_need(0.22, slip=0.15), 2)
        (4.55, 5.35)
    """
    late = 0.0 if slip == 0 else share(slip, name="slip")
    return 1 / (share(win_rate, name="win_rate") * (1 - late))


@dataclass(frozen=True)
class DealsNeeded:
    """Hold a number of deals that is enough.

    Attributes:
        deals: Smallest number of deals.
        confidence: Probability of enough wins with that many.
        coverage: Deals divided by the wins wanted.
    """

    deals: int
    confidence: float
    coverage: float


def deals_needed(
    wins: int, win_rate: float, *, confidence: float = 0.8, slip: float = 0.0
) -> DealsNeeded:
    r"""Return how many deals give enough wins with the confidence that is wanted.

    The smallest n with $\Pr\{\mathrm{Bin}(n, w(1-s)) \ge k\} \ge c$. The deals are taken as
    independent and alike; a bad quarter that hits all of them needs more.

    Args:
        wins: Wins k that are wanted, 1 or more.
        win_rate: Chance w that a deal is won, above 0 and below 1.
        confidence: Probability c of at least k wins, above 0 and below 1.
        slip: Share s of the wins that close after the period, 0 or more and below 1.

    Returns:
        The number of deals, with the confidence that it really gives.

    Raises:
        TypeError: A number is none.
        ValueError: A number is out of its range.

    Example:
        >>> deals_needed(10, 0.22).deals
        56
    """
    k = whole(wins, name="wins", least=1)
    c = share(confidence, name="confidence")
    p = 1 / coverage_need(win_rate, slip=slip)
    low, high = k - 1, k
    while _at_least(k, high, p) < c:
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _at_least(k, middle, p) >= c else (middle, high)
    return DealsNeeded(high, _at_least(k, high, p), high / k)


def _at_least(k: int, n: int, p: float) -> float:
    """Return the probability of k wins or more in n."""
    if p == 1:
        return float(n >= k)
    logs = (
        math.lgamma(n + 1)
        - math.lgamma(i + 1)
        - math.lgamma(n - i + 1)
        + i * math.log(p)
        + (n - i) * math.log1p(-p)
        for i in range(k)
    )
    return 1 - math.fsum(math.exp(log) for log in logs)
