# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Reservation values, the zone between them, and where in it two sides may settle."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from oms42.stats.arrays import probabilities, same_length, vector
from oms42.stats.numbers import number

if TYPE_CHECKING:
    from numpy.typing import ArrayLike


def reservation_value(values: ArrayLike, chances: ArrayLike) -> float:
    r"""Return what no deal is worth: the mean of the alternatives.

    $$RV = \sum_k p_k v_k$$

    The mean is the walk-away of somebody who can bear the risk; who cannot should walk away later.

    Args:
        values: Value $v_k$ of each way the alternative may end, shape (k,), in money.
        chances: Its probability $p_k$, shape (k,); they add up to 1.

    Returns:
        The reservation value.

    Raises:
        TypeError: A value is not a number.
        ValueError: Lengths differ, or the probabilities do not add up to 1.

    Source:
        raiffa1982.

    Example:
        >>> round(reservation_value([700, 340], [0.45, 0.55]), 6)
        502.0
    """
    worth, chance = vector(values, name="values"), probabilities(chances, name="chances")
    same_length(values=worth, chances=chance)
    if abs(float(chance.sum()) - 1) > 1e-9:
        raise ValueError(
            f"chances add up to {chance.sum():g}; they must add up to 1: name every way it may end."
        )
    return float(worth @ chance)


@dataclass(frozen=True)
class Zone:
    """Hold the zone of possible agreement on one price.

    Attributes:
        seller: Lowest price that the seller takes.
        buyer: Highest price that the buyer pays.
        width: Buyer minus seller; negative where no price suits both.
        exists: Whether there is a price that both prefer to no deal, or are indifferent to.
    """

    seller: float
    buyer: float
    width: float
    exists: bool

    def settle(self, power: float = 0.5) -> float:
        r"""Return the price of the (asymmetric) Nash bargain.

        $$p^* = \arg\max_p (p - RV_s)^{\theta} (RV_b - p)^{1-\theta}
          = RV_s + \theta (RV_b - RV_s)$$

        Args:
            power: Bargaining power θ of the seller, 0 to 1.

        Returns:
            The price.

        Raises:
            TypeError: The power is not a number.
            ValueError: The power is out of range, or there is no zone.

        Source:
            Nash (1950).

        Example:
            >>> zone(502, 640).settle()
            571.0
        """
        weight = number(power, name="power", most=1)
        if not self.exists:
            raise ValueError(
                f"no price suits both: the seller needs {self.seller:g}, the buyer pays at most "
                f"{self.buyer:g}. Change the package, or take the alternatives."
            )
        return self.seller + weight * self.width


def zone(seller: float, buyer: float) -> Zone:
    r"""Return the zone of possible agreement.

    $$ZOPA = RV_b - RV_s \quad\text{if positive}$$

    Args:
        seller: Reservation value of the seller: the lowest price to take.
        buyer: Reservation value of the buyer: the highest price to pay.

    Returns:
        The zone.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is not finite.

    Source:
        raiffa1982.

    Example:
        >>> zone(502, 640).width
        138.0
    """
    low, high = (
        number(side, name=name, least=-math.inf)
        for name, side in (("seller", seller), ("buyer", buyer))
    )
    return Zone(low, high, high - low, high >= low)
