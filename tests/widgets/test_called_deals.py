# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Deals called into a quarter: known then, judged later; recounted here by loops over the files."""

from collections import defaultdict
from typing import Any

import numpy as np
import pytest

from oms42 import datasets
from oms42.widgets.called_deals import called
from oms42.widgets.extracts import extract

CATEGORIES = ("commit", "best", "pipeline")


@pytest.fixture(scope="module")
def tables() -> tuple[Any, Any]:
    """Load the two tables once."""
    return datasets.opp_snapshots(), datasets.opportunities()


def recount(monday: str, first: str, last: str) -> dict[str, tuple[str, float, str, bool]]:
    """Go through the snapshots of a Monday: category, amount, rep and won in time, by deal."""
    shots, deals = datasets.columns("opp_snapshots"), datasets.columns("opportunities")
    at = {name: i for i, name in enumerate(deals["opp_id"].tolist())}
    days = [np.datetime64(monday), np.datetime64(monday) - 1]  # a few bear the Sunday before
    found = {}
    for row in np.flatnonzero(np.isin(shots["snapshot_date"], days)).tolist():
        i = at[str(shots["opp_id"][row])]
        due, kind = shots["close_date"][row], str(shots["forecast_cat"][row])
        expected = np.datetime64(first) <= due <= np.datetime64(last) and kind in CATEGORIES
        if expected and deals["type"][i] != "renewal":
            won = deals["outcome"][i] == "won" and deals["close_date"][i] <= np.datetime64(last)
            amount, rep = float(shots["amount_acv"][row]), str(deals["rep_id"][i])
            found[str(deals["opp_id"][i])] = (kind, amount, rep, bool(won))
    return found


def test_are_the_called_deals_those_of_a_recount(tables: tuple[Any, Any]) -> None:
    ours = called("2025Q4", *tables)
    theirs = recount("2025-09-29", "2025-10-01", "2025-12-31")
    assert ours["opp_id"].tolist() == sorted(theirs)
    assert ours["in_time"].tolist() == [theirs[name][3] for name in sorted(theirs)]
    assert ours["amount_acv"].tolist() == [theirs[name][1] for name in sorted(theirs)]


def test_is_the_share_of_commit_that_came_true_the_planted_one(tables: tuple[Any, Any]) -> None:
    """PT-03: of the amount called commit, best, pipeline 71, 27, 8 percent (± 4) come in time."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for quarter in [f"{year}Q{q}" for year in (2024, 2025) for q in (1, 2, 3, 4)]:
        for row in called(quarter, *tables).itertuples():
            sums[row.forecast_cat][0] += row.amount_acv * row.in_time
            sums[row.forecast_cat][1] += row.amount_acv
    for category, planted in zip(CATEGORIES, (0.71, 0.27, 0.08), strict=True):
        came, said = sums[category]
        assert came / said == pytest.approx(planted, abs=0.05)


def test_does_the_coming_quarter_hold_open_deals_and_nothing_of_their_end(
    tables: tuple[Any, Any],
) -> None:
    now = called("2026Q4", *tables)
    theirs = recount("2026-09-28", "2026-10-01", "2026-12-31")
    assert len(now) == len(theirs) == extract("open_quarter")["amount"].size
    assert not now["won"].any()
    assert extract("open_quarter")["amount"].sum() == sum(one[1] for one in theirs.values())


def test_is_a_rep_who_calls_high_corrected_downward() -> None:
    """More is called by the corrected chances of some reps than by their categories, and less."""
    table = extract("open_quarter")
    ratio = table["corrected"] / table["p"]
    assert ratio.min() < 0.75
    assert ratio.max() > 1.2
    assert table["corrected"].max() <= 0.95


def test_are_the_scores_of_deals_after_the_training_year() -> None:
    """Eight quarters before the test, then the test's three; commit deals score highest."""
    table = extract("scored_deals")
    assert sorted(set(table["quarter"].tolist())) == list(range(9))
    assert set(table["won"].tolist()) == {0.0, 1.0}
    test = table["quarter"] == 0
    theirs = [
        recount(*days)
        for days in (
            ("2025-12-29", "2026-01-01", "2026-03-31"),
            ("2026-03-30", "2026-04-01", "2026-06-30"),
            ("2026-06-29", "2026-07-01", "2026-09-30"),
        )
    ]
    assert test.sum() == sum(map(len, theirs))
    assert table["won"][test].sum() == sum(one[3] for part in theirs for one in part.values())
    assert (table["balanced"] > table["all"]).mean() > 0.99
