# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The planted numbers of the field."""

from dataclasses import dataclass

from oms42.kelvane.identity import Identity


@dataclass(frozen=True)
class FieldMagnitudes:
    """Hold the planted numbers of accounts, cells and territories.

    Attributes:
        potential_cv: Coefficient of variation of the territories' potential index (PT-06).
        women_index: Mean potential index of women's territories (PT-06, PT-11).
        max_deviation: Largest deviation of a territory's workload from the mean (PT-07).
        duplicates: Accounts entered twice, as a share of all rows (PT-23).
        parents: Accounts that other accounts belong to, as a share of all rows.
    """

    potential_cv: float
    women_index: float
    max_deviation: float
    duplicates: int
    parents: int

    @classmethod
    def of(cls, identity: Identity) -> "FieldMagnitudes":
        """Return the planted numbers of one company.

        Args:
            identity: Which company.

        Returns:
            The published numbers, or a variant's.

        Example:
            >>> FieldMagnitudes.of(Identity()).max_deviation
            0.34
        """
        return cls(
            potential_cv=identity.magnitude("field.potential_cv", 0.26, 0.23, 0.29),
            women_index=identity.magnitude("field.women_index", 0.92, 0.90, 0.94),
            max_deviation=identity.magnitude("field.max_deviation", 0.34, 0.31, 0.38),
            duplicates=427,
            parents=284,
        )
