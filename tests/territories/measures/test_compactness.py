# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Compactness: inertia, Polsby–Popper and Reock of shapes whose scores are known."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.territories.measures import (
    moment_of_inertia,
    polsby_popper,
    polygon_polsby_popper,
    reock,
)

SQUARE = [(0, 0), (1, 0), (1, 1), (0, 1)]


def test_has_a_square_the_scores_of_geometry() -> None:
    """A square of side 1: 4π/16 and 1/(π/2)."""
    assert polygon_polsby_popper(SQUARE) == pytest.approx(math.pi / 4)
    assert reock(SQUARE) == pytest.approx(2 / math.pi)


def test_has_a_regular_hexagon_the_scores_of_geometry() -> None:
    """Side 1: area 3√3/2, outline 6, circle of radius 1."""
    turn = np.arange(6) * np.pi / 3
    corners = np.column_stack([np.cos(turn), np.sin(turn)])
    assert polygon_polsby_popper(corners) == pytest.approx(math.pi * math.sqrt(3) / 6)
    assert reock(corners) == pytest.approx(1.5 * math.sqrt(3) / math.pi)


def test_is_a_circle_perfect() -> None:
    assert polsby_popper(math.pi * 9, 2 * math.pi * 3) == 1.0
    turn = np.linspace(0, 2 * np.pi, 100, endpoint=False)
    circle = np.column_stack([np.cos(turn), np.sin(turn)])
    assert reock(circle, area=math.pi) == pytest.approx(1.0)


@given(st.floats(0.1, 1e3), st.floats(-50, 50), st.floats(-50, 50))
def test_do_scores_not_change_with_place_and_unit(size: float, x: float, y: float) -> None:
    moved = np.array(SQUARE) * size + np.array([x, y])
    assert polygon_polsby_popper(moved) == pytest.approx(math.pi / 4)
    assert reock(moved) == pytest.approx(2 / math.pi)


def test_is_a_long_territory_less_compact() -> None:
    """By hand for 10 × 1: 40π/484 and 10/(π·101/4)."""
    long = [(0, 0), (10, 0), (10, 1), (0, 1)]
    assert polygon_polsby_popper(long) == pytest.approx(40 * math.pi / 484)
    assert reock(long) == pytest.approx(40 / (101 * math.pi))


def test_is_inertia_least_about_the_center_of_gravity() -> None:
    """By hand: weights 3 and 1 at 0 and 4 have their center at 1: 3 + 9; about 0: 16."""
    assert moment_of_inertia([(0, 0), (4, 0)], [3, 1]) == 12.0
    assert moment_of_inertia([(0, 0), (4, 0)], [3, 1], center=(0, 0)) == 16.0


@given(
    st.lists(st.tuples(st.floats(-9, 9), st.floats(-9, 9)), min_size=2, max_size=8),
    st.floats(-9, 9),
    st.floats(-9, 9),
)
def test_does_the_parallel_axis_theorem_hold(
    points: list[tuple[float, float]], x: float, y: float
) -> None:
    """Huygens and Steiner: about any point it is the least moment plus n times d²."""
    middle = np.array(points).mean(axis=0)
    far = len(points) * ((middle - np.array([x, y])) ** 2).sum()
    assert moment_of_inertia(points, center=(x, y)) == pytest.approx(
        moment_of_inertia(points) + far, abs=1e-8
    )


def test_is_an_impossible_outline_refused() -> None:
    with pytest.raises(ValueError, match="holds at most"):
        polsby_popper(10, 4)
    with pytest.raises(ValueError, match="smallest circle"):
        reock(SQUARE, area=9)
    with pytest.raises(ValueError, match="one place"):
        reock([(1, 1)] * 3)
    with pytest.raises(ValueError, match="perimeter is 0"):
        polsby_popper(1, 0)


def test_is_a_center_of_another_shape_refused() -> None:
    with pytest.raises(ValueError, match="center has shape"):
        moment_of_inertia(SQUARE, center=[1, 2, 3])
