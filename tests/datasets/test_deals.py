# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pandas as pd
import pytest

from oms42.datasets.deals import opp_snapshots, opportunities, subscriptions

from .loaders import Loader, check


@pytest.mark.parametrize("loader", [opportunities, opp_snapshots, subscriptions])
def test_does_each_loader_give_the_table_of_its_name(loader: Loader) -> None:
    check(loader)


@pytest.mark.parametrize("day", ["2024-03-31", "2026-06-30"])
def test_does_a_day_give_the_latest_snapshot_of_each_deal_and_none_from_later(day: str) -> None:
    """Against pandas: sort, keep the last of each deal."""
    whole = opp_snapshots()
    past = whole[whole["snapshot_date"] <= pd.Timestamp(day)]
    latest = past.sort_values("snapshot_date", kind="stable").groupby("opp_id").tail(1)
    ours = opp_snapshots(as_of=day)
    assert ours["snapshot_date"].max() <= pd.Timestamp(day)
    both = latest.set_index("opp_id").loc[ours["opp_id"]].reset_index()
    assert len(ours) == len(latest)
    for name in ("snapshot_date", "stage", "amount_acv"):
        assert np.array_equal(ours[name].to_numpy(), both[name].to_numpy()), name


def test_is_every_snapshot_of_a_deal_that_exists() -> None:
    assert set(opp_snapshots()["opp_id"]) <= set(opportunities()["opp_id"])
