# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Chance that is made independent, in the sample itself, of what it must not blur."""

import numpy as np
from numpy.typing import NDArray


def standard(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Move and stretch values to mean 0 and standard deviation 1.

    Args:
        values: At least two different values.

    Returns:
        Values in the same order.

    Example:
        >>> standard(np.array([1.0, 3.0])).tolist()
        [-1.0, 1.0]
    """
    moved = values - values.mean()
    return np.asarray(moved / np.sqrt(np.mean(moved**2)), dtype=np.float64)


def freed(noise: NDArray[np.float64], *causes: NDArray[np.float64]) -> NDArray[np.float64]:
    r"""Remove from noise what a straight-line fit on some causes explains, and standardize.

    The causes are made orthogonal one after the other (Gram and Schmidt, twice over for the last
    digits), so that no linear algebra of the platform decides a digit:

    $$e = z - \sum_k \frac{\langle z, q_k\rangle}{\langle q_k, q_k\rangle}\, q_k$$

    Args:
        noise: Draws $z$, shape (n,).
        *causes: What the result must not correlate with, shape (n,) each; none constant.

    Returns:
        Values with mean 0, standard deviation 1 and no correlation with any cause.

    Raises:
        ValueError: If the causes leave nothing over.

    Example:
        >>> x = np.arange(6.0)
        >>> e = freed(np.array([0.3, -1.0, 0.2, 0.9, -0.4, 0.1]), x)
        >>> round(abs(float((e * x).sum())), 9), round(float(e.std()), 9)
        (0.0, 1.0)
    """
    if noise.size <= len(causes) + 1:
        raise ValueError(
            f"{noise.size} draws cannot be freed of {len(causes)} causes; give more draws"
        )
    basis: list[NDArray[np.float64]] = []
    for cause in causes:
        basis.append(_left_over(np.asarray(cause, dtype=np.float64), basis))
    return standard(_left_over(noise, basis))


def _left_over(
    values: NDArray[np.float64], basis: list[NDArray[np.float64]]
) -> NDArray[np.float64]:
    """Take the mean and every direction of the basis out, twice."""
    rest = values - values.mean()
    for direction in basis * 2:
        rest = rest - direction * (np.sum(rest * direction) / np.sum(direction**2))
    return np.asarray(rest - rest.mean(), dtype=np.float64)
