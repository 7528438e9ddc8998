# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""Who covers which cell, and how much work each cell is.

The law of PT-07, by construction:

1. The plain cut, one block a territory, is balanced: territory $t$ has the workload
   $W_t = \bar W (1 + e_t)$ with $|e_t| \le 0.06$, spread over its eight cells with a bounded
   draw. The mean $\bar W$ is what one seller can sell in a year: 220 days of 8 hours, 38 % of it
   selling, 668.8 hours.
2. The published cut has drifted from it: in pairs of blocks side by side, one seller has taken over
   up to two cells of the other's nearest column. Nobody's deviation passes 85 % of the promise.
3. One seller of EMEA's mid-market has taken three cells, whose workload is set so that the
   deviation is the promised one, to the minute; the other cells of the neighbor make up for it, so
   that the plain cut stays balanced.

Moving those cells back is therefore a compact, connected assignment with every deviation ≤ 10 %.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.field.grid import ACROSS, DOWN, Grid, grid
from oms42.kelvane.field.layers import LAYERS
from oms42.kelvane.field.magnitudes import FieldMagnitudes
from oms42.kelvane.identity import Identity

MEAN_HOURS = 668.8
BLOCK_SPREAD, CELL_SPREAD = 0.06, 0.18
# The pair of blocks with the promised deviation is the last of this layer, in the east.
CASE_LAYER = ("EMEA", "mid-market")


@dataclass(frozen=True)
class Workload:
    """Hold what is planted about each of the 480 cells.

    Attributes:
        hours: Selling and travel hours a year.
        territory: Index of the territory that the cell belongs to, from 0 to 59.
        home: Index of the territory of the plain, balanced cut.
    """

    hours: NDArray[np.float64]
    territory: NDArray[np.int64]
    home: NDArray[np.int64]


def workload(identity: Identity) -> Workload:
    """Plant workload and assignment.

    Args:
        identity: Which company.

    Returns:
        Hours and territory of each cell.

    Example:
        >>> planted = workload(Identity())
        >>> hours = np.bincount(planted.territory, planted.hours)
        >>> round(float(np.abs(hours / hours.mean() - 1.0).max()), 4)
        0.34
    """
    cells = grid()
    limit = FieldMagnitudes.of(identity).max_deviation
    rng = identity.stream("field.workload")
    blocks = int(cells.home.max()) + 1
    error = BLOCK_SPREAD * (2.0 * rng.random(blocks) - 1.0)
    pairs = _pairs()
    giver, taker = pairs[_case()]
    error[giver] = error[taker] = 0.5 * BLOCK_SPREAD
    error -= error.mean()
    share = 1.0 + CELL_SPREAD * (2.0 * rng.random((blocks, ACROSS * DOWN)) - 1.0)
    hours = share / share.sum(axis=1, keepdims=True) * (1.0 + error[:, None])
    moved = _case_cells(hours, giver, limit - error[taker])
    territory = cells.home.copy()
    flat = hours.ravel()
    for number, (one, other) in enumerate(pairs):
        if number == _case():
            territory[moved] = other
        else:
            _drift(cells, flat, territory, (one, other), rng, 0.85 * limit)
    return Workload(MEAN_HOURS * flat, territory, cells.home)


def _pairs() -> list[tuple[int, int]]:
    """Pair blocks that lie side by side, each block in one pair at most."""
    found, first = [], 0
    for layer in LAYERS:
        for down in range(layer.down):
            start = first + down * layer.across
            found += [(start + i, start + i + 1) for i in range(0, layer.across - 1, 2)]
        first += layer.territories
    return found


def _case() -> int:
    """Return the number of the pair with the promised deviation."""
    first = 0
    for layer in LAYERS:
        if (layer.region, layer.segment) == CASE_LAYER:
            last = first + layer.territories - 2
            return _pairs().index((last, last + 1))
        first += layer.territories
    raise LookupError(CASE_LAYER)


def _boundary(block: int, side: int, count: int) -> NDArray[np.int64]:
    """Return the lowest cells of a block's column; side 0 is the west, 1 the east."""
    return block * ACROSS * DOWN + np.arange(count) * ACROSS + side


def _case_cells(hours: NDArray[np.float64], giver: int, amount: float) -> NDArray[np.int64]:
    """Set three cells of a block to an amount, the others make up; return the three."""
    moved = _boundary(giver, 1, 3)
    inside = moved - giver * ACROSS * DOWN
    block = hours[giver]
    others = np.setdiff1d(np.arange(block.size), inside)
    rest = block.sum() - amount
    block[inside] *= amount / block[inside].sum()
    block[others] *= rest / block[others].sum()
    return moved


def _drift(
    cells: Grid,
    hours: NDArray[np.float64],
    territory: NDArray[np.int64],
    pair: tuple[int, int],
    rng: np.random.Generator,
    limit: float,
) -> None:
    """Let one of two neighbors take up to two cells of the other, as far as the limit allows."""
    draw = rng.random(2)
    giver, taker = pair if draw[0] < 0.5 else pair[::-1]
    side = 1 if giver == pair[0] else 0
    for count in range(int(3 * draw[1]), 0, -1):
        moved = _boundary(giver, side, count)
        amount = hours[moved].sum()
        gain = hours[cells.home == taker].sum() + amount - 1.0
        loss = hours[cells.home == giver].sum() - amount - 1.0
        if max(abs(gain), abs(loss)) <= limit:
            territory[moved] = taker
            return
