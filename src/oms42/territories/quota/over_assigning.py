# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Over-assignment: quotas that add up to more than the plan, and what that buys."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING

from oms42.stats.arrays import share
from oms42.territories.amounts import amounts, number
from oms42.territories.sizing.inputs import per_segment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike


@dataclass(frozen=True)
class PlanChance:
    """Hold how likely a plan is, given the quotas.

    Attributes:
        probability: Probability that sales reach the plan.
        mean: Expected sales.
        sd: Standard deviation of sales.
        over_assignment: Sum of the quotas beyond the plan, as a share of the plan.
    """

    probability: float
    mean: float
    sd: float
    over_assignment: float


def over_assignment(quotas: ArrayLike, plan: float) -> float:
    r"""Return by how much the quotas exceed the plan.

    $$o = \frac{\sum_i Q_i}{T} - 1$$

    Args:
        quotas: Quota $Q_i$ of each seller, 0 or more, shape (n,).
        plan: Plan T of the whole, above 0.

    Returns:
        The share beyond the plan: 0.08 is 8 percent; below 0 if the quotas do not cover it.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range.

    Example:
        >>> round(over_assignment([9.623, 9.005, 6.106, 3.778], 26.4), 4)
        0.08
    """
    total = math.fsum(amounts(quotas, name="quotas"))
    return total / number(plan, name="plan", above=0) - 1


def stacked(levels: Sequence[float]) -> float:
    r"""Return what over-assignments at several levels add up to.

    $$o = \prod_l (1 + o_l) - 1$$

    Args:
        levels: Over-assignment of each level, such as region, district and seller, above −1.

    Returns:
        The over-assignment from top to bottom.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range.

    Example:
        >>> round(stacked([0.05, 0.05, 0.05]), 3)
        0.158
    """
    return math.prod(1 + number(one, name="levels", above=-1) for one in levels) - 1


def plan_chance(
    quotas: ArrayLike,
    plan: float,
    *,
    attainment: ArrayLike = 1.0,
    sd: ArrayLike = 0.0,
    correlation: float = 0.0,
) -> PlanChance:
    r"""Return how likely sales reach the plan.

    Seller i attains a share $A_i$ of quota with mean $\mu_i$ and standard deviation $\sigma_i$; any
    two attainments have the correlation ρ, as good and bad markets hit all. The sum is taken as
    normal:

    $$\Pr\Bigl\{\sum_i Q_i A_i \ge T\Bigr\} = \Phi\!\Bigl(\frac{\sum_i Q_i\mu_i - T}{s}\Bigr),
      \qquad s^2 = (1-\rho)\sum_i Q_i^2\sigma_i^2 + \rho\,\Bigl(\sum_i Q_i\sigma_i\Bigr)^2$$

    It holds attainment fixed as quotas rise; where sellers give up on a quota that they cannot
    reach, or work harder for it, the means move too.

    Args:
        quotas: Quota $Q_i$ of each seller, 0 or more, shape (n,).
        plan: Plan T of the whole, above 0.
        attainment: Mean attainment $\mu_i$, 0 or more; one number or shape (n,).
        sd: Standard deviation $\sigma_i$ of attainment, 0 or more; one number or shape (n,).
        correlation: Correlation ρ of any two attainments, 0 to 1.

    Returns:
        The probability, with mean and standard deviation of sales.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range, or the lengths differ.

    Example:
        >>> chance = plan_chance([1.2] * 24, 24, attainment=0.92, sd=0.28)
        >>> round(chance.mean, 3), round(chance.sd, 4), round(chance.probability, 3)
        (26.496, 1.6461, 0.935)
        >>> round(plan_chance([1.2] * 24, 24, attainment=0.92, sd=0.28,
        ...                   correlation=0.3).probability, 3)
        0.705
    """
    Q = amounts(quotas, name="quotas")
    T = number(plan, name="plan", above=0)
    mu, sigma = (
        per_segment(x, Q.size, name=n) for x, n in ((attainment, "attainment"), (sd, "sd"))
    )
    rho = number(correlation, name="correlation", least=0, most=1)
    mean = float(Q @ mu)
    s = math.sqrt((1 - rho) * float((Q * sigma) @ (Q * sigma)) + rho * float(Q @ sigma) ** 2)
    over = float(Q.sum()) / T - 1
    if s == 0:
        return PlanChance(float(mean >= T or math.isclose(mean, T)), mean, 0.0, over)
    return PlanChance(NormalDist().cdf((mean - T) / s), mean, s, over)


def needed_over_assignment(
    quotas: ArrayLike,
    *,
    probability: float = 0.8,
    attainment: ArrayLike = 1.0,
    sd: ArrayLike = 0.0,
    correlation: float = 0.0,
) -> float:
    r"""Return the over-assignment with which the plan is as likely as wanted.

    $$o = \frac{\sum_i Q_i}{\sum_i Q_i\mu_i - z_p\,s} - 1$$

    with the $s$ of `plan_chance`: all quotas are scaled until the plan lies $z_p$ standard
    deviations below expected sales. Only the quotas' proportions matter.

    Args:
        quotas: Quotas $Q_i$, or their proportions, 0 or more, shape (n,).
        probability: Probability wanted, above 0 and below 1.
        attainment: Mean attainment, 0 or more; one number or shape (n,).
        sd: Standard deviation of attainment, 0 or more; one number or shape (n,).
        correlation: Correlation of any two attainments, 0 to 1.

    Returns:
        The over-assignment: 0.08 if the quotas have to add up to 1.08 times the plan.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range, or no scale gives that probability.

    Example:
        >>> round(needed_over_assignment([1] * 24, attainment=0.92, sd=0.28), 3)
        0.147
    """
    total = math.fsum(amounts(quotas, name="quotas"))
    chance = plan_chance(quotas, total, attainment=attainment, sd=sd, correlation=correlation)
    z = NormalDist().inv_cdf(share(probability, name="probability"))
    sure = chance.mean - z * chance.sd
    if sure <= 0:
        raise ValueError(
            f"no scale of the quotas reaches the plan with probability {probability}: sales of "
            f"mean {chance.mean:g} vary by {chance.sd:g}; ask for less certainty."
        )
    return total / sure - 1
