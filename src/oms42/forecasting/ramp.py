# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""How the use of a new consumption customer ramps up."""

from __future__ import annotations

from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

import numpy as np

from oms42.forecasting.inputs import series
from oms42.forecasting.result import Forecast, quantile_forecast
from oms42.stats.arrays import floats, read_only, whole

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray

LEAST = 5  # three unknowns and something left for the noise


@dataclass(frozen=True, eq=False)
class UsageRamp:
    r"""A logistic ramp fitted to one customer's use.

    Attributes:
        ceiling: Use a month that the customer ramps toward, $c$.
        midpoint: The month of half the ceiling, $\mu$.
        scale: How slow the ramp is, $s$, in months.
        sigma: Standard deviation of the log of use around the ramp.
        months: The number of months behind the fit.
        covariance: Of the estimates of log c, $\mu$ and log s, shape (3, 3); 0 where s was given.
    """

    ceiling: float
    midpoint: float
    scale: float
    sigma: float
    months: int
    covariance: FloatArray

    def use(self, month: ArrayLike) -> FloatArray:
        """Return the median use in months of the contract.

        Args:
            month: Numbers of months, 1 for the first, any shape.

        Returns:
            Use a month, same shape.

        Raises:
            TypeError: A value is not a number.

        Example:
            >>> UsageRamp(100, 4.5, 1.6, 0.1, 12, np.zeros((3, 3))).use([4.5, 100]).round(1)
            array([ 50., 100.])
        """
        return self.ceiling * logistic_ramp(month, self.midpoint, self.scale)

    def forecast(self, h: int, level: float | Iterable[float] = (80, 95)) -> Forecast:
        r"""Forecast the use of the next h months.

        The log of use is normal around the log of the ramp, with the noise and the uncertainty of
        the three estimates (delta method). ``mean`` is the mean, above the median.

        Args:
            h: The number of months, 1 or more.
            level: Levels of the prediction intervals in percent; ``()`` for none.

        Returns:
            The forecast.

        Raises:
            TypeError: ``h`` or a level is not a number.
            ValueError: ``h`` is below 1, or a level is outside its range.

        Example:
            >>> ramp = UsageRamp(100, 4.5, 1.6, 0.1, 12, np.zeros((3, 3)))
            >>> ramp.forecast(1, level=80).upper[80].round(1)
            array([113.1])
        """
        from statistics import NormalDist

        month = self.months + np.arange(1.0, whole(h, name="h") + 1)
        slopes = _slopes(month, self.midpoint, self.scale)
        spread = np.sqrt(self.sigma**2 + np.einsum("ti,ij,tj->t", slopes, self.covariance, slopes))
        center = np.log(self.use(month))

        def quantile(share: float) -> FloatArray:
            return np.asarray(np.exp(center + NormalDist().inv_cdf(share) * spread))

        return quantile_forecast(np.exp(center + spread**2 / 2), quantile, level)


def logistic_ramp(month: ArrayLike, midpoint: float = 4.5, scale: float = 1.6) -> FloatArray:
    r"""Return the share of the ceiling that a customer uses in a month.

    $$\frac{1}{1 + e^{-(t - \mu)/s}}$$

    Args:
        month: Numbers of months t, any shape.
        midpoint: The month of half the ceiling, $\mu$.
        scale: How slow the ramp is, $s$ > 0, in months: it goes from 27 % to 73 % of the ceiling
            in 2 s.

    Returns:
        Shares, same shape.

    Raises:
        TypeError: A value is not a number.
        ValueError: ``scale`` is not above 0.

    Example:
        >>> logistic_ramp([1, 4.5, 12]).round(3)
        array([0.101, 0.5  , 0.991])
    """
    if not scale > 0:
        raise ValueError(f"scale is {scale}; it must be above 0, in months.")
    z = (floats(month, name="month") - midpoint) / scale
    return np.asarray(0.5 * (1 + np.tanh(z / 2)))  # the same, and never too large to compute


def usage_ramp(used: ArrayLike, *, scale: float | None = None) -> UsageRamp:
    r"""Fit the ramp of one customer's monthly use.

    $$\log u_t = \log c - \log\bigl(1 + e^{-(t - \mu)/s}\bigr) + \varepsilon_t$$

    by least squares. Before the ramp bends, its ceiling is anyone's guess; the intervals of
    ``forecast`` say so. Taking ``scale`` from customers like this one helps.

    Args:
        used: Use in each month of the contract from the first, above 0, shape (n,), n of 5 or more.
        scale: The scale s if it is known, in months; None to estimate it.

    Returns:
        The ramp; call its ``forecast``.

    Raises:
        TypeError: A value is not a number.
        ValueError: There are too few months, a value is missing or not above 0, or ``scale`` is not
            above 0.

    Example:
        >>> ramp = usage_ramp(100 * logistic_ramp(range(1, 13), midpoint=5, scale=1.5))
        >>> round(ramp.ceiling, 3), round(ramp.midpoint, 3), round(ramp.scale, 3)
        (100.0, 5.0, 1.5)
    """
    from scipy.optimize import least_squares

    y = series(used, name="used", least=LEAST, needed_for="a ramp")
    if y.min() <= 0:
        place = int(y.argmin())
        raise ValueError(
            f"used holds {y[place]:g} at position {place}; a ramp needs use above 0 every month: "
            "start at the first month with use."
        )
    if scale is not None and not scale > 0:
        raise ValueError(f"scale is {scale}; it must be above 0, in months, or None.")
    month, target = np.arange(1.0, y.size + 1), np.log(y)
    free = 3 if scale is None else 2

    def whole_point(x: FloatArray) -> FloatArray:
        return x if scale is None else np.append(x, log(scale))

    def errors(x: FloatArray) -> FloatArray:
        top, midpoint, slow = whole_point(x)
        return np.asarray(top - np.logaddexp(0.0, -(month - midpoint) / np.exp(slow)) - target)

    def slopes(x: FloatArray) -> FloatArray:
        _, midpoint, slow = whole_point(x)
        return _slopes(month, float(midpoint), float(np.exp(slow)))[:, :free]

    start = np.array([float(target.max()), 0.4 * y.size, log(1.5)])[:free]
    low = np.array([target.max() - 3, -2.0 * y.size, log(0.05)])[:free]
    high = np.array([target.max() + 5, 5.0 * y.size, log(5.0 * y.size)])[:free]
    found = least_squares(errors, start, slopes, bounds=(low, high), x_scale="jac", xtol=1e-12)
    jacobian, point = slopes(np.asarray(found.x)), whole_point(np.asarray(found.x))
    sigma2 = float(2 * found.cost / (y.size - free))
    covariance = np.zeros((3, 3))
    covariance[:free, :free] = sigma2 * np.linalg.pinv(jacobian.T @ jacobian)
    return UsageRamp(
        ceiling=float(np.exp(point[0])),
        midpoint=float(point[1]),
        scale=float(np.exp(point[2])),
        sigma=sigma2**0.5,
        months=y.size,
        covariance=read_only(covariance),
    )


def _slopes(month: FloatArray, midpoint: float, scale: float) -> FloatArray:
    """Return the slopes of the log of the ramp in log c, midpoint and log scale, shape (t, 3)."""
    away = (month - midpoint) / scale
    left = logistic_ramp(-away, 0.0, 1.0)  # one less the share
    return np.column_stack([np.ones_like(away), -left / scale, -left * away])
