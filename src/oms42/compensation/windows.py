# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Windows: over which periods credit adds up, and the quota and target that it is held against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from oms42.compensation.exact import exact, plain
from oms42.compensation.periods import Period

if TYPE_CHECKING:
    from oms42.compensation.measures import Measure
    from oms42.compensation.plan import Plan

Quotas = dict[str, tuple[Fraction | None, ...]]


@dataclass(frozen=True)
class Window:
    """The periods whose credit counts together.

    Attributes:
        first: Number of its first period.
        last: Number of its last period, the one that is settled.
        ends: Number of the last period whose quota and target count.
    """

    first: int
    last: int
    ends: int

    def total(self, values: Sequence[Fraction | None]) -> Fraction | None:
        """Add up quotas or shares of the window; None where there is no quota."""
        inside = [one for one in values[self.first : self.ends + 1] if one is not None]
        return sum(inside, Fraction(0)) if inside else None


def window(accumulation: str, number: int, count: int) -> Window:
    """Give the window of a period.

    Args:
        accumulation: See `Plan`.
        number: The period's number, from 0.
        count: Number of periods in the year.

    Returns:
        The window.

    Example:
        >>> window("discrete", 2, 4), window("cumulative", 2, 4).ends, window("to_date", 2, 4).ends
        (Window(first=2, last=2, ends=2), 3, 2)
    """
    if accumulation == "discrete":
        return Window(number, number, number)
    return Window(0, number, count - 1 if accumulation == "cumulative" else number)


def by_period(values: Any, spans: Sequence[Period], what: str) -> tuple[Fraction | None, ...]:
    """Lay out one value, a list, or a mapping over the periods.

    Args:
        values: One number for every period, a list with one a period, or a mapping from a period's
            name to a number.
        spans: The periods.
        what: What the values are, for the error message.

    Returns:
        One number a period; None where a mapping has none.

    Raises:
        ValueError: The list has another length, or the mapping names no period.
    """
    names = [one.name for one in spans]
    if isinstance(values, Mapping):
        strange = [str(name) for name in values if str(name) not in names]
        if strange:
            raise ValueError(
                f"{what} names the period {strange[0]!r}; allowed: {', '.join(names)}."
            )
        found = {str(name): exact(value) for name, value in values.items()}
        return tuple(found.get(name) for name in names)
    if isinstance(values, str) or not hasattr(values, "__len__"):
        return (exact(values),) * len(names)
    listed = list(values)
    if len(listed) != len(names):
        raise ValueError(
            f"{what} has {len(listed)} values; allowed: {len(names)}, one for each of "
            f"{', '.join(names)}."
        )
    return tuple(exact(value) for value in listed)


def quotas_of(plan: Plan, spans: Sequence[Period], given: Any) -> Quotas:
    """Lay out each measure's quota over the periods.

    Args:
        plan: The plan.
        spans: The periods, with the shares employed.
        given: The seller's own quotas by measure, or for a plan of one measure directly: one number
            (the quota of a full year, prorated), or one a period (taken as they are).

    Returns:
        Quotas by measure and period; None without a quota.

    Raises:
        ValueError: A measure is not in the plan, or a quota is not above 0.
    """
    names = [one.name for one in plan.measures]
    own = given or {}
    if given is not None and not (isinstance(given, Mapping) and set(given) <= set(names)):
        spare = {one.name for one in spans} if len(names) == 1 else set()
        strange = [key for key in given if key not in spare] if isinstance(given, Mapping) else []
        if len(names) != 1 or strange:
            raise ValueError(
                f"quotas are {given!r}; allowed: a mapping whose keys are among the measures "
                f"{', '.join(names) or '(none)'}; for one measure also its quota directly."
            )
        own = {names[0]: given}
    return {one.name: _layout(own.get(one.name, one.quota), spans, one) for one in plan.measures}


def _layout(given: Any, spans: Sequence[Period], measure: Measure) -> tuple[Fraction | None, ...]:
    if given is None:
        return (None,) * len(spans)
    name = measure.name
    if isinstance(given, str | Fraction) or not hasattr(given, "__len__"):
        seasons = measure.seasons or tuple(one.full for one in spans)
        pairs = zip(seasons, spans, strict=True)
        year = exact(given)
        laid: tuple[Fraction | None, ...] = tuple(
            year * season * one.share / one.full for season, one in pairs
        )
    else:
        laid = by_period(given, spans, f"quota of {name!r}")
        laid = tuple(None if one.share == 0 else q for q, one in zip(laid, spans, strict=True))
    for one, quota in zip(spans, laid, strict=True):
        if one.share and (quota is None or quota <= 0):
            shown = "missing" if quota is None else plain(quota)
            raise ValueError(
                f"quota of {name!r} in {one.name} is {shown}; allowed: a number > 0 for every "
                "period that the seller is employed."
            )
    return laid
