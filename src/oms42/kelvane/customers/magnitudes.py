# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The planted numbers of the customers' tables, and how far a variant may move them."""

from dataclasses import dataclass

from oms42.kelvane.identity import Identity


@dataclass(frozen=True)
class Magnitudes:
    """Hold the sizes of the truths PT-17, PT-18, PT-19 and PT-27.

    Attributes:
        whale_peak: Peak of the whale curve over total profit, fiscal year 2025.
        unprofitable: Accounts that lose money in fiscal year 2025.
        driver_share: Share of the unprofitable accounts' excess cost that rush orders, custom
            engineering and slow payment cause.
        late_days: Days of sales outstanding that unprofitable accounts have above the others.
        kam_growth: Mean revenue growth of key accounts, fiscal 2024 to 2025.
        other_growth: Mean revenue growth of the other accounts.
        kam_effect: Growth that the key-account program causes.
        cross_loss: Share of cross-buyers that lose money in fiscal year 2025.
        early_returns: Returns over revenue in the year before the second purchase: cross-buyers
            that come to lose money over those that do not (ratio of geometric means).
        early_support: The same ratio for support hours over revenue.
        low_burn: Share of commitments that burn below half of their pace in months 10 to 12.
        over_commit: Share that runs more than 30 % above its pace in months 7 to 9.
        churn_ratio: Commitments not renewed after a low burn over those after a higher one.
        churn: Share not renewed after a burn of at least one half.

    Example:
        >>> Magnitudes.of(Identity()).kam_effect
        0.045
        >>> 0.039 <= Magnitudes.of(Identity(42, "class-b")).kam_effect <= 0.049
        True
    """

    whale_peak: float
    unprofitable: int
    driver_share: float
    late_days: float
    kam_growth: float
    other_growth: float
    kam_effect: float
    cross_loss: float
    early_returns: float
    early_support: float
    low_burn: float
    over_commit: float
    churn_ratio: float
    churn: float

    @classmethod
    def of(cls, identity: Identity) -> "Magnitudes":
        """Return the sizes of one company.

        Args:
            identity: Which company.

        Returns:
            The published sizes, or a variant's.

        Example:
            >>> Magnitudes.of(Identity()).unprofitable
            190
        """
        draw = identity.magnitude
        return cls(
            whale_peak=draw("whale_peak", 1.40, 1.33, 1.47),
            unprofitable=round(draw("unprofitable", 190, 170, 210)),
            driver_share=draw("driver_share", 0.80, 0.75, 0.85),
            late_days=draw("late_days", 45.0, 38.0, 52.0),
            kam_growth=draw("kam_growth", 0.19, 0.185, 0.205),
            other_growth=draw("other_growth", 0.08, 0.07, 0.085),
            kam_effect=draw("kam_effect", 0.045, 0.039, 0.049),
            cross_loss=draw("cross_loss", 0.17, 0.15, 0.19),
            early_returns=draw("early_returns", 2.6, 2.3, 3.0),
            early_support=draw("early_support", 1.8, 1.6, 2.0),
            low_burn=draw("low_burn", 0.15, 0.13, 0.17),
            over_commit=draw("over_commit", 0.23, 0.20, 0.26),
            churn_ratio=draw("churn_ratio", 4.0, 3.5, 4.5),
            churn=draw("commit_churn", 0.09, 0.08, 0.10),
        )
