# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What opportunities, snapshots and subscriptions promise to their analysts: the tolerances."""

import numpy as np

from oms42.kelvane.deals.call_truths import call_promises
from oms42.kelvane.deals.magnitudes import WRONG_CURRENCY, DealMagnitudes
from oms42.kelvane.deals.new_logo import GROWTH, contact_shares
from oms42.kelvane.deals.term_truths import term_promises, timing_promises
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
        *call_promises(size),
        *_pushes(size),
        *timing_promises(size),
        *term_promises(size),
        *_defects(size),
    )


def _threads(size: DealMagnitudes) -> tuple[Promise, ...]:
    """Return the promises of PT-01: contacts at the buyer."""
    two = 1.0 - size.single_before - size.two_before
    before = (
        size.single_before * size.win_single + size.two_before * size.win_two + two * size.win_three
    )
    flow = GROWTH ** (np.arange(12, 15) / 4.0)
    mix = flow @ contact_shares(size)[12:] / flow.sum()
    after = float(mix @ [size.win_single, size.win_two, size.win_three])
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
            "It is this in the first nine months of 2026.",
            after,
            0.012,
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
        wide = 0.010 if name == "total" else 0.003
        found += [
            Promise(
                f"PT-02.true_{name}", says.format(where, "true"), value, wide, "counterfactual"
            ),
            Promise(f"PT-02.{name}", says.format(where, "observed"), value, wide + 0.006, "sample"),
        ]
    return tuple(found)


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
