# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Do the rows of the territory grid say where a cell lies, whose it is and whose it would be?"""

from typing import Any

import numpy as np
import pytest

from oms42.charts.cell_rows import CellMap, cell_map
from oms42.charts.territory_style import COLORS

TODAY = np.array([0, 0, 1, 1])


def made(**other: Any) -> CellMap:
    """Describe two rows of two cells, 3 wide and 2 high."""
    given: dict[str, Any] = {
        "accounts": [8, 9, 10, 11],
        "hours": [80.5, 90, 100, 110],
        "homes": [0, 3],
        "names": ["T1", "T2"],
        "today": TODAY,
        "pairs": [(0, 1), (0, 2), (1, 3), (2, 3)],
    }
    places = [(0, 0), (3, 0), (0, 2), (3, 2)]
    return cell_map(["C1", "C2", "C3", "C4"], places, **{**given, **other})


def test_does_a_cell_reach_halfway_to_its_neighbors() -> None:
    row = made().rows(TODAY, TODAY)[3]
    assert [row[side] for side in ("x0", "x1", "y0", "y1")] == [1.5, 4.5, 1, 3]


def test_does_a_cell_that_changes_hands_name_both_territories() -> None:
    rows = made().rows(TODAY, np.array([0, 1, 1, 1]))
    assert [row["label"] for row in rows] == ["A", "A→B", "B", "B"]
    assert [row["moved"] for row in rows] == [False, True, False, False]
    assert (rows[1]["before"], rows[1]["after"]) == ("A (T1)", "B (T2)")
    assert rows[1]["tone"] == rows[2]["tone"]


def test_is_a_home_marked_and_everything_plain_enough_for_json() -> None:
    rows = made().rows(TODAY, TODAY)
    assert [row["home"] for row in rows] == [True, False, False, True]
    kinds = {type(value) for row in rows for value in row.values()}
    assert kinds == {str, float, int, bool}


def test_have_neighbors_different_colors() -> None:
    """A ring of seven territories, one cell each, and a line of cells."""
    n = 7
    ring = [(i, (i + 1) % n) for i in range(n)]
    grid = cell_map(
        list("abcdefg"),
        [(i, 0) for i in range(n)],
        accounts=[1] * n,
        hours=[1] * n,
        homes=range(n),
        names=list("tuvwxyz"),
        today=range(n),
        pairs=ring,
    )
    assert all(grid.tones[a] != grid.tones[b] for a, b in ring)
    assert set(grid.tones) <= set(range(len(COLORS)))


def test_is_a_team_with_more_territories_than_letters_refused() -> None:
    with pytest.raises(ValueError, match="there are 27 territories"):
        made(names=[f"T{i}" for i in range(27)])
