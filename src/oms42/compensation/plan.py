# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A plan: everything that decides what a seller is paid, as one frozen record."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Any

from oms42.compensation import payout as vectorised
from oms42.compensation.bonuses import Bonus, Mbo
from oms42.compensation.caps import Cap
from oms42.compensation.clawbacks import Clawback
from oms42.compensation.crediting import Exchange, Role, Windfall
from oms42.compensation.curve_points import PayCurve, pay_curve
from oms42.compensation.draws import Draw
from oms42.compensation.exact import plain
from oms42.compensation.gates import Gate
from oms42.compensation.measures import Measure
from oms42.compensation.modifiers import Modifier
from oms42.compensation.periods import LENGTHS
from oms42.compensation.pools import Pool
from oms42.compensation.rounding import RULES
from oms42.compensation.rule import PlanError, Rule, Spec
from oms42.compensation.spiffs import Spiff
from oms42.compensation.tiers import Tiers

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import ArrayLike, NDArray

# How rules follow each other: the one statement of it, printed in every plan document.
ORDER = (
    "Credit: the amount in plan currency, times the seller's split, times what the role counts, "
    "times transaction modifiers; the windfall clause limits the credit of one deal.",
    "Measures: credit of the window over its quota is attainment; below the threshold a measure "
    "pays nothing, else its tiers or table say what is earned.",
    "Gates, in the order of the plan, multiply what a measure earned.",
    "Modifiers of pay, in the order of the plan, multiply what is left.",
    "Caps on a measure stop it.",
    "Bonuses, MBOs, SPIFFs and pools are added.",
    "A cap on the sum stops the whole.",
    "Clawbacks take back what was paid on cancelled deals.",
    "Draws settle the period: a guarantee tops up, a recoverable draw lends, a balance owed is "
    "kept back; pay is never negative.",
)


