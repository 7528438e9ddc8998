# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Whom to contact: where the expected margin exceeds the cost, in the order of what it earns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import outcomes, probabilities, read_only, same_length, vector
from oms42.stats.numbers import above_zero, number, proportion

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from oms42.stats.arrays import FloatArray


def contact_threshold(cost: float, value: float, margin: float) -> float:
    r"""Return the probability from which a contact pays.

    $$p > \frac{c}{V m}$$

    Args:
        cost: Cost c of a contact, in money.
        value: Value V of a deal.
        margin: Contribution margin m, above 0, at most 1.

    Returns:
        The probability; above 1 where no contact pays.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range.

    Example:
        >>> round(contact_threshold(260, 9_000, 0.55), 4)
        0.0525
    """
    gain = above_zero(value, name="value") * proportion(margin, name="margin")
    return number(cost, name="cost") / gain


@dataclass(frozen=True)
class LeadValues:
    """Hold what contacting each lead is expected to earn.

    Attributes:
        net: Expected margin less the cost of the contact, shape (n,).
        order: Rows of the leads, the best first, shape (n,).
        worth_it: Whether a contact pays, shape (n,).
    """

    net: FloatArray
    order: NDArray[np.int64]
    worth_it: NDArray[np.bool_]


def lead_values(p: ArrayLike, value: ArrayLike, margin: float, cost: float) -> LeadValues:
    r"""Rank leads by what a contact is expected to earn, not by the chance alone.

    $$EV_i = p_i V_i m - c$$

    Args:
        p: Probability that each converts, calibrated, shape (n,).
        value: Value of the deal if it does, shape (n,).
        margin: Contribution margin m, 0 to 1.
        cost: Cost c of a contact, in the values' money.

    Returns:
        Net value of each, and the order.

    Raises:
        TypeError: A value is not a number.
        ValueError: Lengths differ, or a value is out of its range.

    Example:
        >>> made = lead_values([.02, .05, .10, .25, .40], [60, 90, 40, 20, 12], 0.55, 0.26)
        >>> made.net.round(3), made.order + 1
        (array([0.4  , 2.215, 1.94 , 2.49 , 2.38 ]), array([4, 5, 2, 3, 1]))
    """
    chance, worth = probabilities(p, name="p"), vector(value, name="value")
    same_length(p=chance, value=worth)
    net = chance * worth * number(margin, name="margin", most=1) - number(cost, name="cost")
    return LeadValues(read_only(net), np.argsort(-net, kind="stable"), net > 0)


@dataclass(frozen=True)
class ProfitCurve:
    """Hold what a list would have earned at each depth.

    Attributes:
        contacted: Leads contacted, from none to all, shape (n + 1,).
        profit: Profit at that depth, shape (n + 1,).
        best: Depth with the highest profit.
        threshold: Score of the last lead contacted at the best depth; infinite if none should be.
    """

    contacted: NDArray[np.int64]
    profit: FloatArray
    best: int
    threshold: float


def profit_curve(
    scores: ArrayLike, converted: ArrayLike, value: float, margin: float, cost: float
) -> ProfitCurve:
    r"""Follow the profit of contacting a list from the top.

    $$\Pi(k) = V m \sum_{i \le k} o_{(i)} - c\,k$$

    The best depth was chosen with the outcomes in view; on leads to come expect less.

    Args:
        scores: Score of each lead, higher is better, shape (n,).
        converted: 1 if it converted, shape (n,).
        value: Value V of a deal.
        margin: Contribution margin m.
        cost: Cost c of a contact.

    Returns:
        The curve and its best depth.

    Raises:
        TypeError: A value is not a number.
        ValueError: Lengths differ, or a value is out of its range.

    Example:
        >>> made = profit_curve([0.9, 0.5, 0.1], [1, 0, 0], 100, 0.5, 20)
        >>> made.profit, made.best
        (array([  0.,  30.,  10., -10.]), 1)
    """
    score, end = vector(scores, name="scores"), outcomes(converted, name="converted")
    same_length(scores=score, converted=end)
    gain = number(value, name="value") * number(margin, name="margin", most=1)
    order = np.argsort(-score, kind="stable")
    depth = np.arange(score.size + 1)
    profit = np.r_[0.0, gain * end[order].cumsum()] - number(cost, name="cost") * depth
    # leads of one score are contacted together: no line can be drawn between them
    whole_step = np.r_[True, np.diff(score[order]) != 0, True]
    best = int(np.where(whole_step, profit, -np.inf).argmax())
    threshold = float(score[order][best - 1]) if best else float("inf")
    return ProfitCurve(depth, read_only(profit), best, threshold)
