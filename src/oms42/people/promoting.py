# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Promoting the best seller: what the team gains, and what it loses."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from oms42.stats.arrays import whole
from oms42.stats.numbers import number


@dataclass(frozen=True)
class Promotion:
    """Hold what a rule of promotion does to a team.

    Attributes:
        manager_skill: Mean coaching skill of who is promoted, in standard deviations.
        lost_sales: Mean sales skill that the team loses with that person, in standard deviations.
        output: Mean output of the team after the periods, relative to one whose manager is drawn
            by lot (1.0 is no difference).
        se: Standard error of the output from the draws.
    """

    manager_skill: float
    lost_sales: float
    output: float
    se: float


def promotion(
    weight: float,
    correlation: float,
    *,
    team: int = 8,
    seller_sd: float = 0.25,
    coaching_lift: float = 0.10,
    periods: int = 8,
    ramp_periods: int = 3,
    draws: int = 4_000,
    seed: int = 42,
) -> Promotion:
    r"""Simulate a team that promotes one of its own to manage it.

    Sales skill s and coaching skill c are normal with correlation $\rho$. The seller with the
    highest $w\,s + (1-w)\,c$ becomes the manager; a new seller of average skill takes the empty
    place and ramps up in a straight line. In each period the others' output is

    $$\textstyle\sum_i (1 + \sigma s_i)(1 + \lambda c_{\text{manager}})$$

    and it is compared with the same team under a manager drawn by lot, who leaves a place too.

    Args:
        weight: Weight w on sales skill in the rule, 0 to 1; 1 promotes the best seller.
        correlation: Correlation ρ of sales and coaching skill, −1 to 1.
        team: Sellers in the team before the promotion, at least 2.
        seller_sd: Standard deviation σ of a seller's output, as a share of the mean.
        coaching_lift: What one standard deviation of coaching skill λ adds to everyone's output.
        periods: Periods that are followed.
        ramp_periods: Periods until the new seller is at full output.
        draws: Teams that are drawn.
        seed: The same seed gives the same teams.

    Returns:
        The skills of who is promoted, and the team's output.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range.

    Source:
        benson2019 on what firms do.

    Example:
        >>> best_seller = promotion(1.0, 0.0)
        >>> best_coach = promotion(0.0, 0.0)
        >>> best_seller.output < 1 < best_coach.output
        True
    """
    w = number(weight, name="weight", most=1)
    rho = number(correlation, name="correlation", least=-1, most=1)
    n, many = whole(team, name="team", least=2), whole(draws, name="draws", least=2)
    spread, lift = number(seller_sd, name="seller_sd"), number(coaching_lift, name="coaching_lift")
    last, slow = whole(periods, name="periods"), whole(ramp_periods, name="ramp_periods")
    rng = np.random.default_rng(whole(seed, name="seed", least=0))
    sales = rng.standard_normal((many, n))
    coach = rho * sales + math.sqrt(1 - rho * rho) * rng.standard_normal((many, n))
    rows = np.arange(many)
    chosen = (w * sales + (1 - w) * coach).argmax(axis=1)
    drawn = rng.integers(0, n, many)
    share = np.minimum(1, (np.arange(last) + 0.5) / slow).mean()
    whole_team = n + spread * sales.sum(axis=1)

    def output(who: np.ndarray) -> np.ndarray:
        left = whole_team - 1 - spread * sales[rows, who] + share
        return np.asarray(left * (1 + lift * coach[rows, who]))

    ours, lot = output(chosen), output(drawn)
    ratio = ours.mean() / lot.mean()
    error = (ours - ratio * lot).std(ddof=1) / math.sqrt(many) / lot.mean()
    return Promotion(
        manager_skill=float(coach[rows, chosen].mean()),
        lost_sales=float(sales[rows, chosen].mean()),
        output=float(ratio),
        se=float(error),
    )
