# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Cutting some shapes out of an atlas of many: TopoJSON in, small TopoJSON out.

A topology stores each border once, as an arc, and a shape as rings of arc numbers; ``~i`` is arc
``i`` backwards. Coordinates are whole numbers on a grid: an arc's first point as it is, the others
as steps from the one before.
"""

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

Degrees = tuple[float, float]
Cell = tuple[int, int]
Ring = list[int]

SMALLEST = 20.0  # cells; a smaller ring may turn inside out on the coarse grid, and fill the globe
LONGEST = (
    3.0  # degrees; the map joins points by the shortest way, which leaves a parallel northward
)


def cut(
    atlas: dict[str, Any], shapes: str, prefixes: tuple[str, ...], *, step: float
) -> dict[str, Any]:
    """Cut some shapes out of an atlas, with lines as coarse as a picture can show.

    Args:
        atlas: A quantized topology.
        shapes: The name of a collection in it.
        prefixes: What the ids of the wanted shapes begin with.
        step: The width of a cell of the coarser grid, in degrees; lines move by no more than that.

    Returns:
        A topology whose one object is named ``shapes``; each shape keeps its id and its name.

    Raises:
        ValueError: If there is no such shape.

    Example:
        >>> square = {"type": "Polygon", "id": "1", "arcs": [[0]], "properties": {"name": "One"}}
        >>> atlas = {"transform": {"scale": [1, 1], "translate": [0, 0]},
        ...          "objects": {"all": {"geometries": [square]}},
        ...          "arcs": [[[0, 0], [0, 8], [8, 0], [0, -8], [-8, 0]]]}
        >>> cut(atlas, "all", ("1",), step=2)["arcs"]
        [[[0, 0], [0, 4], [4, 0], [0, -4], [-4, 0]]]
    """
    every = atlas["objects"][shapes]["geometries"]
    wanted = [one for one in every if one["id"].startswith(prefixes)]
    if not wanted:
        raise ValueError(f"none of the {len(every)} {shapes} has an id beginning with {prefixes}")
    coarse = _Coarse(atlas, step)
    kept: dict[int, int] = {}
    geometries = [_renumber(one, coarse, kept) for one in wanted]
    return {
        "type": "Topology",
        "transform": {"scale": [step, step], "translate": [0, 0]},
        "objects": {"shapes": {"type": "GeometryCollection", "geometries": geometries}},
        "arcs": [_steps(coarse.arc(old)) for old in kept],
    }


class _Coarse:
    """The arcs of an atlas with fewer points, on a coarser grid."""

    def __init__(self, atlas: dict[str, Any], step: float) -> None:
        self.atlas = atlas
        self.step = step

    def _degrees(self, index: int) -> list[Degrees]:
        (wide, high), (left, low) = self.atlas["transform"].values()
        x = y = 0
        points = []
        for dx, dy in self.atlas["arcs"][index]:
            x, y = x + dx, y + dy
            points.append((x * wide + left, y * high + low))
        return points

    def arc(self, index: int) -> list[Cell]:
        """Give an arc's points; a border too short for the grid keeps its two ends."""
        points = simplify(self._degrees(index), self.step)
        cells = [(round(lon / self.step), round(lat / self.step)) for lon, lat in points]
        apart = [cells[0], *(b for a, b in pairwise(cells) if a != b)]
        return apart if len(apart) > 1 else apart * 2

    def area(self, ring: Ring) -> float:
        """Give a ring's area in cells; it is positive if the ring runs clockwise, as d3 wants."""
        points = [point for index in ring for point in self._walk(index)]
        pairs = zip(points, [*points[1:], *points[:1]], strict=True)
        return sum(bx * ay - ax * by for (ax, ay), (bx, by) in pairs) / 2

    def _walk(self, index: int) -> Iterator[Cell]:
        yield from self.arc(index) if index >= 0 else reversed(self.arc(~index))


def simplify(points: list[Degrees], tolerance: float) -> list[Degrees]:
    """Leave out the points that a line misses by no more than a tolerance (Douglas and Peucker).

    A stretch longer than :data:`LONGEST` is halved even if it is straight.

    Args:
        points: A line, from end to end.
        tolerance: The greatest distance between the line and a point that is left out.

    Returns:
        The points that stay; the two ends always do.

    Example:
        >>> simplify([(0, 0), (1, 0.1), (2, 0), (2, 5)], 0.5)
        [(0, 0), (2, 0), (2, 5)]
    """
    keep = {0, len(points) - 1}
    stretches = [(0, len(points) - 1)]
    while stretches:
        start, end = stretches.pop()
        away = [_distance(points[i], points[start], points[end]) for i in range(start + 1, end)]
        if not away:
            continue
        if max(away) > tolerance:
            middle = start + 1 + away.index(max(away))
        elif math.dist(points[start], points[end]) > LONGEST:
            middle = (start + end) // 2
        else:
            continue
        keep.add(middle)
        stretches += [(start, middle), (middle, end)]
    return [points[i] for i in sorted(keep)]


def _distance(point: Degrees, start: Degrees, end: Degrees) -> float:
    (x, y), (ax, ay), (bx, by) = point, start, end
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    share = 0.0 if length == 0 else min(1.0, max(0.0, ((x - ax) * dx + (y - ay) * dy) / length))
    return math.hypot(x - ax - share * dx, y - ay - share * dy)


def _renumber(shape: dict[str, Any], coarse: _Coarse, kept: dict[int, int]) -> dict[str, Any]:
    polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
    areas = [coarse.area(rings[0]) for rings in polygons]
    # the largest part stays whatever its size: a shape must not vanish from the map
    whole = [p for p, a in zip(polygons, areas, strict=True) if a >= min(SMALLEST, max(areas))]
    arcs = [[_keep(ring, kept) for ring in rings] for rings in whole]
    named = {"id": shape["id"], "properties": {"name": shape["properties"]["name"]}}
    return {"type": "MultiPolygon", **named, "arcs": arcs}


def _keep(ring: Ring, kept: dict[int, int]) -> Ring:
    numbers = []
    for index in ring:
        new = kept.setdefault(index if index >= 0 else ~index, len(kept))
        numbers.append(new if index >= 0 else ~new)
    return numbers


def _steps(cells: list[Cell]) -> list[list[int]]:
    before = [(0, 0), *cells[:-1]]
    return [[x - a, y - b] for (x, y), (a, b) in zip(cells, before, strict=True)]
