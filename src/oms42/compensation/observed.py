# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Attainment as it was: the sellers of a year stand for those of the next."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

import numpy as np

from oms42.compensation.attainment_law import NORMAL, Attainment, Bounds, attainment
from oms42.stats.arrays import read_only, same_length, share, vector

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray


@dataclass(frozen=True)
class ObservedAttainment:
    """Hold attainments that were observed, each with its weight.

    Attributes:
        values: Attainments, increasing, shape (n,).
        weights: Share of each, shape (n,); adds up to 1.
    """

    values: FloatArray
    weights: FloatArray

    def nodes(self, knots: ArrayLike = ()) -> tuple[FloatArray, FloatArray]:
        """Return attainments and weights; where pay bends makes no difference here.

        Args:
            knots: Not needed; taken so that laws and observations are asked alike.

        Returns:
            Attainments and weights.
        """
        del knots
        return self.values, self.weights

    def quantile(self, q: float) -> float:
        """Return the smallest attainment that a share q of the sellers does not exceed.

        Args:
            q: Above 0 and below 1.

        Returns:
            The quantile.
        """
        reached = np.cumsum(self.weights) >= share(q, name="q") - 1e-12
        return float(self.values[int(reached.argmax())])

    def at_least(self, x: float) -> float:
        """Return the share of sellers with attainment x or more.

        Args:
            x: Attainment.

        Returns:
            The share.
        """
        return float(self.weights[self.values >= x].sum())

    def from_normal(self, z: ArrayLike) -> FloatArray:
        """Turn standard normal draws into attainments, keeping their dependence.

        Args:
            z: Standard normal draws, any shape.

        Returns:
            Attainments, same shape.
        """
        steps = np.minimum(np.cumsum(self.weights)[:-1], 1 - 1e-16).tolist()
        cuts = [NORMAL.inv_cdf(max(one, 1e-300)) for one in steps]
        return np.asarray(self.values[np.searchsorted(cuts, np.asarray(z), side="left")])


def observed_attainment(values: ArrayLike, weights: ArrayLike | None = None) -> ObservedAttainment:
    """Take observed attainments for the law.

    Args:
        values: Attainments, shape (n,); 1.0 is quota reached.
        weights: Weight of each, 0 or more, shape (n,); equal without it.

    Returns:
        The observed law.

    Raises:
        TypeError: A value is not a number.
        ValueError: There are no values, lengths differ, or no weight is above 0.

    Example:
        >>> observed_attainment([1.2, 0.8, 1.0, 0.6]).at_least(1.0)
        0.5
    """
    found = vector(values, name="attainment")
    mass = np.ones(found.size) if weights is None else vector(weights, name="weights")
    same_length(attainment=found, weights=np.asarray(mass))
    if mass.min() < 0 or mass.sum() <= 0:
        raise ValueError("weights must be 0 or more, and at least one above 0.")
    order = np.argsort(found, kind="stable")
    return ObservedAttainment(read_only(found[order]), read_only(mass[order] / mass.sum()))


def fitted_attainment(
    values: ArrayLike, *, lower: float = 0.0, upper: float = inf, bounds: Bounds = "truncate"
) -> Attainment:
    """Fit a law to observed attainments by their mean, spread and skewness.

    Args:
        values: Attainments, shape (n,), at least 3.
        lower: Least attainment that can occur.
        upper: Largest attainment that can occur.
        bounds: truncate or clip; see `attainment`.

    Returns:
        The law whose moments, before the bounds, are those of the sample.

    Raises:
        TypeError: A value is not a number.
        ValueError: There are too few values, or all are alike.

    Example:
        >>> law = fitted_attainment([0.6, 0.8, 0.9, 1.0, 1.5])
        >>> round(law.mean, 3), round(law.sd, 3), round(law.skew, 3)
        (0.96, 0.336, 0.784)
    """
    found = vector(values, name="values", least=3)
    sd = float(found.std(ddof=1))
    if sd == 0:
        raise ValueError(f"values are all {found[0]:g}; a law needs them to vary.")
    off = found - found.mean()
    skew = float((off**3).mean() / (off**2).mean() ** 1.5)
    return attainment(float(found.mean()), sd, skew=skew, lower=lower, upper=upper, bounds=bounds)


def as_attainment(law: Attainment | ObservedAttainment | ArrayLike) -> Law:
    """Accept a law, or take observed values for one.

    Args:
        law: An `Attainment`, an `ObservedAttainment`, or attainments of shape (n,).

    Returns:
        The law.

    Example:
        >>> as_attainment([0.8, 1.2]).quantile(0.9)
        1.2
    """
    if isinstance(law, Attainment | ObservedAttainment):
        return law
    return observed_attainment(law)


Law = Attainment | ObservedAttainment
