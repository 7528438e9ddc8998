# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The smallest circle around points, by Welzl's algorithm."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.territories.measures.points import convex_hull, plane_points

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

Point = tuple[float, float]


@dataclass(frozen=True)
class Circle:
    """Hold a circle.

    Attributes:
        x: Its center's first coordinate.
        y: Its center's second coordinate.
        radius: Its radius.
    """

    x: float
    y: float
    radius: float

    @property
    def area(self) -> float:
        """Area inside the circle, pi times the squared radius."""
        return math.pi * self.radius**2

    def holds(self, point: Point) -> bool:
        """Say whether a point lies in the circle, up to rounding.

        Args:
            point: Its two coordinates.

        Returns:
            Whether its distance from the center is at most the radius, but for 1 part in 10¹².
        """
        return math.dist((self.x, self.y), point) <= self.radius * (1 + 1e-12)


def smallest_enclosing_circle(points: ArrayLike) -> Circle:
    """Find the smallest circle around points.

    Welzl's algorithm, walked through without recursion: points come one by one in a shuffled order
    (the same every time); one that lies outside the circle so far lies on the rim of the next one.
    Two or three points on the rim fix the circle. Only corners of the convex hull can lie there.

    Args:
        points: Points of shape (n, 2).

    Returns:
        The circle; its radius is 0 if all points lie in one place.

    Raises:
        TypeError: A coordinate is not a number.
        ValueError: There is no point, or the shape is another one.

    Source:
        Welzl (1991), Smallest enclosing disks (balls and ellipsoids).

    Example:
        >>> smallest_enclosing_circle([(0, 0), (4, 0), (2, 1), (4, 2), (0, 2)])
        Circle(x=2.0, y=1.0, radius=2.23606797749979)
    """
    corners = convex_hull(plane_points(points, name="points"))
    middle = corners.mean(axis=0)
    around = np.random.default_rng(0).permutation(corners - middle)
    found = _around([(float(x), float(y)) for x, y in around])
    return Circle(found.x + float(middle[0]), found.y + float(middle[1]), found.radius)


def _around(points: list[Point]) -> Circle:
    """Find the smallest circle around all points."""
    circle = Circle(*points[0], 0.0)
    for i, p in enumerate(points):
        if not circle.holds(p):
            circle = _with_one(points[:i], p)
    return circle


def _with_one(points: list[Point], p: Point) -> Circle:
    """Find the smallest circle around points that has p on its rim."""
    circle = Circle(*p, 0.0)
    for i, q in enumerate(points):
        if not circle.holds(q):
            circle = _with_two(points[:i], p, q)
    return circle


def _with_two(points: list[Point], p: Point, q: Point) -> Circle:
    """Find the smallest circle around points that has p and q on its rim."""
    circle = _on_two(p, q)
    for r in points:
        if not circle.holds(r):
            circle = _on_three(p, q, r)
    return circle


def _on_two(p: Point, q: Point) -> Circle:
    x, y = (p[0] + q[0]) / 2, (p[1] + q[1]) / 2
    return Circle(x, y, math.dist((x, y), p))


def _on_three(p: Point, q: Point, r: Point) -> Circle:
    """Draw the circle through three points, or around them if they lie on one line."""
    (bx, by), (cx, cy) = ((one[0] - p[0], one[1] - p[1]) for one in (q, r))
    double = 2 * (bx * cy - by * cx)
    b, c = bx * bx + by * by, cx * cx + cy * cy
    if double == 0:
        return max((_on_two(*pair) for pair in ((p, q), (p, r), (q, r))), key=lambda o: o.radius)
    x, y = (cy * b - by * c) / double, (bx * c - cx * b) / double
    return Circle(p[0] + x, p[1] + y, max(math.hypot(x, y), math.dist((x, y), (bx, by))))
