# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Nonlinear least squares for many small problems side by side, inside bounds.

One call of the error function serves all problems: the points themselves and a small step along
each of their free numbers. So the work of a round is one run of the model, whatever their number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from oms42.stats.arrays import FloatArray

    Bools = NDArray[np.bool_]
    Rows = NDArray[np.intp]

ROUNDS = 60
FIRST_DAMPING, EASIER, HARDER, MOST_DAMPING = 1e-2, 1 / 6, 4.0, 1e4
QUIET = 2  # a problem is done after so many rounds of too little gain


class Space(NamedTuple):
    """Where the points may go.

    Attributes:
        low: Lowest values, shape (p,).
        high: Highest values, shape (p,).
        step: Steps for the slopes, shape (p,).
        free: Which numbers of which problem move, shape (k, p).
    """

    low: FloatArray
    high: FloatArray
    step: FloatArray
    free: Bools


class Model(NamedTuple):
    """What is minimized, and what is refused.

    Attributes:
        errors: Errors, shape (b, n), of points, shape (b, p), that belong to the problems (b,).
        allowed: Whether points are admissible, shape (b,), beyond their bounds.
        hopeless: Whether problems may be given up, shape (k,), for the log sums of squares of all,
            shape (k,).
    """

    errors: Callable[[FloatArray, Rows], FloatArray]
    allowed: Callable[[FloatArray, Rows], Bools]
    hopeless: Callable[[FloatArray], Bools]


class Found(NamedTuple):
    """Where the search ended.

    Attributes:
        points: The best points, shape (k, p).
        cost: The log of their sums of squares, shape (k,); infinite if no point was possible.
    """

    points: FloatArray
    cost: FloatArray


def descend(model: Model, start: FloatArray, space: Space, floor: float, gain: float) -> Found:
    r"""Minimize k sums of squares by the method of Levenberg and Marquardt.

    With errors $u$, their slopes $J$ and damping $\lambda$, each problem moves by the solution of

    $$\big(J'J + \lambda\,\mathrm{diag}(J'J)\big)\,d = -J'u,$$

    numbers that push against a bound held fixed. A move that does not lower the sum is taken back,
    and $\lambda$ raised.

    Args:
        model: The errors, and which points are refused.
        start: Where each problem starts, shape (k, p).
        space: The bounds and steps.
        floor: Sums of squares below this are taken as perfect.
        gain: A round that lowers the log of the sum by less is quiet; two end the search.

    Returns:
        The points and their costs.

    Source:
        Marquardt 1963, SIAM Journal on Applied Mathematics 11, 431-441

    Example:
        >>> square = lambda x, rows: x[:, :1] ** 2 - np.array([[4.0, 9.0]])[:, rows].T
        >>> always = lambda x, rows: np.ones(len(x), dtype=bool)
        >>> never = lambda cost: np.zeros(len(cost), dtype=bool)
        >>> one = np.ones(1)
        >>> space = Space(0 * one, 9 * one, 1e-6 * one, np.ones((2, 1), dtype=bool))
        >>> model = Model(square, always, never)
        >>> descend(model, np.array([[1.0], [1.0]]), space, 1e-12, 1e-9).points.round(4)
        array([[2.],
               [3.]])
    """
    points = start.copy()
    value, slopes = _look(model, points, np.arange(len(points)), space)
    cost = _cost(value, floor)
    damping = np.full(cost.size, FIRST_DAMPING)
    quiet = np.zeros(cost.size)
    live = np.flatnonzero(np.isfinite(cost))
    for _ in range(ROUNDS):
        if not live.size:
            break
        trial = _move(points[live], value[live], slopes[live], damping[live], live, space)
        new_value, new_slopes = _look(model, trial, live, space)
        new_cost = _cost(new_value, floor)
        better = new_cost < cost[live]
        better[better] = model.allowed(trial[better], live[better])
        won = live[better]
        little = cost[won] - new_cost[better] < gain
        quiet[won] = np.where(little, quiet[won] + 1, 0)
        points[won], value[won] = trial[better], new_value[better]
        slopes[won], cost[won] = new_slopes[better], new_cost[better]
        damping[live] *= np.where(better, EASIER, HARDER)
        going = (quiet < QUIET) & (damping < MOST_DAMPING) & ~model.hopeless(cost)
        live = live[going[live]]
    return Found(points, cost)


def _cost(value: FloatArray, floor: float) -> FloatArray:
    """Return the log of the sums of squares; infinite where an error is."""
    with np.errstate(all="ignore"):
        total = np.einsum("kn,kn->k", value, value)
        return np.where(np.isfinite(total), np.log(np.maximum(total, floor)), np.inf)


def _look(
    model: Model, points: FloatArray, rows: Rows, space: Space
) -> tuple[FloatArray, FloatArray]:
    """Return the errors at points, shape (k, n), and their slopes, shape (k, p, n)."""
    which, column = np.nonzero(space.free[rows])
    step = np.where(points + space.step > space.high, -space.step, space.step)[which, column]
    moved = points[which]
    moved[np.arange(which.size), column] += step
    every = model.errors(np.vstack([points, moved]), np.concatenate([rows, rows[which]]))
    value = every[: len(points)]
    slopes = np.zeros((*points.shape, value.shape[1]))
    with np.errstate(all="ignore"):  # where a point is impossible
        slopes[which, column] = (every[len(points) :] - value[which]) / step[:, None]
    return value, slopes


def _move(
    points: FloatArray,
    value: FloatArray,
    slopes: FloatArray,
    damping: FloatArray,
    rows: Rows,
    space: Space,
) -> FloatArray:
    """Return where each problem goes next."""
    known = np.asarray(np.isfinite(slopes).all(axis=2))
    slopes = np.where(known[:, :, None], slopes, 0.0)
    gradient = np.matmul(slopes, value[:, :, None])[:, :, 0]
    normal = np.matmul(slopes, slopes.transpose(0, 2, 1))
    curve = np.einsum("kpp->kp", normal)
    stuck = (points <= space.low) & (gradient > 0) | (points >= space.high) & (gradient < 0)
    moves = np.asarray(space.free[rows] & ~stuck & known & (curve > 0))
    size = np.where(moves, curve, 1.0)
    normal = normal * (moves[:, :, None] & moves[:, None, :])
    place = np.arange(points.shape[1])
    normal[:, place, place] = size * (1 + damping[:, None])
    step = np.linalg.solve(normal, np.where(moves, -gradient, 0.0)[:, :, None])[:, :, 0]
    inside = np.clip(points + step, space.low, space.high)
    return np.where(space.free[rows], inside, points)
