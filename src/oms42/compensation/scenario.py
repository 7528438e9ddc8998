# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Many draws of a year, laid out: attainment, amounts and metrics by draw and period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np

from oms42.compensation.exact import exact
from oms42.compensation.periods import Period, periods
from oms42.compensation.windows import Quotas, Window, quotas_of, window
from oms42.stats.arrays import finite, floats

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from oms42.compensation.plan import Plan

    Floats = NDArray[np.float64]

ANY_YEAR = 2001  # the draws are of no year; only the names of its periods are asked for
Arrays = dict[str, "Floats"]


@dataclass(frozen=True)
class Scenario:
    """Draws of a year.

    Attributes:
        plan: The plan.
        spans: The periods, with the shares employed.
        quotas: Quotas by measure and period.
        attainment: By measure, shape (n,) for the year or (n, periods); one draw may stand for all.
        paid_on: What the rates pay on, by measure, in the same shapes; the year's total or by
            period.
        metrics: Metrics, scores, and amounts of SPIFFs, pools and clawbacks by name.
        size: The number of draws.
        scalar: Whether everything came as single numbers.
    """

    plan: Plan
    spans: tuple[Period, ...]
    quotas: Quotas
    attainment: Arrays
    paid_on: Arrays
    metrics: Arrays
    size: int
    scalar: bool

    @classmethod
    def of(
        cls,
        plan: Plan,
        attainment: Any,
        metrics: Mapping[str, ArrayLike] | None,
        paid_on: Mapping[str, ArrayLike] | None,
        quotas: Any,
        shares: Sequence[Any] | None,
    ) -> Scenario:
        """Lay the draws out; see `payout.payout` for the arguments."""
        spans = _spans(plan, shares)
        count = len(spans)
        told = _by_measure(plan, attainment)
        groups = [
            {name: _array(value, f"{what}{name!r}", count) for name, value in group.items()}
            for what, group in (
                ("attainment of ", told),
                ("paid_on of ", paid_on or {}),
                ("metric ", metrics or {}),
            )
        ]
        _check_names(plan, groups[0], groups[1])
        arrays = [one for group in groups for one in group.values()]
        sizes = {one.shape[0] for one in arrays if one.ndim and one.shape[0] != 1}
        if len(sizes) > 1:
            raise ValueError(
                f"the draws have different numbers: {sorted(sizes)}; every array needs the same "
                "first length, or is one number."
            )
        scalar = all(one.ndim == 0 for one in arrays)
        at, on, by = ({name: np.atleast_1d(one) for name, one in group.items()} for group in groups)
        size = sizes.pop() if sizes else 1
        return cls(plan, spans, quotas_of(plan, spans, quotas), at, on, by, size, scalar)

    def part(self, first: int, last: int) -> Scenario:
        """Give the draws from one number to another."""
        cut = [
            {name: one if one.shape[0] == 1 else one[first:last] for name, one in group.items()}
            for group in (self.attainment, self.paid_on, self.metrics)
        ]
        kept = replace(self, attainment=cut[0], paid_on=cut[1], metrics=cut[2])
        return replace(kept, size=min(last, self.size) - first)

    def window(self, number: int) -> Window:
        """Give the window of a period."""
        return window(self.plan.accumulation, number, len(self.spans))

    def even(self) -> bool:
        """Say whether no draw tells one period from another."""
        groups = (self.attainment, self.paid_on, self.metrics)
        return all(one.ndim == 1 for group in groups for one in group.values())

    def reached(self, measure: str, span: Window) -> Floats:
        """Give the attainment of a measure in a window.

        Raises:
            ValueError: The measure has no quota.
        """
        draws, quotas = self.attainment[measure], self.quotas[measure]
        whole = span.total(quotas)
        if not whole:
            raise ValueError(
                f"the measure {measure!r} has no quota, so its attainment says nothing; give it a "
                "quota, or the amounts in paid_on."
            )
        inside = range(span.first, span.last + 1)
        weights = [float((quotas[k] or Fraction(0)) / whole) for k in inside]
        return _weighted(draws, weights, inside)

    def amounts(self, measure: str, span: Window) -> Floats | None:
        """Give what the rates pay on in a window; None if it follows from attainment."""
        draws = self.paid_on.get(measure)
        if draws is None:
            return None
        inside = range(span.first, span.last + 1)
        quotas = self.quotas[measure]
        sizes = [one.share for one in self.spans] if quotas[span.last] is None else quotas
        whole = sum((one or Fraction(0) for one in sizes), Fraction(0))
        weights = [float((sizes[k] or Fraction(0)) / whole) for k in inside]
        return _weighted(draws, [1.0] * len(inside) if draws.ndim == 2 else weights, inside)

    def metric(self, name: str, number: int, span: Window | None = None) -> Floats:
        """Give a metric of a period; a measure's name stands for its attainment in the window.

        Raises:
            ValueError: It was not handed over.
        """
        if span is not None and name in self.quotas:
            return self.reached(name, span)
        if name not in self.metrics:
            known = ", ".join([*self.metrics, *self.quotas])
            raise ValueError(
                f"the plan looks at the metric {name!r}; pass metrics={{{name!r}: …}}, one number "
                f"or one a draw. Known: {known}."
            )
        draws = self.metrics[name]
        return draws[:, number] if draws.ndim == 2 else draws

    def quantity(self, name: str, number: int) -> Floats:
        """Give an amount of a period, 0 if none was handed over; one for the year is spread."""
        draws = self.metrics.get(name, np.zeros(1))
        if draws.ndim == 2:
            return draws[:, number]
        year = sum((one.share for one in self.spans), Fraction(0))
        return draws * float(self.spans[number].share / year)


