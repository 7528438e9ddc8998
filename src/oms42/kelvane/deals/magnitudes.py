# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The planted numbers of deals."""

from dataclasses import dataclass, fields

from oms42.kelvane.identity import Identity

# Rows of the table by type, closed and open; the same in every seed and variant.
NEW, EXPANSIONS, RENEWALS, OPEN = 4_100, 3_050, 4_700, 1_150
SUBSCRIPTIONS = 2_900
# Reps that over-call and under-call (PT-03), euro deals booked as dollars (PT-23).
HAPPY_EARS, SANDBAGGERS, WRONG_CURRENCY = 12, 9, 11


@dataclass(frozen=True)
class DealMagnitudes:
    """Hold the planted numbers of opportunities, snapshots and subscriptions.

    Attributes:
        win_single: Win rate of new-logo deals with one contact (PT-01).
        win_two: The same with two contacts.
        win_three: The same with three or more.
        single_before: Share of single-threaded new-logo deals closed in 2023 and 2024 (PT-01).
        single_after: The same from the second quarter of 2026.
        two_before: Share of deals with two contacts in 2023 and 2024.
        emea_logit: Advantage of EMEA in each segment, in log odds (PT-02).
        emea_enterprise: Share of enterprise among EMEA's new-logo deals, public sector left out.
        na_enterprise: The same in North America.
        commit: Share of the amount called as commit that is won in the quarter (PT-03).
        best: The same for best case.
        pipeline: The same for pipeline.
        over_call: By how much happy-ears reps call above what they win, as a share.
        under_call: By how much sandbaggers call below it.
        pushed_win: Win rate after three or more moves of the close date (PT-04).
        late: Share of a quarter's bookings in its last ten business days (PT-05).
        pulled_discount: Discount that a pulled-in deal carries on top (PT-05).
        pulled_churn: First-renewal churn that it carries on top.
        three_before: Share of three-year terms before total contract value was credited (PT-09).
        three_after: The same after.
        discount_before: Mean discount of three-year deals before.
        discount_after: The same after.
        switching: Share of three-year subscriptions in the EU from 12 September 2025 with a
            switching notice (PT-09).
        expansion_win: Win rate of expansions.
        no_decision: Share of losses without a decision.
        past_due: Share of open deals whose close date has passed (PT-23).
        no_reason: Share of losses without a loss reason (PT-23).
        wrong_day: Share of snapshots dated a day too early (PT-23).

    Example:
        >>> DealMagnitudes.of(Identity()).win_single
        0.13
        >>> 0.12 <= DealMagnitudes.of(Identity(42, "class-b")).win_single <= 0.14
        True
    """

    win_single: float
    win_two: float
    win_three: float
    single_before: float
    single_after: float
    two_before: float
    emea_logit: float
    emea_enterprise: float
    na_enterprise: float
    commit: float
    best: float
    pipeline: float
    over_call: float
    under_call: float
    pushed_win: float
    late: float
    pulled_discount: float
    pulled_churn: float
    three_before: float
    three_after: float
    discount_before: float
    discount_after: float
    switching: float
    expansion_win: float
    no_decision: float
    past_due: float
    no_reason: float
    wrong_day: float

    @classmethod
    def of(cls, identity: Identity) -> "DealMagnitudes":
        """Return the planted numbers of one company.

        Args:
            identity: Which company.

        Returns:
            The published numbers, or a variant's.

        Example:
            >>> DealMagnitudes.of(Identity()).late
            0.46
        """
        names = [entry.name for entry in fields(cls)]
        return cls(**{name: identity.magnitude(f"deals.{name}", *RANGES[name]) for name in names})


# Published size, smallest and largest size in a variant. Facts of the company do not vary.
RANGES = {
    "win_single": (0.13, 0.12, 0.14),
    "win_two": (0.21, 0.20, 0.22),
    "win_three": (0.31, 0.29, 0.33),
    "single_before": (0.34, 0.31, 0.37),
    "single_after": (0.52, 0.49, 0.55),
    "two_before": (0.30, 0.28, 0.32),
    "emea_logit": (0.12, 0.11, 0.16),
    "emea_enterprise": (0.67, 0.65, 0.69),
    "na_enterprise": (0.17, 0.15, 0.18),
    "commit": (0.71, 0.67, 0.75),
    "best": (0.27, 0.24, 0.30),
    "pipeline": (0.08, 0.07, 0.09),
    "over_call": (0.35, 0.31, 0.40),
    "under_call": (0.22, 0.19, 0.25),
    "pushed_win": (0.06, 0.05, 0.07),
    "late": (0.46, 0.46, 0.46),  # a fact, in the monthly bookings too
    "pulled_discount": (0.06, 0.052, 0.068),
    "pulled_churn": (0.04, 0.035, 0.045),
    "three_before": (0.22, 0.20, 0.24),
    "three_after": (0.47, 0.44, 0.50),
    "discount_before": (0.11, 0.10, 0.12),
    "discount_after": (0.19, 0.175, 0.205),
    "switching": (0.09, 0.08, 0.10),
    "expansion_win": (0.41, 0.41, 0.41),
    "no_decision": (0.38, 0.38, 0.38),
    "past_due": (0.14, 0.125, 0.155),
    "no_reason": (0.31, 0.28, 0.34),
    "wrong_day": (0.03, 0.026, 0.034),
}
