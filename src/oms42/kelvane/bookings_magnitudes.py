# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The planted numbers of `bookings_monthly`."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from oms42.kelvane.facts import Q3_2026, SPIFF_EFFECT, Variance
from oms42.kelvane.identity import Identity

# Both truths keep their sentence when all their numbers grow or shrink together: the payback stays
# in proportion to the lift, and hardware covers the miss of subscriptions but not its margin.
SPIFF_RANGE = (0.86, 1.14)
MIX_RANGE = (0.85, 1.15)
MIXED = ("subscription", "hardware")


@dataclass(frozen=True)
class BookingsMagnitudes:
    """Hold the planted numbers of the monthly bookings.

    Attributes:
        spiff: Change of hardware units by quarter, as a share (PT-10).
        q3: Plan and outcome of the third quarter of 2026 by product (PT-24).
    """

    spiff: Mapping[str, float]
    q3: Mapping[str, Variance]

    @classmethod
    def of(cls, identity: Identity) -> "BookingsMagnitudes":
        """Return the planted numbers of one company.

        Args:
            identity: Which company.

        Returns:
            The published numbers, or a variant's.

        Example:
            >>> published = BookingsMagnitudes.of(Identity())
            >>> published.spiff["2025Q3"], published.q3["hardware"].units
            (0.28, 1900)
        """
        lift = identity.magnitude("bookings.spiff", 1.0, *SPIFF_RANGE)
        mix = identity.magnitude("bookings.mix", 1.0, *MIX_RANGE)
        spiff = {quarter: round(lift * effect, 4) for quarter, effect in SPIFF_EFFECT.items()}
        q3 = {name: _stretched(name, fact, mix) for name, fact in Q3_2026.items()}
        return cls(spiff=MappingProxyType(spiff), q3=MappingProxyType(q3))


def _stretched(product: str, fact: Variance, mix: float) -> Variance:
    """Stretch what a product's outcome differs from plan by, in whole units and cents."""
    if product not in MIXED:
        return fact
    units = fact.plan_units + round(mix * (fact.units - fact.plan_units))
    price = fact.plan_price + round(mix * (fact.price - fact.plan_price), 2)
    return Variance(fact.plan_units, fact.plan_price, units, round(price, 2))
