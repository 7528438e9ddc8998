# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What forecast calls promise to their analysts (PT-03)."""

from oms42.kelvane.deals.magnitudes import HAPPY_EARS, SANDBAGGERS, DealMagnitudes
from oms42.kelvane.truth import Promise


def call_promises(size: DealMagnitudes) -> tuple[Promise, ...]:
    """Return the promises of PT-03: what calls are worth.

    Args:
        size: The planted numbers.

    Returns:
        One promise for each category and moment, and those about biased reps.

    Example:
        >>> from oms42.kelvane.identity import Identity
        >>> call_promises(DealMagnitudes.of(Identity()))[0].name
        'PT-03.commit_start'
    """
    rates = (("commit", size.commit), ("best", size.best), ("pipeline", size.pipeline))
    moments = (
        ("start", "On the first Monday of a quarter"),
        ("middle", "On the seventh Monday of a quarter"),
        ("ahead", "On the last Monday before a quarter"),
    )
    return (
        *(
            Promise(
                f"PT-03.{name}_{moment}",
                f"{says}, this share of the new-logo and expansion amount that is called {name} "
                "with a close date in the quarter is won in it.",
                value,
                0.04,
                "sample",
            )
            for moment, says in moments
            for name, value in rates
        ),
        Promise(
            "PT-03.over_call",
            "Happy-ears reps' calls on first Mondays, weighted by the house's rates, above what "
            "they then win.",
            size.over_call,
            0.04,
            "sample",
        ),
        Promise(
            "PT-03.under_call",
            "Sandbaggers' calls below what they then win.",
            size.under_call,
            0.04,
            "sample",
        ),
        Promise("PT-03.happy_ears", "Reps with happy ears.", HAPPY_EARS, 0.0, "counterfactual"),
        Promise("PT-03.sandbaggers", "Sandbaggers.", SANDBAGGERS, 0.0, "counterfactual"),
    )
