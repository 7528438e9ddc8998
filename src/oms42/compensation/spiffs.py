# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A SPIFF: a short special incentive for one thing in one window of time."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Annotated

from oms42.compensation.rule import PlanError, Rule, Spec


@dataclass(frozen=True, repr=False)
class Spiff(Rule):
    """Pay a fixed sum for each unit, deal or amount sold while it runs.

    Attributes:
        name: The SPIFF's name.
        pay: Money for each unit or deal, or a rate on the amount (0.01 is 1 %); times the seller's
            share of the transaction.
        per: ``unit`` (the transaction's value ``units``), ``deal``, or ``amount``.
        products: The products that it is for; left out, all.
        first_day: First day on which it runs; left out, from the start.
        last_day: Last day on which it runs; left out, to the end.
        most: The most that one seller is paid for it in a year; left out, no limit.

    Raises:
        PlanError: It ends before it begins.

    Example:
        >>> spiff = Spiff("gateways", pay=150, products=["hardware"], first_day="2025-07-01")
        >>> spiff.runs(date(2025, 7, 1), "hardware"), spiff.runs(date(2025, 6, 30), "hardware")
        (True, False)
    """

    name: Annotated[str, Spec("text", "the SPIFF's name", least=1)]
    pay: Annotated[Fraction, Spec("number", "money for each unit or deal, or a rate", least=0)]
    per: Annotated[str, Spec("choice", "what is paid for", words=("unit", "deal", "amount"))] = (
        "unit"
    )
    products: Annotated[
        tuple[str, ...], Spec("texts", "the products it is for; left out, all")
    ] = ()
    first_day: Annotated[date | None, Spec("day", "first day on which it runs", optional=True)] = (
        None
    )
    last_day: Annotated[date | None, Spec("day", "last day on which it runs", optional=True)] = None
    most: Annotated[
        Fraction | None, Spec("number", "most paid to a seller in a year", least=0, optional=True)
    ] = None

    def check(self) -> None:
        """Refuse a SPIFF that never runs."""
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise PlanError(
                f"Spiff {self.name!r} ends {self.last_day}, before it begins {self.first_day}; "
                "allowed: a last day on or after the first.",
                "last_day",
            )

    def runs(self, day: date, product: str) -> bool:
        """Say whether it pays for a product sold on a day."""
        early = self.first_day is not None and day < self.first_day
        late = self.last_day is not None and day > self.last_day
        return not early and not late and (not self.products or product in self.products)
