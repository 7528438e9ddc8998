# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Unit economics by motion: payback, lifetime value, and the efficiency of the quarter."""

from __future__ import annotations

import math
from dataclasses import dataclass

from oms42.stats.numbers import above_zero, number


@dataclass(frozen=True)
class UnitEconomics:
    """Hold the economics of one new customer won by one motion.

    Attributes:
        cac: Cost of acquiring one customer.
        payback_months: Months of gross margin that repay it; infinite without margin.
        lifetime_value: Discounted gross margin of a customer whose yearly churn is constant.
        ratio: Lifetime value over CAC.
    """

    cac: float
    payback_months: float
    lifetime_value: float
    ratio: float


def cac_payback(cac: float, new_mrr: float, gross_margin: float) -> float:
    r"""Return the months of gross margin that repay the cost of acquisition.

    $$\frac{\text{CAC}}{\text{new MRR} \times GM}$$

    It counts no churn: customers who leave before the payback never repay.

    Args:
        cac: Cost of acquisition, in money, of one customer or of all of a period.
        new_mrr: New monthly recurring revenue of the same customers.
        gross_margin: Gross margin GM of that revenue, 0 to 1.

    Returns:
        Months; infinite where there is no margin.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range.

    Example:
        >>> cac_payback(45_000, 3_667, 0.79).__round__(1)
        15.5
    """
    cost, revenue = number(cac, name="cac"), number(new_mrr, name="new_mrr")
    margin = revenue * number(gross_margin, name="gross_margin", most=1)
    return cost / margin if margin > 0 else math.inf


def unit_economics(
    cost: float,
    customers: float,
    acv: float,
    gross_margin: float,
    churn: float,
    *,
    discount: float = 0.10,
) -> UnitEconomics:
    r"""Return the economics of a motion: field, inside, product-led, partner.

    $$\text{CAC} = \frac{K}{n}, \qquad
      LTV = A\,g\,\frac{1 + d}{1 + d - r}, \quad r = 1 - \text{churn}$$

    The margin of a year is earned at its start; the first year is certain. Compare motions only
    with their own gross margins: the same CAC buys less where service eats the margin.

    Args:
        cost: All selling and marketing cost K of the motion in the period.
        customers: Customers n it won in the period, above 0.
        acv: Mean annual contract value A of one, in money.
        gross_margin: Gross margin g, 0 to 1.
        churn: Share of customers lost a year, 0 to 1.
        discount: Discount rate d a year.

    Returns:
        The economics of one customer.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range.

    Source:
        gupta2004 on what a customer is worth.

    Example:
        >>> made = unit_economics(4_500_000, 100, 44_000, 0.79, 0.15)
        >>> made.cac, round(made.payback_months, 1), round(made.ratio, 2)
        (45000.0, 15.5, 3.4)
    """
    each = number(cost, name="cost") / above_zero(customers, name="customers")
    margin = number(acv, name="acv") * number(gross_margin, name="gross_margin", most=1)
    stay = 1 - number(churn, name="churn", most=1)
    rate = number(discount, name="discount")
    if rate == 0 and stay == 1:
        raise ValueError("without churn and discount a customer's value has no end; give one.")
    value = margin * (1 + rate) / (1 + rate - stay)
    ratio = value / each if each > 0 else math.inf
    return UnitEconomics(each, cac_payback(each, margin / 12, 1.0), value, ratio)


def magic_number(revenue: float, revenue_before: float, cost_before: float) -> float:
    r"""Return the annualized growth of recurring revenue per dollar spent the quarter before.

    $$\frac{4\,(R_t - R_{t-1})}{K_{t-1}}$$

    Expansion and churn are inside it, so it says nothing of new customers alone.

    Args:
        revenue: Recurring revenue of the quarter.
        revenue_before: That of the quarter before.
        cost_before: Selling and marketing cost of the quarter before, above 0.

    Returns:
        The ratio.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range.

    Example:
        >>> magic_number(33.0, 31.5, 8.0)
        0.75
    """
    grown = number(revenue, name="revenue") - number(revenue_before, name="revenue_before")
    return 4 * grown / above_zero(cost_before, name="cost_before")
