# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A team of Kelvane's sellers: the cells of its map, their work, and whose they are today."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from oms42 import datasets

Floats = NDArray[np.float64]
Positions = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Team:
    """Hold the cells of one region and segment; no territory of Kelvane's reaches beyond these.

    Attributes:
        name: Region and segment.
        cells: Names of the cells, n of them.
        places: Middle of each cell on the schematic map, shape (n, 2).
        pairs: Cells that touch, by position.
        workload: Hours of each cell, shape (n,).
        potential: Dollars of each cell, shape (n,).
        accounts: Accounts of each cell, shape (n,).
        territories: Names of the territories, m of them.
        today: The territory of each cell today, by its number, shape (n,).
    """

    name: str
    cells: tuple[str, ...]
    places: Floats
    pairs: list[tuple[int, int]]
    workload: Floats
    potential: Floats
    accounts: Floats
    territories: tuple[str, ...]
    today: Positions

    @cached_property
    def homes(self) -> Positions:
        """The cell nearest to the middle of each territory's work: its seller stays there."""
        seats = []
        for j in range(len(self.territories)):
            mine = np.flatnonzero(self.today == j)
            middle = np.average(self.places[mine], axis=0, weights=self.workload[mine])
            seats.append(mine[((self.places[mine] - middle) ** 2).sum(axis=1).argmin()])
        return np.array(seats, dtype=np.intp)

    @cached_property
    def moves(self) -> Floats:
        """Accounts that change their seller if a cell goes to a territory, shape (n, m)."""
        other = self.today[:, None] != np.arange(len(self.territories))
        return np.where(other, self.accounts[:, None], 0.0)

    @cached_property
    def spread(self) -> Floats:
        """Workload times squared distance to each home, shape (n, m): small where compact."""
        apart = self.places[:, None] - self.places[self.homes]
        return np.asarray(self.workload[:, None] * (apart**2).sum(axis=2))

    def deviation(self, plan: Positions) -> float:
        """Give the largest deviation of a territory's workload from the team's mean."""
        loads = np.bincount(plan, weights=self.workload, minlength=len(self.territories))
        return float(np.abs(loads / loads.mean() - 1).max())

    def total(self, table: Floats, plan: Positions) -> float:
        """Add up a table of cells by territories over a plan."""
        return float(table[np.arange(plan.size), plan].sum())


def teams() -> dict[str, Team]:
    """Read the teams of more than one territory from the 480 cells.

    Returns:
        The teams by name, the largest imbalance first. The data are synthetic.

    Example:
        >>> found = teams()
        >>> next(iter(found)), sum(len(team.cells) for team in found.values())
        ('EMEA mid-market', 464)
    """
    table = datasets.columns("geo_cells")
    names = np.char.add(np.char.add(table["region"], " "), table["segment"])
    found = [_team(table, name, np.flatnonzero(names == name)) for name in np.unique(names)]
    several = [team for team in found if len(team.territories) > 1]
    return {team.name: team for team in sorted(several, key=lambda t: -t.deviation(t.today))}


def _team(table: Any, name: str, rows: Positions) -> Team:
    """Cut one team out of the table."""
    cells = table["cell_id"][rows].tolist()
    number = {cell: i for i, cell in enumerate(cells)}
    near = [text.split() for text in table["neighbors"][rows].tolist()]
    pairs = [(i, number[other]) for i, others in enumerate(near) for other in others]
    territories, today = np.unique(table["territory_id"][rows], return_inverse=True)
    return Team(
        name=str(name),
        cells=tuple(cells),
        places=np.column_stack([table["x"][rows], table["y"][rows]]),
        pairs=[(a, b) for a, b in pairs if a < b],
        workload=table["workload_h"][rows],
        potential=table["potential_usd"][rows],
        accounts=table["accounts"][rows].astype(np.float64),
        territories=tuple(territories.tolist()),
        today=today.astype(np.intp),
    )
