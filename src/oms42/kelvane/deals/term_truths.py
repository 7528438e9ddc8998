# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What close dates, terms and discounts promise to their analysts (PT-05, PT-09)."""

from oms42.kelvane.deals.magnitudes import DealMagnitudes
from oms42.kelvane.truth import Promise


def timing_promises(size: DealMagnitudes) -> tuple[Promise, ...]:
    """Return the promises of PT-05: the end of the quarter.

    Args:
        size: The planted numbers.

    Returns:
        Promises about late bookings and pulled-in deals.

    Example:
        >>> from oms42.kelvane.identity import Identity
        >>> timing_promises(DealMagnitudes.of(Identity()))[0].name
        'PT-05.late'
    """
    return (
        Promise(
            "PT-05.late",
            "This share of new and expansion bookings lands in the last ten business days of a "
            "quarter (mean of the quarters).",
            size.late,
            0.005,
            "sample",
        ),
        Promise(
            "PT-05.late_worst",
            "The same quarter by quarter: largest difference from the mean promised.",
            0.0,
            0.02,
            "sample",
        ),
        Promise(
            "PT-05.late_all",
            "The same with renewals counted as bookings.",
            size.late,
            0.03,
            "sample",
        ),
        Promise(
            "PT-05.found",
            "Of the deals pulled in, this share has an original close date in a later quarter, and "
            "of the won others none.",
            1.0,
            0.0,
            "sample",
        ),
        Promise(
            "PT-05.true_discount",
            "A pulled-in deal carries this discount on top, at equal term and period.",
            size.pulled_discount,
            1e-4,
            "counterfactual",
        ),
        Promise(
            "PT-05.discount",
            "The same, estimated from the table.",
            size.pulled_discount,
            None,
            "sample",
        ),
        Promise(
            "PT-05.true_churn",
            "It carries this churn on top at the first renewal, at equal segment.",
            size.pulled_churn,
            1e-9,
            "counterfactual",
        ),
        Promise(
            "PT-05.churn", "The same, estimated from the table.", size.pulled_churn, None, "sample"
        ),
    )


def term_promises(size: DealMagnitudes) -> tuple[Promise, ...]:
    """Return the promises of PT-09: total contract value and the Data Act.

    Args:
        size: The planted numbers.

    Returns:
        Promises about terms, discounts and switching notices.

    Example:
        >>> from oms42.kelvane.identity import Identity
        >>> term_promises(DealMagnitudes.of(Identity()))[0].name
        'PT-09.three_before'
    """
    return (
        Promise(
            "PT-09.three_before",
            "Share of three-year terms among won new and expansion deals before January 2025.",
            size.three_before,
            0.01,
            "sample",
        ),
        Promise("PT-09.three_after", "The same after.", size.three_after, 0.01, "sample"),
        Promise(
            "PT-09.true_discount_before",
            "Mean discount of won three-year deals before January 2025, conflicts left out.",
            size.discount_before,
            1e-6,
            "counterfactual",
        ),
        Promise(
            "PT-09.true_discount_after",
            "The same after.",
            size.discount_after,
            1e-6,
            "counterfactual",
        ),
        Promise(
            "PT-09.discount_before",
            "Mean discount of won three-year deals before January 2025, in the table.",
            size.discount_before,
            0.01,
            "sample",
        ),
        Promise("PT-09.discount_after", "The same after.", size.discount_after, 0.01, "sample"),
        Promise(
            "PT-09.switching",
            "Share of three-year subscriptions in the EU from 12 September 2025 on that are under "
            "notice or left with one.",
            size.switching,
            0.015,
            "sample",
        ),
    )
