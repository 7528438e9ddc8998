# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A cap: the most that a measure, or the whole incentive, pays."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated

from oms42.compensation.rule import Rule, Spec


@dataclass(frozen=True, repr=False)
class Cap(Rule):
    """Stop pay at a limit.

    Attributes:
        limit: The most that is paid: a multiple of the target incentive (2 is 200 %), or money.
        unit: ``target``: of the target incentive (for a measure, of its weighted part);
            ``money``: currency units a year. A window that is a part of a year has its share.
        applies_to: The measures capped, each by itself; left out, the sum of all incentive pay
            (measures, bonuses, MBOs, SPIFFs and pools).

    Example:
        >>> Cap(2).money(target=Fraction(30_000), share=Fraction(1, 4))
        Fraction(60000, 1)
    """

    limit: Annotated[Fraction, Spec("number", "the most that is paid", least=0)]
    unit: Annotated[str, Spec("choice", "what the limit counts", words=("target", "money"))] = (
        "target"
    )
    applies_to: Annotated[
        tuple[str, ...], Spec("texts", "the measures capped; left out, the sum")
    ] = ()

    def money(self, target: Fraction, share: Fraction) -> Fraction:
        """Give the limit of a window in money.

        Args:
            target: Target incentive of the window.
            share: The window's share of a year.

        Returns:
            Money.
        """
        return self.limit * (target if self.unit == "target" else share)
