# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Productive capacity: what a sales force can bring once ramp, attrition and luck are counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import read_only, whole
from oms42.stats.numbers import above_zero, number

if TYPE_CHECKING:
    import pandas as pd

    from oms42.stats.arrays import FloatArray

MONTHS = 12


def ramp_share(start_month: int, ramp_months: float) -> float:
    r"""Return the share of a full year that a hire brings in the year of the start.

    $$\bar f = \frac{1}{12}\sum_{m=s}^{11}
      \min\!\left(1, \frac{m - s + \tfrac12}{R}\right)$$

    A month counts with the productivity of its middle.

    Args:
        start_month: Month s of the start, 0 for January to 11; 12 is next year.
        ramp_months: Length R of the linear ramp, in months, above 0.

    Returns:
        The share, 0 to 1.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range.

    Example:
        >>> round(ramp_share(3, 8), 4)
        0.4167
    """
    start = whole(start_month, name="start_month", least=0)
    if start > MONTHS:
        raise ValueError(f"start_month is {start_month}; it is 0 for January to 11, or 12.")
    since = np.arange(MONTHS) - start + 0.5
    share = np.clip(since / above_zero(ramp_months, name="ramp_months"), 0, 1)
    return float(share[since > 0].sum() / MONTHS)


@dataclass(frozen=True)
class Group:
    r"""Hold one kind of seller in a plan for a year.

    Attributes:
        name: What they are called.
        heads: Ramped sellers $n_r$ at the start of the year.
        quota: Annual quota $q_r$ of one, in money.
        attainment: Expected attainment $\bar A_r$ of those in their seat.
        attrition: Share $a_r$ of them that leaves during the year, evenly spread, not replaced.
        hires: Sellers $n_h$ who start in the year.
        start_month: Month in which they start, 0 for January.
        ramp_months: Length of their ramp.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range.

    Example:
        >>> Group("Mid-market", heads=36, quota=0.55, attainment=0.84, attrition=0.20).heads
        36
    """

    name: str
    heads: float
    quota: float
    attainment: float
    attrition: float = 0.0
    hires: float = 0.0
    start_month: int = 0
    ramp_months: float = 6.0

    def __post_init__(self) -> None:
        for name in ("heads", "quota", "attainment", "hires"):
            number(getattr(self, name), name=f"{self.name}: {name}")
        number(self.attrition, name=f"{self.name}: attrition", most=1)
        ramp_share(self.start_month, self.ramp_months)

    @property
    def naive(self) -> float:
        """Heads and hires times quota: what a list of quotas adds up to."""
        return (self.heads + self.hires) * self.quota

    @property
    def incumbents(self) -> float:
        """What ramped sellers bring: those who leave are gone for half a year on average."""
        return self.heads * (1 - self.attrition / 2) * self.quota * self.attainment

    @property
    def hired(self) -> float:
        """What the year's hires bring on their ramp."""
        share = ramp_share(self.start_month, self.ramp_months)
        return self.hires * self.quota * self.attainment * share


@dataclass(frozen=True)
class Capacity:
    """Hold what a plan can bring.

    Attributes:
        groups: The kinds of seller.
        other: Other sources, such as partners, by name.
        target: What is asked for.
        naive: Sum of quotas.
        sellers: Productive capacity of all sellers.
        total: With the other sources.
        gap: Target minus total; negative where there is room.
    """

    groups: tuple[Group, ...]
    other: Mapping[str, float]
    target: float
    naive: float
    sellers: float
    total: float
    gap: float = field(default=0.0)

    def to_frame(self) -> pd.DataFrame:
        """Return the way from quotas to capacity, one row a kind of seller.

        Returns:
            Columns name, naive, incumbents, hired, productive.
        """
        import pandas as pd

        return pd.DataFrame(
            [
                (one.name, one.naive, one.incumbents, one.hired, one.incumbents + one.hired)
                for one in self.groups
            ],
            columns=["name", "naive", "incumbents", "hired", "productive"],
        )


