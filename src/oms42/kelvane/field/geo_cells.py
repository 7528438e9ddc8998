# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""The table `geo_cells`: the 480 cells of the map, with what there is to sell and to do in each.

Accounts and potential are counted once, duplicates left out. Workload is planted in `workload`. Of
its hours, travel inside the cell is

$$h_{travel} = h \cdot \min\left(0.30,\; 0.06 + 0.05 \sqrt{A / n}\right)$$

with $A$ the cell's area in units of 100 km × 100 km and $n$ its accounts (for $n = 0$, one):
where accounts lie further apart, more of the time is spent on the road.
"""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.field.firms import Firms
from oms42.kelvane.field.grid import Grid, neighbors
from oms42.kelvane.field.layers import LAYERS
from oms42.kelvane.field.workload import Workload
from oms42.kelvane.world import Columns

LEAST_TRAVEL, MOST_TRAVEL, TRAVEL_SLOPE = 0.06, 0.30, 0.05


def geo_cells(
    cells: Grid, work: Workload, them: Firms, territory_id: NDArray[np.str_]
) -> tuple[Columns, Columns]:
    """Make the table, and which territory each cell has in the plain, balanced cut.

    Args:
        cells: The map.
        work: Hours and territory of each cell.
        them: The firms.
        territory_id: Keys of the territories.

    Returns:
        The table by key, and the hidden columns `cell_id` and `home_territory_id`.

    Example:
        >>> from oms42.kelvane.field.stage import field
        >>> from oms42.kelvane.identity import Identity
        >>> from oms42.kelvane.world import World
        >>> table = field(World(Identity())).tables["geo_cells"]
        >>> table["cell_id"].size, int(table["accounts"].sum())
        (480, 6683)
    """
    size = cells.key.size
    accounts = np.bincount(them.cell, minlength=size)
    potential = np.bincount(them.cell, np.rint(them.potential / 100.0) * 100.0, minlength=size)
    spread = np.sqrt(cells.width * cells.height / np.maximum(accounts, 1))
    travel = work.hours * np.minimum(MOST_TRAVEL, LEAST_TRAVEL + TRAVEL_SLOPE * spread)
    order = np.argsort(cells.key, kind="stable")
    table: Columns = {
        "cell_id": cells.key,
        "region": np.array([layer.region for layer in LAYERS])[cells.layer],
        "segment": np.array([layer.segment for layer in LAYERS])[cells.layer],
        "area": cells.area,
        "x": np.rint(cells.x * 100.0) / 100.0,
        "y": np.rint(cells.y * 100.0) / 100.0,
        "accounts": accounts,
        "potential_usd": potential,
        "workload_h": np.rint(work.hours * 100.0) / 100.0,
        "travel_h": np.rint(travel * 100.0) / 100.0,
        "territory_id": territory_id[work.territory],
        "neighbors": _neighbors(cells),
    }
    hidden: Columns = {"cell_id": cells.key, "home_territory_id": territory_id[work.home]}
    return (
        {name: values[order] for name, values in table.items()},
        {name: values[order] for name, values in hidden.items()},
    )


def _neighbors(cells: Grid) -> NDArray[np.str_]:
    """Write the keys of the cells that each cell touches, with blanks between."""
    touching = neighbors(cells)
    return np.array([" ".join(sorted(cells.key[row].tolist())) for row in touching])
