# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""From the burn of the first eight weeks to the use of the year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.forecasting.result import checked_levels
from oms42.stats.arrays import read_only, same_length, vector

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray

WEEKS = 52.0  # in a year of a commitment


@dataclass(frozen=True, eq=False)
class AnnualUse:
    """The use of the year that customers are heading for.

    Attributes:
        median: Half the customers with this burn use more, shape (m,).
        mean: The expected use, shape (m,); above the median, for use is skewed.
        lower: Lower ends of the prediction intervals, one array of shape (m,) per level in percent.
        upper: Upper ends, likewise.
    """

    median: FloatArray
    mean: FloatArray
    lower: dict[float, FloatArray]
    upper: dict[float, FloatArray]

    def to_frame(self) -> pd.DataFrame:
        """Return one row per customer.

        Returns:
            A frame with the columns ``median``, ``mean``, then ``lower_80``, ``upper_80`` and so
            on, narrowest interval first.
        """
        import pandas as pd

        columns = {"median": self.median, "mean": self.mean}
        for level in sorted(self.lower):
            columns[f"lower_{level:g}"] = self.lower[level]
            columns[f"upper_{level:g}"] = self.upper[level]
        return pd.DataFrame(columns)


@dataclass(frozen=True, eq=False)
class BurnProjection:
    r"""What early burn has meant for the year.

    Attributes:
        intercept: a in $\log(\text{year}) = a + b \log(\text{burn})$.
        slope: b; below 1, slow starters catch up.
        sigma: Standard deviation of the log of the year's use around the line.
        n: The number of past customers.
        center: Mean of the log of their burn.
        spread: Sum of squares of the log of their burn around it.
        smearing: Mean of $e^{\text{residual}}$, which turns the median into the mean.
    """

    intercept: float
    slope: float
    sigma: float
    n: int
    center: float
    spread: float
    smearing: float

    def project(
        self,
        burn: ArrayLike,
        commit: ArrayLike = 1.0,
        level: float | Iterable[float] = (80, 95),
    ) -> AnnualUse:
        r"""Project the use of the year from the burn so far.

        $$\exp\Bigl(a + b x \pm t_{n-2}\,\hat\sigma \sqrt{1 + \tfrac1n +
        \tfrac{(x - \bar x)^2}{\sum (x_i - \bar x)^2}}\Bigr), \qquad x = \log(\text{burn})$$

        Args:
            burn: Burn rates of customers, above 0, shape (m,), or one number; see ``burn_rate``.
            commit: Their annual commitments, shape (m,), or one number; 1 gives the year's use as a
                multiple of the commitment.
            level: Levels of the prediction intervals in percent.

        Returns:
            The year's use with intervals for single customers, in the units of ``commit``.

        Raises:
            TypeError: A value is not a number.
            ValueError: Shapes differ, or a burn rate or commitment is not above 0.

        Source:
            Duan (1983) for the mean.

        Example:
            >>> past = burn_projection([0.1, 0.2, 0.4, 0.8], [0.4, 0.7, 1.1, 1.9])
            >>> past.project(0.2, commit=120_000, level=80).median.round(-2)
            array([81200.])
        """
        from scipy.stats import t

        rate = _above_zero(np.atleast_1d(np.asarray(burn)), "burn")
        size = _above_zero(np.broadcast_to(np.asarray(commit), rate.shape), "commit")
        x = np.log(rate)
        center = self.intercept + self.slope * x
        error = self.sigma * np.sqrt(1 + 1 / self.n + (x - self.center) ** 2 / self.spread)
        median = size * np.exp(center)
        reach = {p: float(t.ppf(0.5 + p / 200, self.n - 2)) for p in checked_levels(level)}
        return AnnualUse(
            median=read_only(median),
            mean=read_only(median * self.smearing),
            lower={p: read_only(median * np.exp(-q * error)) for p, q in reach.items()},
            upper={p: read_only(median * np.exp(q * error)) for p, q in reach.items()},
        )


def burn_rate(used: ArrayLike, commit: ArrayLike, weeks: float = 8) -> FloatArray:
    r"""Return how fast a commitment burns.

    $$\frac{\text{used}}{\text{commit} \cdot \text{weeks} / 52}$$

    At 1 the commitment would last exactly the year; new customers start far below, for they ramp.

    Args:
        used: Use since the start, 0 or above, shape (n,), or one number.
        commit: The annual commitment in the same units, above 0, shape (n,), or one number.
        weeks: How many weeks have passed, above 0 and at most 52; two months are 52 / 6.

    Returns:
        Burn rates, shape (n,).

    Raises:
        TypeError: A value is not a number.
        ValueError: Shapes differ, a value is negative or missing, or ``weeks`` is out of its range.

    Example:
        >>> burn_rate([6_000, 30_000], 130_000)
        array([0.3, 1.5])
    """
    if not 0 < weeks <= WEEKS:
        raise ValueError(f"weeks is {weeks}; it must be above 0 and at most 52.")
    use = vector(np.atleast_1d(np.asarray(used)), name="used")
    if use.min() < 0:
        raise ValueError(f"used holds {use.min():g}; use is 0 or above: book credits apart.")
    size = _above_zero(np.broadcast_to(np.asarray(commit), use.shape), "commit")
    return np.asarray(use / (size * weeks / WEEKS))


def burn_projection(burn: ArrayLike, year: ArrayLike) -> BurnProjection:
    r"""Learn from past customers what their early burn meant for the year.

    $$\log(\text{year}_i) = a + b \log(\text{burn}_i) + \varepsilon_i$$

    Args:
        burn: Burn rates of past customers after the first weeks, above 0, shape (n,), 3 or more;
            see ``burn_rate``. Take them as early as those that you will project.
        year: What each of them used in the whole year, as a multiple of the commitment, above 0,
            shape (n,).

    Returns:
        The line; its ``project`` turns burn rates into years.

    Raises:
        TypeError: A value is not a number.
        ValueError: Lengths differ, there are fewer than three customers, all have one burn rate, or
            a value is missing or not above 0.

    Example:
        >>> past = burn_projection([0.1, 0.2, 0.4, 0.8], [0.4, 0.8, 1.6, 3.2])
        >>> round(past.slope, 6), past.project(0.3).median.round(6)
        (1.0, array([1.2]))
    """
    rate, total = _above_zero(burn, "burn"), _above_zero(year, "year")
    same_length(burn=rate, year=total)
    if rate.size < 3 or np.ptp(rate) == 0:
        raise ValueError(
            f"burn holds {rate.size} customers with {np.unique(rate).size} different burn rates; a "
            "line with an interval needs three customers and two rates."
        )
    x, y = np.log(rate), np.log(total)
    away = x - x.mean()
    spread = float(away @ away)
    slope = float(away @ y) / spread
    residuals = y - y.mean() - slope * away
    return BurnProjection(
        intercept=float(y.mean() - slope * x.mean()),
        slope=slope,
        sigma=float(np.sqrt(residuals @ residuals / (rate.size - 2))),
        n=rate.size,
        center=float(x.mean()),
        spread=spread,
        smearing=float(np.exp(residuals).mean()),
    )


def _above_zero(values: ArrayLike, name: str) -> FloatArray:
    """Check values that must be above 0."""
    checked = vector(values, name=name)
    if checked.min() <= 0:
        place = int(checked.argmin())
        raise ValueError(
            f"{name} holds {checked[place]:g} at position {place}; every value must be above 0."
        )
    return checked
