# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The search for the response function with the least squares, from several starts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.territories.sizing.kinds import FORMS, Kind, decoded, encoded, sales_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from oms42.stats.arrays import FloatArray

FAR = 1000.0  # times the spread of sales, or the middle effort
TRIED = 5  # starts that are followed, the most promising ones
FIRST, LAST = 20, 200  # steps along each of them, and along the best one to its end
STEP = 1e-6  # of a central difference; the error is of the order of its square


@dataclass(frozen=True)
class Data:
    """Hold the points to fit.

    Attributes:
        kind: Which response function.
        x: Efforts, shape (n,).
        y: Sales, shape (n,).
        logs: Whether the logarithms of sales are fitted.
    """

    kind: Kind
    x: FloatArray
    y: FloatArray
    logs: bool


@dataclass(frozen=True)
class Found:
    """Hold the best curve.

    Attributes:
        phi: Its free numbers, known ones among them, shape (k,).
        free: Which of them were searched, shape (k,).
        residuals: What is left, in the unit of the errors, shape (n,).
        sd: Their standard deviation, by n − number of free parameters; 0 if that is 0.
    """

    phi: FloatArray
    free: NDArray[np.bool_]
    residuals: FloatArray
    sd: float


def residuals(data: Data, phi: FloatArray) -> FloatArray:
    """Return what a curve leaves unexplained.

    Args:
        data: The points.
        phi: Free numbers of the curve.

    Returns:
        Sales, or their logarithms, less the curve's.

    Example:
        >>> data = Data("power", np.array([4.0]), np.array([5.0]), False)
        >>> residuals(data, np.array([np.log(2), 0.5])).round(9)
        array([1.])
    """
    fitted = sales_of(data.kind, decoded(data.kind, phi), data.x)
    if not data.logs:
        return np.asarray(data.y - fitted)
    return np.asarray(np.log(data.y) - np.log(np.maximum(fitted, 1e-300)))


def jacobian(data: Data, phi: FloatArray, free: NDArray[np.bool_]) -> FloatArray:
    """Return how the curve moves with each free number, by central differences.

    Args:
        data: The points.
        phi: Free numbers of the curve, shape (k,).
        free: Which of them were searched, shape (k,).

    Returns:
        Derivatives of the curve, shape (n, number of free ones).
    """
    columns = []
    for place in np.flatnonzero(free):
        step = np.zeros(phi.size)
        step[place] = STEP * max(1.0, abs(float(phi[place])))
        change = residuals(data, phi - step) - residuals(data, phi + step)
        columns.append(change / (2 * step[place]))
    return np.column_stack(columns)


def search(
    data: Data, known: Mapping[int, float], starts: Sequence[FloatArray] | None = None
) -> Found:
    """Find the curve with the least squares.

    Args:
        data: The points.
        known: Parameters that are given, by their place.
        starts: Free numbers to start from; left out, those of the kind.

    Returns:
        The best of what the starts lead to.

    Raises:
        ValueError: The best curve is not a response function.
    """
    form = FORMS[data.kind]
    free = np.array([place not in known for place in range(len(form.names))])
    if starts is None:
        starts = [encoded(data.kind, theta) for theta in form.starts(data.x, data.y)]
    given = [_with(start, known, form.positive) for start in starts]
    given.sort(key=lambda phi: float((residuals(data, phi) ** 2).sum()))
    made = [_descend(data, phi, free, FIRST) for phi in given[:TRIED]]
    best, _ = min(made, key=lambda one: one[1])
    return _found(data, _descend(data, best, free, LAST)[0], free)


def _with(start: FloatArray, known: Mapping[int, float], positive: Sequence[bool]) -> FloatArray:
    """Put the known parameters into a start."""
    phi = np.array(start)
    for place, value in known.items():
        phi[place] = np.log(value) if positive[place] else value
    return phi


def _descend(
    data: Data, phi: FloatArray, free: NDArray[np.bool_], steps: int
) -> tuple[FloatArray, float]:
    """Walk from one start to the least squares near it."""
    from scipy.optimize import least_squares

    lower, upper = limits(data)
    phi = np.where(free, np.clip(phi, lower, upper), phi)

    def left(inner: FloatArray) -> FloatArray:
        whole = phi.copy()
        whole[free] = inner
        return residuals(data, whole)

    box = (lower[free], upper[free])
    made = least_squares(
        left,
        phi[free],
        bounds=box,
        x_scale="jac",
        xtol=1e-11,
        ftol=1e-13,
        gtol=1e-12,
        max_nfev=steps,
    )
    phi[free] = made.x
    return phi, float(made.cost)


def limits(data: Data) -> tuple[FloatArray, FloatArray]:
    """Return how far the search may walk; a curve at the limit is not pinned down by the data.

    Args:
        data: The points.

    Returns:
        Lower and upper limits of the free numbers, shape (k,) each.

    Example:
        >>> limits(Data("power", np.array([1.0, 2.0]), np.array([1.0, 2.0]), True))[1].tolist()
        [inf, 20.0]
    """
    if data.kind == "power":
        return np.array([-np.inf, -20.0]), np.array([np.inf, 20.0])
    mean, high = float(data.y.mean()), float(data.y.max())
    far = high + FAR * max(high - float(data.y.min()), 1e-9 * abs(high), 1e-12)
    middle = float(np.log(np.median(data.x[data.x > 0])))
    wide = float(np.log(FAR))
    levels = {"a": (mean, far), "b": (min(0.0, mean - 1e-12), mean)}
    shapes = {"c": (-3.0, 4.0), "h": (middle - wide, middle + wide)}
    if data.kind == "modified_exponential":
        shapes["c"] = (-middle - wide, -middle + wide)
    pairs = [(levels | shapes)[name] for name in FORMS[data.kind].names]
    return np.array([low for low, _ in pairs]), np.array([up for _, up in pairs])


def _found(data: Data, phi: FloatArray, free: NDArray[np.bool_]) -> Found:
    """Check that the best curve is a response function."""
    names = FORMS[data.kind].names
    theta = dict(zip(names, decoded(data.kind, phi).tolist(), strict=True))
    rise = theta["b"] if data.kind == "power" else theta["a"] - max(theta["b"], 0.0)
    if rise <= 1e-9 * max(1.0, abs(theta["a"])):
        raise ValueError(
            f"sales do not rise with effort in these {data.x.size} points, so no response function "
            f"fits (the best {data.kind} curve has {_told(theta)}); look for what else moved sales."
        )
    left = residuals(data, phi)
    degrees = data.x.size - int(free.sum())
    sd = float(np.sqrt((left**2).sum() / degrees)) if degrees else 0.0
    return Found(phi, free, left, sd)


def _told(theta: Mapping[str, float]) -> str:
    return ", ".join(f"{name} = {value:.3g}" for name, value in theta.items())
