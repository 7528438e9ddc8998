# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Points of a plane, and polygons through them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import finite, floats, read_only

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray


def plane_points(x: ArrayLike, *, name: str, least: int = 1, rows: int | None = None) -> FloatArray:
    """Check points of a plane.

    Args:
        x: Points of shape (n, 2), one row a point: x and y, such as kilometers east and north. A
            DataFrame of two columns will do.
        name: The argument's name, for the error message.
        least: The smallest number of points that is enough.
        rows: The number n that is needed, if there is one.

    Returns:
        The points, shape (n, 2), not writable.

    Raises:
        TypeError: A coordinate is not a number.
        ValueError: The shape is another one, there are too few, or a coordinate is not finite.

    Example:
        >>> plane_points([(0, 0), (3, 4)], name="points").shape
        (2, 2)
    """
    points = floats(x, name=name)
    if points.ndim != 2 or points.shape[1] != 2:
        raise ValueError(f"{name} has shape {points.shape}; it needs x and y a row, shape (n, 2).")
    if points.shape[0] < least:
        raise ValueError(f"{name} has {points.shape[0]} points; at least {least} are needed.")
    if rows is not None and points.shape[0] != rows:
        raise ValueError(f"{name} has {points.shape[0]} points; {rows} are needed, one a row.")
    finite(points, name=name, mend="leave the point out, or fill it.")
    return read_only(points)


def polygon_area(ring: ArrayLike) -> float:
    r"""Return the area inside a polygon that does not cross itself.

    $$A = \tfrac12 \Bigl| \sum_i (x_i\,y_{i+1} - x_{i+1}\,y_i) \Bigr|$$

    Args:
        ring: Corners in order, either way round, shape (n, 2); the first may stand again at the
            end.

    Returns:
        The area, in squares of the coordinates' unit.

    Raises:
        TypeError: A coordinate is not a number.
        ValueError: There are fewer than three corners, or the shape is another one.

    Example:
        >>> polygon_area([(0, 0), (4, 0), (4, 3), (0, 3)])
        12.0
    """
    corners = plane_points(ring, name="ring", least=3)
    x, y = (corners - corners.mean(axis=0)).T  # far from the origin the products would cancel
    return abs(float(x @ np.roll(y, -1) - y @ np.roll(x, -1))) / 2


def polygon_perimeter(ring: ArrayLike) -> float:
    r"""Return the length of a polygon's outline, the way back to the first corner included.

    $$P = \sum_i \sqrt{(x_{i+1} - x_i)^2 + (y_{i+1} - y_i)^2}$$

    Args:
        ring: Corners in order, shape (n, 2); the first may stand again at the end.

    Returns:
        The length, in the coordinates' unit.

    Raises:
        TypeError: A coordinate is not a number.
        ValueError: There are fewer than three corners, or the shape is another one.

    Example:
        >>> polygon_perimeter([(0, 0), (4, 0), (4, 3), (0, 3)])
        14.0
    """
    corners = plane_points(ring, name="ring", least=3)
    steps = np.roll(corners, -1, axis=0) - corners
    return float(np.hypot(steps[:, 0], steps[:, 1]).sum())


def convex_hull(points: ArrayLike) -> FloatArray:
    """Return the corners of the smallest convex polygon around points.

    Andrew's monotone chain: the points from left to right make the lower side, from right to left
    the upper one; a corner that does not turn left is dropped.

    Args:
        points: Points of shape (n, 2).

    Returns:
        The corners, counterclockwise from the leftmost, shape (h, 2); one or two rows if all
        points lie in one place or on one line.

    Raises:
        TypeError: A coordinate is not a number.
        ValueError: There is no point, or the shape is another one.

    Example:
        >>> convex_hull([(0, 0), (2, 0), (1, 1), (2, 2), (0, 2)]).tolist()
        [[0.0, 0.0], [2.0, 0.0], [2.0, 2.0], [0.0, 2.0]]
    """
    ordered = np.unique(plane_points(points, name="points"), axis=0)
    if ordered.shape[0] < 3:
        return read_only(ordered)
    corners = np.array(ordered).tolist()
    lower, upper = _side(corners), _side(corners[::-1])
    return read_only(np.array(lower[:-1] + upper[:-1]))


def _side(points: list[list[float]]) -> list[list[float]]:
    """Keep the points at which a walk turns left."""
    kept: list[list[float]] = []
    for x, y in points:
        while len(kept) > 1:
            (ax, ay), (bx, by) = kept[-2:]
            if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0:
                break
            kept.pop()
        kept.append([x, y])
    return kept


def hull_area(points: ArrayLike) -> float:
    """Return the area of the smallest convex polygon around points.

    Args:
        points: Points of shape (n, 2).

    Returns:
        The area, in squares of the coordinates' unit; 0 if all points lie on one line.

    Raises:
        TypeError: A coordinate is not a number.
        ValueError: There is no point, or the shape is another one.

    Example:
        >>> hull_area([(0, 0), (2, 0), (1, 1), (2, 2), (0, 2)])
        4.0
    """
    corners = convex_hull(points)
    return polygon_area(corners) if corners.shape[0] > 2 else 0.0
