# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""How the Theta method finds its parameters: level and line by regression, the weight by zooming.

For a given weight the errors are linear in the first level and in the weight of the line, so the
search runs over one number. Many weights are tried side by side; SciPy is not needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from oms42.stats.arrays import FloatArray

BOUNDS = (1e-4, 0.9999)  # of alpha, as R's forecast::ets
OPTIMIZED_BOUNDS = (0.1, 0.99)  # as the authors of the optimized method; below, the line runs away
MOST = 1 - 1e-6  # theta of a million: the forecast follows the line
POINTS, ZOOMS = 41, 6  # each zoom narrows the search twentyfold


class Lines(NamedTuple):
    r"""The two lines of the Theta method, and the level that runs along them.

    Attributes:
        alpha: Weight of the newest observation in the level.
        l0: The level before the first observation.
        share: Weight $w = 1 - 1/\theta$ of the straight line.
        a: Intercept of the straight line, at time 0.
        b: Its slope.
        late: 1 if the pull of the line is that of the optimized method, 0 of the standard one.
    """

    alpha: float
    l0: float
    share: float
    a: float
    b: float
    late: int

    def pull(self, known: FloatArray) -> FloatArray:
        r"""Return what the line adds to the next forecast for each unit of its weight.

        $$D_t = b\,\frac{1 - (1-\alpha)^t}{\alpha} \quad\text{(standard)}, \qquad
        D_t = (1-\alpha)^t a + b\,\frac{1 - (1-\alpha)^{t+1}}{\alpha} \quad\text{(optimized)}$$

        Args:
            known: Numbers t of observations that the forecast knows.

        Returns:
            $D_t$, same shape.

        Source:
            [hyndman_billah2003; fiorucci2016]

        Example:
            >>> Lines(0.5, 0.0, 0.5, 0.0, 2.0, 0).pull(np.array([0.0, 1.0, 2.0]))
            array([0., 2., 3.])
        """
        return _pull(np.array([self.alpha]), self.a, self.b, self.late, known)[:, 0]

    def levels(self, values: FloatArray) -> FloatArray:
        r"""Run the level along a series.

        $$\ell_t = \alpha y_t + (1 - \alpha)\,\ell_{t-1}$$

        Args:
            values: The series, shape (n,).

        Returns:
            $\ell_0, \dots, \ell_n$, shape (n + 1,).

        Source:
            [fpp3]

        Example:
            >>> Lines(0.5, 8.0, 0.0, 0.0, 0.0, 0).levels(np.array([10.0, 14.0]))
            array([ 8. ,  9. , 11.5])
        """
        return _levels(values, np.array([self.alpha]), self.l0)[:, 0]


def standard_lines(values: FloatArray) -> Lines:
    r"""Fit the standard method: simple smoothing by least squares, half of the slope as drift.

    $$\min_{\alpha, \ell_0} \sum_t (y_t - \ell_{t-1})^2, \qquad \theta = 2$$

    Args:
        values: The series without its seasons, shape (n,).

    Returns:
        The lines.

    Source:
        [hyndman_billah2003]

    Example:
        >>> lines = standard_lines(np.array([10.0, 12, 15, 16, 19, 20]))
        >>> round(lines.b, 3), lines.share
        (2.057, 0.5)
    """
    a, b = _line(values)
    alpha = _zoom(values, a, b, late=None)
    level = _regress(values, np.array([alpha]), a, b, None)[0]
    return Lines(alpha, float(level[0]), 0.5, a, b, 0)


def optimized_lines(values: FloatArray) -> Lines:
    r"""Fit the optimized method: weight, first level and the line's weight by least squares.

    $$\min_{\alpha, \ell_0, \theta \ge 1} \sum_t
    \big(y_t - \ell_{t-1} - (1 - 1/\theta)\,D_{t-1}\big)^2$$

    Args:
        values: The series without its seasons, shape (n,).

    Returns:
        The lines.

    Source:
        [fiorucci2016]

    Example:
        >>> round(optimized_lines(np.array([10.0, 12, 15, 16, 19, 20])).share, 2)
        1.0
    """
    a, b = _line(values)
    alpha = _zoom(values, a, b, late=1)
    level, share, _ = _regress(values, np.array([alpha]), a, b, 1)
    return Lines(alpha, float(level[0]), float(share[0]), a, b, 1)


def _line(values: FloatArray) -> tuple[float, float]:
    """Return intercept (at time 0) and slope of the straight line through a series."""
    time = np.arange(1, values.size + 1) - (values.size + 1) / 2
    slope = float(time @ values / (time @ time))
    return float(values.mean()) - slope * (values.size + 1) / 2, slope


def _pull(alpha: FloatArray, a: float, b: float, late: int, known: FloatArray) -> FloatArray:
    """Return the pull of the line after t observations for many weights, shape (t, b)."""
    left = (1 - alpha) ** known[:, None]
    return np.asarray(late * left * a + b * (1 - left * (1 - alpha) ** late) / alpha)


def _levels(values: FloatArray, alpha: FloatArray, start: float) -> FloatArray:
    """Run the level along a series for many weights, shape (n + 1, b)."""
    levels = np.empty((values.size + 1, alpha.size))
    levels[0] = start
    for t, value in enumerate(values.tolist()):
        levels[t + 1] = levels[t] + alpha * (value - levels[t])
    return levels


def _regress(
    values: FloatArray, alpha: FloatArray, a: float, b: float, late: int | None
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Find first level and weight of the line for many weights; return the error's square too."""
    known = np.arange(values.size, dtype=float)
    rest = values[:, None] - _levels(values, alpha, 0.0)[:-1]
    fade = (1 - alpha) ** known[:, None]
    size = np.sum(fade**2, axis=0)
    share, pull = np.zeros_like(alpha), np.zeros_like(fade)
    if late is not None:
        pull = _pull(alpha, a, b, late, known)
        free = pull - fade * (np.sum(fade * pull, axis=0) / size)  # what the level cannot explain
        power = np.sum(free**2, axis=0)
        share = np.sum(free * rest, axis=0) / np.where(power > 0, power, 1.0)
        share = np.clip(share, 0.0, MOST)
    rest = rest - share * pull
    level = np.sum(fade * rest, axis=0) / size
    return level, share, np.sum((rest - level * fade) ** 2, axis=0)


def _zoom(values: FloatArray, a: float, b: float, late: int | None) -> float:
    """Find the weight of least squares on ever finer grids."""
    low, high = BOUNDS if late is None else OPTIMIZED_BOUNDS
    for _ in range(ZOOMS):
        grid = np.linspace(low, high, POINTS)
        best = int(np.argmin(_regress(values, grid, a, b, late)[2]))
        low, high = grid[max(best - 1, 0)], grid[min(best + 1, POINTS - 1)]
    return float(grid[best])
