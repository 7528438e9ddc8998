# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The hockey stick: how much of a quarter is booked in its last days, and at what discount."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import read_only, same_length, share, vector, whole
from oms42.stats.bootstrap import bootstrap

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike, NDArray

    from oms42.stats.arrays import FloatArray

MONTHS = 3  # in a quarter


@dataclass(frozen=True)
class HockeyStick:
    """Hold what the last days of the quarters bring.

    Attributes:
        share: Share of the bookings (all quarters together) booked in the last days.
        even: Share of the business days that these are: what even booking would give.
        ratio: share ÷ even.
        se: Bootstrap standard error of the share, quarters drawn again.
        lower: Lower limit of the share.
        upper: Upper limit.
        quarters: Name of each quarter.
        by_quarter: Share of each quarter, shape (q,).
        profile: Share of the bookings on each business day, counted back from the quarter's end:
            the first value is the last day's, shape (m,).
        discount_late: Mean discount of the deals in the last days; NaN if none was given.
        discount_before: Mean discount of the others.
        days: How many business days count as the last.
    """

    share: float
    even: float
    ratio: float
    se: float
    lower: float
    upper: float
    quarters: tuple[str, ...]
    by_quarter: FloatArray
    profile: FloatArray
    discount_late: float
    discount_before: float
    days: int

    def to_frame(self) -> pd.DataFrame:
        """Return one row a quarter.

        Returns:
            Columns quarter and share.
        """
        import pandas as pd

        return pd.DataFrame({"quarter": list(self.quarters), "share": self.by_quarter})


def hockey_stick(
    dates: ArrayLike,
    amounts: ArrayLike | None = None,
    *,
    discounts: ArrayLike | None = None,
    days: int = 10,
    first_month: int = 1,
    draws: int = 1000,
    seed: int = 0,
    level: float = 0.95,
) -> HockeyStick:
    """Measure how much of each fiscal quarter is booked in its last business days.

    Monday to Friday are business days; a deal dated on a weekend counts for the business day before
    it. The bootstrap draws whole quarters, as the deals of one are not independent. The last
    quarter of the table should be complete.

    Args:
        dates: Date of each booking, shape (n,): dates, timestamps or texts like 2026-03-31.
        amounts: Amount of each, 0 or more, shape (n,); without it, bookings are counted.
        discounts: Discount of each, shape (n,), in whatever unit; for the means.
        days: How many business days at the end of a quarter count.
        first_month: First month of the fiscal year, 1 to 12; quarters are counted from it.
        draws: Resamples of the quarters.
        seed: Seed of the resamples.
        level: Coverage of the interval.

    Returns:
        Shares and, with discounts, mean discounts.

    Raises:
        TypeError: A value is not a number or not a date.
        ValueError: Lengths differ, an amount is below 0, or there are fewer than two quarters.

    Source:
        oyer1998; larkin2014.

    Example:
        >>> made = hockey_stick(
        ...     ["2026-01-15", "2026-03-30", "2026-05-04", "2026-06-30"], [1, 3, 1, 1], draws=50
        ... )
        >>> round(made.share, 4), made.by_quarter
        (0.6667, array([0.75, 0.5 ]))
    """
    day = calendar_days(dates)
    money = np.ones(day.size) if amounts is None else vector(amounts, name="amounts")
    same_length(dates=np.empty(day.size), amounts=np.asarray(money))
    if money.min() < 0 or money.sum() <= 0:
        raise ValueError("amounts must be 0 or more, and at least one above 0.")
    shift = _shift(first_month)
    quarter = (day.astype("datetime64[M]").astype(np.int64) - shift) // MONTHS
    found, code = np.unique(quarter, return_inverse=True)
    if found.size < 2:
        raise ValueError(f"the dates lie in {found.size} quarter; at least two are needed.")
    count = whole(days, name="days")
    left = days_left(day, first_month)
    late = left < count
    total = np.bincount(code, money)
    end = np.bincount(code, money * late)
    if (total == 0).any():
        raise ValueError("a quarter has bookings of 0 in all; leave it out.")
    length = np.array([_business_days(int(one), shift) for one in found])
    made = bootstrap(
        lambda part, all_: float(part.sum() / all_.sum()),
        end,
        total,
        draws=draws,
        seed=seed,
        level=share(level, name="level"),
    )
    even = float(np.minimum(count, length).sum() / length.sum())
    mean_late, mean_before = _discounts(discounts, late)
    return HockeyStick(
        share=made.estimate,
        even=even,
        ratio=made.estimate / even,
        se=made.se,
        lower=made.lower,
        upper=made.upper,
        quarters=tuple(_name(int(one), shift) for one in found),
        by_quarter=read_only(end / total),
        profile=read_only(np.bincount(left, money) / money.sum()),
        discount_late=mean_late,
        discount_before=mean_before,
        days=count,
    )


