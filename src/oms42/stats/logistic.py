# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Logistic regression by Newton's method."""

from __future__ import annotations

from dataclasses import dataclass
from numbers import Real
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import matrix, outcomes, read_only

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray

STEPS = 100
CLOSE = 1e-10
SEPARATED = 30.0  # a fitted log-odds of 30 is a probability of 1 in 10 trillion


def expit(z: FloatArray) -> FloatArray:
    r"""Return the logistic function $1 / (1 + e^{-z})$, without overflow.

    Args:
        z: Log-odds, any shape.

    Returns:
        Probabilities, same shape.

    Example:
        >>> expit(np.array([0.0, -1000.0]))
        array([0.5, 0. ])
    """
    values = np.asarray(z, dtype=np.float64)
    tail = np.exp(-np.abs(values))
    return np.asarray(np.where(values >= 0, 1.0, tail) / (1 + tail))


@dataclass(frozen=True)
class Logistic:
    """Hold a fitted logistic regression.

    Attributes:
        coef: The intercept, then one coefficient a column, in log-odds; shape (k + 1,).
        covariance: Of the coefficients, shape (k + 1, k + 1).
        loglik: Log-likelihood, without the penalty.
        steps: Newton steps that were taken.
    """

    coef: FloatArray
    covariance: FloatArray
    loglik: float
    steps: int

    @property
    def se(self) -> FloatArray:
        """Standard errors of the coefficients, shape (k + 1,)."""
        return np.sqrt(np.diag(self.covariance))

    def predict(self, x: ArrayLike) -> FloatArray:
        """Return the probability of the outcome for new rows.

        Args:
            x: Explaining variables, shape (m, k), or (m,) for one column.

        Returns:
            Probabilities, shape (m,).

        Raises:
            ValueError: The number of columns is another one.
        """
        table = matrix(x, name="x", rows=len(np.asarray(x)))
        if table.shape[1] != self.coef.size - 1:
            raise ValueError(
                f"x has {table.shape[1]} columns; the model was fitted to {self.coef.size - 1}."
            )
        return expit(self.coef[0] + table @ self.coef[1:])


def logistic_regression(x: ArrayLike, o: ArrayLike, *, penalty: float = 0.0) -> Logistic:
    r"""Fit the probability of an outcome.

    $$\log\frac{p_i}{1-p_i} = \beta_0 + x_i'\beta, \qquad
      \max_\beta\; \sum_i o_i \log p_i + (1-o_i)\log(1-p_i)
      - \tfrac{\lambda}{2}\lVert\beta\rVert^2$$

    The penalty leaves the intercept alone. Columns are taken as they are: scale them before you
    penalize.

    Args:
        x: Explaining variables, shape (n, k) or (n,).
        o: Outcomes, 1 or 0, shape (n,).
        penalty: The ridge penalty $\lambda \ge 0$.

    Returns:
        The fit.

    Raises:
        TypeError: A value is not a number.
        ValueError: Shapes do not fit, only one outcome occurs, the penalty is negative, columns
            are linearly dependent, or a column separates the outcomes perfectly (then no finite
            coefficient is best: look for a leak, or set a penalty).

    Example:
        >>> fit = logistic_regression([0, 0, 0, 0, 1, 1, 1, 1], [1, 0, 0, 0, 1, 1, 1, 0])
        >>> fit.predict([0, 1]).round(4)
        array([0.25, 0.75])
    """
    happened = outcomes(o, both=True)
    table = matrix(x, name="x", rows=happened.size)
    if isinstance(penalty, bool) or not isinstance(penalty, Real) or not penalty >= 0:
        raise ValueError(f"penalty is {penalty!r}; it must be a number ≥ 0.")
    design = np.column_stack([np.ones(happened.size), table])
    ridge = np.diag([0.0] + [float(penalty)] * table.shape[1])
    if not penalty and np.linalg.matrix_rank(design) < design.shape[1]:
        raise ValueError(
            "the columns of x are linearly dependent (the intercept counts as one); leave out a "
            "column that the others add up to, or set a penalty."
        )
    coef, steps = _newton(design, happened, ridge)
    p = expit(design @ coef)
    information = design.T @ (design * (p * (1 - p))[:, None])
    inverse = np.linalg.inv(information + ridge)
    covariance = inverse @ information @ inverse if penalty else inverse
    return Logistic(read_only(coef), read_only(covariance), _loglik(design @ coef, happened), steps)


def _loglik(z: FloatArray, o: FloatArray) -> float:
    """Return the log-likelihood of log-odds."""
    return float((o * z - np.logaddexp(0, z)).sum())


def _newton(design: FloatArray, o: FloatArray, ridge: FloatArray) -> tuple[FloatArray, int]:
    """Climb to the best coefficients, with a half step where a whole one would go down."""
    coef = np.zeros(design.shape[1])
    height = _loglik(design @ coef, o)
    for step in range(1, STEPS + 1):
        p = expit(design @ coef)
        slope = design.T @ (o - p) - ridge @ coef
        curve = design.T @ (design * (p * (1 - p))[:, None]) + ridge
        move = np.linalg.lstsq(curve, slope, rcond=None)[0]
        while True:
            new = coef + move
            now = _loglik(design @ new, o) - 0.5 * float(new @ ridge @ new)
            if now >= height - CLOSE or np.abs(move).max() < CLOSE:
                break
            move = move / 2
        coef, height = new, now
        if not ridge.any() and np.abs(design @ coef).max() > SEPARATED:
            raise ValueError(
                "a column (or a sum of columns) separates the outcomes perfectly, so no finite "
                "coefficient is best; look for a leak from the outcome, or set a penalty."
            )
        if np.abs(move).max() < CLOSE * (1 + np.abs(coef).max()):
            return coef, step
    raise ValueError(f"no convergence in {STEPS} steps; scale the columns of x and try again.")
