# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.world import World


def test_has_each_of_sixty_territories_one_seller(any_field: World) -> None:
    table = any_field.tables["territories"]
    assert table["territory_id"].tolist() == [f"T{i:03d}" for i in range(1, 61)]
    assert len(set(table["rep_id"].tolist())) == 60


def test_is_the_index_the_potential_of_its_cells_over_the_mean_of_the_segment(
    any_field: World,
) -> None:
    table, cells = any_field.tables["territories"], any_field.tables["geo_cells"]
    row = np.searchsorted(table["territory_id"], cells["territory_id"])
    sums = np.bincount(row, cells["potential_usd"])
    for segment in ("enterprise", "mid-market", "public"):
        mine = table["segment"] == segment
        index = sums[mine] / sums[mine].mean()
        assert index == pytest.approx(table["potential_index"][mine], abs=0.001)


def test_is_the_area_one_of_its_cells(any_field: World) -> None:
    table, cells = any_field.tables["territories"], any_field.tables["geo_cells"]
    for key, area in zip(table["territory_id"].tolist(), table["area"].tolist(), strict=True):
        assert area in cells["area"][cells["territory_id"] == key].tolist()


def test_were_all_cut_on_a_first_working_day_of_january(any_field: World) -> None:
    days = set(any_field.tables["territories"]["created"].astype(str).tolist())
    assert days == {"2023-01-02", "2024-01-02", "2025-01-02"}
