# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""How compact a territory is: short ways inside it, or a round outline."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import vector
from oms42.territories.amounts import amounts, number
from oms42.territories.measures.circle import smallest_enclosing_circle
from oms42.territories.measures.points import plane_points, polygon_area, polygon_perimeter

if TYPE_CHECKING:
    from numpy.typing import ArrayLike


def moment_of_inertia(
    points: ArrayLike, weights: ArrayLike | None = None, center: ArrayLike | None = None
) -> float:
    r"""Return the sum of weighted squared distances of accounts from the center.

    $$I = \sum_i w_i \lVert z_i - c \rVert^2, \qquad
      c = \frac{\sum_i w_i z_i}{\sum_i w_i} \text{ if no center is given}$$

    The center of gravity gives the smallest moment of all centers.

    Args:
        points: Where the accounts $z_i$ of one territory lie, shape (n, 2).
        weights: Weight $w_i$ of each, such as workload, 0 or more, shape (n,); 1 each if left out.
        center: Where its center or home $c$ lies, shape (2,).

    Returns:
        The moment, in weight times squared distance; smaller is more compact.

    Raises:
        TypeError: A value is not a number.
        ValueError: A shape is another one, or a weight is negative.

    Source:
        hess_samuels1971

    Example:
        >>> moment_of_inertia([(0, 0), (4, 0)]), moment_of_inertia([(0, 0), (4, 0)], [3, 1])
        (8.0, 12.0)
        >>> moment_of_inertia([(0, 0), (4, 0)], center=(0, 0))
        16.0
    """
    places = plane_points(points, name="points")
    n = places.shape[0]
    w = amounts(np.ones(n) if weights is None else weights, name="weights", rows=n)
    middle = w @ places / w.sum() if center is None else vector(center, name="center")
    if middle.shape != (2,):
        raise ValueError(f"center has shape {middle.shape}; it needs x and y, shape (2,).")
    return float(w @ ((places - middle) ** 2).sum(axis=1))


def polsby_popper(area: float, perimeter: float) -> float:
    r"""Compare a territory's area with that of the circle that has its perimeter.

    $$\mathrm{PP} = \frac{4 \pi A}{P^2}$$

    Args:
        area: Area A inside its outline, above 0.
        perimeter: Length P of its outline, above 0, in the unit whose square A is in.

    Returns:
        1 for a circle, π/4 for a square, near 0 for a ragged or a thin outline.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is not above 0, or so short an outline cannot hold so large an area.

    Source:
        Polsby and Popper (1991).

    Example:
        >>> round(polsby_popper(1, 4), 4)
        0.7854
    """
    a = number(area, name="area", above=0)
    p = number(perimeter, name="perimeter", above=0)
    score = 4 * math.pi * a / p**2
    if score > 1 + 1e-9:
        raise ValueError(
            f"an outline of length {p:g} holds at most {p * p / 4 / math.pi:g}, and area is {a:g}; "
            "give both in one unit, such as km² and km."
        )
    return min(score, 1.0)


def polygon_polsby_popper(ring: ArrayLike) -> float:
    r"""Compare a polygon's area with that of the circle that has its perimeter.

    $$\mathrm{PP} = \frac{4 \pi A}{P^2}$$

    Args:
        ring: The polygon's corners in order, shape (n, 2).

    Returns:
        1 for a circle, π/4 for a square.

    Raises:
        TypeError: A coordinate is not a number.
        ValueError: There are fewer than three corners, or they lie on one line.

    Source:
        Polsby and Popper (1991).

    Example:
        >>> round(polygon_polsby_popper([(0, 0), (1, 0), (1, 1), (0, 1)]), 4)
        0.7854
    """
    return polsby_popper(polygon_area(ring), polygon_perimeter(ring))


def reock(points: ArrayLike, area: float | None = None) -> float:
    r"""Compare a territory's area with that of the smallest circle around it.

    $$R = \frac{A}{\pi r^2}$$

    Args:
        points: Corners of the territory's outline in order, shape (n, 2). With an area given, any
            points that the circle has to hold, such as the corners of several parts.
        area: The area A inside; left out, that of the polygon.

    Returns:
        1 for a circle, 2/π for a square, near 0 for a long or a winding territory.

    Raises:
        TypeError: A value is not a number.
        ValueError: The points lie in one place, there are too few, or the area is larger than the
            circle.

    Source:
        Reock (1961).

    Example:
        >>> round(reock([(0, 0), (1, 0), (1, 1), (0, 1)]), 4)
        0.6366
    """
    circle = smallest_enclosing_circle(points)
    if circle.radius == 0:
        raise ValueError("all points lie in one place; the smallest circle has no area.")
    inside = polygon_area(points) if area is None else number(area, name="area", least=0)
    score = inside / circle.area
    if score > 1 + 1e-9:
        raise ValueError(
            f"area is {inside:g}, but the smallest circle around the points has {circle.area:g}; "
            "give area and points in one unit, such as km² and km."
        )
    return min(score, 1.0)
