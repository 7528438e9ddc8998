# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Red flags in numbers: a margin unlike its peers', entries that crowd below a limit."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import vector
from oms42.stats.numbers import above_zero, number

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

MAD = 1.482602218505602  # makes the median absolute deviation a normal's standard deviation


@dataclass(frozen=True)
class PeerFlag:
    """Hold how far a value lies from its peers. A flag starts an inquiry; it is not a verdict.

    Attributes:
        mean: Mean of the peers.
        sd: Their standard deviation (n − 1).
        z: Distance from the mean in standard deviations.
        robust_z: Distance from the median in units of the median absolute deviation, which one
            odd peer cannot stretch; infinite or zero where half of the peers are equal.
    """

    mean: float
    sd: float
    z: float
    robust_z: float


def peer_flag(value: float, peers: ArrayLike) -> PeerFlag:
    r"""Compare one value with its peers, which must not include it.

    $$z = \frac{x - \bar x}{s}$$

    Args:
        value: The value in question, such as a partner's margin.
        peers: Values of comparable others, shape (n,), at least three.

    Returns:
        The distances.

    Raises:
        TypeError: A value is not a number.
        ValueError: There are fewer than three peers, or all are equal.

    Example:
        >>> made = peer_flag(28, [16, 18, 17, 21, 15, 19, 20, 18, 17, 19, 16, 20])
        >>> round(made.sd, 2), round(made.z, 1)
        (1.86, 5.4)
    """
    given, others = (
        number(value, name="value", least=-math.inf),
        vector(peers, name="peers", least=3),
    )
    sd = float(others.std(ddof=1))
    if sd == 0:
        raise ValueError(f"all peers are {others[0]:g}; without spread there is no distance.")
    middle = float(np.median(others))
    usual = MAD * float(np.median(np.abs(others - middle)))
    away = given - middle
    robust = away / usual if usual > 0 else math.copysign(math.inf, away) if away else 0.0
    return PeerFlag(float(others.mean()), sd, (given - float(others.mean())) / sd, robust)


@dataclass(frozen=True)
class LimitFlag:
    """Hold whether entries crowd just below a limit.

    Attributes:
        below: Entries in the window just below the limit.
        expected: Entries expected there, from the windows further below and above.
        excess: Below minus expected.
        p: Chance of so many or more if nobody minded the limit (Poisson).
    """

    below: int
    expected: float
    excess: float
    p: float


def limit_flag(values: ArrayLike, limit: float, window: float, *, around: int = 3) -> LimitFlag:
    r"""Count entries in $[L - w, L)$ against a line through the windows around it.

    Counts of windows of the same width on both sides, the one in question left out, are fitted by
    a straight line in logarithms (a half is added to each count), and its height at the window is
    what to expect:

    $$\ln(n_j + \tfrac12) = \alpha + \beta j, \qquad j \ne 0$$

    Args:
        values: Amounts of the entries, shape (n,).
        limit: The limit L from which an approval is needed.
        window: Width w of a window, in the same money, above 0.
        around: Windows on each side, at least 2.

    Returns:
        The count, what was to be expected, and how unlikely the difference is.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of range, or the windows would reach below zero.

    Source:
        McCrary (2008) for the idea of a jump in the density.

    Example:
        >>> entries = np.concatenate([np.arange(100, 700, 10.0), np.full(12, 495.0)])
        >>> made = limit_flag(entries, 500, 20)
        >>> made.below, round(made.expected, 1), made.p < 0.001
        (14, 2.0, True)
    """
    amounts, top = vector(values, name="values"), number(limit, name="limit")
    width = above_zero(window, name="window")
    if isinstance(around, bool) or around != int(around) or around < 2:
        raise ValueError(f"around is {around!r}; it must be a whole number of windows, at least 2.")
    if top - (around + 1) * width < -1e-9:
        raise ValueError(
            f"{around} windows of {width:g} below {top:g} reach below zero; take narrower windows."
        )
    place = np.floor((amounts - top) / width).astype(int) + 1  # 0: just below the limit
    at = np.array([j for j in range(-int(around), int(around) + 1) if j])
    counts = np.array([(place == j).sum() for j in at])
    level = float(np.polynomial.polynomial.polyfit(at, np.log(counts + 0.5), 1)[0])
    expected = max(math.exp(level) - 0.5, 0.5)
    seen = int((place == 0).sum())
    return LimitFlag(seen, expected, seen - expected, _poisson_tail(seen, expected))


def _poisson_tail(seen: int, mean: float) -> float:
    """Return the chance of so many or more."""
    term, below = math.exp(-mean), 0.0
    for k in range(seen):
        below += term
        term *= mean / (k + 1)
    return max(0.0, 1.0 - below) if below < 0.5 else _upper(seen, mean)


def _upper(seen: int, mean: float) -> float:
    """Sum the tail itself: one minus almost one would leave rounding only."""
    term = math.exp(seen * math.log(mean) - mean - math.lgamma(seen + 1))
    total, k = 0.0, seen
    while term > 1e-18 * max(total, 1e-300):
        total, k = total + term, k + 1
        term *= mean / k
    return total