def productive_capacity(
    groups: Sequence[Group], *, target: float = 0.0, other: Mapping[str, float] | None = None
) -> Capacity:
    r"""Add up what a plan's sellers can bring in a year.

    $$C = \sum_r n_r\left(1 - \tfrac{a_r}{2}\right) q_r \bar A_r
      + \sum_h n_h\, q_h \bar A_h \bar f_h$$

    Args:
        groups: The kinds of seller.
        target: What is asked for, in the quotas' money.
        other: What other sources bring, by name.

    Returns:
        The capacity and the gap to the target.

    Raises:
        TypeError: A value is not a number.
        ValueError: There is no group, or a value is negative.

    Source:
        zoltners2004design on sizing beside it.

    Example:
        >>> enterprise = Group("Enterprise", 24, 1.20, 0.86, 0.15, 6, 3, 8)
        >>> made = productive_capacity([enterprise], target=30)
        >>> round(made.naive, 1), round(made.total, 2), round(made.gap, 2)
        (36.0, 25.49, 4.51)
    """
    plan = tuple(groups)
    if not plan:
        raise ValueError("groups is empty; a plan needs at least one kind of seller.")
    more = {name: number(value, name=name) for name, value in (other or {}).items()}
    sellers = sum(one.incumbents + one.hired for one in plan)
    total = sellers + sum(more.values())
    asked = number(target, name="target")
    return Capacity(
        plan, more, asked, sum(one.naive for one in plan), sellers, total, asked - total
    )


@dataclass(frozen=True)
class CapacityRange:
    """Hold the distribution of what a plan brings.

    Attributes:
        total: Drawn totals, increasing, shape (draws,).
        p10: Not exceeded once in ten.
        p50: Median.
        p90: Exceeded once in ten.
        reaches: Share of draws that reach the target.
    """

    total: FloatArray
    p10: float
    p50: float
    p90: float
    reaches: float


def capacity_range(
    plan: Capacity,
    *,
    seller_sd: float = 0.28,
    common_sd: float = 0.05,
    draws: int = 10_000,
    seed: int = 42,
) -> CapacityRange:
    r"""Draw the year many times: who leaves and when, how well each sells, how the market is.

    Each ramped seller leaves with probability $a_r$ at a time drawn evenly over the year; a
    seller's attainment is normal around the expected one, cut at zero, times one market factor for
    all. Other sources are taken as given.

    Args:
        plan: The capacity from `productive_capacity`.
        seller_sd: Standard deviation of a seller's annual attainment.
        common_sd: Standard deviation of the factor that all share.
        draws: Years that are drawn.
        seed: The same seed gives the same years.

    Returns:
        The distribution.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range.

    Example:
        >>> plan = productive_capacity([Group("Enterprise", 24, 1.2, 0.86, 0.15)], target=22)
        >>> made = capacity_range(plan)
        >>> made.p10 < plan.total < made.p90
        True
    """
    spread = number(seller_sd, name="seller_sd")
    shared = number(common_sd, name="common_sd", most=1)
    years = whole(draws, name="draws", least=10)
    rng = np.random.default_rng(whole(seed, name="seed", least=0))
    total = np.zeros(years)
    for group in plan.groups:
        for heads, share, leaves in (
            (group.heads, 1.0, group.attrition),
            (group.hires, ramp_share(group.start_month, group.ramp_months), 0.0),
        ):
            n = round(heads)
            skill = np.maximum(0, group.attainment + spread * rng.standard_normal((years, n)))
            gone = rng.random((years, n)) < leaves
            there = np.where(gone, rng.random((years, n)), 1.0)
            total += group.quota * share * (skill * there).sum(axis=1)
    total *= np.maximum(0, 1 + shared * rng.standard_normal(years))
    total += sum(plan.other.values())
    total.sort()
    low, middle, high = np.quantile(total, [0.1, 0.5, 0.9])
    reaches = float((total >= plan.target).mean())
    return CapacityRange(read_only(total), float(low), float(middle), float(high), reaches)
