# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Points: areas, outlines and hulls against SciPy and by hand."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.territories.measures import (
    convex_hull,
    hull_area,
    polygon_area,
    polygon_perimeter,
)
from oms42.territories.measures.points import plane_points

POINTS = st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), min_size=1, max_size=15).map(
    lambda rows: np.array(rows, dtype=float)
)
L_SHAPE = [(0, 0), (3, 0), (3, 1), (1, 1), (1, 4), (0, 4)]


def test_is_the_area_of_an_l_shape_that_of_its_two_parts() -> None:
    """By hand: 3 × 1 and 1 × 3; its outline is 14 long."""
    assert polygon_area(L_SHAPE) == pytest.approx(6.0, rel=1e-12)
    assert polygon_area(L_SHAPE[::-1]) == pytest.approx(6.0, rel=1e-12)
    assert polygon_perimeter(L_SHAPE) == 14.0


def test_may_the_first_corner_stand_at_the_end_again() -> None:
    closed = [*L_SHAPE, L_SHAPE[0]]
    assert polygon_area(closed) == 6.0
    assert polygon_perimeter(closed) == 14.0


def test_is_a_small_polygon_far_away_as_large_as_here() -> None:
    """Coordinates of a map projection are millions of meters."""
    away = np.array(L_SHAPE, dtype=float) * 1e-3 + np.array([5e6, -4e6])
    assert polygon_area(away) == pytest.approx(6e-6, rel=1e-3)


def test_does_the_hull_leave_out_points_on_its_sides() -> None:
    points = [(0, 0), (1, 0), (2, 0), (2, 2), (1, 1), (0, 2), (0, 1)]
    assert convex_hull(points).tolist() == [[0, 0], [2, 0], [2, 2], [0, 2]]


@pytest.mark.parametrize(
    ("points", "corners"),
    [([(1, 1)], 1), ([(1, 1), (1, 1)], 1), ([(0, 0), (1, 1), (3, 3), (2, 2)], 2)],
)
def test_has_a_line_or_a_point_no_area(points: list[tuple[int, int]], corners: int) -> None:
    assert convex_hull(points).shape == (corners, 2)
    assert hull_area(points) == 0.0


@given(POINTS)
def test_does_the_hull_hold_every_point(points: np.ndarray) -> None:
    """Each point lies left of, or on, every side of the hull."""
    corners = convex_hull(points)
    if len(corners) < 3:
        return
    for a, b in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        side = (b[0] - a[0]) * (points[:, 1] - a[1]) - (b[1] - a[1]) * (points[:, 0] - a[0])
        assert (side >= 0).all()


@given(POINTS.filter(lambda p: np.linalg.matrix_rank(p - p[0]) == 2))
def test_is_the_hull_that_of_scipy(points: np.ndarray) -> None:
    """Qhull calls the area of a plane hull its volume."""
    from scipy.spatial import ConvexHull

    assert hull_area(points) == pytest.approx(ConvexHull(points).volume)
    assert polygon_perimeter(convex_hull(points)) == pytest.approx(ConvexHull(points).area)


def test_is_a_frame_of_two_columns_taken() -> None:
    import pandas as pd

    assert hull_area(pd.DataFrame({"x": [0, 1, 0], "y": [0, 0, 1]})) == 0.5


@pytest.mark.parametrize(
    ("points", "word"),
    [([1, 2, 3], "shape"), ([(1, 2, 3)], "shape"), ([(1, math.nan)], "finite"), ([], "shape")],
)
def test_are_bad_points_refused(points: list[object], word: str) -> None:
    with pytest.raises(ValueError, match=word):
        plane_points(points, name="points")  # type: ignore[arg-type]  # that is the point


def test_must_a_polygon_have_three_corners() -> None:
    with pytest.raises(ValueError, match="at least 3"):
        polygon_area([(0, 0), (1, 1)])
