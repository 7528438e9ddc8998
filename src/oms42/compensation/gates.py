# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A gate: a condition that must hold, or the measures behind it pay less or nothing."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated

from oms42.compensation.rule import PlanError, Rule, Spec


@dataclass(frozen=True, repr=False)
class Gate(Rule):
    """Pay only while a metric is on the right side of a level.

    Attributes:
        name: The gate's name.
        metric: The metric looked at: one handed over with the transactions, for example
            ``gross_margin``, or the name of a measure, which stands for its attainment.
        at_least: The metric must be this or more.
        at_most: The metric must be this or less.
        otherwise: Share of the pay that is left when the gate is shut.
        applies_to: The measures behind the gate; left out, all.

    Raises:
        PlanError: It has no level.

    Example:
        >>> gate = Gate("margin", metric="gross_margin", at_least=0.55)
        >>> [int(gate.factor(Fraction(percent, 100))) for percent in (54, 55)]
        [0, 1]
    """

    name: Annotated[str, Spec("text", "the gate's name", least=1)]
    metric: Annotated[str, Spec("text", "the metric looked at", least=1)]
    at_least: Annotated[
        Fraction | None, Spec("number", "the metric must be this or more", optional=True)
    ] = None
    at_most: Annotated[
        Fraction | None, Spec("number", "the metric must be this or less", optional=True)
    ] = None
    otherwise: Annotated[
        Fraction, Spec("number", "share of the pay left when shut", least=0, most=1)
    ] = Fraction(0)
    applies_to: Annotated[
        tuple[str, ...], Spec("texts", "the measures behind it; left out, all")
    ] = ()

    def check(self) -> None:
        """Refuse a gate that nothing shuts."""
        if self.at_least is None and self.at_most is None:
            raise PlanError(
                f"Gate {self.name!r} has no level; allowed: at_least, at_most or both.", "at_least"
            )

    def factor(self, value: Fraction) -> Fraction:
        """Give the share of the pay that passes: 1 or `otherwise`."""
        low = self.at_least is not None and value < self.at_least
        high = self.at_most is not None and value > self.at_most
        return self.otherwise if low or high else Fraction(1)
