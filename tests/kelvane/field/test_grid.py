# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np

from oms42.kelvane.field.grid import AREAS, FRAME, grid, neighbors
from oms42.kelvane.field.layers import LAYERS

CELLS = grid()


def test_are_there_480_cells_with_keys_of_their_own() -> None:
    assert sorted(CELLS.key.tolist()) == [f"C{i:03d}" for i in range(1, 481)]


def test_has_each_territory_of_the_plain_cut_eight_cells() -> None:
    assert np.bincount(CELLS.home).tolist() == [8] * 60


def test_do_the_cells_of_a_layer_fill_the_rectangle_of_their_region() -> None:
    for number, layer in enumerate(LAYERS):
        mine = CELLS.layer == number
        left, bottom, wide, high = FRAME[layer.region]
        assert np.isclose((CELLS.width * CELLS.height)[mine].sum(), wide * high)
        assert (CELLS.x[mine] - CELLS.width[mine] / 2 >= left - 1e-9).all()
        assert (CELLS.x[mine] + CELLS.width[mine] / 2 <= left + wide + 1e-9).all()
        assert (CELLS.y[mine] - CELLS.height[mine] / 2 >= bottom - 1e-9).all()
        assert (CELLS.y[mine] + CELLS.height[mine] / 2 <= bottom + high + 1e-9).all()
        places = set(zip(CELLS.x[mine].tolist(), CELLS.y[mine].tolist(), strict=True))
        assert len(places) == mine.sum()


def test_do_neighbors_touch_and_belong_to_one_layer() -> None:
    touching = neighbors(CELLS)
    assert np.array_equal(touching, touching.T)
    one, other = np.nonzero(touching)
    assert (CELLS.layer[one] == CELLS.layer[other]).all()
    apart_x = np.abs(CELLS.x[one] - CELLS.x[other]) / CELLS.width[one]
    apart_y = np.abs(CELLS.y[one] - CELLS.y[other]) / CELLS.height[one]
    assert np.allclose(apart_x + apart_y, 1.0)
    assert np.allclose(apart_x * apart_y, 0.0)


def test_has_every_layer_as_many_neighbors_as_a_grid_has() -> None:
    """A grid of m × n cells has m(n − 1) + n(m − 1) borders."""
    borders = 0
    for layer in LAYERS:
        m, n = 2 * layer.across, 4 * layer.down
        borders += m * (n - 1) + n * (m - 1)
    assert neighbors(CELLS).sum() == 2 * borders


def test_do_areas_run_from_west_to_east_with_their_shares() -> None:
    for number, layer in enumerate(LAYERS):
        mine = CELLS.layer == number
        middles = [CELLS.x[mine & (CELLS.area == name)].mean() for name, _ in AREAS[layer.region]]
        assert (np.diff(middles) >= 0).all(), layer
        for name, share in AREAS[layer.region]:
            assert abs((CELLS.area[mine] == name).mean() - share) <= 0.5 / mine.sum() + 0.06


def test_do_the_shares_of_areas_sum_to_one() -> None:
    for areas in AREAS.values():
        assert np.isclose(sum(share for _, share in areas), 1.0)


def test_do_keys_not_give_the_plain_cut_away() -> None:
    """Eight keys in a row are one territory nowhere in a layer of several columns of blocks."""
    order = np.argsort(CELLS.key)
    home = CELLS.home[order]
    runs = [len(set(home[i : i + 8].tolist())) for i in range(0, 480, 8)]
    assert np.mean(runs) > 1.5
