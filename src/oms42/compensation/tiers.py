# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""Tiers: rates by attainment, marginal or retroactive; one rate may be left to be solved.

A rate is a *multiple* of the base rate $\text{TI}/Q$ (target incentive over quota), or a *rate* in
money for each unit credited. The word ``solve`` stands for the rate with which 100 % of quota pays
exactly the target incentive:

$$m = \frac{1 - \sum_{k \ne j} m_k w_k}{w_j}$$

where $w_k$ is the part of the way from 0 to 100 % that lies in tier $k$.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any

from oms42.compensation.bands import Bands
from oms42.compensation.exact import plain
from oms42.compensation.rule import PlanError, Rule, Spec

ZERO, ONE = Fraction(0), Fraction(1)


@dataclass(frozen=True, repr=False)
class Tier(Rule):
    """One tier: up to where it reaches, and its rate.

    Attributes:
        upto: Where the next tier begins: an attainment (1 is 100 % of quota), or an amount, as the
            tiers say; nothing for the last tier, which is open.
        rate: A multiple of the base rate or a rate, as the tiers say, or ``"solve"``.

    Example:
        >>> Tier(upto=0.5, rate=0.6)
        Tier(upto=0.5, rate=0.6)
    """

    upto: Annotated[
        Fraction | None, Spec("number", "where the next tier begins", above=0, optional=True)
    ] = None
    rate: Annotated[
        Fraction | str, Spec("number", "the tier's rate", least=0, words=("solve",))
    ] = ONE


