# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The as-of table: is nothing in it that only the future knew?"""

import pandas as pd
import pytest

from oms42 import datasets
from oms42.pipeline import asof_dataset

day = pd.Timestamp


@pytest.fixture(scope="module")
def company() -> tuple[pd.DataFrame, pd.DataFrame]:
    """Load the case company's pipeline."""
    return datasets.opp_snapshots(), datasets.opportunities()


def small() -> tuple[pd.DataFrame, pd.DataFrame]:
    """Make two deals: one moves its close date twice, one is won in time."""
    seen = pd.DataFrame(
        [
            ("A", "2026-01-05", 2, "pipeline", 100.0, "2026-02-01"),
            ("A", "2026-01-12", 3, "best", 100.0, "2026-03-01"),
            ("A", "2026-01-19", 3, "best", 90.0, "2026-04-01"),
            ("A", "2026-01-26", 4, "commit", 80.0, "2026-03-15"),
            ("B", "2026-01-05", 5, "commit", 50.0, "2026-01-10"),
            ("B", "2026-01-12", 6, "closed", 50.0, "2026-01-10"),
        ],
        columns=["opp_id", "snapshot_date", "stage", "forecast_cat", "amount_acv", "close_date"],
    )
    last = pd.DataFrame(
        [
            ("A", "X", "new", "cloud", "2026-01-01", "2026-02-20", "lost", 80.0),
            ("B", "Y", "new", "cloud", "2025-12-01", "2026-01-10", "won", 50.0),
        ],
        columns=[
            "opp_id",
            "account_id",
            "type",
            "product",
            "created",
            "close_date",
            "outcome",
            "x",
        ],
    )
    for table, columns in (
        (seen, ["snapshot_date", "close_date"]),
        (last, ["created", "close_date"]),
    ):
        for column in columns:
            table[column] = pd.to_datetime(table[column])
    return seen, last


def test_what_was_known_of_two_deals_on_a_day() -> None:
    """By hand, on 20 January: A stands in stage 3 since the 12th and has moved out twice."""
    made = asof_dataset(*small(), "2026-01-20").set_index("opp_id")
    assert made.loc["A", "stage"] == 3
    assert made.loc["A", "amount_acv"] == 90
    assert made.loc["A", "pushes"] == 2
    assert made.loc["A", "stage_days"] == 8
    assert made.loc["A", "age_days"] == 19
    assert made["outcome"].to_dict() == {"A": "open", "B": "won"}


def test_is_a_move_of_the_close_date_to_an_earlier_day_no_push() -> None:
    made = asof_dataset(*small(), "2026-02-01").set_index("opp_id")
    assert made.loc["A", "pushes"] == 2
    assert made.loc["A", "close_date"] == day("2026-03-15")


def test_does_the_future_change_nothing(company: tuple[pd.DataFrame, pd.DataFrame]) -> None:
    """Every later snapshot and every column of the last state that can move is turned over."""
    snapshots, deals = company
    known = asof_dataset(snapshots, deals, "2025-06-30")
    later = snapshots["snapshot_date"] > day("2025-06-30")
    told, ended = snapshots.copy(), deals.copy()
    told.loc[later, "stage"], told.loc[later, "amount_acv"] = 1, 1.0
    open_then = ended["close_date"] > day("2025-06-30")
    ended["outcome"] = ended["outcome"].astype(str)
    ended.loc[open_then, "outcome"] = "won"
    for column in ("amount_acv", "discount_pct", "pushes_n", "contacts_n", "stage"):
        ended[column] = 0
    pd.testing.assert_frame_equal(asof_dataset(told, ended, "2025-06-30"), known)


def test_is_a_planted_column_that_only_the_future_knows_left_out(
    company: tuple[pd.DataFrame, pd.DataFrame],
) -> None:
    snapshots, deals = company
    leak = (deals["outcome"].astype(str) == "won").astype(float)
    planted = deals.assign(engagement=leak)
    in_both = snapshots.assign(
        engagement=snapshots["opp_id"].map(dict(zip(deals["opp_id"], leak, strict=True)))
    )
    made = asof_dataset(in_both, planted, "2025-06-30")
    assert "engagement" not in made
    still = made[made["outcome"] == "open"]
    last = still["opp_id"].map(deals.set_index("opp_id")["outcome"].astype(str))
    assert (last == "won").any(), "some were won later, and the table does not say so"


def test_is_there_one_row_a_deal_and_no_later_day(
    company: tuple[pd.DataFrame, pd.DataFrame],
) -> None:
    made = asof_dataset(*company, "2025-06-30")
    assert made["opp_id"].is_unique
    assert made["snapshot_date"].max() <= day("2025-06-30")
    assert (made["stage_days"] >= 0).all()
    assert (made["pushes"] >= 0).all()


def test_is_the_callers_table_left_as_it_was() -> None:
    seen, last = small()
    before = seen.copy(), last.copy()
    asof_dataset(seen, last, "2026-01-20")
    pd.testing.assert_frame_equal(seen, before[0])
    pd.testing.assert_frame_equal(last, before[1])


def test_is_bad_input_named() -> None:
    seen, last = small()
    with pytest.raises(ValueError, match="snapshots lacks stage; it has opp_id"):
        asof_dataset(seen.drop(columns="stage"), last, "2026-01-20")
    with pytest.raises(ValueError, match="deals lacks outcome"):
        asof_dataset(seen, last.drop(columns="outcome"), "2026-01-20")
    with pytest.raises(ValueError, match="as_of is 'last March'; it is a day such as 2026-06-29"):
        asof_dataset(seen, last, "last March")
    with pytest.raises(
        ValueError, match="no snapshot on or before 2020-01-01; the first is of 2026"
    ):
        asof_dataset(seen, last, "2020-01-01")
