# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A measure: what is counted, against which quota, and how it pays."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated

from oms42.compensation.exact import plain
from oms42.compensation.payout_table import PayoutTable
from oms42.compensation.rule import PlanError, Rule, Spec
from oms42.compensation.tiers import Tiers

COUNT = "count"


@dataclass(frozen=True, repr=False)
class Measure(Rule):
    """One thing that the plan pays for.

    Attributes:
        name: The measure's name.
        quota: Quota of a full year, in the unit of `counts`; nothing for pay from the first unit.
        tiers: The rate schedule, a `Tiers` or a list of pairs (upto, rate); or
        table: a payout table, a `PayoutTable` or a list of pairs. A measure has one of the two.
        weight: Share of the plan's target incentive that 100 % of quota pays.
        basis: What the rates pay on: ``amount``, ``count`` (one a transaction), or the name of a
            value of the transactions, for example ``tcv``.
        counts: What moves attainment and tiers, named like `basis`; left out, the same.
        products: The products whose transactions count; left out, all.
        threshold: Attainment below which the measure pays nothing; at or above, it pays from the
            first unit. (For pay that begins only above it, make a first tier with rate 0.)
        seasons: Share of the year's quota that each period of the plan has; left out, equal ones.

    Raises:
        PlanError: It has no schedule or two, its seasons do not add up to 1, or a threshold or
            table has no quota.

    Example:
        >>> Measure("bookings", quota=1_200_000, tiers=[(None, 1)])
        Measure(name='bookings', quota=1200000, tiers=Tiers(steps=[Tier()]))
    """

    name: Annotated[str, Spec("text", "the measure's name", least=1)]
    quota: Annotated[
        Fraction | None, Spec("number", "quota of a full year", above=0, optional=True)
    ] = None
    tiers: Annotated[Tiers | None, Spec("rule", "the rate schedule", of=Tiers, optional=True)] = (
        None
    )
    table: Annotated[
        PayoutTable | None, Spec("rule", "the payout table", of=PayoutTable, optional=True)
    ] = None
    weight: Annotated[
        Fraction, Spec("number", "share of the target incentive", least=0, most=1)
    ] = Fraction(1)
    basis: Annotated[str, Spec("text", "what the rates pay on", least=1)] = "amount"
    counts: Annotated[str, Spec("text", "what moves attainment; left out, the basis")] = ""
    products: Annotated[
        tuple[str, ...], Spec("texts", "the products that count; left out, all")
    ] = ()
    threshold: Annotated[
        Fraction, Spec("number", "attainment below which nothing is paid", least=0)
    ] = Fraction(0)

    seasons: Annotated[
        tuple[Fraction, ...], Spec("series", "share of the year's quota by period", above=0)
    ] = ()

    def check(self) -> None:
        """Refuse a measure without one way to pay."""
        if (self.tiers is None) == (self.table is None):
            given = "both" if self.tiers else "neither"
            raise PlanError(
                f"Measure {self.name!r} has {given} of tiers and table; allowed: one of them.",
                "tiers",
            )
        if self.seasons and sum(self.seasons) != 1:
            total = plain(sum(self.seasons, Fraction(0)))
            raise PlanError(
                f"Measure {self.name!r} has seasons that add up to {total}; allowed: exactly 1.",
                "seasons",
            )
        if self.quota is None and (self.threshold or self.table):
            needs = "table" if self.table else "threshold"
            raise PlanError(
                f"Measure {self.name!r} has a {needs}, which needs a quota; give it one.", "quota"
            )

    @property
    def position(self) -> str:
        """What moves attainment and tiers."""
        return self.counts or self.basis
