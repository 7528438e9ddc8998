# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Two win rates: their difference, its uncertainty, and how many cases would settle it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from numbers import Real
from statistics import NormalDist

from oms42.stats.arrays import share, whole

NORMAL = NormalDist()


@dataclass(frozen=True)
class Difference:
    """Hold the difference of two shares.

    Attributes:
        estimate: First minus second.
        lower: Lower confidence limit, errors unpooled.
        upper: Upper confidence limit.
        z: Test statistic, errors pooled as if there were no difference.
        p: Two-sided p value.
    """

    estimate: float
    lower: float
    upper: float
    z: float
    p: float


def compare_proportions(
    wins1: int, n1: int, wins2: int, n2: int, *, level: float = 0.95
) -> Difference:
    r"""Compare two shares, such as the win rates of two arms of a trial.

    $$z = \frac{\hat p_1 - \hat p_2}{\sqrt{\bar p(1-\bar p)(1/n_1 + 1/n_2)}}$$

    Args:
        wins1: Wins of the first arm.
        n1: Its cases.
        wins2: Wins of the second arm.
        n2: Its cases.
        level: Coverage of the interval, above 0 and below 1.

    Returns:
        The difference with interval and test.

    Raises:
        TypeError: A count is not a whole number.
        ValueError: There are more wins than cases, or no win or no loss in both arms.

    Example:
        >>> made = compare_proportions(283, 1150, 253, 1150)
        >>> round(100 * made.estimate, 2), round(made.z, 2), round(made.p, 3)
        (2.61, 1.48, 0.139)
    """
    rates = []
    for wins, cases, arm in ((wins1, n1, 1), (wins2, n2, 2)):
        total = whole(cases, name=f"n{arm}")
        if whole(wins, name=f"wins{arm}", least=0) > total:
            raise ValueError(f"wins{arm} is {wins}, more than the {total} cases of arm {arm}.")
        rates.append((wins / total, total))
    (p1, m1), (p2, m2) = rates
    pooled = (wins1 + wins2) / (m1 + m2)
    if pooled in (0, 1):
        raise ValueError("both arms have no win, or no loss; then there is nothing to compare.")
    z = (p1 - p2) / math.sqrt(pooled * (1 - pooled) * (1 / m1 + 1 / m2))
    error = math.sqrt(p1 * (1 - p1) / m1 + p2 * (1 - p2) / m2)
    reach = NORMAL.inv_cdf((1 + share(level, name="level")) / 2) * error
    gap = p1 - p2
    return Difference(gap, gap - reach, gap + reach, z, 2 * NORMAL.cdf(-abs(z)))


def power(p1: float, p2: float, n: int, *, alpha: float = 0.05) -> float:
    r"""Return the chance that a trial of two arms finds a difference that is there.

    $$1-\beta = \Phi\!\left(\frac{\lvert p_1-p_2\rvert\sqrt n - z_{1-\alpha/2}
      \sqrt{2\bar p(1-\bar p)}}{\sqrt{p_1(1-p_1)+p_2(1-p_2)}}\right)$$

    The far tail is left out; it matters only where there is hardly any power at all.

    Args:
        p1: True share of the first arm.
        p2: True share of the second arm.
        n: Cases an arm.
        alpha: Two-sided level of the test.

    Returns:
        The power, from 0 to 1.

    Raises:
        TypeError: A number is of the wrong type.
        ValueError: A share lies outside 0 to 1, or both are equal.

    Source:
        Fleiss, Levin and Paik (2003).

    Example:
        >>> round(power(0.22, 0.24, 1150), 2)
        0.21
    """
    gap, null, alternative = _spreads(p1, p2)
    cases = whole(n, name="n")
    critical = NORMAL.inv_cdf(1 - share(alpha, name="alpha") / 2)
    return NORMAL.cdf((gap * math.sqrt(cases) - critical * null) / alternative)


def sample_size(p1: float, p2: float, *, chance: float = 0.8, alpha: float = 0.05) -> int:
    r"""Return the cases an arm that give a trial its power.

    $$n = \frac{\bigl(z_{1-\alpha/2}\sqrt{2\bar p(1-\bar p)}
      + z_{1-\beta}\sqrt{p_1(1-p_1)+p_2(1-p_2)}\bigr)^2}{(p_1-p_2)^2}$$

    Args:
        p1: True share of the first arm.
        p2: True share of the second arm.
        chance: The power that is wanted, $1-\beta$.
        alpha: Two-sided level of the test.

    Returns:
        Cases an arm, rounded up.

    Raises:
        TypeError: A number is of the wrong type.
        ValueError: A share lies outside 0 to 1, or both are equal.

    Source:
        Fleiss, Levin and Paik (2003).

    Example:
        >>> sample_size(0.25, 0.40)
        152
    """
    gap, null, alternative = _spreads(p1, p2)
    wanted = NORMAL.inv_cdf(share(chance, name="chance"))
    critical = NORMAL.inv_cdf(1 - share(alpha, name="alpha") / 2)
    return math.ceil(((critical * null + wanted * alternative) / gap) ** 2)


def design_effect(size: float, icc: float) -> float:
    r"""Return by how much clusters raise the cases that are needed.

    $$1 + (m - 1)\rho$$

    Args:
        size: Mean cases a cluster $m \ge 1$, such as deals a seller.
        icc: Intraclass correlation $\rho$, from 0 to 1.

    Returns:
        The factor.

    Raises:
        TypeError: A number is of the wrong type.
        ValueError: A number is out of its range.

    Source:
        Kish (1965).

    Example:
        >>> round(design_effect(38, 0.03), 2)
        2.11
    """
    for name, value, low, high in (("size", size, 1, math.inf), ("icc", icc, 0, 1)):
        if isinstance(value, bool) or not isinstance(value, Real):
            raise TypeError(f"{name} is {value!r}; it must be a number.")
        if not low <= value <= high:
            raise ValueError(f"{name} is {value}; it must be at least {low} and at most {high}.")
    return float(1 + (size - 1) * icc)


def _spreads(p1: float, p2: float) -> tuple[float, float, float]:
    """Return the gap and the spread of one case's difference, without and with it."""
    first, second = share(p1, name="p1"), share(p2, name="p2")
    if first == second:
        raise ValueError(f"p1 and p2 are both {first}; no number of cases finds no difference.")
    mean = (first + second) / 2
    null = math.sqrt(2 * mean * (1 - mean))
    return abs(first - second), null, math.sqrt(first * (1 - first) + second * (1 - second))
