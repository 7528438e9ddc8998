# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Lump sums: a bonus for reaching a level, and objectives scored by a manager (MBO)."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated

from oms42.compensation.rule import Rule, Spec


@dataclass(frozen=True, repr=False)
class Bonus(Rule):
    """Pay a sum when a measure's attainment reaches a level.

    Attributes:
        name: The bonus's name.
        measure: The measure whose attainment counts.
        amount: The sum, not prorated.
        at: The attainment that earns it (1 is 100 % of quota); at this value it is earned.
        per: ``period``: in each period, by that period's own attainment; ``year``: once, in the
            period in which the year's credit reaches the level of the year's quota.

    Example:
        >>> Bonus("quarter", measure="bookings", amount=2_500)
        Bonus(name='quarter', measure='bookings', amount=2500)
    """

    name: Annotated[str, Spec("text", "the bonus's name", least=1)]
    measure: Annotated[str, Spec("text", "the measure whose attainment counts", least=1)]
    amount: Annotated[Fraction, Spec("number", "the sum paid", least=0)]
    at: Annotated[Fraction, Spec("number", "the attainment that earns it", least=0)] = Fraction(1)
    per: Annotated[str, Spec("choice", "how often it can be earned", words=("period", "year"))] = (
        "period"
    )


@dataclass(frozen=True, repr=False)
class Mbo(Rule):
    """Pay a target sum times the score of an objective.

    The score of each period is handed over as a metric with the objective's name.

    Attributes:
        name: The objective's name.
        target: What a score of 1 pays in a full year; a period has its share of it.
        threshold: Score below which nothing is paid.
        most: Scores above count as this.

    Example:
        >>> coaching = Mbo("coaching", target=12_000, threshold=0.5)
        >>> [int(coaching.pay(Fraction(s, 10), share=Fraction(1, 4))) for s in (4, 5, 8, 12)]
        [0, 1500, 2400, 3000]
    """

    name: Annotated[str, Spec("text", "the objective's name", least=1)]
    target: Annotated[Fraction, Spec("number", "what a score of 1 pays in a year", least=0)]
    threshold: Annotated[Fraction, Spec("number", "score below which nothing is paid", least=0)] = (
        Fraction(0)
    )
    most: Annotated[Fraction, Spec("number", "scores above count as this", above=0)] = Fraction(1)

    def pay(self, score: Fraction, share: Fraction) -> Fraction:
        """Give the pay of a score in a window that is this share of a year."""
        return (
            Fraction(0) if score < self.threshold else self.target * share * min(score, self.most)
        )
