# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Performance with the territory taken out of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats import least_squares
from oms42.stats.arrays import matrix, read_only, vector

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from oms42.stats.arrays import FloatArray


@dataclass(frozen=True)
class Adjusted:
    """Hold results beside what the territory let one expect.

    Attributes:
        expected: Expected result from the territory, shape (n,).
        index: Result over expected, shape (n,); 1 is as expected.
        raw_rank: Rank of the result, 1 for the highest, shape (n,).
        rank: Rank of the index, shape (n,).
        r2: Share of the results' variance that the territory explains.
        coef: Coefficients of the expectation, intercept first.
    """

    expected: FloatArray
    index: FloatArray
    raw_rank: NDArray[np.int64]
    rank: NDArray[np.int64]
    r2: float
    coef: FloatArray


def territory_adjusted(results: ArrayLike, territory: ArrayLike) -> Adjusted:
    r"""Compare each result with what others make of territories like it.

    $$\hat y_i = \hat\beta_0 + x_i'\hat\beta \text{ without seller } i, \qquad
      I_i = y_i / \hat y_i$$

    A seller's own result is left out of the expectation; it would pull the expectation to itself.
    What is held constant must not be the seller's own doing: potential and workload, yes; pipeline
    that the seller built, no.

    Args:
        results: Result of each seller, shape (n,).
        territory: What the territory offers, shape (n, k) or (n,).

    Returns:
        Expected results, indices and ranks.

    Raises:
        TypeError: A value is not a number.
        ValueError: Shapes do not fit, columns are dependent, or an expectation is not above zero.

    Source:
        cron2014 on what a territory does to results.

    Example:
        >>> made = territory_adjusted([120, 90, 100, 60], [1.5, 1.0, 0.9, 0.6])
        >>> made.raw_rank, made.rank
        (array([1, 3, 2, 4]), array([3, 2, 1, 4]))
    """
    y = vector(results, name="results", least=4)
    x = matrix(territory, name="territory", rows=y.size)
    design = np.column_stack([np.ones(y.size), x])
    leverage = np.einsum("ij,ji->i", design, np.linalg.pinv(design))
    if (leverage > 1 - 1e-10).any():
        row = int(leverage.argmax())
        raise ValueError(f"no other territory is like that of row {row}; it has no expectation.")
    fit = least_squares(x, y, errors="HC3")
    expected = y - fit.residuals / (1 - leverage)
    if expected.min() <= 0:
        row = int(expected.argmin())
        raise ValueError(
            f"the expectation of row {row} is {expected[row]:g}; an index needs it above 0."
        )
    index = y / expected
    return Adjusted(read_only(expected), read_only(index), _rank(y), _rank(index), fit.r2, fit.coef)


def _rank(values: FloatArray) -> NDArray[np.int64]:
    """Return ranks, 1 for the highest."""
    return np.asarray((-values).argsort(kind="stable").argsort() + 1, dtype=np.int64)