@dataclass(frozen=True, repr=False)
class Tiers(Rule):
    """The rate schedule of a measure.

    Attributes:
        steps: The tiers in order, the last one open; each a `Tier` or a pair (upto, rate).
        kind: ``marginal``: each rate pays on what lies in its tier, so the curve has no jump.
            ``retroactive``: the rate of the tier reached pays on everything from the first unit,
            so the curve jumps at each tier.
        unit: ``multiple`` of the base rate (target incentive over quota), or ``rate``: money for
            each unit credited (0.1 is 10 %).
        by: What `upto` counts: ``attainment`` (1 is 100 % of quota) or ``amount`` (a year's credit
            in the measure's own unit; a part of a year counts with its share).

    Raises:
        PlanError: The tiers are unsorted, the last one is bounded, or two are to be solved.

    Example:
        >>> Tiers([(0.5, 0.6), (1.0, "solve"), (1.25, 1.5), (None, 2.0)]).solved()[1]
        Fraction(7, 5)
    """

    steps: Annotated[
        tuple[Tier, ...], Spec("rules", "the tiers in order, the last one open", of=Tier)
    ]
    kind: Annotated[
        str, Spec("choice", "how a rate applies", words=("marginal", "retroactive"))
    ] = "marginal"
    unit: Annotated[str, Spec("choice", "what a rate is", words=("multiple", "rate"))] = "multiple"
    by: Annotated[str, Spec("choice", "what upto counts", words=("attainment", "amount"))] = (
        "attainment"
    )

    @classmethod
    def of_list(cls, values: Any) -> Any:
        """Take a list for the tiers themselves."""
        return cls(steps=tuple(values))

    def check(self) -> None:
        """Refuse tiers that are not in order."""
        if not self.steps:
            raise PlanError("Tiers.steps: no tier; allowed: one or more.", "steps")
        *bounded, last = [step.upto for step in self.steps]
        if last is not None:
            raise PlanError(
                f"Tiers.steps: the last tier ends at {plain(last)}; allowed: an open last tier. "
                "Leave its upto out; a tier with rate 0, or a Cap, ends the pay.",
                "steps",
            )
        for before, after in zip([ZERO, *bounded], bounded, strict=False):
            if after is None or before is None or after <= before:
                shown = ", ".join("open" if one is None else plain(one) for one in bounded)
                raise PlanError(
                    f"Tiers.steps: upto is {shown}; allowed: each greater than the one before, "
                    "only the last open. Sort the tiers.",
                    "steps",
                )
        if sum(step.rate == "solve" for step in self.steps) > 1:
            raise PlanError("Tiers.steps: two rates are 'solve'; allowed: one.", "steps")
        if self.unit == "multiple" and self.by == "attainment":
            self.solved()

    def solved(self, goal: Fraction = ONE, quota: Fraction = ONE) -> tuple[Fraction, ...]:
        """Give the rates, with the one to be solved worked out.

        Args:
            goal: What quota is to pay, in the unit of the rates times the unit of the quota; 1 for
                multiples over attainment.
            quota: The position of 100 %.

        Returns:
            One rate a tier.

        Raises:
            PlanError: No rate solves it: the tier lies above quota, or the others already pay more.
        """
        rates = [step.rate for step in self.steps]
        if "solve" not in rates:
            return tuple(Fraction(rate) for rate in rates)
        at = rates.index("solve")
        if self.kind == "retroactive":
            inside = self.starts[at] <= quota and (
                at + 1 == len(rates) or quota < self.starts[at + 1]
            )
            ways = [quota if inside and k == at else ZERO for k in range(len(rates))]
        else:
            ends = [*self.starts[1:], max(quota, self.starts[-1])]
            pairs = zip(self.starts, ends, strict=True)
            ways = [max(min(end, quota) - start, ZERO) for start, end in pairs]
        if ways[at] == 0:
            raise PlanError(
                f"Tiers.steps: the rate of tier {at + 1} is 'solve', but 100 % of quota does not "
                "depend on it; allowed: a tier that counts at 100 %.",
                "steps",
            )
        others = sum(
            (w * Fraction(r) for w, r in zip(ways, rates, strict=True) if w and r != "solve"), ZERO
        )
        if others > goal:
            raise PlanError(
                f"Tiers.steps: the other tiers already pay {plain(others / goal)} of the target "
                "at 100 % of quota; allowed: at most 1. Lower their rates.",
                "steps",
            )
        answer = (goal - others) / ways[at]
        return tuple(answer if rate == "solve" else Fraction(rate) for rate in rates)

    @property
    def starts(self) -> tuple[Fraction, ...]:
        """Where each tier begins."""
        return (ZERO, *(step.upto for step in self.steps if step.upto is not None))

    def bands(self, target: Fraction, quota: Fraction | None, share: Fraction = ONE) -> Bands:
        """Fill in the numbers of one seller and window.

        Args:
            target: Target incentive of the window.
            quota: Quota of the window.
            share: The window's share of a year, which scales levels by amount.

        Returns:
            Levels in the unit of the credit, rates in money for each unit.

        Raises:
            PlanError: The tiers need a quota and there is none.
        """
        if quota is None and (self.by == "attainment" and len(self.steps) > 1):
            raise PlanError(
                "Tiers.by: tiers by attainment need a quota; give the measure one, or tiers by "
                "'amount'.",
                "by",
            )
        if quota is None and (
            self.unit == "multiple" or any(s.rate == "solve" for s in self.steps)
        ):
            raise PlanError(
                "Tiers.unit: multiples and 'solve' need a quota; give the measure one, or the unit "
                "'rate'.",
                "unit",
            )
        scale = share if self.by == "amount" else (quota or ONE)
        starts = tuple(start * scale for start in self.starts)
        base = target / quota if self.unit == "multiple" and quota else ONE
        if quota is None:
            rates = tuple(Fraction(step.rate) for step in self.steps)
        else:
            rates = self._rates(target, quota, scale, base)
        return Bands(starts, rates, self.kind == "retroactive")

    def _rates(
        self, target: Fraction, quota: Fraction, scale: Fraction, base: Fraction
    ) -> tuple[Fraction, ...]:
        goal = ONE if self.unit == "multiple" else target / quota
        solved = self.solved(goal * quota / scale, quota / scale)
        return tuple(rate * base for rate in solved)