@dataclass(frozen=True, repr=False)
class Plan(Rule):
    """A pay plan for one role.

    Attributes:
        name: The plan's name.
        salary: Salary of a full year.
        target_incentive: Incentive of a full year at 100 % of everything (TI).
        measures: What is paid for.
        currency: The currency of all money in the plan.
        period: How often the plan is settled: ``monthly``, ``quarterly``, ``annual``.
        accumulation: ``discrete``: each period stands alone, with its own quota and target.
            ``cumulative``: credit of the year so far against the *year's* quota and target; a
            period is paid what is earned to date less what was posted before. ``to_date``: the
            same with the quota and target of the periods *so far*.
        rounding: ``half_up`` or ``half_even``: how cents are rounded.
        crediting: What roles other than direct count.
        windfall: The windfall clause.
        exchange: Plan exchange rates of other currencies.
        modifiers: Factors on credit or on pay.
        gates: Conditions.
        caps: Limits.
        bonuses: Lump sums.
        mbos: Scored objectives.
        spiffs: Short special incentives.
        pools: Team pools.
        clawback: What comes back of cancelled deals.
        draws: Advances and guarantees.
        notes: Sentences for the plan document.

    Raises:
        PlanError: A rule names a measure that is not there, two rules have one name, or the weights
            and MBO targets do not add up to the target incentive.

    Example:
        The pay curve of the text: 0.6 of the base rate to 50 %, then the rate that makes 100 % pay
        exactly the target incentive, then 1.5 and 2.0 times the base rate.

        >>> plan = Plan.simple(
        ...     salary=120_000, target_incentive=120_000, quota=1_200_000,
        ...     tiers=[(0.5, 0.6), (1.0, "solve"), (1.25, 1.5), (None, 2.0)],
        ... )
        >>> plan.payout([0.45, 0.80, 1.00, 1.18, 1.40]).round(2).tolist()
        [32400.0, 86400.0, 120000.0, 152400.0, 201000.0]
    """

    name: Annotated[str, Spec("text", "the plan's name", least=1)]
    salary: Annotated[Fraction, Spec("number", "salary of a full year", least=0)] = Fraction(0)
    target_incentive: Annotated[
        Fraction, Spec("number", "incentive of a full year at 100 %", least=0)
    ] = Fraction(0)
    measures: Annotated[tuple[Measure, ...], Spec("rules", "what is paid for", of=Measure)] = ()
    currency: Annotated[str, Spec("text", "the currency of all money in the plan", least=1)] = "USD"
    period: Annotated[str, Spec("choice", "how often it is settled", words=tuple(LENGTHS))] = (
        "annual"
    )
    accumulation: Annotated[
        str, Spec("choice", "how credit adds up", words=("discrete", "cumulative", "to_date"))
    ] = "cumulative"
    rounding: Annotated[str, Spec("choice", "how cents are rounded", words=RULES)] = "half_up"
    crediting: Annotated[tuple[Role, ...], Spec("rules", "what roles count", of=Role)] = ()
    windfall: Annotated[
        Windfall | None, Spec("rule", "the windfall clause", of=Windfall, optional=True)
    ] = None
    exchange: Annotated[
        tuple[Exchange, ...], Spec("rules", "plan exchange rates", of=Exchange)
    ] = ()
    modifiers: Annotated[tuple[Modifier, ...], Spec("rules", "factors", of=Modifier)] = ()
    gates: Annotated[tuple[Gate, ...], Spec("rules", "conditions", of=Gate)] = ()
    caps: Annotated[tuple[Cap, ...], Spec("rules", "limits", of=Cap)] = ()
    bonuses: Annotated[tuple[Bonus, ...], Spec("rules", "lump sums", of=Bonus)] = ()
    mbos: Annotated[tuple[Mbo, ...], Spec("rules", "scored objectives", of=Mbo)] = ()
    spiffs: Annotated[tuple[Spiff, ...], Spec("rules", "short special incentives", of=Spiff)] = ()
    pools: Annotated[tuple[Pool, ...], Spec("rules", "team pools", of=Pool)] = ()
    clawback: Annotated[
        Clawback | None, Spec("rule", "what comes back", of=Clawback, optional=True)
    ] = None
    draws: Annotated[tuple[Draw, ...], Spec("rules", "advances and guarantees", of=Draw)] = ()
    notes: Annotated[tuple[str, ...], Spec("texts", "sentences for the plan document")] = ()

    def check(self) -> None:
        """Refuse a plan whose rules do not fit together."""
        self._check_names()
        known = [one.name for one in self.measures]
        for kind in ("gates", "modifiers", "caps"):
            for rule in getattr(self, kind):
                for name in rule.applies_to:
                    self._check_measure(name, known, f"{kind}: applies_to", kind)
        for bonus in self.bonuses:
            self._check_measure(bonus.measure, known, f"bonus {bonus.name!r}", "bonuses")
            if self.measure(bonus.measure).quota is None:
                raise PlanError(
                    f"Plan.bonuses: bonus {bonus.name!r} looks at the attainment of "
                    f"{bonus.measure!r}, which has no quota; give it one.",
                    "bonuses",
                )
        self._check_weights()
        for one in self.measures:
            of_target = one.table is not None or (one.tiers and one.tiers.unit == "multiple")
            if of_target and self.target_incentive == 0:
                raise PlanError(
                    f"Plan.target_incentive: it is 0, and the measure {one.name!r} pays multiples "
                    "of it; give it, or tiers with the unit 'rate'.",
                    "target_incentive",
                )
            periods = 12 // LENGTHS[self.period]
            if one.seasons and len(one.seasons) != periods:
                raise PlanError(
                    f"Plan.measures: {one.name!r} has {len(one.seasons)} seasons; allowed: "
                    f"{periods}, one for each period of a plan that is settled {self.period}.",
                    "measures",
                )
            if one.tiers is not None:
                one.tiers.bands(self.target_incentive * one.weight, one.quota)

    def _check_names(self) -> None:
        kinds = ("measures", "gates", "modifiers", "bonuses", "mbos", "spiffs", "pools")
        named = [one.name for kind in kinds for one in getattr(self, kind)]
        named += [self.clawback.name] if self.clawback else []
        twice = sorted({name for name in named if named.count(name) > 1})
        if twice:
            raise PlanError(
                f"Plan: two rules have the name {twice[0]!r}; allowed: a name of its own for each, "
                "because statements and metrics go by it.",
                "name",
            )

    def _check_measure(self, name: str, known: list[str], where: str, kind: str) -> None:
        if name not in known:
            raise PlanError(
                f"Plan.{where} names the measure {name!r}; allowed: {', '.join(known) or 'none'}.",
                kind,
            )

    def _check_weights(self) -> None:
        if self.target_incentive == 0 or not (self.measures or self.mbos):
            return
        mbo = sum((one.target for one in self.mbos), Fraction(0)) / self.target_incentive
        total = sum((one.weight for one in self.measures), mbo)
        if total != 1:
            raise PlanError(
                f"Plan.measures: the weights (and MBO targets over the target incentive) add up to "
                f"{plain(total)}; allowed: exactly 1. Bonuses, SPIFFs and pools come on top.",
                "measures",
            )

    def measure(self, name: str) -> Measure:
        """Give a measure by its name."""
        return next(one for one in self.measures if one.name == name)

    @classmethod
    def simple(
        cls,
        *,
        quota: Any,
        target_incentive: Any = 0,
        salary: Any = 0,
        tiers: Any = None,
        kind: str = "marginal",
        unit: str = "multiple",
        measure: str = "bookings",
        name: str = "Plan",
        **rules: Any,
    ) -> Plan:
        """Build a plan of one measure.

        Args:
            quota: The year's quota.
            target_incentive: Incentive of a year at 100 %.
            salary: Salary of a year.
            tiers: Pairs (upto, rate), the last with upto None; left out, one rate that pays the
                target incentive at 100 %.
            kind: ``marginal`` or ``retroactive``.
            unit: ``multiple`` of the base rate, or ``rate`` (0.1 is 10 % of the credit).
            measure: The measure's name.
            name: The plan's name.
            rules: Any other field of `Plan`, for example ``period="quarterly"``.

        Returns:
            The plan.

        Example:
            >>> quarterly = Plan.simple(
            ...     quota=1_200_000, unit="rate", tiers=[(1.0, 0.10), (None, 0.20)],
            ...     period="quarterly", accumulation="discrete",
            ... )
            >>> float(quarterly.payout(1.26))
            182400.0
        """
        steps: Any = [(None, "solve")] if tiers is None else list(tiers)
        schedule = Tiers(steps, kind=kind, unit=unit)
        one = Measure(measure, quota=quota, tiers=schedule)
        return cls(name, salary, target_incentive, (one,), **rules)

    def payout(
        self,
        attainment: ArrayLike | Mapping[str, ArrayLike],
        metrics: Mapping[str, ArrayLike] | None = None,
        *,
        paid_on: Mapping[str, ArrayLike] | None = None,
        quotas: Any = None,
        shares: Any = None,
    ) -> NDArray[np.float64]:
        """Work out the year's incentive for many draws of attainment; see `payout.payout`.

        Example:
            >>> Plan.simple(quota=100, target_incentive=50).payout([0.5, 1.0]).tolist()
            [25.0, 50.0]
        """
        return vectorised.payout(
            self, attainment, metrics, paid_on=paid_on, quotas=quotas, shares=shares
        )

    def curve(
        self,
        low: float = 0.0,
        high: float = 1.5,
        metrics: Mapping[str, ArrayLike] | None = None,
    ) -> PayCurve:
        """Work out the pay curve between two attainments; see `pay_curve.pay_curve`."""
        return pay_curve(self, low=low, high=high, metrics=metrics)

    def kinks(
        self, high: float = 2.0, metrics: Mapping[str, ArrayLike] | None = None
    ) -> tuple[float, ...]:
        """Give the attainments up to `high` at which the pay curve bends or jumps.

        Example:
            >>> tiers = [(0.5, 0.6), (1.0, "solve"), (None, 2)]
            >>> Plan.simple(quota=100, target_incentive=50, tiers=tiers).kinks()
            (0.5, 1.0)
        """
        return pay_curve(self, high=high, metrics=metrics).kinks

    def total_pay(
        self,
        attainment: ArrayLike | Mapping[str, ArrayLike],
        metrics: Mapping[str, ArrayLike] | None = None,
    ) -> NDArray[np.float64]:
        """Work out salary plus incentive of the year for many draws of attainment."""
        return self.payout(attainment, metrics) + float(self.salary)
