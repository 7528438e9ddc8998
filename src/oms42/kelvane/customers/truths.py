# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What the customers' tables promise to analysts: PT-17, PT-18, PT-19 and PT-27."""

from math import hypot, log
from statistics import NormalDist

from oms42.kelvane.customers.early_signs import RETURNS_SD, SUPPORT_SD
from oms42.kelvane.customers.magnitudes import Magnitudes
from oms42.kelvane.identity import Identity
from oms42.kelvane.truth import Promise


def promises(identity: Identity) -> tuple[Promise, ...]:
    """Return the promises of the customers' tables.

    Args:
        identity: Which company.

    Returns:
        One promise for each number that the four truths state.

    Example:
        >>> [promise.name for promise in promises(Identity())][0]
        'PT-17.whale_peak'
    """
    sizes = Magnitudes.of(identity)
    return (*_whale(sizes), *_program(sizes), *_cross_buyers(sizes), *_consumption(sizes))


def expected_auc(sizes: Magnitudes) -> float:
    r"""Return the area under the ROC curve that the two early signs give together.

    $$\text{AUC} = \Phi\!\left(\frac{1}{\sqrt 2}
    \sqrt{\Bigl(\frac{\ln 2.6}{0.75}\Bigr)^2 + \Bigl(\frac{\ln 1.8}{0.55}\Bigr)^2}\right)$$

    Args:
        sizes: The planted numbers.

    Returns:
        A number between 0.5 and 1.

    Example:
        >>> round(expected_auc(Magnitudes.of(Identity())), 2)
        0.88
    """
    apart = hypot(log(sizes.early_returns) / RETURNS_SD, log(sizes.early_support) / SUPPORT_SD)
    return NormalDist().cdf(apart / 2**0.5)


def _whale(sizes: Magnitudes) -> tuple[Promise, ...]:
    """Return PT-17."""
    return (
        Promise(
            "PT-17.whale_peak",
            "Accounts ranked by profit of fiscal year 2025, cumulative profit peaks at 1.3 to 1.5 "
            "times its total.",
            sizes.whale_peak,
            0.001,
            "sample",
        ),
        Promise(
            "PT-17.unprofitable_accounts",
            "About 190 accounts lose money in fiscal year 2025.",
            float(sizes.unprofitable),
            0.0,
            "sample",
        ),
        Promise(
            "PT-17.driver_share",
            "Rush orders, custom engineering and slow payment cause four fifths of what the "
            "unprofitable accounts cost, relative to revenue, beyond the others.",
            sizes.driver_share,
            0.05,
            "sample",
        ),
        Promise(
            "PT-17.late_days",
            "Unprofitable accounts pay about 45 days later than the others.",
            sizes.late_days,
            4.0,
            "sample",
        ),
    )


def _program(sizes: Magnitudes) -> tuple[Promise, ...]:
    """Return PT-18."""
    return (
        Promise(
            "PT-18.effect",
            "The program adds 4.5 % to the revenue of key accounts in fiscal year 2025.",
            sizes.kam_effect,
            1e-5,
            "counterfactual",
        ),
        Promise(
            "PT-18.key_growth",
            "Established key accounts grew by 19 % on average in fiscal year 2025.",
            sizes.kam_growth,
            1e-4,
            "sample",
        ),
        Promise(
            "PT-18.other_growth",
            "The other established accounts grew by 8 % on average.",
            sizes.other_growth,
            1e-4,
            "sample",
        ),
        Promise(
            "PT-18.matched",
            "Matched on earlier growth and size, without replacement, the difference in "
            "differences is about 4.5 %, not 11.",
            sizes.kam_effect,
            0.02,
            "sample",
        ),
        Promise(
            "PT-18.regression",
            "So is the coefficient of the flag in a regression with both as controls.",
            sizes.kam_effect,
            None,
            "sample",
        ),
    )


def _cross_buyers(sizes: Magnitudes) -> tuple[Promise, ...]:
    """Return PT-19."""
    return (
        Promise(
            "PT-19.unprofitable_share",
            "17 % of the accounts that bought a second product in 2024 or 2025 lose money in "
            "fiscal year 2025.",
            sizes.cross_loss,
            0.01,
            "sample",
        ),
        Promise(
            "PT-19.returns_before",
            "In the year before the second purchase their returns over revenue were 2.6 times "
            "those of the other cross-buyers (geometric means).",
            sizes.early_returns,
            0.02,
            "sample",
        ),
        Promise(
            "PT-19.support_before",
            "Their support hours over revenue were 1.8 times those of the others.",
            sizes.early_support,
            0.02,
            "sample",
        ),
        Promise(
            "PT-19.identifiable",
            "The two signs of that year tell the bad cross-buyers from the good: area under the "
            "ROC curve.",
            expected_auc(sizes),
            0.05,
            "sample",
        ),
    )


def _consumption(sizes: Magnitudes) -> tuple[Promise, ...]:
    """Return PT-27."""
    return (
        Promise(
            "PT-27.week_8",
            "The burn rate at week 8 (months 1 and 2) predicts that of month 12: correlation of "
            "logarithms.",
            0.74,
            0.08,
            "sample",
        ),
        Promise(
            "PT-27.low_burn",
            "15 % of the commitments burn below half of their pace in months 10 to 12.",
            sizes.low_burn,
            0.002,
            "sample",
        ),
        Promise(
            "PT-27.churn_ratio",
            "Four times as large a share of them is not renewed after month 12 as of the others.",
            sizes.churn_ratio,
            0.25,
            "sample",
        ),
        Promise(
            "PT-27.over_commit",
            "23 % run more than 30 % above their pace within nine months (months 7 to 9).",
            sizes.over_commit,
            0.002,
            "sample",
        ),
    )
