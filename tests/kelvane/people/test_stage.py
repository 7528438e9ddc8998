# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np

from oms42.kelvane.deals.stage import deals
from oms42.kelvane.people.stage import performance
from oms42.kelvane.world import World

OURS = ("reps", "managers", "quotas", "comp_payouts", "activities_m", "survey_engage")


def test_does_the_roster_leave_out_what_is_known_only_later(published_roster: World) -> None:
    assert "gender" not in published_roster.tables["reps"]
    assert "quotas" not in published_roster.tables


def test_does_the_same_company_come_out_twice(published_roster: World, world: World) -> None:
    again = performance(deals(published_roster))
    for name in OURS:
        for column, values in world.tables[name].items():
            same = np.array_equal(
                values, again.tables[name][column], equal_nan=values.dtype.kind in "fM"
            )
            assert same, f"{name}.{column}"


def test_does_a_variant_differ_in_every_table(world: World, variant_world: World) -> None:
    for name in OURS:
        one, two = world.tables[name], variant_world.tables[name]
        assert any(
            one[c].shape != two[c].shape or not np.array_equal(one[c], two[c]) for c in one
        ), name


def test_is_nobodys_row_from_outside_the_roster(world: World) -> None:
    reps = world.tables["reps"]
    carrying = reps["rep_id"][reps["role"] != "sdr"]
    for name in ("quotas", "comp_payouts", "activities_m"):
        assert np.isin(world.tables[name]["rep_id"], carrying).all()
    assert np.isin(world.tables["survey_engage"]["rep_id"], reps["rep_id"]).all()