def _weighted(draws: Floats, weights: Sequence[float], inside: range) -> Floats:
    if draws.ndim == 1:
        whole = sum(weights)
        return draws if abs(whole - 1.0) < len(weights) * 1e-15 else draws * whole
    if len(weights) == 1 and weights[0] == 1.0:
        return draws[:, inside[0]]
    return np.asarray(draws[:, inside.start : inside.stop] @ np.array(weights))


def _spans(plan: Plan, shares: Sequence[Any] | None) -> tuple[Period, ...]:
    spans = periods(ANY_YEAR, plan.period)
    if shares is None:
        return spans
    if len(shares) != len(spans):
        raise ValueError(
            f"shares has {len(shares)} values; allowed: {len(spans)}, the share of a year that the "
            "seller is employed in each period."
        )
    pairs = zip(spans, shares, strict=True)
    return tuple(replace(one, share=exact(share)) for one, share in pairs)


def _by_measure(plan: Plan, attainment: Any) -> Mapping[str, Any]:
    if isinstance(attainment, Mapping):
        return attainment
    return {one.name: attainment for one in plan.measures}


def _array(value: ArrayLike, what: str, count: int) -> Floats:
    draws = floats(value, name=what)
    finite(draws, name=what, mend="leave the draw out.")
    if draws.ndim > 2 or (draws.ndim == 2 and draws.shape[1] != count):
        raise ValueError(
            f"{what} has shape {draws.shape}; allowed: (n,) for the year or (n, {count}), one "
            "column a period."
        )
    return draws


def _check_names(plan: Plan, attainment: Arrays, paid_on: Arrays) -> None:
    names = [one.name for one in plan.measures]
    missing = [name for name in names if name not in attainment and name not in paid_on]
    strange = [name for name in {**attainment, **paid_on} if name not in names]
    if missing or strange:
        wrong = f"none for {missing[0]!r}" if missing else f"one for {strange[0]!r}"
        raise ValueError(
            f"attainment has {wrong}; allowed: one array, or a mapping with the keys "
            f"{', '.join(names) or '(the plan has no measure)'}."
        )
