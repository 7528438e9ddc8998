# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""How attainment is spread over the sellers: a law with mean, spread and skew, within bounds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import asinh, erfc, exp, inf, isfinite, log1p, sinh, sqrt
from statistics import NormalDist
from typing import TYPE_CHECKING, Literal

import numpy as np

from oms42.compensation.numbers import number
from oms42.stats.arrays import read_only, share

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray

Bounds = Literal["truncate", "clip"]
NORMAL = NormalDist()
REACH = 9.0  # standard deviations that the quadrature spans; beyond lie 2e-19 of the mass
PANELS = 1800  # of the quadrature: kinks that nobody announced lie in a panel of width 0.01
POINTS = 6  # Gauss–Legendre points a panel


@dataclass(frozen=True)
class Attainment:
    """Hold a law of attainment: 1.0 is quota reached.

    Attributes:
        mean: Mean before the bounds.
        sd: Standard deviation before the bounds.
        skew: Skewness before the bounds; 0 is the normal law.
        lower: Least attainment that can occur.
        upper: Largest attainment that can occur.
        bounds: ``truncate`` (what lies outside never occurs) or ``clip`` (it piles up at the ends).
    """

    mean: float
    sd: float
    skew: float
    lower: float
    upper: float
    bounds: Bounds

    def at(self, z: ArrayLike) -> FloatArray:
        """Return the attainment, bounds aside, that goes with standard normal scores.

        Args:
            z: Standard normal scores, any shape.

        Returns:
            Attainment before the bounds, same shape, rising with z.
        """
        scores = np.asarray(z, dtype=np.float64)
        if self.skew == 0:
            return np.asarray(self.mean + self.sd * scores)
        root, width = _lognormal(abs(self.skew))
        sign = 1.0 if self.skew > 0 else -1.0
        standard = np.expm1(width * sign * scores - width**2 / 2) / root
        return np.asarray(self.mean + self.sd * sign * standard)

    def score(self, x: float) -> float:
        """Return the standard normal score of an attainment: the inverse of `at`.

        Args:
            x: Attainment.

        Returns:
            Its score; infinite where the law does not reach.
        """
        if not isfinite(x):
            return x
        standard = (x - self.mean) / self.sd
        if self.skew == 0:
            return standard
        root, width = _lognormal(abs(self.skew))
        sign = 1.0 if self.skew > 0 else -1.0
        inside = sign * standard * root
        return -sign * inf if inside <= -1 else sign * (log1p(inside) / width + width / 2)

    def nodes(self, knots: ArrayLike = ()) -> tuple[FloatArray, FloatArray]:
        """Return attainments and weights whose weighted sums are expectations.

        Between two knots a smooth function is integrated to machine precision.

        Args:
            knots: Where the function to be averaged bends or jumps, shape (k,).

        Returns:
            Attainments and their weights, which add up to 1.
        """
        low, high = self._ends()
        grid = np.linspace(max(low, -REACH), min(high, REACH), PANELS + 1)
        bends = [self.score(float(one)) for one in np.ravel(np.asarray(knots, dtype=np.float64))]
        edges = np.unique([*grid, *(one for one in bends if grid[0] < one < grid[-1])])
        point, weight = _gauss()
        half = np.diff(edges) / 2
        z = (edges[:-1] + half)[:, None] + half[:, None] * point
        density = np.exp(-(z**2) / 2) / sqrt(2 * np.pi)
        mass = (density * half[:, None] * weight).ravel()
        x = self.at(z.ravel())
        if self.bounds == "truncate":
            return x, np.asarray(mass / mass.sum())
        tails = np.array([phi(low), 1 - phi(high)])
        ends = np.array([self.lower, self.upper])
        real = tails > 0
        x, mass = np.concatenate([x, ends[real]]), np.concatenate([mass, tails[real]])
        return x, np.asarray(mass / mass.sum())

    def quantile(self, q: float) -> float:
        """Return the attainment that a share q of the sellers does not exceed.

        Args:
            q: Above 0 and below 1.

        Returns:
            The quantile.
        """
        level = share(q, name="q")
        if self.bounds == "truncate":
            low, high = (phi(one) for one in self._ends())
            level = min(max(low + level * (high - low), 1e-300), 1 - 1e-16)
        return float(np.clip(self.at(NORMAL.inv_cdf(level)), self.lower, self.upper))

    def at_least(self, x: float) -> float:
        """Return the share of sellers with attainment x or more.

        Args:
            x: Attainment; 1.0 is quota reached.

        Returns:
            The probability.
        """
        if x <= self.lower:
            return 1.0
        if x > self.upper:
            return 0.0
        above = phi(-self.score(x))
        if self.bounds == "clip":
            return above
        low, high = self._ends()
        return max(0.0, (above - phi(-high)) / (phi(high) - phi(low)))

    def from_normal(self, z: ArrayLike) -> FloatArray:
        """Turn standard normal draws into attainments, keeping their dependence.

        Args:
            z: Standard normal draws, any shape.

        Returns:
            Attainments within the bounds, same shape.
        """
        scores = np.asarray(z, dtype=np.float64)
        low, high = (phi(one) for one in self._ends())
        if self.bounds == "clip" or high - low == 1:
            return np.clip(self.at(scores), self.lower, self.upper)
        grid = np.linspace(-8, 8, 3201)
        level = [min(max(low + phi(one) * (high - low), 1e-300), 1 - 1e-16) for one in grid]
        inner = np.array([NORMAL.inv_cdf(one) for one in level])
        return np.clip(self.at(np.interp(scores, grid, inner)), self.lower, self.upper)

    def _ends(self) -> tuple[float, float]:
        """Return the scores of the bounds."""
        return self.score(self.lower), self.score(self.upper)


