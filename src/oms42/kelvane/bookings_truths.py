# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What `bookings_monthly` promises to its analysts."""

from oms42.kelvane.bookings_magnitudes import BookingsMagnitudes
from oms42.kelvane.facts import PRODUCT
from oms42.kelvane.identity import Identity
from oms42.kelvane.truth import Promise

LIFTED = ("2025Q3", "2025Q4", "2026Q1")


def promises(identity: Identity) -> tuple[Promise, ...]:
    """Return the promises about the SPIFF and the third quarter of 2026.

    Args:
        identity: Which company.

    Returns:
        PT-10 and PT-24.

    Example:
        >>> [promise.name for promise in promises(Identity())][:2]
        ['PT-10.planted_2025Q3', 'PT-10.planted_2025Q4']
    """
    size = BookingsMagnitudes.of(identity)
    return (*_spiff(size), *_third_quarter(size))


def _spiff(size: BookingsMagnitudes) -> tuple[Promise, ...]:
    """Return the promises about hardware units."""
    planted = [
        Promise(
            f"PT-10.planted_{quarter}",
            f"The SPIFF changes hardware units of {quarter} by this share of what would have sold.",
            size.spiff[quarter],
            0.0005,
            "counterfactual",
        )
        for quarter in LIFTED
    ]
    found = [
        Promise(
            f"PT-10.estimated_{quarter}",
            f"Change of log hardware units of {quarter} against services, trend and season.",
            size.spiff[quarter],
            None,
            "sample",
        )
        for quarter in LIFTED
    ]
    net = Promise(
        "PT-10.net",
        "Units gained and given back cancel: net of three quarters over what would have sold in "
        "the first.",
        0.0,
        0.12,
        "counterfactual",
    )
    return (*planted, *found, net)


def _third_quarter(size: BookingsMagnitudes) -> tuple[Promise, ...]:
    """Return the promises about revenue against plan, in millions of dollars."""
    q3 = size.q3
    beat = sum(v.revenue - v.plan for v in q3.values()) / 1e6
    margin = sum(PRODUCT[p].gross_margin * (v.revenue - v.plan) for p, v in q3.items()) / 1e6
    volume = {p: (v.units - v.plan_units) * v.plan_price / 1e6 for p, v in q3.items()}
    sentences = {
        "beat": ("Revenue of 2026Q3 beats plan by this much", beat),
        "subscription_volume": ("Volume effect of subscriptions", volume["subscription"]),
        "hardware_volume": ("Volume effect of hardware", volume["hardware"]),
        "gross_margin": ("Gross profit of 2026Q3 misses plan by this much", margin),
    }
    return tuple(
        Promise(f"PT-24.{name}", f"{says}, in $M.", value, 0.0001, "sample")
        for name, (says, value) in sentences.items()
    )
