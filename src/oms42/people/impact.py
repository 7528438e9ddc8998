# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Adverse impact: a ratio of selection rates, how sure it is, and what a cut does to it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist

from oms42.stats.arrays import share, whole
from oms42.stats.numbers import number, proportion

NORMAL = NormalDist()


@dataclass(frozen=True)
class AdverseImpact:
    """Hold the comparison of two groups' selection rates.

    Attributes:
        rate: Selection rate of the group in question.
        reference_rate: Selection rate of the group it is compared with.
        ratio: First over second.
        lower: Lower confidence limit of the ratio.
        upper: Upper confidence limit.
        p: Two-sided p value of Fisher's exact test.
        below_four_fifths: Whether the ratio is below 0.8: a US screening flag, not proof.
        settled: Whether the interval lies on one side of 0.8, so that the flag, or its absence,
            is more than luck.
    """

    rate: float
    reference_rate: float
    ratio: float
    lower: float
    upper: float
    p: float
    below_four_fifths: bool
    settled: bool


def adverse_impact(
    selected: int,
    applied: int,
    reference_selected: int,
    reference_applied: int,
    *,
    level: float = 0.95,
) -> AdverseImpact:
    r"""Compare the selection rates of two groups.

    $$\frac{p_1}{p_2}\,\exp\!\left(\pm z \sqrt{\tfrac{1 - p_1}{n_1 p_1}
      + \tfrac{1 - p_2}{n_2 p_2}}\right)$$

    For the interval a half is added to each of the four counts where nobody, or everybody, was
    selected. With few applicants one hire more or less moves the ratio across 0.8; so the interval
    and Fisher's exact test stand beside it.

    Args:
        selected: People of the group that were selected.
        applied: People of the group that applied.
        reference_selected: Selected of the group compared with.
        reference_applied: Applicants of the group compared with.
        level: Coverage of the interval, above 0 and below 1.

    Returns:
        The ratio, its interval, and the test.

    Raises:
        TypeError: A count is not a whole number.
        ValueError: More are selected than applied, or nobody of the reference group is selected.

    Source:
        Katz et al. (1978) for the interval.

    Example:
        >>> made = adverse_impact(12, 60, 32, 100)
        >>> round(made.ratio, 3), made.below_four_fifths, made.settled
        (0.625, True, False)
    """
    n1, n2 = whole(applied, name="applied"), whole(reference_applied, name="reference_applied")
    k1 = whole(selected, name="selected", least=0)
    k2 = whole(reference_selected, name="reference_selected", least=0)
    for name, few, many in (("selected", k1, n1), ("reference_selected", k2, n2)):
        if few > many:
            raise ValueError(f"{name} is {few}, more than the {many} who applied.")
    if k2 == 0:
        raise ValueError("reference_selected is 0; a ratio to a rate of zero says nothing.")
    ratio = (k1 / n1) / (k2 / n2)
    half = 0.5 if k1 == 0 or (k1 == n1 and k2 == n2) else 0.0
    a, b, m, n = k1 + half, k2 + half, n1 + 2 * half, n2 + 2 * half
    reach = NORMAL.inv_cdf((1 + share(level, name="level")) / 2)
    reach *= math.sqrt(1 / a - 1 / m + 1 / b - 1 / n)
    middle = math.log(a / m) - math.log(b / n)
    lower, upper = math.exp(middle - reach), math.exp(middle + reach)
    low = min(lower, ratio)
    return AdverseImpact(
        rate=k1 / n1,
        reference_rate=k2 / n2,
        ratio=ratio,
        lower=low,
        upper=upper,
        p=fisher_exact(k1, n1, k2, n2),
        below_four_fifths=ratio < 0.8 - 1e-12,
        settled=not low < 0.8 <= upper,
    )


def fisher_exact(k1: int, n1: int, k2: int, n2: int) -> float:
    r"""Return the two-sided p value of Fisher's exact test of two shares.

    The sum of the probabilities of all tables with the same margins that are no likelier than the
    one seen.

    Args:
        k1: Successes of the first group.
        n1: Its size.
        k2: Successes of the second group.
        n2: Its size.

    Returns:
        The p value.

    Example:
        >>> round(fisher_exact(3, 4, 1, 4), 4)  # Fisher's lady tasting tea
        0.4857
    """
    every = math.comb(n1 + n2, k1 + k2)
    seen = math.comb(n1, k1) * math.comb(n2, k2)
    rows = range(max(0, k1 + k2 - n2), min(n1, k1 + k2) + 1)
    tables = (math.comb(n1, k) * math.comb(n2, k1 + k2 - k) for k in rows)
    return sum(table for table in tables if table <= seen) / every


@dataclass(frozen=True)
class Cut:
    """Hold what a cut of a score does to two groups.

    Attributes:
        cut: The score at which the line is drawn, in standard deviations above the majority's mean.
        rate: Selection rate of the minority.
        reference_rate: Selection rate of the majority.
        ratio: First over second.
    """

    cut: float
    rate: float
    reference_rate: float
    ratio: float


def impact_of_cut(d: float, selection_ratio: float, *, minority: float = 0.5) -> Cut:
    r"""Return what a cut-off does to two groups whose mean scores differ.

    Scores are normal with the same spread, the minority's mean $d$ standard deviations lower. The
    cut $x$ solves

    $$SR = q\,\Phi(-x - d) + (1 - q)\,\Phi(-x)$$

    Args:
        d: How much lower the minority's mean is, in standard deviations; negative if higher.
        selection_ratio: Share SR of all applicants selected, above 0, at most 1.
        minority: Share q of the minority among the applicants, above 0 and below 1.

    Returns:
        The cut and both rates.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range.

    Example:
        >>> made = impact_of_cut(0.5, 0.2, minority=0.36)
        >>> round(made.ratio, 2)
        0.48
    """
    gap = number(d, name="d", least=-5, most=5)
    ratio, q = proportion(selection_ratio, name="selection_ratio"), share(minority, name="minority")
    if ratio == 1:
        return Cut(-math.inf, 1.0, 1.0, 1.0)
    low, high = -40.0, 40.0
    for _ in range(100):
        cut = (low + high) / 2
        taken = q * NORMAL.cdf(-cut - gap) + (1 - q) * NORMAL.cdf(-cut)
        low, high = (cut, high) if taken > ratio else (low, cut)
    rate, other = NORMAL.cdf(-cut - gap), NORMAL.cdf(-cut)
    return Cut(cut, rate, other, rate / other)