@cache
def _gauss() -> tuple[FloatArray, FloatArray]:
    """Return the points and weights of a panel; they cost more than all that is done with them."""
    point, weight = np.polynomial.legendre.leggauss(POINTS)
    return read_only(point), read_only(weight)


def attainment(
    mean: float = 0.92,
    sd: float = 0.28,
    *,
    skew: float = 0.0,
    lower: float = 0.0,
    upper: float = inf,
    bounds: Bounds = "truncate",
) -> Attainment:
    r"""Describe how attainment is spread: normal, or skewed by a shifted lognormal.

    $$A = \mu + \sigma\,\frac{e^{sZ - s^2/2} - 1}{\sqrt{e^{s^2} - 1}}, \qquad
      \sqrt{e^{s^2}-1} = 2\sinh\!\left(\tfrac13 \operatorname{asinh}\tfrac{\gamma}{2}\right)$$

    has mean $\mu$, standard deviation $\sigma$ and skewness $\gamma$ exactly; $\gamma \to 0$ is the
    normal law, and $\gamma < 0$ its mirror image. The bounds come after: nobody sells less than
    nothing.

    Args:
        mean: Mean $\mu$; 1.0 is quota.
        sd: Standard deviation $\sigma$, above 0.
        skew: Skewness $\gamma$.
        lower: Least attainment that can occur.
        upper: Largest attainment that can occur.
        bounds: ``truncate``: what lies outside never occurs; ``clip``: it piles up at the bound.

    Returns:
        The law.

    Raises:
        TypeError: A value is not a number.
        ValueError: sd is not above 0, the bounds are not in order, or ``bounds`` is unknown.

    Example:
        >>> law = attainment(0.92, 0.28)
        >>> round(law.at_least(1.0), 4), round(law.quantile(0.5), 3)
        (0.3877, 0.92)
    """
    center, spread = number(mean, name="mean"), number(sd, name="sd", above=0.0)
    low = number(lower, name="lower", infinite=True)
    high = number(upper, name="upper", infinite=True)
    if not low < high:
        raise ValueError(f"lower is {low} and upper is {high}; lower must be below upper.")
    if bounds not in ("truncate", "clip"):
        raise ValueError(f"bounds is {bounds!r}; it must be truncate or clip.")
    law = Attainment(center, spread, number(skew, name="skew"), low, high, bounds)
    inside = phi(law.score(high)) - phi(law.score(low))
    if inside < 1e-9:
        raise ValueError(
            f"almost nothing of a law with mean {center} and sd {spread} lies between {low} and "
            f"{high}; move the bounds or the mean."
        )
    return law


def phi(z: float) -> float:
    """Return the standard normal distribution function.

    Args:
        z: Standard normal score; may be infinite.

    Returns:
        The probability of a score of z or less.

    Example:
        >>> phi(0.0)
        0.5
    """
    return 0.5 * erfc(-z / sqrt(2))


def density(z: float) -> float:
    """Return the standard normal density.

    Args:
        z: Standard normal score; may be infinite.

    Returns:
        The density.

    Example:
        >>> round(density(0.0), 4)
        0.3989
    """
    return exp(-z * z / 2) / sqrt(2 * np.pi) if isfinite(z) else 0.0


def _lognormal(skew: float) -> tuple[float, float]:
    """Return √(exp(s²) − 1) and s of the lognormal with this skewness."""
    root = 2 * sinh(asinh(skew / 2) / 3)
    return root, sqrt(log1p(root**2))
