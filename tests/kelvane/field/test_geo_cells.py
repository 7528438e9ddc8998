# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np

from oms42.kelvane.world import World


def test_are_there_480_cells_in_the_order_of_their_keys(any_field: World) -> None:
    keys = any_field.tables["geo_cells"]["cell_id"].tolist()
    assert keys == [f"C{i:03d}" for i in range(1, 481)]
    assert any_field.hidden["geo_cells"]["cell_id"].tolist() == keys


def test_do_accounts_and_potential_count_each_firm_once(any_field: World) -> None:
    table, cells = any_field.tables["accounts"], any_field.tables["geo_cells"]
    once = any_field.hidden["accounts"]["duplicate_of"] == ""
    row = np.searchsorted(cells["cell_id"], table["cell_id"][once])
    assert np.array_equal(np.bincount(row, minlength=480), cells["accounts"])
    sums = np.bincount(row, table["potential_usd"][once], minlength=480)
    assert np.allclose(sums, cells["potential_usd"])


def test_is_travel_a_part_of_the_workload_and_larger_where_accounts_lie_apart(
    any_field: World,
) -> None:
    cells = any_field.tables["geo_cells"]
    share = cells["travel_h"] / cells["workload_h"]
    assert share.min() >= 0.06
    assert share.max() <= 0.30 + 1e-3
    wide, dense = (cells["region"] == "NA"), (cells["region"] == "EMEA")
    public = cells["segment"] == "public"
    assert share[wide & public].mean() > share[dense & public].mean()


def test_do_the_written_neighbors_form_a_symmetric_map_of_each_layer(any_field: World) -> None:
    cells = any_field.tables["geo_cells"]
    near = dict(zip(cells["cell_id"].tolist(), cells["neighbors"].tolist(), strict=True))
    place = {
        key: (region, segment)
        for key, region, segment in zip(
            *(cells[name].tolist() for name in ("cell_id", "region", "segment")), strict=True
        )
    }
    for key, text in near.items():
        for other in text.split(" "):
            assert key in near[other].split(" ")
            assert place[key] == place[other]


def test_is_a_cell_in_a_territory_of_its_region_and_segment(any_field: World) -> None:
    cells, lands = any_field.tables["geo_cells"], any_field.tables["territories"]
    row = np.searchsorted(lands["territory_id"], cells["territory_id"])
    for name in ("region", "segment"):
        assert (lands[name][row] == cells[name]).all()
