# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A payout table: an attainment pays a share of the target incentive."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any

from oms42.compensation.ladder import BETWEEN, Points, check_points, value_at
from oms42.compensation.rule import Rule, Spec


@dataclass(frozen=True, repr=False)
class PayoutTable(Rule):
    """The goal-based bonus formula: at these attainments, these shares of the target incentive.

    Below the first attainment nothing is paid; above the last, the last share.

    Attributes:
        points: Pairs (attainment, share of the target incentive); 1 is 100 %.
        between: ``linear``: straight lines between the pairs; ``step``: the share of the last
            attainment reached.

    Example:
        >>> table = PayoutTable([(0.8, 0.5), (1.0, 1.0), (1.2, 2.0)])
        >>> [float(table.share(Fraction(a, 100))) for a in (79, 80, 90, 110, 130)]
        [0.0, 0.5, 0.75, 1.5, 2.0]
    """

    points: Annotated[Points, Spec("points", "pairs (attainment, share of the target incentive)")]
    between: Annotated[str, Spec("choice", "what is paid between the pairs", words=BETWEEN)] = (
        "linear"
    )

    @classmethod
    def of_list(cls, values: Any) -> Any:
        """Take a list for the points themselves."""
        return cls(points=tuple(values))

    def check(self) -> None:
        """Refuse a table that is not in order."""
        check_points(self.points, "PayoutTable.points")

    def share(self, attainment: Fraction) -> Fraction:
        """Read the table at one attainment."""
        if attainment < self.points[0][0]:
            return Fraction(0)
        return value_at(self.points, attainment, self.between)
