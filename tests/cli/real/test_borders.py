# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Small maps on a grid of whole degrees, their answers by hand."""

from typing import Any

import pytest

from oms42.cli.real.borders import middle, neighbors


def atlas(*arcs: list[list[int]]) -> dict[str, Any]:
    """Make a topology of arcs: a first point, then steps."""
    return {"transform": {"scale": [1, 1], "translate": [0, 0]}, "arcs": list(arcs)}


def shape(name: str, *rings: list[int]) -> dict[str, Any]:
    """Make a shape of one polygon."""
    return {"id": name, "type": "Polygon", "arcs": list(rings)}


def test_are_shapes_with_a_border_in_common_neighbors_and_others_not() -> None:
    """Three fields in a row: the outer two do not touch."""
    row = [shape("a", [0, 1]), shape("b", [~1, 2]), shape("c", [~2, 3])]
    assert neighbors(row) == [("a", "b"), ("b", "c")]


def test_do_islands_have_no_neighbors() -> None:
    assert neighbors([shape("a", [0]), shape("b", [1])]) == []


def test_is_the_middle_of_a_triangle_the_mean_of_its_corners() -> None:
    """(0,0), (6,0), (0,3): the center of area is (2, 1)."""
    triangle = atlas([[0, 0], [6, 0], [-6, 3], [0, -3]])
    assert middle(triangle, shape("t", [0])) == pytest.approx((2.0, 1.0))


def test_does_the_larger_part_weigh_more() -> None:
    """A square of 4 around (1, 1) and one of 16 around (10, 2): (4·1 + 16·10)/20 = 8.2, and 1.8."""
    parts = atlas(
        [[0, 0], [0, 2], [2, 0], [0, -2], [-2, 0]],
        [[8, 0], [0, 4], [4, 0], [0, -4], [-4, 0]],
    )
    two = {"id": "t", "type": "MultiPolygon", "arcs": [[[0]], [[1]]]}
    assert middle(parts, two) == pytest.approx((8.2, 1.8))


def test_does_a_hole_count_against() -> None:
    """36 around (3, 3) less 4 around (5, 3), run the other way: (108 - 20)/32 = 2.75."""
    ring = atlas(
        [[0, 0], [0, 6], [6, 0], [0, -6], [-6, 0]],
        [[4, 2], [2, 0], [0, 2], [-2, 0], [0, -2]],
    )
    assert middle(ring, shape("t", [0], [1])) == pytest.approx((2.75, 3.0))


def test_is_a_shape_across_the_date_line_not_in_africa() -> None:
    """Squares of 4 around 179 degrees east and around 177 degrees west meet at 179 west."""
    two = atlas(
        [[178, 0], [0, 2], [2, 0], [0, -2], [-2, 0]],
        [[-178, 0], [0, 2], [2, 0], [0, -2], [-2, 0]],
    )
    both = {"id": "t", "type": "MultiPolygon", "arcs": [[[0]], [[1]]]}
    assert middle(two, both) == pytest.approx((-179.0, 1.0))


def test_has_a_shape_without_area_the_mean_of_its_corners() -> None:
    line = atlas([[0, 0], [2, 4]], [[2, 4], [-2, -4]])
    assert middle(line, shape("t", [0, 1])) == (1.0, 2.0)
