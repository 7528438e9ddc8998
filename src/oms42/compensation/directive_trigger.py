# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The 5 % trigger of the EU Pay Transparency Directive, by category of workers.

A teaching aid, not legal advice: the Directive binds a private employer through national law, and
the state of transposition differs by country.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from oms42.compensation.two_groups import two_groups
from oms42.stats.arrays import read_only, same_length, vector, whole

if TYPE_CHECKING:
    from collections.abc import Collection

    import pandas as pd
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray

TRIGGER = 0.05


@dataclass(frozen=True)
class JointAssessment:
    """Hold the average gap of each category and whether a joint pay assessment is due.

    Attributes:
        category: Name of each category.
        gap: (Mean of men − mean of women) ÷ mean of men, shape (k,); NaN where one sex is missing.
        women: Number of women in each.
        men: Number of men in each.
        at_least_5: Whether the gap, either way, is at least 5 %.
        justified: Whether it was justified by objective, gender-neutral criteria.
        remedied: Whether it was remedied within six months of the report.
        required: Whether all three conditions of Article 10(1) hold.
        any_required: Whether they hold in any category.
        excluded: Label and number of the people in neither group.
        warnings: What to know before reading the table.
    """

    category: tuple[str, ...]
    gap: FloatArray
    women: tuple[int, ...]
    men: tuple[int, ...]
    at_least_5: tuple[bool, ...]
    justified: tuple[bool, ...]
    remedied: tuple[bool, ...]
    required: tuple[bool, ...]
    any_required: bool
    excluded: tuple[tuple[str, int], ...]
    warnings: tuple[str, ...]

    def to_frame(self) -> pd.DataFrame:
        """Return one row a category.

        Returns:
            Columns category, women, men, gap, at_least_5, justified, remedied and required.
        """
        import pandas as pd

        names = ("category", "women", "men", "gap", "at_least_5", "justified", "remedied")
        return pd.DataFrame({name: getattr(self, name) for name in (*names, "required")})


def joint_assessment(
    pay: ArrayLike,
    gender: ArrayLike,
    category: ArrayLike,
    *,
    justified: Collection[str] = (),
    remedied: Collection[str] = (),
    hours: ArrayLike | None = None,
    women: Any = "F",
    men: Any = "M",
) -> JointAssessment:
    """Check by category whether Article 10 of Directive (EU) 2023/970 asks for a joint assessment.

    All three must hold: a difference in average pay level of at least 5 % in a category of workers
    (the same work or work of equal value), not justified by objective, gender-neutral criteria,
    and not remedied within six months of the report. The average counts, not the median, and the
    gap of the whole firm may hide the gap of a category. Territory potential justifies a gap only
    if its allocation is itself gender-neutral.

    Args:
        pay: Gross pay of each worker, base and variable, shape (n,).
        gender: Label of each, shape (n,).
        category: Category of workers of each, shape (n,).
        justified: Categories whose gap was justified.
        remedied: Categories whose gap was remedied in time.
        hours: Paid hours of each, above 0, shape (n,): the gap is then of hourly pay, which is what
            makes part-time and full-time comparable.
        women: Label of women.
        men: Label of men.

    Returns:
        One row a category.

    Raises:
        TypeError: A value is not a number.
        ValueError: Lengths differ, or a category named is not there.

    Source:
        eu_paytrans, Articles 3(1), 9 and 10(1).

    Example:
        >>> made = joint_assessment([95, 100, 98, 100], ["F", "M", "F", "M"], ["a", "a", "b", "b"])
        >>> made.gap, made.required
        (array([0.05, 0.02]), (True, False))
    """
    money = vector(pay, name="pay")
    if hours is not None:
        worked = vector(hours, name="hours")
        same_length(pay=money, hours=worked)
        if worked.min() <= 0:
            raise ValueError(f"hours holds {worked.min():g}; paid hours must be above 0.")
        money = money / worked
    groups = two_groups(gender, women, men)
    labels = np.array([str(one) for one in np.asarray(category, dtype=object)])
    same_length(pay=money, gender=np.empty(groups.women.size), category=np.empty(labels.size))
    names = tuple(np.unique(labels).tolist())
    for name, given in (("justified", justified), ("remedied", remedied)):
        unknown = sorted(set(map(str, given)) - set(names))
        if unknown:
            raise ValueError(f"{name} names {unknown[0]!r}; the categories are {', '.join(names)}.")
    cells = [
        (money[(labels == one) & groups.women], money[(labels == one) & groups.men])
        for one in names
    ]
    gap = np.array([_gap(w, m) for w, m in cells])
    over = np.abs(gap) >= TRIGGER - 1e-12  # NaN compares as False
    excused = [one in set(map(str, justified)) for one in names]
    mended = [one in set(map(str, remedied)) for one in names]
    required = [bool(a) and not b and not c for a, b, c in zip(over, excused, mended, strict=True)]
    alone = [one for one, g in zip(names, gap, strict=True) if np.isnan(g)]
    words = (f"no comparison in {', '.join(alone)}: one sex only.",) if alone else ()
    return JointAssessment(
        category=names,
        gap=read_only(gap),
        women=tuple(int(w.size) for w, _ in cells),
        men=tuple(int(m.size) for _, m in cells),
        at_least_5=tuple(over.tolist()),
        justified=tuple(excused),
        remedied=tuple(mended),
        required=tuple(required),
        any_required=any(required),
        excluded=groups.excluded,
        warnings=(*groups.warning(), *words),
    )


@dataclass(frozen=True)
class ReportDuty:
    """Hold when Article 9 asks an employer for its first gap report, and how often after it.

    Attributes:
        first: Date of the first report, or None.
        years: Years from one report to the next, or None.
    """

    first: date | None
    years: int | None


def report_duty(workers: int) -> ReportDuty:
    """Say when the first report on the pay gap is due, by number of workers.

    Args:
        workers: Number of workers of the employer.

    Returns:
        First date and interval; none below 100 workers (a Member State may ask for more).

    Raises:
        TypeError: The number is not a whole number.
        ValueError: It is below 1.

    Source:
        eu_paytrans, Article 9(2) to (5).

    Example:
        >>> report_duty(160)
        ReportDuty(first=datetime.date(2027, 6, 7), years=3)
    """
    count = whole(workers, name="workers")
    if count < 100:
        return ReportDuty(None, None)
    if count < 150:
        return ReportDuty(date(2031, 6, 7), 3)
    return ReportDuty(date(2027, 6, 7), 1 if count >= 250 else 3)


def _gap(women: FloatArray, men: FloatArray) -> float:
    """Return the gap as a share of men's mean pay; NaN if one sex is missing."""
    if not women.size or not men.size or men.mean() <= 0:
        return float("nan")
    return float((men.mean() - women.mean()) / men.mean())
