# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What opportunities, snapshots and subscriptions promise to their analysts: the tolerances."""

from oms42.kelvane.deals.magnitudes import (
    HAPPY_EARS,
    SANDBAGGERS,
    WRONG_CURRENCY,
    DealMagnitudes,
)
from oms42.kelvane.identity import Identity
from oms42.kelvane.truth import Promise

# Points of a win rate that one unit of log odds is worth in enterprise and in mid-market.
ENTERPRISE_SLOPE, MID_MARKET_SLOPE = 0.127, 0.180


def promises(identity: Identity) -> tuple[Promise, ...]:
    """Return the promises about deals.

    Args:
        identity: Which company.

    Returns:
        PT-01 to PT-05, PT-09 and the deals' part of PT-23.

    Example:
        >>> [promise.name for promise in promises(Identity())][:2]
        ['PT-01.true_single', 'PT-01.true_two']
    """
    size = DealMagnitudes.of(identity)
    return (
        *_threads(size),
        *_regions(size),
        *_calls(size),
        *_pushes(size),
        *_timing(size),
        *_terms(size),
        *_defects(size),
    )


def _threads(size: DealMagnitudes) -> tuple[Promise, ...]:
    """Return the promises of PT-01: contacts at the buyer."""
    two = 1.0 - size.single_before - size.two_before
    before = (
        size.single_before * size.win_single + size.two_before * size.win_two + two * size.win_three
    )
    left = (1.0 - size.single_after) / 2.0
    after = size.single_after * size.win_single + left * (size.win_two + size.win_three)
    rates = (("single", size.win_single), ("two", size.win_two), ("three", size.win_three))
    says = "Closed new-logo deals with {} contact(s) at the buyer have this {} win rate."
    return (
        *(
            Promise(f"PT-01.true_{name}", says.format(name, "true"), value, 1e-6, "counterfactual")
            for name, value in rates
        ),
        *(
            Promise(f"PT-01.{name}", says.format(name, "observed"), value, 0.03, "sample")
            for name, value in rates
        ),
        Promise(
            "PT-01.share_before",
            "This share of the new-logo deals closed in 2023 and 2024 was single-threaded.",
            size.single_before,
            0.03,
            "sample",
        ),
        Promise(
            "PT-01.share_after",
            "From the second quarter of 2026 the share is this.",
            size.single_after,
            0.03,
            "sample",
        ),
        Promise(
            "PT-01.rate_before",
            "The new-logo win rate was this in 2023 and 2024.",
            before,
            0.012,
            "sample",
        ),
        Promise(
            "PT-01.rate_after",
            "It is this from the second quarter of 2026.",
            after,
            0.02,
            "sample",
        ),
        Promise(
            "PT-01.unexplained",
            "At the contacts of 2023 and 2024 the win rate of 2026 would not have fallen: what the "
            "contacts leave unexplained, in parts of one.",
            0.0,
            0.013,
            "sample",
        ),
    )


def _regions(size: DealMagnitudes) -> tuple[Promise, ...]:
    """Return the promises of PT-02: Simpson's paradox."""
    enterprise = ENTERPRISE_SLOPE * size.emea_logit
    other = MID_MARKET_SLOPE * size.emea_logit
    far = size.emea_enterprise - size.na_enterprise
    total = size.emea_enterprise * enterprise + (1.0 - size.emea_enterprise) * other - 0.083 * far
    says = "EMEA's new-logo win rate less North America's, {}, {}."
    found = []
    for name, value in (("enterprise", enterprise), ("mid_market", other), ("total", total)):
        where = "both segments together" if name == "total" else name.replace("_", "-")
        wide = 0.010 if name == "total" else 0.006
        found += [
            Promise(
                f"PT-02.true_{name}", says.format(where, "true"), value, wide, "counterfactual"
            ),
            Promise(f"PT-02.{name}", says.format(where, "observed"), value, 1.5 * wide, "sample"),
        ]
    return tuple(found)


def _calls(size: DealMagnitudes) -> tuple[Promise, ...]:
    """Return the promises of PT-03: what calls are worth."""
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


def _pushes(size: DealMagnitudes) -> tuple[Promise, ...]:
    """Return the promises of PT-04: pushed close dates."""
    says = (
        "New-logo and expansion deals whose close date moved out three times or more have this {}"
    )
    return (
        Promise(
            "PT-04.true", says.format("true win rate."), size.pushed_win, 1e-6, "counterfactual"
        ),
        Promise("PT-04.rate", says.format("observed win rate."), size.pushed_win, 0.01, "sample"),
    )


def _timing(size: DealMagnitudes) -> tuple[Promise, ...]:
    """Return the promises of PT-05: the end of the quarter."""
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


def _terms(size: DealMagnitudes) -> tuple[Promise, ...]:
    """Return the promises of PT-09: total contract value and the Data Act."""
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


def _defects(size: DealMagnitudes) -> tuple[Promise, ...]:
    """Return the promises of PT-23 about deals, and the share of no decision."""
    return (
        Promise(
            "PT-23.past_due",
            "Share of the open deals whose close date has passed.",
            size.past_due,
            0.001,
            "sample",
        ),
        Promise(
            "PT-23.euros_as_dollars",
            "Deals with customers in the euro area that are booked in US dollars.",
            WRONG_CURRENCY,
            0.0,
            "sample",
        ),
        Promise(
            "PT-23.no_reason",
            "Share of the losses without a loss reason.",
            size.no_reason,
            0.001,
            "sample",
        ),
        Promise(
            "PT-23.wrong_day",
            "Share of the snapshots that are not dated on a Monday.",
            size.wrong_day,
            0.0005,
            "sample",
        ),
        Promise(
            "facts.no_decision",
            "Share of the losses that end without a decision.",
            size.no_decision,
            0.001,
            "sample",
        ),
    )
