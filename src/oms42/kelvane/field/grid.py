# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The map: 480 cells, eight for each territory, layer by layer.

A region is a rectangle on a schematic map in units of 100 km. Each layer lays its own grid over the
region's rectangle: blocks of two by four cells, one block for each territory, side by side. The
block is the cell's *home*, the plain and balanced way to cut the map; whose territory the cell is
in fact stands in `workload`. Cells next to each other, side by side or one above the other, are
neighbors.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.field.layers import LAYERS, Layer

ACROSS, DOWN = 2, 4
# Left, bottom, width and height of each region.
FRAME: Final = {
    "NA": (0.0, 24.0, 44.0, 24.0),
    "EMEA": (56.0, 24.0, 26.0, 24.0),
    "APAC": (88.0, 0.0, 40.0, 30.0),
    "LATAM": (16.0, 0.0, 24.0, 20.0),
}
# Areas of each region from west to east, with their share of the region's cells.
AREAS: Final = {
    "NA": (("US West", 0.24), ("US Central", 0.26), ("US East", 0.38), ("Canada", 0.12)),
    "EMEA": (
        ("UK&I", 0.25),
        ("Iberia", 0.08),
        ("France", 0.14),
        ("Benelux", 0.12),
        ("DACH", 0.28),
        ("Nordics", 0.13),
    ),
    "APAC": (("India", 0.22), ("Singapore", 0.28), ("Japan", 0.14), ("Australia", 0.36)),
    "LATAM": (("Mexico", 0.35), ("Chile", 0.15), ("Brazil", 0.50)),
}


@dataclass(frozen=True)
class Grid:
    """Hold the 480 cells, layer by layer and block by block.

    Attributes:
        key: Key of the cell; keys run from west to east in each layer and do not show the blocks.
        layer: Index of the cell's layer in `LAYERS`.
        home: Index of the cell's block, from 0 to 59, in the order of the territories.
        column: Column of the cell in its layer's grid.
        row: Row of the cell in its layer's grid.
        x: Horizontal position of the middle, in units of 100 km.
        y: Vertical position of the middle, in units of 100 km.
        width: Width of the cell.
        height: Height of the cell.
        area: Area of the region.
    """

    key: NDArray[np.str_]
    layer: NDArray[np.int64]
    home: NDArray[np.int64]
    column: NDArray[np.int64]
    row: NDArray[np.int64]
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    width: NDArray[np.float64]
    height: NDArray[np.float64]
    area: NDArray[np.str_]


def grid() -> Grid:
    """Lay out the map.

    Returns:
        The cells, the same for every company.

    Example:
        >>> cells = grid()
        >>> cells.x.size, int(cells.home.max())
        (480, 59)
    """
    first = np.cumsum([0, *(layer.territories for layer in LAYERS)]).tolist()
    parts = [_layer(number, layer, first[number]) for number, layer in enumerate(LAYERS)]
    names = Grid.__dataclass_fields__
    return Grid(**{name: np.concatenate([getattr(part, name) for part in parts]) for name in names})


def neighbors(cells: Grid) -> NDArray[np.bool_]:
    """Tell which cells touch.

    Args:
        cells: The map.

    Returns:
        A symmetric table, shape (480, 480), False on the diagonal.

    Example:
        >>> touching = neighbors(grid())
        >>> touching.sum(axis=1).min(), touching.sum(axis=1).max()
        (np.int64(2), np.int64(4))
    """
    step = np.abs(cells.column[:, None] - cells.column) + np.abs(cells.row[:, None] - cells.row)
    return np.asarray((step == 1) & (cells.layer[:, None] == cells.layer), dtype=bool)


def _layer(number: int, layer: Layer, first: int) -> Grid:
    """Lay out one layer; cells run block by block, so that eight in a row are one block."""
    columns, rows = ACROSS * layer.across, DOWN * layer.down
    block = np.repeat(np.arange(layer.territories), ACROSS * DOWN)
    inside = np.tile(np.arange(ACROSS * DOWN), layer.territories)
    column = block % layer.across * ACROSS + inside % ACROSS
    row = block // layer.across * DOWN + inside // ACROSS
    left, bottom, wide, high = FRAME[layer.region]
    width, height = wide / columns, high / rows
    ones = np.ones(block.size)
    order = column * rows + row
    key = (first * ACROSS * DOWN + order + 1).astype(str)
    return Grid(
        key=np.char.add("C", np.char.zfill(key, 3)),
        layer=np.full(block.size, number),
        home=first + block,
        column=column,
        row=row,
        x=np.asarray(left + (column + 0.5) * width, dtype=np.float64),
        y=np.asarray(bottom + (row + 0.5) * height, dtype=np.float64),
        width=width * ones,
        height=height * ones,
        area=_areas(layer.region, order),
    )


def _areas(region: str, order: NDArray[np.int64]) -> NDArray[np.str_]:
    """Cut a region into areas from west to east, by share of its cells."""
    names = np.array([name for name, _ in AREAS[region]])
    edges = np.cumsum([share for _, share in AREAS[region]])[:-1]
    return np.asarray(names[np.searchsorted(edges, (order + 0.5) / order.size)], dtype=np.str_)
