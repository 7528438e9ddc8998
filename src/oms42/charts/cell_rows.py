# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The rows of the territory grid: where each cell lies, whose it is, whose it would be."""

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from oms42.charts.territory_style import COLORS


@dataclass(frozen=True, eq=False)
class CellMap:
    """Hold what does not change from plan to plan.

    Attributes:
        fixed: A row a cell: its name, sides, accounts, hours, and whether it holds a home.
        names: The territories' names.
        tones: The number of each territory's color.
    """

    fixed: list[dict[str, Any]]
    names: tuple[str, ...]
    tones: tuple[int, ...]

    def rows(self, today: NDArray[np.intp], plan: NDArray[np.intp]) -> list[dict[str, Any]]:
        """Make the chart's rows.

        Args:
            today: The territory of each cell today, by its number, shape (n,).
            plan: The same in the plan.

        Returns:
            One row a cell.
        """
        made = []
        for row, old, new in zip(self.fixed, today.tolist(), plan.tolist(), strict=True):
            was, now = ascii_uppercase[old], ascii_uppercase[new]
            made.append(
                {
                    **row,
                    "before": f"{was} ({self.names[old]})",
                    "after": f"{now} ({self.names[new]})",
                    "tone": self.tones[new],
                    "moved": old != new,
                    "label": now if old == new else f"{was}→{now}",
                }
            )
        return made


def cell_map(
    cells: Sequence[str],
    places: ArrayLike,
    *,
    accounts: ArrayLike,
    hours: ArrayLike,
    homes: ArrayLike,
    names: Sequence[str],
    today: ArrayLike,
    pairs: Sequence[tuple[int, int]],
) -> CellMap:
    """Describe the cells of a map.

    Args:
        cells: Names of the cells, n of them.
        places: Middle of each cell, shape (n, 2); the cells form a grid of equal rectangles.
        accounts: Accounts of each cell, shape (n,).
        hours: Workload of each cell, shape (n,).
        homes: The cell in which each territory's home lies, by its number, shape (m,).
        names: Names of the territories, m of them, at most 26.
        today: The territory of each cell today, by its number, shape (n,).
        pairs: Cells that touch, by their numbers.

    Returns:
        What does not change from plan to plan.

    Raises:
        ValueError: There are more territories than letters.

    Example:
        >>> made = cell_map(["C1", "C2"], [(0, 0), (2, 0)], accounts=[8, 9], hours=[80, 90],
        ...                 homes=[0], names=["T001"], today=[0, 0], pairs=[(0, 1)])
        >>> row = made.rows(np.array([0, 0]), np.array([0, 0]))[1]
        >>> row["x0"], row["label"], row["moved"]
        (1.0, 'A', False)
    """
    if len(names) > len(ascii_uppercase):
        raise ValueError(
            f"there are {len(names)} territories; letters go round for {len(ascii_uppercase)}: "
            "draw one team at a time."
        )
    middle = np.asarray(places, dtype=np.float64)
    wide, high = (_step(middle[:, axis]) / 2 for axis in (0, 1))
    seats = np.asarray(homes).tolist()
    counts, work = np.asarray(accounts).tolist(), np.asarray(hours).tolist()
    fixed = [
        {
            "cell": str(cell),
            "x0": round(x - wide, 3),
            "x1": round(x + wide, 3),
            "y0": round(y - high, 3),
            "y1": round(y + high, 3),
            "accounts": int(counts[i]),
            "hours": float(work[i]),
            "home": i in seats,
        }
        for i, (cell, (x, y)) in enumerate(zip(cells, middle.tolist(), strict=True))
    ]
    return CellMap(
        fixed, tuple(map(str, names)), tuple(_tones(len(names), np.asarray(today), pairs))
    )


def _step(values: NDArray[np.float64]) -> float:
    """Give the usual distance between neighboring columns; 1 if there is one column alone."""
    apart = np.diff(np.unique(values))
    return float(np.median(apart)) if apart.size else 1.0


def _tones(m: int, today: NDArray[np.intp], pairs: Sequence[tuple[int, int]]) -> list[int]:
    """Color the territories so that neighbors differ, as far as four colors go in one pass."""
    touching = {frozenset((int(today[a]), int(today[b]))) for a, b in pairs}
    tones: list[int] = []
    for i in range(m):
        near = [tone for j, tone in enumerate(tones) if frozenset((i, j)) in touching]
        tones.append(min(range(len(COLORS)), key=lambda t: (near.count(t), tones.count(t), t)))
    return tones