def days_left(dates: ArrayLike, first_month: int = 1) -> NDArray[np.intp]:
    """Return the business days from each date to the end of its quarter: 0 on the last.

    Args:
        dates: Dates, shape (n,).
        first_month: First month of the fiscal year, 1 to 12.

    Returns:
        Business days left, shape (n,).

    Raises:
        TypeError: A value is not a date.

    Example:
        >>> days_left(["2026-03-31", "2026-03-30", "2026-03-28"]).tolist()
        [0, 1, 2]
    """
    day = calendar_days(dates)
    shift = _shift(first_month)
    quarter = (day.astype("datetime64[M]").astype(np.int64) - shift) // MONTHS
    after = (quarter + 1) * MONTHS + shift
    end = after.astype("datetime64[M]").astype("datetime64[D]")
    work = np.busday_offset(day, 0, roll="backward")
    return np.asarray(np.busday_count(work, end) - 1, dtype=np.intp)


def calendar_days(dates: ArrayLike) -> NDArray[np.datetime64]:
    """Read dates.

    Args:
        dates: Dates, timestamps or texts like 2026-03-31, shape (n,).

    Returns:
        Days, shape (n,).

    Raises:
        TypeError: A value is not a date.
        ValueError: The shape is another one, or a date is missing.

    Example:
        >>> calendar_days(["2026-03-31"])
        array(['2026-03-31'], dtype='datetime64[D]')
    """
    raw = np.asarray(dates)
    if raw.dtype.kind in "iufb":
        raise TypeError(f"dates holds numbers ({raw.dtype}); dates like 2026-03-31 are needed.")
    try:
        day = raw.astype("datetime64[D]")
    except (ValueError, TypeError) as error:
        raise TypeError(
            f"dates holds what is no date ({error}); use dates like 2026-03-31."
        ) from error
    if day.ndim != 1 or not day.size:
        raise ValueError(f"dates has shape {day.shape}; one column is needed, shape (n,).")
    if np.isnat(day).any():
        raise ValueError("dates holds a missing date; leave the row out.")
    return day


def _discounts(discounts: ArrayLike | None, late: NDArray[np.bool_]) -> tuple[float, float]:
    """Return mean discounts of late and other deals."""
    if discounts is None or late.all() or not late.any():
        return float("nan"), float("nan")
    given = vector(discounts, name="discounts")
    same_length(discounts=given, dates=np.empty(late.size))
    return float(given[late].mean()), float(given[~late].mean())


def _shift(first_month: int) -> int:
    """Return the months from January to the start of the fiscal year."""
    month = whole(first_month, name="first_month")
    if month > 12:
        raise ValueError(f"first_month is {first_month}; it must be 1 to 12.")
    return month - 1


def _business_days(quarter: int, shift: int) -> int:
    """Count the business days of a quarter, numbered from 1970."""
    ends = np.array([quarter * MONTHS + shift, (quarter + 1) * MONTHS + shift]).astype(
        "datetime64[M]"
    )
    first, after = ends.astype("datetime64[D]")
    return int(np.busday_count(first, after))


def _name(quarter: int, shift: int) -> str:
    """Name a quarter, numbered from 1970; a fiscal year is named for the year in which it ends."""
    year = 1970 + quarter // 4 + (shift > 0)
    return f"{year}Q{quarter % 4 + 1}"
