# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest
from numpy.typing import NDArray

from oms42.kelvane.field.grid import grid, neighbors
from oms42.kelvane.field.magnitudes import FieldMagnitudes
from oms42.kelvane.field.workload import workload
from oms42.kelvane.identity import Identity

WHO = [Identity(seed) for seed in (42, 1, 2, 3)] + [Identity(42, v) for v in ("v01", "class-b")]
TOUCHING = neighbors(grid())


def deviations(territory: NDArray[np.int64], hours: NDArray[np.float64]) -> NDArray[np.float64]:
    sums = np.bincount(territory, hours)
    return np.asarray(sums / sums.mean() - 1.0)


def connected(cells: NDArray[np.int64]) -> bool:
    """Walk from the first cell to its neighbors until no cell is left to reach."""
    reached, edge, left = set(), {int(cells[0])}, set(cells.tolist())
    while edge:
        reached |= edge
        edge = {j for i in edge for j in np.flatnonzero(TOUCHING[i]).tolist()} & left - reached
    return reached == left


@pytest.mark.parametrize("who", WHO, ids=str)
def test_is_the_largest_deviation_the_promised_one(who: Identity) -> None:
    """PT-07: 34 % in the published company; nobody else comes near."""
    planted = workload(who)
    found = np.sort(np.abs(deviations(planted.territory, planted.hours)))
    limit = FieldMagnitudes.of(who).max_deviation
    assert found[-1] == pytest.approx(limit)
    assert found[-2] <= 0.9 * limit


@pytest.mark.parametrize("who", WHO, ids=str)
def test_is_the_plain_cut_balanced_within_ten_percent(who: Identity) -> None:
    """PT-07: an assignment with every deviation ≤ 10 % exists; this is one."""
    planted = workload(who)
    assert np.abs(deviations(planted.home, planted.hours)).max() <= 0.10


@pytest.mark.parametrize("who", WHO, ids=str)
def test_is_every_territory_connected_before_and_after(who: Identity) -> None:
    planted = workload(who)
    for assignment in (planted.territory, planted.home):
        for number in range(60):
            assert connected(np.flatnonzero(assignment == number))


@pytest.mark.parametrize("who", WHO, ids=str)
def test_are_few_cells_moved_and_each_within_its_layer(who: Identity) -> None:
    """Less than 12 % of the cells, so a realignment under a disruption cap can undo them."""
    planted, layer = workload(who), grid().layer
    moved = np.flatnonzero(planted.territory != planted.home)
    assert 0 < moved.size <= 0.12 * 480
    of_territory = layer[np.arange(60) * 8]
    assert (of_territory[planted.territory] == layer).all()


def test_is_the_mean_what_a_seller_can_sell_in_a_year() -> None:
    """WE2.2: 220 days × 8 hours × 38 % = 668.8 hours."""
    planted = workload(Identity())
    assert planted.hours.sum() / 60 == pytest.approx(220 * 8 * 0.38)
    assert planted.hours.min() > 0


def test_is_the_worst_case_in_dach_where_the_case_of_chapter_two_plays() -> None:
    planted, cells = workload(Identity()), grid()
    worst = int(np.argmax(deviations(planted.territory, planted.hours)))
    assert "DACH" in cells.area[planted.territory == worst].tolist()
