# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Empirical-Bayes shrinkage: how far a small sample should be believed."""

from __future__ import annotations

from dataclasses import dataclass
from numbers import Real
from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import read_only, same_length, vector

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray


@dataclass(frozen=True)
class Shrinkage:
    """Hold shrunken means.

    Attributes:
        mu: The mean of the units' true values.
        tau2: The variance of the units' true values around it.
        weight: How far each unit's own mean is believed, $B_i$ from 0 to 1, shape (k,).
        estimate: The shrunken means, shape (k,).
        sd: The standard deviation of each unit's true value, given its data, shape (k,).
    """

    mu: float
    tau2: float
    weight: FloatArray
    estimate: FloatArray
    sd: FloatArray

    def below(self, bar: float) -> FloatArray:
        """Return each unit's probability that its true value lies below a bar.

        Args:
            bar: The bar, in the units of the means.

        Returns:
            Probabilities, shape (k,); where nothing is uncertain, 0 or 1.
        """
        normal = NormalDist()
        pairs = zip(self.estimate.tolist(), self.sd.tolist(), strict=True)
        chances = [
            normal.cdf((bar - mean) / sd) if sd > 0 else float(mean < bar) for mean, sd in pairs
        ]
        return np.array(chances)


def shrink(
    means: ArrayLike,
    variances: ArrayLike,
    *,
    mu: float | None = None,
    tau2: float | None = None,
) -> Shrinkage:
    r"""Pull each unit's mean toward the mean of all, the more the less it is known.

    $$\hat\theta_i = \mu + B_i(\bar x_i - \mu), \qquad B_i = \frac{\tau^2}{\tau^2 + \sigma_i^2}$$

    $\sigma_i^2$ is the variance of the unit's *mean*: of one observation, divided by their number.
    What is not given is estimated: $\tau^2$ by the method of moments of DerSimonian and Laird,
    never below 0, and $\mu$ as the mean weighted by $1/(\tau^2+\sigma_i^2)$. With $\tau^2 = 0$
    nobody differs from the mean.

    Args:
        means: The units' means $\bar x_i$, shape (k,).
        variances: The variances $\sigma_i^2$ of these means, above 0, shape (k,).
        mu: The mean of the true values, if it is known.
        tau2: The variance of the true values, if it is known.

    Returns:
        The shrunken means with what they rest on.

    Raises:
        TypeError: A value is not a number.
        ValueError: Lengths differ, a variance is not positive, `tau2` is negative, or `tau2` has to
            be estimated from fewer than two units.

    Source:
        Efron and Morris (1975); DerSimonian and Laird (1986) for the moments.

    Example:
        >>> rep = shrink([0.62], [0.30**2 / 4], mu=0.95, tau2=0.12**2)
        >>> rep.weight.round(3), rep.estimate.round(3), rep.below(0.80).round(2)
        (array([0.39]), array([0.821]), array([0.41]))
    """
    x, v = vector(means, name="means"), vector(variances, name="variances")
    same_length(means=x, variances=v)
    if (v <= 0).any():
        raise ValueError(
            f"variances holds {v.min():g}; the variance of a mean must be above 0: divide the "
            "variance of one observation by their number."
        )
    spread = _moments(x, v) if tau2 is None else _known(tau2, "tau2")
    if spread < 0:
        raise ValueError(f"tau2 is {spread}; a variance must be ≥ 0.")
    precision = 1 / (spread + v)
    center = float((precision * x).sum() / precision.sum()) if mu is None else _known(mu, "mu")
    weight = spread / (spread + v)
    parts = (weight, center + weight * (x - center), np.sqrt(weight * v))
    return Shrinkage(center, spread, *(read_only(part) for part in parts))


def _known(value: float, name: str) -> float:
    """Check a number that the caller gave."""
    if isinstance(value, bool) or not isinstance(value, Real) or not np.isfinite(value):
        raise TypeError(f"{name} is {value!r}; it must be a number, or None to have it estimated.")
    return float(value)


def _moments(x: FloatArray, v: FloatArray) -> float:
    """Return the variance of the true values that the scatter beyond sampling error shows."""
    if x.size < 2:
        raise ValueError("tau2 cannot be estimated from one unit; give it, or more units.")
    w = 1 / v
    center = (w * x).sum() / w.sum()
    scatter = float((w * (x - center) ** 2).sum())
    return max(0.0, (scatter - (x.size - 1)) / float(w.sum() - (w**2).sum() / w.sum()))
