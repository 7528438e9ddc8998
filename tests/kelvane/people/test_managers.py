# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.identity import Identity
from oms42.kelvane.people.managers import assign, manager_keys, manager_regions, managers
from oms42.kelvane.world import World


def test_are_there_eleven_managers_in_every_region_of_the_company(world: World) -> None:
    table = world.tables["managers"]
    assert table["manager_id"].size == 11
    assert set(table["region"].tolist()) == {"NA", "EMEA", "APAC", "LATAM"}


def test_does_everybody_report_to_a_manager_of_the_own_region(world: World) -> None:
    reps, table = world.tables["reps"], world.tables["managers"]
    region = dict(zip(table["manager_id"].tolist(), table["region"].tolist(), strict=True))
    assert [region[m] for m in reps["manager_id"].tolist()] == reps["region"].tolist()


def test_is_the_span_the_number_of_people_who_are_there(world: World) -> None:
    reps, table = world.tables["reps"], world.tables["managers"]
    now = reps["manager_id"][np.isnat(reps["leave_date"])]
    assert table["span"].tolist() == [int((now == m).sum()) for m in table["manager_id"]]
    assert table["span"].sum() == 102


def test_are_coaching_hours_the_teams_in_the_last_quarter(world: World) -> None:
    """Sellers' logged hours of July to September 2026, and one hour a development rep."""
    reps, log, table = (world.tables[k] for k in ("reps", "activities_m", "managers"))
    late = log["month"] >= np.datetime64("2026-07")
    for manager, hours in zip(table["manager_id"], table["coaching_h_week"], strict=True):
        team = reps["rep_id"][(reps["manager_id"] == manager) & np.isnat(reps["leave_date"])]
        juniors = int(np.isin(team, reps["rep_id"][reps["role"] == "sdr"]).sum())
        theirs = [log["coaching_h_week"][late & (log["rep_id"] == rep)] for rep in team]
        found = sum(float(h.mean()) for h in theirs if h.size) + juniors
        assert found == pytest.approx(hours, abs=0.3)


def test_do_teams_of_a_region_differ_by_one_person_at_most() -> None:
    region = np.repeat(["NA", "EMEA", "APAC", "LATAM"], [44, 33, 14, 11])
    team = assign(region, np.arange(102).astype(str))
    keys, where = manager_keys(), manager_regions(region)
    for name in ("NA", "EMEA"):
        spans = [int((team == key).sum()) for key in keys[where == name]]
        assert max(spans) - min(spans) <= 1


def test_is_the_rank_as_a_seller_a_percentile() -> None:
    table = managers(Identity(9), np.resize(manager_keys(), 40), np.ones(40), np.full(11, "NA"))
    assert table["own_sales_rank_pct"].min() >= 0
    assert table["own_sales_rank_pct"].max() <= 100
    assert int(table["promoted_internal"].sum()) == 7
