# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A clawback: pay on a deal is taken back when the deal is cancelled in time."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Annotated

from oms42.compensation.rule import Rule, Spec


@dataclass(frozen=True, repr=False)
class Clawback(Rule):
    """Take back what was paid on a transaction that is cancelled within some months.

    What comes back is the pay that the audit trail has for the transaction, in the period of the
    cancellation. Its credit stays. Whether earned pay may be taken back is a question of the law of
    the place; the plan only computes it.

    Attributes:
        name: The clawback's name.
        within_months: Months from the deal in which a cancellation counts.
        share: ``full``, or ``prorata``: the months that were not served over `within_months`.

    Example:
        >>> rule = Clawback("early exit", within_months=36, share="prorata")
        >>> rule.part(date(2026, 1, 15), date(2027, 3, 15))
        Fraction(11, 18)
    """

    name: Annotated[str, Spec("text", "the clawback's name", least=1)]
    within_months: Annotated[int, Spec("whole", "months in which a cancellation counts", least=1)]
    share: Annotated[str, Spec("choice", "how much comes back", words=("full", "prorata"))] = "full"

    def part(self, sold: date, cancelled: date) -> Fraction:
        """Give the share of the pay that comes back.

        Args:
            sold: Day of the deal.
            cancelled: Day of the cancellation.

        Returns:
            0 if the time is over.
        """
        served = months_between(sold, cancelled)
        if served >= self.within_months:
            return Fraction(0)
        full = self.share == "full"
        return Fraction(1) if full else Fraction(self.within_months - served, self.within_months)


def months_between(first: date, second: date) -> int:
    """Count whole months from one day to another.

    Args:
        first: The earlier day.
        second: The later day.

    Returns:
        Completed months; a month is completed on the same day of the next one.

    Example:
        >>> months_between(date(2026, 1, 15), date(2026, 3, 14))
        1
    """
    months = (second.year - first.year) * 12 + second.month - first.month
    return months - (second.day < first.day)
