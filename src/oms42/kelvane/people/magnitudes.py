# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The planted numbers of the sellers."""

from dataclasses import dataclass

from oms42.kelvane.field.magnitudes import FieldMagnitudes
from oms42.kelvane.identity import Identity


@dataclass(frozen=True)
class PeopleMagnitudes:
    """Hold the planted numbers of reps, quotas, pay, coaching and selection.

    Attributes:
        attainment_mean: Mean annual attainment of the 84 quota carriers.
        attainment_sd: Its standard deviation.
        potential_share: Share of its variance that territory potential explains (PT-06).
        skill_share: Share of its variance that skill explains.
        noise_share: Share of its variance that is chance.
        potential_cv: Coefficient of variation of the potential index.
        women_index: Mean potential index of women's territories (PT-11).
        ratchet: Share of an overage that is added to the next quota (PT-08).
        deferral: Share of the rep-quarters above the band in which the surplus is held back.
        pay_gap: Women's variable pay below men's, raw (PT-11).
        pay_gap_left: The same at equal territory potential.
        validity_structured: Correlation of the structured interview with attainment (PT-12).
        validity_sample: Correlation of the work sample with attainment.
        validity_unstructured: Correlation of the unstructured interview with attainment.
        validity_experience: Correlation of the years of experience with attainment.
        true_structured: The structured interview's correlation among all applicants.
        true_sample: The work sample's among all applicants.
        true_unstructured: The unstructured interview's among all applicants.
        true_experience: Experience's among all applicants.
        coaching_lift: Win probability gained by one coaching hour a week, middle third (PT-13).
        coaching_raw: Raw slope of new-logo wins on hours of coaching.
        coaching_need: Hours a week that a seller below the median gets on top.
        remote_ramp: Months later that a remote hire passes 90 % of full productivity (PT-14).
        multi_thread: Within-rep correlation of multi-threading and bookings (PT-15).
        flagged: Account executives of 60 that one quarter below 70 % flags (PT-16).
        split_rows: Rep-quarters whose split credits add up to more than one (PT-23).
    """

    attainment_mean: float
    attainment_sd: float
    potential_share: float
    skill_share: float
    noise_share: float
    potential_cv: float
    women_index: float
    ratchet: float
    deferral: float
    pay_gap: float
    pay_gap_left: float
    validity_structured: float
    validity_sample: float
    validity_unstructured: float
    validity_experience: float
    true_structured: float
    true_sample: float
    true_unstructured: float
    true_experience: float
    coaching_lift: float
    coaching_raw: float
    coaching_need: float
    remote_ramp: float
    multi_thread: float
    flagged: int
    split_rows: int

    @classmethod
    def of(cls, identity: Identity) -> "PeopleMagnitudes":
        """Return the planted numbers of one company.

        Args:
            identity: Which company.

        Returns:
            The published numbers, or a variant's.

        Example:
            >>> PeopleMagnitudes.of(Identity()).ratchet
            0.6
        """
        drawn = {
            name: identity.magnitude(f"people.{name}", *limits) for name, limits in RANGES.items()
        }
        counts = {
            name: round(identity.magnitude(f"people.{name}", *limits))
            for name, limits in COUNTS.items()
        }
        field = FieldMagnitudes.of(identity)
        return cls(
            **drawn,
            potential_cv=field.potential_cv,
            women_index=field.women_index,
            pay_gap=drawn["pay_gap_left"] + PAY_SLOPE * (1.0 - field.women_index),
            flagged=counts["flagged"],
            split_rows=counts["split_rows"],
        )


# What women's lower index costs them, as a share of men's pay: 0.107 at a mean index of 0.92.
PAY_SLOPE = 0.107 / 0.08
# Published size, smallest and largest size in a variant.
RANGES = {
    "attainment_mean": (0.92, 0.90, 0.94),
    "attainment_sd": (0.28, 0.265, 0.295),
    "potential_share": (0.41, 0.37, 0.45),
    "skill_share": (0.18, 0.16, 0.20),
    "noise_share": (0.29, 0.27, 0.31),
    "ratchet": (0.60, 0.52, 0.68),
    "deferral": (0.35, 0.30, 0.40),
    "pay_gap_left": (0.013, 0.010, 0.020),
    "validity_structured": (0.24, 0.21, 0.27),
    "validity_sample": (0.22, 0.19, 0.25),
    "validity_unstructured": (0.09, 0.07, 0.11),
    "validity_experience": (0.05, 0.03, 0.06),
    "true_structured": (0.42, 0.39, 0.45),
    "true_sample": (0.33, 0.31, 0.35),
    "true_unstructured": (0.15, 0.13, 0.17),
    "true_experience": (0.06, 0.05, 0.07),
    "coaching_lift": (0.028, 0.025, 0.032),
    "coaching_raw": (-0.025, -0.028, -0.022),
    "coaching_need": (1.5, 1.3, 1.7),
    "remote_ramp": (1.6, 1.4, 1.8),
    "multi_thread": (0.45, 0.40, 0.50),
}
COUNTS = {"flagged": (12.0, 11.0, 13.0), "split_rows": (58.0, 50.0, 66.0)}
