# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import pytest

from oms42.datasets.market import accounts, bookings_monthly, geo_cells, territories

from .loaders import Loader, check


@pytest.mark.parametrize("loader", [accounts, bookings_monthly, geo_cells, territories])
def test_does_each_loader_give_the_table_of_its_name(loader: Loader) -> None:
    check(loader)


def test_does_a_day_cut_the_monthly_bookings_at_the_last_whole_month() -> None:
    """Through May 2026 there are 41 months of 16 rows."""
    assert len(bookings_monthly(as_of="2026-06-29")) == 41 * 16


def test_can_accounts_be_joined_to_cells_and_territories() -> None:
    joined = accounts().merge(geo_cells(), on="cell_id", suffixes=("", "_cell"))
    joined = joined.merge(territories(), on="territory_id", suffixes=("", "_land"))
    assert len(joined) == 7_110
    assert (joined["region"].astype(str) == joined["region_land"].astype(str)).all()
