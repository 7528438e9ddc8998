# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What better selection is worth, and what it costs in applicants."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from oms42.stats.arrays import share
from oms42.stats.numbers import number, proportion

NORMAL = NormalDist()
NODES = 64  # of the quadrature over the score


def mean_standard_score(selection_ratio: float) -> float:
    r"""Return the mean standard score of those who are selected from the top.

    $$\bar z = \frac{\phi(\Phi^{-1}(1 - SR))}{SR}$$

    Args:
        selection_ratio: Share SR of the applicants that is selected, above 0, at most 1.

    Returns:
        The mean, in standard deviations of the applicants' scores.

    Raises:
        TypeError: It is not a number.
        ValueError: It is not above 0 and at most 1.

    Source:
        Naylor and Shine (1965) have it as a table.

    Example:
        >>> round(mean_standard_score(0.2), 3)
        1.4
    """
    ratio = proportion(selection_ratio, name="selection_ratio")
    return 0.0 if ratio == 1 else NORMAL.pdf(NORMAL.inv_cdf(1 - ratio)) / ratio


@dataclass(frozen=True)
class Utility:
    """Hold what a better selection gains.

    Attributes:
        mean_score: Mean standard score of those selected.
        gross: Gain before the cost of selecting.
        cost: What selecting better costs.
        net: Gross minus cost.
        break_even_sd: The SD of yearly contribution at which net is zero; infinite where the
            better validity is not better.
    """

    mean_score: float
    gross: float
    cost: float
    net: float
    break_even_sd: float


def selection_utility(
    hires: float,
    tenure: float,
    validity: float,
    sd: float,
    selection_ratio: float,
    *,
    base_validity: float = 0.0,
    cost: float = 0.0,
) -> Utility:
    r"""Value a better selection by Brogden, Cronbach and Gleser.

    $$\Delta U = N\,T\,(r_1 - r_0)\,SD_y\,\bar z_s - C$$

    The validities must be of one kind: both corrected for range restriction, or neither. Everybody
    who is offered the job is taken to accept; who is refused by the best gains less.

    Args:
        hires: Number N of people hired.
        tenure: Years T that they stay, on average.
        validity: Correlation $r_1$ of the new procedure's score with the contribution.
        sd: Standard deviation $SD_y$ of a year's contribution between people, in money.
        selection_ratio: Hires over applicants, above 0, at most 1.
        base_validity: Correlation $r_0$ of the procedure in use.
        cost: What the new procedure costs more, for all applicants, in money.

    Returns:
        The gain and its parts.

    Raises:
        TypeError: A value is not a number.
        ValueError: A correlation lies outside −1 to 1, or another value out of its range.

    Source:
        schmidt_hunter1998.

    Example:
        >>> made = selection_utility(20, 2.5, 0.42, 60_000, 0.2, base_validity=0.19, cost=70_000)
        >>> round(made.gross), round(made.net)
        (965869, 895869)
    """
    mean = mean_standard_score(selection_ratio)
    better = number(validity, name="validity", least=-1, most=1)
    better -= number(base_validity, name="base_validity", least=-1, most=1)
    people = number(hires, name="hires") * number(tenure, name="tenure")
    spread, spent = number(sd, name="sd"), number(cost, name="cost")
    per_dollar = people * better * mean
    gross = per_dollar * spread
    even = spent / per_dollar if per_dollar > 0 else math.inf
    return Utility(mean, gross, spent, gross - spent, even)


def taylor_russell(validity: float, selection_ratio: float, base_rate: float) -> float:
    r"""Return the share of those selected who will succeed.

    Score and performance are taken as bivariate normal with correlation r:

    $$P(Y > y \mid X > x) = \frac{1}{SR}\int_x^\infty
      \Phi\!\left(\frac{r t - y}{\sqrt{1 - r^2}}\right)\phi(t)\,dt$$

    with $x = \Phi^{-1}(1 - SR)$ and $y = \Phi^{-1}(1 - BR)$.

    Args:
        validity: Correlation r of score and performance, −1 to 1.
        selection_ratio: Share SR that is selected, above 0 and below 1.
        base_rate: Share BR that would succeed without selection, above 0 and below 1.

    Returns:
        The success rate among those selected.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range.

    Source:
        Taylor and Russell (1939).

    Example:
        >>> round(taylor_russell(0.5, 0.2, 0.5), 2)
        0.78
    """
    r = number(validity, name="validity", least=-1, most=1)
    ratio, rate = share(selection_ratio, name="selection_ratio"), share(base_rate, name="base_rate")
    if abs(r) == 1:
        return min(1.0, rate / ratio) if r > 0 else max(0.0, (ratio + rate - 1) / ratio)
    bar = NORMAL.inv_cdf(1 - rate)
    # equal probability of the score instead of the score itself: the integral runs over (1 − SR, 1)
    nodes, weights = np.polynomial.legendre.leggauss(NODES)
    chances = 1 - ratio * (1 - nodes) / 2 * ((1 - nodes) / 2)  # denser where the score runs away
    jacobian = (1 - nodes) / 2
    given = [
        NORMAL.cdf((r * NORMAL.inv_cdf(min(chance, 1 - 1e-15)) - bar) / math.sqrt(1 - r * r))
        for chance in chances.tolist()
    ]
    return float(np.sum(weights * jacobian * given))
