# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What a topology knows of its shapes: who touches whom, and where the middle is."""

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

HALF, TURN = 180.0, 360.0


def neighbors(shapes: list[Mapping[str, Any]]) -> list[tuple[str, str]]:
    """Find the pairs of shapes that have a stretch of border in common.

    A topology stores each border once, so two shapes are neighbors if they name the same arc.

    Args:
        shapes: Geometries of a TopoJSON topology, with an `id`.

    Returns:
        Pairs of ids in order, the smaller one first.

    Example:
        >>> neighbors([{"id": "b", "type": "Polygon", "arcs": [[0, 1]]},
        ...            {"id": "a", "type": "Polygon", "arcs": [[~1, 2]]}])
        [('a', 'b')]
    """
    holders: dict[int, set[str]] = {}
    for shape in shapes:
        for ring in _rings(shape):
            for arc in ring:
                holders.setdefault(arc if arc >= 0 else ~arc, set()).add(shape["id"])
    return sorted({pair for ids in holders.values() for pair in combinations(sorted(ids), 2)})


def middle(atlas: Mapping[str, Any], shape: Mapping[str, Any]) -> tuple[float, float]:
    r"""Find the center of a shape's area, in degrees.

    With ring corners $(x_i, y_i)$, $c_i = x_i y_{i+1} - x_{i+1} y_i$ and the area
    $A = \frac12 \sum_i c_i$, the center is

    $$\bar x = \frac{1}{6A} \sum_i (x_i + x_{i+1})\, c_i$$

    and $\bar y$ alike, over all rings together; holes run the other way and count against. A
    degree of longitude is taken as long as a degree of latitude, which moves the center of a county
    by less than a county's border is coarse. A shape on both sides of the date line is put together
    on the western side first. A shape so small that its corners fall together has the mean of its
    corners.

    Args:
        atlas: A quantized TopoJSON topology.
        shape: One of its geometries.

    Returns:
        Longitude and latitude.

    Example:
        >>> atlas = {"transform": {"scale": [1, 1], "translate": [0, 0]},
        ...          "arcs": [[[0, 0], [0, 2], [4, 0], [0, -2], [-4, 0]]]}
        >>> middle(atlas, {"type": "Polygon", "arcs": [[0]]})
        (2.0, 1.0)
    """
    rings = [_corners(atlas, ring) for ring in _rings(shape)]
    wraps = np.ptp(np.concatenate(rings)[:, 0]) > HALF
    area = 0.0
    moment = np.zeros(2)
    for ring in rings:
        if wraps:
            ring[:, 0] -= TURN * (ring[:, 0] > 0)
        after = np.roll(ring, -1, axis=0)
        cross = ring[:, 0] * after[:, 1] - after[:, 0] * ring[:, 1]
        area += float(cross.sum()) / 2.0
        moment += ((ring + after) * cross[:, None]).sum(axis=0)
    center = moment / (6.0 * area) if area else np.concatenate(rings).mean(axis=0)
    longitude, latitude = center.tolist()
    return longitude + TURN * (longitude < -HALF), latitude


def _rings(shape: Mapping[str, Any]) -> Iterator[list[int]]:
    """Walk the rings of a shape."""
    for polygon in [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]:
        yield from polygon


def _corners(atlas: Mapping[str, Any], ring: list[int]) -> NDArray[np.float64]:
    """Give the corners of a ring in degrees, each once."""
    scale, shift = (np.array(atlas["transform"][name]) for name in ("scale", "translate"))
    parts = []
    for index in ring:
        arc = np.cumsum(atlas["arcs"][index if index >= 0 else ~index], axis=0)
        parts.append((arc if index >= 0 else arc[::-1])[:-1])
    return np.asarray(np.concatenate(parts) * scale + shift, dtype=np.float64)
