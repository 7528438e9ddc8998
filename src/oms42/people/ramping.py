# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The ramp of a new seller: how productivity grows, and when the hire has paid for itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from oms42.stats.arrays import read_only, vector, whole
from oms42.stats.numbers import number

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray

Shape = Literal["linear", "logistic"]
# A logistic ramp is at this share when the ramp ends: it never quite arrives.
ARRIVED = 0.95


def ramp(months: ArrayLike, length: float, *, shape: Shape = "linear") -> FloatArray:
    r"""Return the share of full productivity after so many months.

    $$f(m) = \min(1, m/R) \quad\text{or}\quad
      f(m) = \frac{1}{1 + e^{-k(m - R/2)}},\; k = \frac{2\ln 19}{R}$$

    The logistic ramp is at 5 percent at the start, at half after R/2 and at 95 percent after R.

    Args:
        months: Months m since the start, shape (n,); in the middle of the first month 0.5.
        length: Length R of the ramp, in months, above 0.
        shape: linear or logistic.

    Returns:
        The shares, shape (n,).

    Raises:
        TypeError: A value is not a number.
        ValueError: The length is not above 0, or the shape is unknown.

    Example:
        >>> ramp([0.5, 4, 9], 8)
        array([0.0625, 0.5   , 1.    ])
    """
    since, full = vector(months, name="months"), number(length, name="length")
    if full == 0:
        raise ValueError("length is 0; a ramp has a length above 0, in months.")
    if shape == "linear":
        return np.clip(since / full, 0, 1)
    if shape != "logistic":
        raise ValueError(f"shape is {shape!r}; it is linear or logistic.")
    steep = 2 * np.log(ARRIVED / (1 - ARRIVED)) / full
    return np.asarray(1 / (1 + np.exp(-steep * (since - full / 2))))


@dataclass(frozen=True)
class Payback:
    """Hold when a hire has paid for itself.

    Attributes:
        cumulative: What the hire has brought less what it has cost by the end of each month, shape
            (months,).
        month: First month at whose end that is not negative; None if it is not within the months.
        deepest: The lowest point: the cash that the hire needs.
    """

    cumulative: FloatArray
    month: int | None
    deepest: float


def ramp_payback(
    up_front: float,
    monthly_cost: float,
    full_bookings: float,
    margin: float,
    ramp_months: float,
    *,
    commission: float = 0.0,
    shape: Shape = "linear",
    months: int = 36,
) -> Payback:
    r"""Follow the cash of a hire through the ramp.

    $$K_m = -K_0 + \sum_{j=1}^{m} \bigl[f(j - \tfrac12)\,B\,(g - c) - F\bigr]$$

    A month counts with the productivity of its middle; bookings count with the first year's
    contract margin, which leaves out what renewals bring later.

    Args:
        up_front: Cost $K_0$ of recruiting and onboarding, in money.
        monthly_cost: Fixed cost F a month, in money.
        full_bookings: Bookings B a month at full productivity, in money.
        margin: Contribution margin g of bookings, 0 to 1.
        ramp_months: Length R of the ramp in months.
        commission: Commission c as a share of bookings.
        shape: linear or logistic.
        months: Months to follow.

    Returns:
        The course and the month of payback.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range.

    Example:
        >>> made = ramp_payback(45_000, 21_000, 86_000, 0.78, 8, commission=0.10)
        >>> made.month, round(made.cumulative[7])
        (8, 20920)
    """
    start, fixed = number(up_front, name="up_front"), number(monthly_cost, name="monthly_cost")
    full = number(full_bookings, name="full_bookings")
    kept = number(margin, name="margin", most=1) - number(commission, name="commission", most=1)
    middle = np.arange(whole(months, name="months")) + 0.5
    flow = ramp(middle, ramp_months, shape=shape) * full * kept - fixed
    total = flow.cumsum() - start
    there = np.flatnonzero(total >= 0)
    month = int(there[0]) + 1 if there.size else None
    return Payback(read_only(total), month, float(min(-start, total.min())))


@dataclass(frozen=True)
class RampFit:
    """Hold a ramp fitted to what new sellers did.

    Attributes:
        length: Length R of the ramp in months.
        full: Productivity at the end of it, in the units of the data.
        lower: Lower confidence limit of the length, from resampling sellers.
        upper: Upper confidence limit.
    """

    length: float
    full: float
    lower: float
    upper: float


def fit_ramp(
    months: ArrayLike,
    output: ArrayLike,
    *,
    sellers: ArrayLike | None = None,
    longest: float = 24.0,
    level: float = 0.95,
    draws: int = 200,
    seed: int = 42,
) -> RampFit:
    r"""Fit a linear ramp, and the level at its end, by least squares.

    $$\min_{R, P} \sum_i \bigl(y_i - P \min(1, m_i/R)\bigr)^2$$

    For each length on a grid of a tenth of a month the level has a closed form; the best pair is
    kept. The limits come from drawing whole sellers anew, because months of one seller are alike.

    Args:
        months: Months since the start, shape (n,), 0 or more.
        output: What was booked in the month, shape (n,).
        sellers: Seller of each row, shape (n,); without them rows are drawn one by one.
        longest: Longest ramp that is tried, in months.
        level: Coverage of the limits.
        draws: Resamples.
        seed: The same seed gives the same limits.

    Returns:
        The fit.

    Raises:
        TypeError: A value is not a number.
        ValueError: Lengths differ, or no month lies beyond the start.

    Example:
        >>> month = np.arange(1, 13)
        >>> fit_ramp(month, 80 * np.minimum(1, month / 6)).length
        6.0
    """
    from oms42.stats.bootstrap import bootstrap

    since, made = vector(months, name="months", least=3), vector(output, name="output", least=3)
    if since.size != made.size:
        raise ValueError(f"months has {since.size} rows, output {made.size}; they go together.")
    if since.min() < 0 or since.max() <= 0:
        raise ValueError("months must count from the start: 0 or more, and some above 0.")
    grid = np.arange(1, round(10 * number(longest, name="longest", least=0.2)) + 1) / 10

    def best(m: FloatArray, y: FloatArray) -> tuple[float, float]:
        shape = np.minimum(1, m[:, None] / grid)
        size = (shape**2).sum(axis=0)
        fits = np.divide(shape.T @ y, size, out=np.zeros_like(size), where=size > 0)
        k = int(np.argmax(fits**2 * size))
        return float(grid[k]), float(fits[k])

    length, full = best(since, made)
    drawn = bootstrap(
        lambda m, y: best(m, y)[0],
        since,
        made,
        clusters=sellers,
        level=level,
        draws=draws,
        seed=seed,
    )
    return RampFit(length, full, drawn.lower, drawn.upper)
