# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Looking early: what peeking at a trial does to its error, and a bar that allows it."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np

from oms42.stats.arrays import share, whole

NORMAL = NormalDist()
POINTS = 121  # of the grid on which the path of the statistic is followed


def peeking_error(looks: int, *, z: float | None = None, alpha: float = 0.05) -> float:
    r"""Return the chance of a false find if one tests at each of several equal steps.

    The sum $S_k = \sum_{j \le k} X_j$ of standard normal steps is followed on a grid; a path ends
    when $|S_k|/\sqrt k \ge z$:

    $$1 - P\bigl(|S_k| < z\sqrt k \text{ for all } k \le K\bigr)$$

    Args:
        looks: Number K of equally spaced looks.
        z: The bar at each look; that of a single test at `alpha` if left out.
        alpha: Two-sided level that a single test would have.

    Returns:
        The chance, 0 to 1.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range.

    Source:
        Armitage, McPherson and Rowe (1969).

    Example:
        >>> [round(peeking_error(k), 3) for k in (1, 2, 5)]
        [0.05, 0.083, 0.142]
    """
    many = whole(looks, name="looks")
    bar = NORMAL.inv_cdf(1 - share(alpha, name="alpha") / 2) if z is None else float(z)
    if not bar > 0:
        raise ValueError(f"z is {z!r}; it must be above 0.")
    nodes, weights = np.polynomial.legendre.leggauss(POINTS)
    here = bar * nodes
    density = np.exp(-(here**2) / 2) / np.sqrt(2 * np.pi)
    mass = bar * weights
    for k in range(2, many + 1):
        there = bar * np.sqrt(k) * nodes
        step = np.exp(-((there[:, None] - here[None, :]) ** 2) / 2) / np.sqrt(2 * np.pi)
        density, here, mass = step @ (density * mass), there, bar * np.sqrt(k) * weights
    return float(1 - density @ mass)


def pocock_bar(looks: int, *, alpha: float = 0.05) -> float:
    r"""Return the bar that keeps the error of several looks at the level of one.

    Solves `peeking_error(looks, z=z) = alpha` for z by bisection.

    Args:
        looks: Number of equally spaced looks.
        alpha: Two-sided level.

    Returns:
        The bar z, the same at each look.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range.

    Source:
        Pocock (1977).

    Example:
        >>> round(pocock_bar(5), 3)
        2.413
    """
    level = share(alpha, name="alpha")
    low, high = (
        NORMAL.inv_cdf(1 - level / 2),
        NORMAL.inv_cdf(1 - level / 2 / whole(looks, name="looks")),
    )
    for _ in range(40):
        middle = (low + high) / 2
        error = peeking_error(looks, z=middle)
        low, high = (middle, high) if error > level else (low, middle)
    return (low + high) / 2
