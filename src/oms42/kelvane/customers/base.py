# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The customers as the other stages left them: what `account_pnl` is worked out from."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# The fiscal years of `account_pnl`.
YEARS = (2023, 2024, 2025)


@dataclass(frozen=True)
class Base:
    """Hold the customers, ascending by key; every array has the shape (n,).

    Attributes:
        account_id: Key of the account.
        region: Sales region.
        is_key: Whether it is a key account.
        trend: True trend of the business before the key-account program.
        value: Annual contract value in US dollars, > 0.
        bought: Month of the first purchase, `datetime64[M]`.
        left: Month in which the last contract ended, `datetime64[M]`; NaT for customers.
        second: Month in which a second product was bought, `datetime64[M]`; NaT for none.
    """

    account_id: NDArray[np.str_]
    region: NDArray[np.str_]
    is_key: NDArray[np.bool_]
    trend: NDArray[np.float64]
    value: NDArray[np.float64]
    bought: NDArray[np.datetime64]
    left: NDArray[np.datetime64]
    second: NDArray[np.datetime64]

    def months_in(self, year: int) -> NDArray[np.int64]:
        """Count the months of a year in which each account was a customer.

        Args:
            year: Fiscal year.

        Returns:
            0 to 12; the month of the first purchase counts, the month of leaving does not.

        Example:
            >>> month = np.array(["2024-11"], dtype="datetime64[M]")
            >>> none = np.array(["NaT"], dtype="datetime64[M]")
            >>> one = Base(np.array(["A00001"]), np.array(["NA"]), np.array([False]), np.zeros(1),
            ...            np.ones(1), month, none, none)
            >>> [one.months_in(year).tolist() for year in (2023, 2024, 2025)]
            [[0], [2], [12]]
        """
        january = np.datetime64(f"{year}-01", "M")
        end = np.where(np.isnat(self.left), january + 12, self.left)
        span = np.minimum(end, january + 12) - np.maximum(self.bought, january)
        return np.asarray(np.clip(span.astype(np.int64), 0, 12), dtype=np.int64)

    @property
    def established(self) -> NDArray[np.bool_]:
        """Mark customers from before the first fiscal year that still are."""
        before = self.bought < np.datetime64(f"{YEARS[0]}-01", "M")

        return np.asarray(before & np.isnat(self.left))
