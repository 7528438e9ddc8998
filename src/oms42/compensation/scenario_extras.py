# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Bonuses, MBOs, SPIFFs and pools for many draws, counted over the year so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from oms42.compensation.bands import DUST
from oms42.compensation.windows import Window

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from oms42.compensation.bonuses import Bonus, Mbo
    from oms42.compensation.scenario import Scenario

    Floats = NDArray[np.float64]


def extras(draws: Scenario, active: list[int], number: int) -> Floats:
    """Add up what is paid beside the measures, from the first period to one of them.

    Args:
        draws: The draws.
        active: The numbers of the periods in which the seller is employed.
        number: The last period counted.

    Returns:
        Money, shape (n,).
    """
    plan = draws.plan
    total = np.zeros(draws.size)
    past = [k for k in active if k <= number]
    for bonus in plan.bonuses:
        total += _bonus(draws, bonus, past)
    for mbo in plan.mbos:
        for k in past:
            total += _mbo(draws, mbo, k)
    for spiff in plan.spiffs:
        paid = sum((draws.quantity(spiff.name, k) for k in past), np.zeros(1)) * float(spiff.pay)
        total += paid if spiff.most is None else np.minimum(paid, float(spiff.most))
    for pool in plan.pools:
        filled = sum((draws.quantity(pool.name, k) for k in past), np.zeros(1))
        total += filled * float(pool.rate * pool.member_share)
    return total


def _bonus(draws: Scenario, bonus: Bonus, past: list[int]) -> Floats:
    edge = float(bonus.at) * (1 - DUST)
    amount = float(bonus.amount)
    if bonus.per == "year":
        span = Window(0, past[-1], len(draws.spans) - 1)
        return np.where(draws.reached(bonus.measure, span) >= edge, amount, 0.0)
    if draws.attainment[bonus.measure].ndim == 1:
        reached = draws.attainment[bonus.measure] >= edge
        return np.where(reached, amount * len(past), 0.0)
    each = [draws.reached(bonus.measure, Window(k, k, k)) >= edge for k in past]
    return np.asarray(np.sum(each, axis=0) * amount)


def _mbo(draws: Scenario, mbo: Mbo, number: int) -> Floats:
    score = draws.metric(mbo.name, number)
    edge = float(mbo.threshold) * (1 - DUST)
    pay = np.minimum(score, float(mbo.most)) * float(mbo.target * draws.spans[number].share)
    return np.where(score >= edge, pay, 0.0)
