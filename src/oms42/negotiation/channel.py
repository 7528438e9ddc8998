# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Two margins on one product: what a vendor and a reseller lose by pricing apart."""

from __future__ import annotations

from dataclasses import dataclass

from oms42.stats.numbers import above_zero, number


@dataclass(frozen=True)
class Channel:
    """Hold prices, quantity and who earns what.

    Attributes:
        wholesale: Price a unit that the reseller pays the vendor.
        fee: What the reseller pays beside it, for the period.
        price: Price that the customer pays.
        quantity: Units sold.
        vendor: Profit of the vendor.
        reseller: Profit of the reseller.
        joint: Sum of the two.
        customers: Customers' surplus.
    """

    wholesale: float
    fee: float
    price: float
    quantity: float
    vendor: float
    reseller: float
    joint: float
    customers: float


@dataclass(frozen=True)
class ChannelProfit:
    """Hold three ways to price through a reseller.

    Attributes:
        integrated: One firm sets the one price.
        separate: Each adds its own margin.
        two_part: The vendor sells at cost and takes a fee.
        lost: Share of the joint profit that pricing apart loses.
    """

    integrated: Channel
    separate: Channel
    two_part: Channel
    lost: float


def channel_profit(
    intercept: float, slope: float, cost: float, *, reseller_cost: float = 0.0, share: float = 0.5
) -> ChannelProfit:
    r"""Compare pricing together and apart, with linear demand.

    Demand is $q = a - b p$; both costs add up to $c$. Together: $p = (a/b + c)/2$. Apart, the
    reseller answers the wholesale price w with $p = (a/b + w + c_r)/2$, and the vendor, who
    foresees it, sets $w = (a/b - c_r + c_v)/2$: half the quantity, three quarters of the profit.
    A fee beside a wholesale price at cost brings all of it back, without touching the resale price.

    Args:
        intercept: Demand a at a price of zero, above 0.
        slope: Units b that a price higher by one loses, above 0.
        cost: The vendor's cost $c_v$ a unit.
        reseller_cost: The reseller's cost $c_r$ a unit, beside the wholesale price.
        share: Share of the joint profit that the two-part tariff leaves the reseller, 0 to 1.

    Returns:
        Prices, quantities and profits of each.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of range, or the cost is so high that nothing is sold.

    Source:
        Spengler (1950).

    Example:
        >>> made = channel_profit(100, 1, 20)
        >>> made.integrated.joint, made.separate.joint, made.lost
        (1600.0, 1200.0, 0.25)
    """
    a, b = number(intercept, name="intercept"), above_zero(slope, name="slope")
    vendor, reseller = (
        number(cost, name="cost"),
        number(reseller_cost, name="reseller_cost"),
    )
    kept = number(share, name="share", most=1)
    choke, both = a / b, vendor + reseller
    if both >= choke:
        raise ValueError(
            f"costs of {both:g} a unit reach the price of {choke:g} at which nobody buys; there is "
            "nothing to sell."
        )

    def outcome(wholesale: float, price: float, fee: float = 0.0) -> Channel:
        q = a - b * price
        ours = (wholesale - vendor) * q + fee
        theirs = (price - wholesale - reseller) * q - fee
        surplus = (choke - price) * q / 2
        return Channel(wholesale, fee, price, q, ours, theirs, ours + theirs, surplus)

    together = (choke + both) / 2
    apart = (choke - reseller + vendor) / 2
    one = outcome(vendor, together)
    two = outcome(apart, (choke + apart + reseller) / 2)
    tariff = outcome(vendor, together, fee=(1 - kept) * one.joint)
    whole = outcome(together - reseller, together)
    return ChannelProfit(whole, two, tariff, 1 - two.joint / one.joint)
