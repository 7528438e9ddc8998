# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Are distances on the globe right, near and far?"""

import math

import numpy as np
import pytest

from oms42.territories.great_circle import great_circle

MEAN_RADIUS = 6371.0088


def by_vectors(one, other):
    """Measure the angle between two places as vectors from the middle of the Earth."""
    vectors = []
    for east, north in (one, other):
        east, north = math.radians(east), math.radians(north)
        level = math.cos(north)
        vectors.append((level * math.cos(east), level * math.sin(east), math.sin(north)))
    (a, b, c), (x, y, z) = vectors
    across = math.hypot(b * z - c * y, c * x - a * z, a * y - b * x)
    return MEAN_RADIUS * math.atan2(across, a * x + b * y + c * z)


def test_do_distances_agree_with_angles_between_vectors():
    """Independent: cross and dot product, place by place, also close by and at the far side."""
    rng = np.random.default_rng(5)
    places = np.column_stack([rng.uniform(-180, 180, 40), rng.uniform(-90, 90, 40)])
    homes = np.vstack([places[:3] + 1e-4, -places[:2] * [0, 1] + [180, 0], places[5:9]])
    expected = [[by_vectors(one, other) for other in homes] for one in places]
    assert great_circle(places, homes) == pytest.approx(np.array(expected), rel=1e-9, abs=1e-4)


def test_is_a_quarter_of_the_globe_a_quarter():
    """Hand calculation: from the equator to the pole it is a quarter of 2 pi R."""
    assert great_circle([[13, 0]], [[77, 90]])[0, 0] == pytest.approx(math.pi / 2 * MEAN_RADIUS)


def test_is_a_place_at_home_at_no_distance():
    assert great_circle([[-87.65, 41.85]], [[-87.65, 41.85]]).tolist() == [[0.0]]


@pytest.mark.parametrize(
    ("places", "told"),
    [
        ([1.0, 2.0], r"places has shape \(2,\).*degrees east and degrees north"),
        ([[40.7, -174.0]], r"places holds \[40.7, -174.0\] at position 0; degrees east come first"),
        ([[0.0, 0.0], [math.inf, 0.0]], "at position 1"),
    ],
)
def test_does_the_error_say_what_is_wrong(places, told):
    with pytest.raises(ValueError, match=told):
        great_circle(places, [[0.0, 0.0]])


def test_are_homes_checked_as_well():
    with pytest.raises(ValueError, match="homes holds"):
        great_circle([[0.0, 0.0]], [[0.0, 91.0]])
