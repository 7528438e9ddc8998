# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Least squares, with errors that survive unequal variances and repeated sellers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from oms42.stats.arrays import matrix, read_only, share, vector
from oms42.stats.clusters import clusters
from oms42.stats.student import t_quantile

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray

Errors = Literal["classical", "HC0", "HC1", "HC2", "HC3", "cluster"]
ALONE = 1e-10  # one minus a row's leverage, where rounding alone keeps it from 0
ERRORS: tuple[Errors, ...] = ("classical", "HC0", "HC1", "HC2", "HC3", "cluster")


@dataclass(frozen=True)
class LeastSquares:
    """Hold a fitted line.

    Attributes:
        coef: Coefficients, the intercept first if there is one, shape (k,).
        covariance: Of the coefficients, shape (k, k).
        fitted: Fitted values, shape (n,).
        residuals: What is left, shape (n,).
        r2: Share of the variance explained; about zero without an intercept.
        degrees: Degrees of freedom for t: n − k, or clusters − 1.
    """

    coef: FloatArray
    covariance: FloatArray
    fitted: FloatArray
    residuals: FloatArray
    r2: float
    degrees: int

    @property
    def se(self) -> FloatArray:
        """Standard errors of the coefficients, shape (k,)."""
        return np.sqrt(np.maximum(np.diag(self.covariance), 0))  # rounding can end below zero

    def interval(self, level: float = 0.95) -> tuple[FloatArray, FloatArray]:
        """Return confidence limits of the coefficients, from Student's t.

        Args:
            level: Coverage, above 0 and below 1.

        Returns:
            Lower and upper limits, shape (k,) each.

        Raises:
            TypeError: The level is not a number.
            ValueError: The level lies outside 0 to 1.
        """
        reach = t_quantile((1 + share(level, name="level")) / 2, self.degrees) * self.se
        return self.coef - reach, self.coef + reach


def least_squares(
    x: ArrayLike,
    y: ArrayLike,
    *,
    intercept: bool = True,
    errors: Errors = "HC3",
    groups: ArrayLike | None = None,
) -> LeastSquares:
    r"""Fit a line by least squares.

    $$\hat\beta = (X'X)^{-1}X'y, \qquad
      \hat V = (X'X)^{-1} X' \hat\Omega X (X'X)^{-1}$$

    $\hat\Omega$ is $\hat\sigma^2 I$ for the classical errors, diagonal in the squared residuals
    for HC0 to HC3 (HC3 divides each residual by one minus its leverage), and holds the products of
    residuals within a cluster for ``cluster``, where rows of one seller are not independent.

    Args:
        x: Explaining variables, shape (n, k) or (n,).
        y: What is explained, shape (n,).
        intercept: Whether to add a column of ones in front.
        errors: One of classical, HC0, HC1, HC2, HC3 and cluster.
        groups: The cluster of each row, shape (n,), for ``cluster``.

    Returns:
        The fit.

    Raises:
        TypeError: A value is not a number.
        ValueError: Shapes do not fit, the columns are linearly dependent, there are too few rows,
            ``groups`` and ``errors`` do not go together, or HC2 or HC3 meets a row that alone
            decides a coefficient.

    Source:
        MacKinnon and White (1985) for HC1 to HC3; Liang and Zeger (1986) for clusters.

    Example:
        >>> least_squares([0, 1, 2, 3], [1, 3, 5, 8], errors="classical").coef.round(2)
        array([0.8, 2.3])
    """
    target = vector(y, name="y", least=2)
    table = matrix(x, name="x", rows=target.size)
    design = np.column_stack([np.ones(target.size), table]) if intercept else np.asarray(table)
    n, k = design.shape
    if n <= k:
        raise ValueError(f"there are {n} rows for {k} coefficients; at least {k + 1} are needed.")
    if np.linalg.matrix_rank(design) < k:
        raise ValueError(
            "the columns of x are linearly dependent (the intercept counts as one); leave out a "
            "column that the others add up to."
        )
    codes = _clusters(groups, errors, n)
    bread = np.linalg.inv(design.T @ design)
    coef = bread @ design.T @ target
    residuals = target - design @ coef
    covariance = _covariance(design, residuals, bread, errors, codes)
    total = target - target.mean() if intercept else target
    spread = float(total @ total)
    r2 = 1 - float(residuals @ residuals) / spread if spread > 0 else 0.0
    degrees = n - k if codes is None else int(codes.max())
    return LeastSquares(
        read_only(coef),
        read_only(covariance),
        read_only(design @ coef),
        read_only(residuals),
        r2,
        degrees,
    )


def _clusters(groups: ArrayLike | None, errors: Errors, n: int) -> np.ndarray | None:
    """Number the clusters, or refuse."""
    if errors not in ERRORS:
        raise ValueError(f"errors is {errors!r}; it must be one of {', '.join(ERRORS)}.")
    if (groups is None) == (errors == "cluster"):
        raise ValueError("errors='cluster' needs groups, one a row; other errors take none.")
    if groups is None:
        return None
    return clusters(groups, name="groups", rows=n)


def _covariance(
    design: FloatArray,
    residuals: FloatArray,
    bread: FloatArray,
    errors: Errors,
    codes: np.ndarray | None,
) -> FloatArray:
    """Return the covariance of the coefficients."""
    n, k = design.shape
    if errors == "classical":
        return np.asarray(bread * (float(residuals @ residuals) / (n - k)))
    if codes is not None:
        scores = np.zeros((int(codes.max()) + 1, k))
        np.add.at(scores, codes, design * residuals[:, None])
        m = scores.shape[0]
        small = m / (m - 1) * (n - 1) / (n - k)
        return np.asarray(bread @ (scores.T @ scores) @ bread * small)
    weights = residuals**2
    if errors == "HC1":
        weights = weights * (n / (n - k))
    elif errors in ("HC2", "HC3"):
        free = 1 - np.einsum("ij,jk,ik->i", design, bread, design)
        if float(free.min()) < ALONE:
            raise ValueError(
                f"row {int(free.argmin())} alone decides a coefficient, so it leaves no residual "
                f"and {errors} cannot be computed; use HC1, or leave that column out."
            )
        weights = weights / (free if errors == "HC2" else free**2)
    return np.asarray(bread @ (design.T * weights) @ design @ bread)
