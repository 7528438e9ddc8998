# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Economic value to the customer: the price at which buying and not buying are alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from oms42.stats.numbers import number


@dataclass(frozen=True)
class CustomerValue:
    """Hold the economic value to the customer.

    Attributes:
        reference: Price of the next best alternative.
        better: Worth of what we do better, by difference.
        worse: Worth of what we do worse, by difference.
        value: Reference plus better minus worse.
    """

    reference: float
    better: Mapping[str, float]
    worse: Mapping[str, float]
    value: float

    def incentive(self, price: float) -> float:
        """Return what the customer gains by buying at a price.

        Args:
            price: The price.

        Returns:
            Value minus price; negative where the alternative is the better buy.

        Raises:
            TypeError: The price is not a number.
            ValueError: The price is negative.

        Example:
            >>> customer_value(40_000, {"downtime": 18_000}, {"migration": 6_000}).incentive(46_000)
            6000.0
        """
        return self.value - number(price, name="price")


def customer_value(
    reference: float, better: Mapping[str, float], worse: Mapping[str, float] | None = None
) -> CustomerValue:
    r"""Add up the economic value to a customer.

    $$EVC = P_{\text{ref}} + \Delta V^+ - \Delta V^-$$

    The reference is the customer's own next best alternative, which may be to do nothing; each
    difference is one that this customer would pay for.

    Args:
        reference: Price of the next best alternative, in money.
        better: What each positive difference is worth to this customer.
        worse: What each negative difference costs this customer, as positive amounts.

    Returns:
        The value and its parts.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is negative, or a difference is named on both sides.

    Source:
        anderson2006.

    Example:
        >>> customer_value(40_000, {"downtime": 18_000}, {"migration": 6_000}).value
        52000.0
    """
    price = number(reference, name="reference")
    gains = {name: number(value, name=name) for name, value in better.items()}
    costs = {name: number(value, name=name) for name, value in (worse or {}).items()}
    if both := sorted(gains.keys() & costs.keys()):
        raise ValueError(f"{', '.join(both)}: named as better and as worse; net it first.")
    return CustomerValue(price, gains, costs, price + sum(gains.values()) - sum(costs.values()))
