# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Turning scores into probabilities that can be believed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import outcomes, probabilities, read_only, same_length, vector
from oms42.stats.logistic import expit, logistic_regression

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray

EDGE = 1e-12  # a probability of 0 or 1 has no log-odds


@dataclass(frozen=True)
class Platt:
    """Hold a sigmoid from scores to probabilities.

    Attributes:
        intercept: $a$.
        slope: $b$.
    """

    intercept: float
    slope: float

    def apply(self, scores: ArrayLike) -> FloatArray:
        r"""Return the calibrated probabilities $1/(1+e^{-(a+bs)})$.

        Args:
            scores: Scores, shape (m,).

        Returns:
            Probabilities, shape (m,).
        """
        return expit(self.intercept + self.slope * vector(scores, name="scores"))


@dataclass(frozen=True)
class Isotonic:
    """Hold a nondecreasing curve from scores to probabilities.

    Attributes:
        scores: Scores at which the curve bends, ascending, shape (k,).
        values: The curve there, shape (k,).
    """

    scores: FloatArray
    values: FloatArray

    def apply(self, scores: ArrayLike) -> FloatArray:
        """Return the calibrated probabilities: straight between the bends, level outside.

        Args:
            scores: Scores, shape (m,).

        Returns:
            Probabilities, shape (m,).
        """
        return np.interp(vector(scores, name="scores"), self.scores, self.values)


def platt(scores: ArrayLike, o: ArrayLike) -> Platt:
    r"""Fit Platt's sigmoid to scores of cases that the model has not seen.

    $$p = \frac{1}{1 + e^{-(a + b s)}}$$

    Fitted to softened outcomes, $(N_1+1)/(N_1+2)$ and $1/(N_0+2)$ in place of 1 and 0, as Platt
    does against overconfidence in small samples.

    Args:
        scores: Scores, shape (n,); for a model's probabilities, their log-odds fit better.
        o: Outcomes, 1 or 0, shape (n,).

    Returns:
        The sigmoid.

    Raises:
        TypeError: A value is not a number.
        ValueError: Lengths differ, or only one outcome occurs.

    Source:
        Platt (1999).

    Example:
        >>> platt([-2.0, -1.0, 1.0, 2.0], [0, 0, 1, 1]).apply([0.0]).round(3)
        array([0.5])
    """
    happened, s = outcomes(o, both=True), vector(scores, name="scores")
    same_length(scores=s, o=happened)
    ones = float(happened.sum())
    zeros = happened.size - ones
    soft = np.where(happened == 1, (ones + 1) / (ones + 2), 1 / (zeros + 2))
    center, spread = float(s.mean()), float(s.std()) or 1.0
    coef = _sigmoid((s - center) / spread, soft)
    slope = coef[1] / spread
    return Platt(float(coef[0] - slope * center), float(slope))


def _sigmoid(s: FloatArray, soft: FloatArray) -> FloatArray:
    """Fit soft outcomes by Newton's method; the softening keeps the coefficients finite."""
    design = np.column_stack([np.ones(s.size), s])
    mean = soft.mean()
    coef = np.array([np.log(mean / (1 - mean)), 0.0])
    for _ in range(100):
        p = expit(design @ coef)
        curve = design.T @ (design * (p * (1 - p))[:, None])
        move = np.linalg.lstsq(curve, design.T @ (soft - p), rcond=None)[0]
        limit = min(1.0, 2.0 / max(np.abs(move).max(), 1e-300))  # a long step may overshoot
        coef = coef + limit * move
        if np.abs(move).max() < 1e-12:
            break
    return coef


def isotonic(scores: ArrayLike, o: ArrayLike, *, weights: ArrayLike | None = None) -> Isotonic:
    r"""Fit the nondecreasing curve that is closest to the outcomes.

    $$\min_{f_1 \le f_2 \le \dots}\; \sum_i w_i (o_i - f_i)^2$$

    by pooling adjacent violators. It can take any rising shape and needs more cases than Platt's
    sigmoid: about a thousand.

    Args:
        scores: Scores, shape (n,); equal scores share one value.
        o: Outcomes, or any numbers, shape (n,).
        weights: Positive weights, shape (n,); equal if None.

    Returns:
        The curve.

    Raises:
        TypeError: A value is not a number.
        ValueError: Lengths differ, or a weight is not positive.

    Source:
        [zadrozny2002]

    Example:
        >>> isotonic([1, 2, 3, 4], [0, 1, 0, 1]).apply([1, 2, 3, 4])
        array([0. , 0.5, 0.5, 1. ])
    """
    s, target = vector(scores, name="scores"), vector(o, name="o")
    w = vector(np.ones(s.size) if weights is None else weights, name="weights")
    same_length(scores=s, o=target, weights=w)
    if (w <= 0).any():
        raise ValueError(f"weights holds {w.min():g}; a weight must be above 0.")
    at, which = np.unique(s, return_inverse=True)
    mass = np.bincount(which, weights=w).astype(np.float64)
    mean = np.bincount(which, weights=w * target) / mass
    values = _pool(mean, mass)
    # a run of equal values is told by its two ends
    keep = np.ones(at.size, dtype=bool)
    keep[1:-1] = (values[1:-1] != values[:-2]) | (values[1:-1] != values[2:])
    return Isotonic(read_only(at[keep]), read_only(values[keep]))


def _pool(mean: FloatArray, mass: FloatArray) -> FloatArray:
    """Pool adjacent violators."""
    blocks: list[tuple[float, float, int]] = []
    for value, weight in zip(mean.tolist(), mass.tolist(), strict=True):
        block = (value, weight, 1)
        while blocks and blocks[-1][0] >= block[0]:
            before = blocks.pop()
            whole = before[1] + block[1]
            pooled = (before[0] * before[1] + block[0] * block[1]) / whole
            block = (pooled, whole, before[2] + block[2])
        blocks.append(block)
    return np.repeat([value for value, _, _ in blocks], [count for _, _, count in blocks])


def calibration_line(p: ArrayLike, o: ArrayLike) -> Platt:
    r"""Return intercept and slope of the outcomes on the predicted log-odds.

    $$\log\frac{P(o=1)}{1-P(o=1)} = a + b \log\frac{p}{1-p}$$

    A slope of 1 with an intercept of 0 is the right spread and level; a slope below 1 says that the
    probabilities are too extreme.

    Args:
        p: Predicted probabilities, above 0 and below 1, shape (n,).
        o: Outcomes, 1 or 0, shape (n,).

    Returns:
        Intercept and slope; its `apply` takes log-odds.

    Raises:
        TypeError: A value is not a number.
        ValueError: Lengths differ, a probability is 0 or 1, all are equal, or only one outcome
            occurs.

    Example:
        >>> p = [0.2] * 5 + [0.8] * 5
        >>> line = calibration_line(p, [1, 0, 0, 0, 0, 1, 1, 1, 1, 0])
        >>> round(line.intercept, 6) == 0, round(line.slope, 6)
        (True, 1.0)
    """
    said, happened = probabilities(p), outcomes(o, both=True)
    same_length(p=said, o=happened)
    sure = said[(said < EDGE) | (said > 1 - EDGE)]
    if sure.size:
        raise ValueError(
            f"p holds {sure[0]:g}, which has no log-odds; move such probabilities inward first."
        )
    fit = logistic_regression(np.log(said / (1 - said)), happened)
    return Platt(float(fit.coef[0]), float(fit.coef[1]))
