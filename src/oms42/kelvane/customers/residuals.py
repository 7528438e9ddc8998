# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Chance that is made independent of what it must not blur."""

import numpy as np
from numpy.typing import NDArray


def residuals(
    noise: NDArray[np.float64], *causes: NDArray[np.float64] | NDArray[np.bool_]
) -> NDArray[np.float64]:
    r"""Remove from noise what a least-squares fit on some causes explains, and standardize.

    $$e = \frac{(I - H)\,z}{\operatorname{sd}((I - H)\,z)}, \qquad H = X(X^\top X)^{-1}X^\top$$

    with a constant in $X$, so that the result has mean 0, standard deviation 1 and correlation 0
    with every cause in the sample itself.

    Args:
        noise: Draws $z$, shape (n,).
        *causes: Columns of $X$, shape (n,) each.

    Returns:
        Residuals, shape (n,).

    Raises:
        ValueError: If there are not more draws than columns.

    Example:
        >>> x = np.arange(6.0)
        >>> e = residuals(np.array([0.3, -1.0, 0.2, 0.9, -0.4, 0.1]), x)
        >>> bool(abs(e.mean()) < 1e-12), round(float(e.std()), 12), bool(abs(e @ x) < 1e-9)
        (True, 1.0, True)
    """
    X = np.column_stack([np.ones(noise.size), *(np.asarray(c, dtype=np.float64) for c in causes)])
    if noise.size <= X.shape[1]:
        raise ValueError(
            f"{noise.size} draws cannot be freed of {X.shape[1]} columns; give more draws"
        )
    e = noise - X @ np.linalg.lstsq(X, noise, rcond=None)[0]
    return np.asarray(e / e.std(), dtype=np.float64)
