# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.people.magnitudes import PeopleMagnitudes
from oms42.kelvane.world import World


def test_are_bookings_the_sum_of_the_won_deals_and_what_the_roster_planned(world: World) -> None:
    table, rows = world.tables["quotas"], world.hidden["rep_quarters"]
    assert table["bookings_acv"] == pytest.approx(rows["target_bookings"], abs=0.005)
    deals = world.tables["opportunities"]
    won = (deals["outcome"] == "won") & np.isin(deals["type"], ["new", "expansion"])
    assert table["bookings_tcv"].sum() == pytest.approx(deals["amount_tcv"][won].sum(), abs=1.0)


def test_is_attainment_bookings_over_the_quota(world: World) -> None:
    table = world.tables["quotas"]
    assert table["attainment"] == pytest.approx(table["bookings_acv"] / table["quota"], abs=5.1e-5)


def test_is_total_value_never_below_annual_value(world: World) -> None:
    table = world.tables["quotas"]
    assert (table["bookings_tcv"] >= table["bookings_acv"] - 0.01).all()


def test_do_the_promised_number_of_rows_credit_more_than_there_is(
    world: World, variant_world: World
) -> None:
    """The defect of PT-23; all other rows credit each deal once."""
    for one in (world, variant_world):
        splits = one.tables["quotas"]["credited_splits"]
        assert int((splits > 1).sum()) == PeopleMagnitudes.of(one.identity).split_rows
        assert set(splits[splits <= 1].tolist()) == {1.0}
        assert splits.max() <= 1.5


def test_is_the_potential_index_that_of_the_territory(world: World) -> None:
    table, land = world.tables["quotas"], world.tables["territories"]
    now = table["quarter"] == "2026Q3"
    row = {rep: i for i, rep in enumerate(table["rep_id"][now].tolist())}
    mine = table["potential_index"][now][[row[rep] for rep in land["rep_id"].tolist()]]
    assert mine == pytest.approx(land["potential_index"], abs=5.1e-5)
