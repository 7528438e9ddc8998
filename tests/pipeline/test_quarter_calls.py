# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Calls into a quarter: the right deals, on the right day, with nothing that was known later?"""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from oms42 import datasets
from oms42.pipeline import call_features, quarter_calls

SEEN = ["opp_id", "snapshot_date", "stage", "forecast_cat", "amount_acv", "close_date"]
LAST = ["opp_id", "account_id", "rep_id", "type", "product", "created", "close_date", "outcome"]


def table(rows: list[tuple[object, ...]], columns: list[str]) -> pd.DataFrame:
    """Make a frame whose columns of days are days."""
    made = pd.DataFrame(rows, columns=columns)
    for name in {"snapshot_date", "close_date", "created"} & set(columns):
        made[name] = pd.to_datetime(made[name])
    return made


@pytest.fixture
def small() -> tuple[pd.DataFrame, pd.DataFrame]:
    """Five deals seen on Monday 29 June 2026; only the first belongs to Q3 on that day."""
    monday = "2026-06-29"
    seen = [
        ("in", "2026-06-22", 3, "best", 80.0, "2026-06-30"),
        ("in", monday, 4, "commit", 90.0, "2026-09-30"),
        ("in", "2026-07-06", 5, "pipeline", 10.0, "2026-12-01"),
        ("early", monday, 4, "commit", 50.0, "2026-06-30"),
        ("after", monday, 2, "pipeline", 50.0, "2026-10-01"),
        ("renewal", monday, 4, "commit", 50.0, "2026-08-01"),
        ("closed", monday, 6, "closed", 50.0, "2026-08-01"),
        ("late", "2026-07-06", 2, "best", 50.0, "2026-08-01"),
    ]
    last = [
        (
            name,
            "X",
            "R1",
            "renewal" if name == "renewal" else "new",
            "cloud",
            "2026-05-30",
            day,
            end,
        )
        for name, day, end in [
            ("in", "2026-09-30", "won"),
            ("early", "2026-07-10", "won"),
            ("after", "2026-08-01", "won"),
            ("renewal", "2026-08-01", "won"),
            ("closed", "2026-06-24", "lost"),
            ("late", "2026-08-01", "won"),
        ]
    ]
    return table(seen, SEEN), table(last, LAST)


def test_is_a_deal_listed_as_it_stood_on_the_monday_before(small):
    """By hand: the later snapshot is not looked at, the earlier one makes the push."""
    made = quarter_calls(*small, "2026Q3")
    assert made["opp_id"].tolist() == ["in"]
    row = made.iloc[0]
    assert (row["forecast_cat"], row["amount_acv"], row["stage"]) == ("commit", 90.0, 4)
    assert (row["pushes"], row["age_days"], row["stage_days"]) == (1, 30, 0)
    assert row["monday"] == pd.Timestamp("2026-06-29")
    assert row["end"] == pd.Timestamp("2026-09-30")
    assert (row["won"], row["rep_id"], row["quarter"]) == (1, "R1", "2026Q3")


@pytest.mark.parametrize(("outcome", "day"), [("lost", "2026-08-01"), ("won", "2026-10-01")])
def test_does_only_a_win_in_the_quarter_count(small, outcome, day):
    seen, last = small
    last.loc[0, ["outcome", "close_date"]] = [outcome, pd.Timestamp(day)]
    assert quarter_calls(seen, last, "2026Q3")["won"].tolist() == [0]


def test_are_other_types_listed_when_asked_for(small):
    made = quarter_calls(*small, "2026Q3", types=["renewal"])
    assert made["opp_id"].tolist() == ["renewal"]


def test_does_what_happens_later_change_nothing_but_the_outcome(small):
    seen, last = small
    before = quarter_calls(seen, last, "2026Q3").drop(columns="won")
    later = seen["snapshot_date"] > pd.Timestamp("2026-06-29")
    seen.loc[later, "amount_acv"] *= 7
    last.loc[last["close_date"] > pd.Timestamp("2026-06-29"), "close_date"] = pd.Timestamp("2027")
    pd.testing.assert_frame_equal(before, quarter_calls(seen, last, "2026Q3").drop(columns="won"))


@pytest.mark.parametrize("quarter", ["2026", "Q3", "2026-07-01x"])
def test_is_a_quarter_that_is_none_refused(small, quarter):
    if quarter == "2026":  # pandas reads a year as its first quarter; no snapshot is that old
        with pytest.raises(ValueError, match="no snapshot on or before 2025-12-29"):
            quarter_calls(*small, quarter)
    else:
        with pytest.raises(ValueError, match="it is a quarter such as 2026Q4"):
            quarter_calls(*small, quarter)


def test_is_a_table_without_sellers_refused(small):
    with pytest.raises(ValueError, match="deals lacks rep_id"):
        quarter_calls(small[0], small[1].drop(columns="rep_id"), "2026Q3")


def test_are_the_calls_of_a_quarter_those_that_the_tables_hold():
    """Kelvane's fourth quarter of 2025, counted from dictionaries without pandas' joins."""
    shots, deals = datasets.opp_snapshots(), datasets.opportunities()
    made = quarter_calls(shots, deals, "2025Q4")
    ends = {
        row.opp_id: (str(row.type), str(row.outcome), row.close_date.date())
        for row in deals.itertuples()
    }
    eve = shots[shots["snapshot_date"].isin(pd.to_datetime(["2025-09-28", "2025-09-29"]))]
    value, won = 0.0, 0
    for row in eve.itertuples():
        kind, outcome, end = ends[row.opp_id]
        due = date(2025, 10, 1) <= row.close_date.date() <= date(2025, 12, 31)
        if due and row.forecast_cat != "closed" and kind != "renewal":
            value += row.amount_acv
            won += outcome == "won" and end <= date(2025, 12, 31)
    assert made["amount_acv"].sum() == pytest.approx(value)
    assert made["won"].sum() == won > 50


def test_are_the_features_those_of_the_table_and_finite():
    """By hand: 30 days, three pushes, 90 days left, an expansion of $1,000 called best."""
    monday = pd.Timestamp("2026-06-29")
    row = pd.DataFrame(
        {
            "forecast_cat": ["best"],
            "stage": [3],
            "age_days": [30],
            "stage_days": [-1],  # a snapshot that bears the Sunday before
            "pushes": [3],
            "amount_acv": [1000.0],
            "type": ["expansion"],
            "monday": [monday],
            "close_date": [monday + timedelta(days=90)],
        }
    )
    made = call_features(row)
    by_hand = [0, 1, 3, np.log(31), 0, 1, 1, np.log(1000), 3, 1]
    np.testing.assert_allclose(made.to_numpy()[0], by_hand)
    assert list(made)[:2] == ["commit", "best"]
