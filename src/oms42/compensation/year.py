# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A seller's year, laid out over the periods of the plan: quotas, credits, metrics."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Any

from oms42.compensation.chain import Chain, chain
from oms42.compensation.credits import Credit, credit_of, period_of
from oms42.compensation.periods import Period, periods
from oms42.compensation.windows import Quotas, Window, by_period, quotas_of, window

if TYPE_CHECKING:
    from oms42.compensation.measures import Measure
    from oms42.compensation.plan import Plan
    from oms42.compensation.transaction import Transaction

ZERO = Fraction(0)


@dataclass(frozen=True)
class Year:
    """What the calculation of a year starts from.

    Attributes:
        plan: The plan.
        spans: The periods.
        quotas: Quotas by measure and period.
        transactions: The seller's transactions with the number of their period; None before the
            year.
        credits: Credits by measure, in order.
        metrics: Metrics by name and period.
    """

    plan: Plan
    spans: tuple[Period, ...]
    quotas: Quotas
    transactions: tuple[tuple[Transaction, int | None], ...]
    credits: Mapping[str, tuple[Credit, ...]]
    metrics: Mapping[str, tuple[Fraction | None, ...]]

    @classmethod
    def of(
        cls,
        plan: Plan,
        listed: tuple[Transaction, ...],
        year: int,
        start: date | None,
        end: date | None,
        quotas: Any,
        metrics: Mapping[str, Any] | None,
    ) -> Year:
        """Lay a year out; see `calculation.statement` for the arguments."""
        spans = periods(year, plan.period, start, end)
        laid = quotas_of(plan, spans, quotas)
        placed = tuple((one, period_of(one, spans)) for one in listed)
        credits = {}
        for measure in plan.measures:
            annual = window("cumulative", 0, len(spans)).total(laid[measure.name])
            made = (
                credit_of(plan, measure, one, number, annual)
                for one, number in placed
                if number is not None
            )
            credits[measure.name] = tuple(one for one in made if one is not None)
        told = {
            name: by_period(value, spans, f"metric {name!r}")
            for name, value in (metrics or {}).items()
        }
        return cls(plan, spans, laid, placed, credits, told)

    def shares(self) -> tuple[Fraction, ...]:
        """Give the share of a year that the seller is employed, by period."""
        return tuple(one.share for one in self.spans)

    def window(self, number: int) -> Window:
        """Give the window of a period."""
        return window(self.plan.accumulation, number, len(self.spans))

    def credit(self, measure: str, first: int, last: int) -> Fraction:
        """Add up the position of a measure over some periods."""
        inside = (one for one in self.credits[measure] if first <= one.number <= last)
        return sum((one.position for one in inside), ZERO)

    def attainment(self, measure: str, span: Window) -> Fraction:
        """Give credit over quota of a window.

        Raises:
            ValueError: The measure has no quota.
        """
        quota = span.total(self.quotas[measure])
        if not quota:
            raise ValueError(
                f"the attainment of {measure!r} is asked for, and it has no quota; give it one."
            )
        return self.credit(measure, span.first, span.last) / quota

    def metric(self, name: str, number: int) -> Fraction:
        """Give a metric of a period; a measure's name stands for its attainment.

        Raises:
            ValueError: It was not handed over.
        """
        if name in self.quotas:
            return self.attainment(name, self.window(number))
        value = self.metrics.get(name, (None,) * len(self.spans))[number]
        if value is None:
            period = self.spans[number].name
            raise ValueError(
                f"the plan looks at the metric {name!r}, and {period} has none; pass "
                f"metrics={{{name!r}: …}}, one number or one for each period. Known: "
                f"{', '.join([*self.metrics, *self.quotas])}."
            )
        return value

    def chain(self, measure: Measure, number: int) -> Chain:
        """Work out what a measure has earned in the window that ends with a period."""
        span = self.window(number)
        inside = [
            one for one in self.credits[measure.name] if span.first <= one.number <= span.last
        ]
        quota = span.total(self.quotas[measure.name])
        share = span.total(self.shares()) or ZERO
        asked = partial(self.metric, number=number)
        return chain(self.plan, measure, inside, quota, share, asked)
