# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The smallest circle: does it hold every point, and is none smaller?"""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oms42.territories.measures import smallest_enclosing_circle

POINTS = st.lists(st.tuples(st.integers(-20, 20), st.integers(-20, 20)), min_size=1, max_size=8)


def brute_force(points: list[tuple[int, int]]) -> float:
    """Try every circle on two or three points, and take the smallest that holds all."""
    best = 0.0 if len(set(points)) == 1 else math.inf
    circles = [((ax + bx) / 2, (ay + by) / 2) for (ax, ay), (bx, by) in pairs(points, 2)]
    for (ax, ay), (bx, by), (cx, cy) in pairs(points, 3):
        double = 2 * (ax * (by - cy) + bx * (cy - ay) + cx * (ay - by))
        if double:
            a, b, c = ax * ax + ay * ay, bx * bx + by * by, cx * cx + cy * cy
            x = (a * (by - cy) + b * (cy - ay) + c * (ay - by)) / double
            y = (a * (cx - bx) + b * (ax - cx) + c * (bx - ax)) / double
            circles.append((x, y))
    for center in circles:
        best = min(best, max(math.dist(center, point) for point in points))
    return best


def pairs(points: list[tuple[int, int]], size: int) -> list[tuple[tuple[int, int], ...]]:
    return list(itertools.combinations(sorted(set(points)), size))


@given(POINTS)
@settings(max_examples=200)
def test_is_no_circle_smaller(points: list[tuple[int, int]]) -> None:
    made = smallest_enclosing_circle(points)
    assert made.radius == pytest.approx(brute_force(points), rel=1e-9, abs=1e-9)
    assert all(math.dist((made.x, made.y), p) <= made.radius * (1 + 1e-9) for p in points)


def test_is_a_right_triangle_held_by_its_longest_side() -> None:
    """Thales: the circle over the side from (0, 0) to (6, 8), radius 5."""
    made = smallest_enclosing_circle([(0, 0), (6, 0), (6, 8)])
    assert (made.x, made.y, made.radius) == pytest.approx((3, 4, 5))
    assert made.area == pytest.approx(25 * math.pi)


def test_is_the_circle_of_many_points_on_a_circle_that_circle() -> None:
    turn = np.linspace(0, 2 * np.pi, 997)
    made = smallest_enclosing_circle(np.column_stack([np.cos(turn), np.sin(turn)]) * 3 + 1e5)
    assert made.radius == pytest.approx(3, rel=1e-9)


def test_has_one_place_a_circle_of_no_radius() -> None:
    assert smallest_enclosing_circle([(2, 3), (2, 3)]).radius == 0.0


def test_are_points_on_a_line_held_by_the_two_outermost() -> None:
    made = smallest_enclosing_circle([(0, 0), (1, 2), (2, 4), (5, 10)])
    assert made.radius == pytest.approx(math.dist((0, 0), (5, 10)) / 2)
