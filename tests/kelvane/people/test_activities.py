# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.people.activities import within
from oms42.kelvane.world import World


def test_does_multi_threading_fall_over_the_years(world: World) -> None:
    """More single-threaded deals (PT-01): about 0.45 people less from 2023 to 2026."""
    log = world.tables["activities_m"]
    year = log["month"].astype("datetime64[Y]").astype(int) + 1970
    means = [log["multi_thread_avg"][year == y].mean() for y in (2023, 2024, 2025, 2026)]
    assert means == sorted(means, reverse=True)
    assert means[0] - means[-1] == pytest.approx(0.45 * 36 / 44, abs=0.1)


def test_are_counts_and_shares_within_reason(world: World) -> None:
    log = world.tables["activities_m"]
    for name in ("calls", "emails", "meetings", "content_used"):
        assert log[name].dtype.kind == "i"
        assert log[name].min() >= 0
    assert log["calls"].max() < 300
    assert log["multi_thread_avg"].min() >= 1.0
    assert 0.3 < log["crm_hygiene"].min() <= log["crm_hygiene"].max() <= 1.0


def test_does_pipeline_created_rise_with_the_ramp(world: World) -> None:
    """A mid-market hire's first full month is the second: (2 − ½) ÷ R against 1 after month 12."""
    log, reps = world.tables["activities_m"], world.tables["reps"]
    row = np.searchsorted(reps["rep_id"], log["rep_id"])
    since = (log["month"] - reps["hire_date"][row].astype("datetime64[M]")).astype(int) + 1
    mine = (reps["segment"][row] == "mid-market") & (
        reps["hire_date"][row] >= np.datetime64("2023-01-01")
    )
    level = {m: log["pipeline_created"][mine & (since == m)].mean() for m in (2, 4)}
    full = log["pipeline_created"][mine & (since > 12)].mean()
    assert level[2] / full == pytest.approx(1.5 / 5.7, abs=0.08)
    assert level[4] / full == pytest.approx(3.5 / 5.7, abs=0.12)


def test_is_the_rota_the_same_in_the_three_months_of_a_quarter(world: World) -> None:
    log = world.tables["activities_m"]
    quarter = log["month"].astype(int) // 3
    key = np.char.add(log["rep_id"], quarter.astype(str))
    _, group = np.unique(key, return_inverse=True)
    share = np.bincount(group, log["coaching_rota"]) / np.bincount(group)
    partly = (share > 0) & (share < 1)
    assert partly.mean() < 0.03  # a first quota quarter may follow months without one


def test_does_within_take_each_sellers_mean_out() -> None:
    rest = within(np.array([2.0, 4.0, 10.0]), np.array([0, 0, 1]))
    assert rest.tolist() == [-1.0, 1.0, 0.0]
