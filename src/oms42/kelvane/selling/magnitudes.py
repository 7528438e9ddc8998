# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The planted numbers of leads, calls and the trial of the playbook."""

from dataclasses import dataclass

from oms42.kelvane.identity import Identity


@dataclass(frozen=True)
class SellingMagnitudes:
    """Hold the planted numbers of one company.

    Attributes:
        base_rate: Share of leads that convert by the end of the tables (PT-20).
        mean_predicted: Mean of the vendor's score, read as a probability (PT-20).
        auc: Area under the ROC curve of the vendor's score (PT-20).
        auc_leak: The same once the time of the demo is known too (PT-20).
        reply_ai: Replies to the AI-SDR, as a share of the leads it wrote to (PT-28).
        reply_human: Replies to people's outreach, likewise (PT-28).
        opt_out_human: Unsubscribes and complaints after people's outreach, likewise (PT-28).
        opt_out_ratio: How many times as many there are after the AI-SDR's (PT-28).
        harmful: Harmful messages of the AI-SDR, as a share, in the tiers A, B and C (PT-28).
        odds_ratio: Odds ratio of winning with a next step set on the call (PT-22).
        itt: Effect of being assigned the playbook on the chance to win (PT-21).
        compliance: Share of those assigned who use it (PT-21).
        wins_control: Wins among the 1,150 of the control arm (PT-21).
        wins_treat: Wins among the 1,150 of the other arm (PT-21).
        gap: Win rate of users less that of all others (PT-21).
        icc: Correlation of two deals of one rep within an arm (PT-21).
    """

    base_rate: float
    mean_predicted: float
    auc: float
    auc_leak: float
    reply_ai: float
    reply_human: float
    opt_out_human: float
    opt_out_ratio: float
    harmful: tuple[float, float, float]
    odds_ratio: float
    itt: float
    compliance: float
    wins_control: int
    wins_treat: int
    gap: float
    icc: float

    @classmethod
    def of(cls, identity: Identity) -> "SellingMagnitudes":
        """Return the planted numbers of one company.

        Args:
            identity: Which company.

        Returns:
            The published numbers, or a variant's.

        Example:
            >>> published = SellingMagnitudes.of(Identity())
            >>> published.wins_treat, published.wins_control, published.odds_ratio
            (283, 253, 1.6)
        """

        def size(name: str, base: float, low: float, high: float) -> float:
            return identity.magnitude(f"selling.{name}", base, low, high)

        return cls(
            base_rate=size("base_rate", 0.048, 0.045, 0.052),
            mean_predicted=size("mean_predicted", 0.12, 0.11, 0.13),
            auc=size("auc", 0.78, 0.765, 0.795),
            auc_leak=size("auc_leak", 0.94, 0.93, 0.95),
            reply_ai=size("reply_ai", 0.011, 0.0095, 0.0125),
            reply_human=size("reply_human", 0.029, 0.0265, 0.0315),
            opt_out_human=size("opt_out_human", 0.008, 0.007, 0.009),
            opt_out_ratio=size("opt_out_ratio", 3.0, 2.7, 3.3),
            harmful=(
                size("harmful_a", 0.10, 0.09, 0.11),
                size("harmful_b", 0.075, 0.07, 0.08),
                size("harmful_c", 0.008, 0.006, 0.010),
            ),
            odds_ratio=size("odds_ratio", 1.6, 1.45, 1.75),
            itt=round(size("itt", 46.0, 40.0, 52.0)) / 2300,
            compliance=size("compliance", 0.71, 0.66, 0.76),
            wins_control=round(size("wins_control", 253.0, 246.0, 260.0)),
            wins_treat=round(size("wins_treat", 283.0, 276.0, 288.0)),
            gap=size("gap", 0.09, 0.08, 0.10),
            icc=size("icc", 0.03, 0.026, 0.034),
        )
