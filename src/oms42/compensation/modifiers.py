# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A modifier: a metric that scales pay, or the credit of each transaction, up or down."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated

from oms42.compensation.ladder import BETWEEN, Points, check_points, value_at
from oms42.compensation.rule import Rule, Spec


@dataclass(frozen=True, repr=False)
class Modifier(Rule):
    """Multiply by a factor read from a ladder of a metric.

    Attributes:
        name: The modifier's name.
        metric: The metric: at the level of pay, one handed over with the transactions or the name
            of a measure (its attainment); at the level of a transaction, one of its values, for
            example ``discount``.
        steps: Pairs (level of the metric, factor from there on); below the first level, the first
            factor.
        between: ``step``, or ``linear`` for straight lines between the pairs.
        level: ``pay``: scales what the measure earned in the window. ``transaction``: scales the
            credit of each transaction, and so attainment too.
        applies_to: The measures that it scales; left out, all.

    Raises:
        PlanError: The steps are not in order.

    Example:
        >>> price = Modifier("price", "discount", [(0, 1), (0.10, 0.8), (0.20, 0.5)])
        >>> [float(price.factor(Fraction(percent, 100))) for percent in (9, 10, 25)]
        [1.0, 0.8, 0.5]
    """

    name: Annotated[str, Spec("text", "the modifier's name", least=1)]
    metric: Annotated[str, Spec("text", "the metric looked at", least=1)]
    steps: Annotated[Points, Spec("points", "pairs (level of the metric, factor)")]
    between: Annotated[str, Spec("choice", "what holds between the pairs", words=BETWEEN)] = "step"
    level: Annotated[str, Spec("choice", "what is scaled", words=("pay", "transaction"))] = "pay"
    applies_to: Annotated[
        tuple[str, ...], Spec("texts", "the measures it scales; left out, all")
    ] = ()

    def check(self) -> None:
        """Refuse steps that are not in order."""
        check_points(self.steps, "Modifier.steps")

    def factor(self, value: Fraction) -> Fraction:
        """Read the factor at one value of the metric."""
        return value_at(self.steps, value, self.between)
