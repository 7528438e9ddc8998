# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Crediting: how much of a transaction a seller is credited with, before any rate applies."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated

from oms42.compensation.rule import Rule, Spec


@dataclass(frozen=True, repr=False)
class Role(Rule):
    """How a seller's part in a transaction counts.

    Without a rule of its own the role ``direct`` counts in full and ``team`` not at all (team
    transactions fill pools); any other role, for example ``overlay``, needs a rule.

    Attributes:
        role: The role named in the transactions.
        counts: Share of the transaction that counts as credit, times the seller's split.
    """

    role: Annotated[str, Spec("text", "the role named in the transactions", least=1)]
    counts: Annotated[Fraction, Spec("number", "share that counts as credit", least=0, most=1)]


@dataclass(frozen=True, repr=False)
class Windfall(Rule):
    """Limit the credit of one very large deal.

    Attributes:
        above: Credit of one transaction above this share of the year's quota is a windfall.
        counts: Share of the windfall that still counts.

    Example:
        >>> Windfall(above=0.5, counts=0.25).limit(Fraction(900_000), quota=Fraction(1_200_000))
        Fraction(675000, 1)
    """

    above: Annotated[Fraction, Spec("number", "share of the year's quota where it begins", above=0)]
    counts: Annotated[Fraction, Spec("number", "share of it that counts", least=0, most=1)] = (
        Fraction(0)
    )

    def limit(self, credit: Fraction, quota: Fraction) -> Fraction:
        """Give the credit that counts."""
        level = self.above * quota
        return credit if credit <= level else level + (credit - level) * self.counts


@dataclass(frozen=True, repr=False)
class Exchange(Rule):
    """The plan's exchange rate of a currency, fixed for the year.

    Attributes:
        currency: The currency of a transaction.
        rate: Units of the plan's currency for one unit of it.
    """

    currency: Annotated[str, Spec("text", "the currency of a transaction", least=1)]
    rate: Annotated[Fraction, Spec("number", "units of the plan's currency for one of it", above=0)]
