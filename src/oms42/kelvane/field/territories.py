# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The table `territories`: the sixty territories of the account executives.

The potential index is the planted one (`potential`); the potential of the territory's accounts over
the mean of its segment gives it back. Most territories were cut in January 2023, the others in the
Januaries of the two following years, drawn. The area is the one with most of the potential.
"""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.field.firms import Firms
from oms42.kelvane.field.grid import Grid
from oms42.kelvane.field.workload import Workload
from oms42.kelvane.identity import Identity
from oms42.kelvane.world import Columns

CREATED = (("2023-01-02", 0.7), ("2024-01-02", 0.15), ("2025-01-02", 0.15))


def territories(
    identity: Identity, cells: Grid, work: Workload, them: Firms, seats: Columns
) -> Columns:
    """Make the table.

    Args:
        identity: Which company.
        cells: The map.
        work: Territory of each cell.
        them: The firms.
        seats: The seats of the quota carriers.

    Returns:
        60 rows: `territory_id`, `region`, `segment`, `area`, `rep_id`, `created` and
        `potential_index`.

    Example:
        >>> from oms42.kelvane.field.stage import field
        >>> from oms42.kelvane.world import World
        >>> table = field(World(Identity())).tables["territories"]
        >>> round(float(table["potential_index"].mean()), 3)
        1.0
    """
    rows = seats["role"] == "ae"
    draw = identity.stream("field.territories").random(int(rows.sum()))
    days = np.array([day for day, _ in CREATED], dtype="datetime64[D]")
    edges = np.cumsum([share for _, share in CREATED])[:-1]
    return {
        "territory_id": seats["territory_id"][rows],
        "region": seats["region"][rows],
        "segment": seats["segment"][rows],
        "area": _areas(cells, work, them),
        "rep_id": seats["rep_id"][rows],
        "created": days[np.searchsorted(edges, draw, side="right")],
        "potential_index": np.rint(seats["potential_index"][rows] * 10_000.0) / 10_000.0,
    }


def _areas(cells: Grid, work: Workload, them: Firms) -> NDArray[np.str_]:
    """Name the area in which most of each territory's potential lies."""
    names = np.unique(cells.area)
    area = np.searchsorted(names, cells.area)[them.cell]
    code = work.territory[them.cell] * names.size + area
    sums = np.bincount(code, them.potential, minlength=60 * names.size)
    return np.asarray(names[np.argmax(sums.reshape(60, names.size), axis=1)], dtype=np.str_)
