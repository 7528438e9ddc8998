# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Deals as they were called into a quarter on the Monday before it, and what became of them.

The tables behind this are large and need pandas; what a page needs of it stands ready in
``extracted/``, written by :func:`oms42.widgets.extracts.refresh`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from oms42 import datasets
from oms42.forecasting import rep_bias
from oms42.stats import logistic_regression

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

CATEGORIES = ("commit", "best", "pipeline")
COMING = "2026Q4"  # the quarter that the data look out on
LAST_KNOWN = "2026Q1"  # two quarters and more have gone by for what slipped
WEEKS = 13  # of a quarter; its last day or two belong to the last
SUREST = 0.95  # no open deal is more certain than that, whoever calls it
TRAINED, TESTED = "2023Q4", "2026Q1"  # last quarter of the model's own, first of the test


def called(quarter: str, shots: pd.DataFrame, deals: pd.DataFrame) -> pd.DataFrame:
    """Give the new logos and expansions that were called into a quarter on the Monday before.

    Args:
        quarter: Such as ``2026Q4``; from ``2023Q2`` on.
        shots: The table ``opp_snapshots``.
        deals: The table ``opportunities``.

    Returns:
        One row a deal: ``opp_id``, ``rep_id``, ``type``, ``stage``, ``forecast_cat`` and
        ``amount_acv`` as known on that Monday, and what nobody knew then: ``won`` (at all) and
        ``in_time`` (in the quarter), ``week`` (of the quarter, from 0, in which it closed).
    """
    import pandas as pd

    period = pd.Period(quarter, freq="Q")
    eve = period.start_time - pd.Timedelta(days=1)
    monday = eve - pd.Timedelta(days=eve.weekday())
    # known defect: a few snapshots bear the Sunday before their Monday
    known = shots[shots["snapshot_date"].isin([monday, monday - pd.Timedelta(days=1)])]
    ends = deals[["opp_id", "rep_id", "type", "outcome", "close_date"]]
    table = known.merge(ends.rename(columns={"close_date": "closed"}), on="opp_id")
    expected = table["close_date"].between(period.start_time, period.end_time)
    open_ = table["forecast_cat"].isin(CATEGORIES) & (table["type"] != "renewal")
    table = table[expected & open_].drop_duplicates("opp_id").sort_values("opp_id")
    won = table["outcome"] == "won"
    week = ((table["closed"] - period.start_time).dt.days // 7).clip(upper=WEEKS - 1)
    in_time = won & (table["closed"] <= period.end_time)
    table = table.assign(won=won, in_time=in_time, week=week)
    return table.drop(columns=["outcome", "closed", "close_date", "snapshot_date"])


def _history(first: str, last: str) -> pd.DataFrame:
    import pandas as pd

    shots, deals = datasets.opp_snapshots(), datasets.opportunities()
    quarters = [str(one) for one in pd.period_range(first, last, freq="Q")]
    return pd.concat(
        [called(one, shots, deals).assign(quarter=one) for one in quarters], ignore_index=True
    )


def open_quarter() -> dict[str, NDArray[np.float64]]:
    """Give the deals called into the coming quarter, with their chances.

    A deal's chance is the share of the amount called in its category that was won, over the
    quarters whose outcome is known. Corrected, it is multiplied by what the rep's calls have come
    to, shrunk toward all reps.

    Returns:
        ``amount`` (US dollars), ``p``, ``corrected``, and ``late``, the share of the won amount
        that came after its quarter, the same in every row.
    """
    table = _history("2023Q2", COMING)
    past, now = table[table["quarter"] <= LAST_KNOWN], table[table["quarter"] == COMING]
    won = past["amount_acv"] * past["won"]
    category = past["forecast_cat"].astype(str)
    rate = won.groupby(category).sum() / past["amount_acv"].groupby(category).sum()
    past = past.assign(expected=past["amount_acv"] * category.map(rate), came=won)
    record = past.groupby(["rep_id", "quarter"])[["expected", "came"]].sum().reset_index()
    bias = rep_bias(record["expected"], record["came"], record["rep_id"])
    p = now["forecast_cat"].astype(str).map(rate).to_numpy(dtype=np.float64)
    late = 1 - float((past["amount_acv"] * past["in_time"]).sum() / won.sum())
    return {
        "amount": now["amount_acv"].to_numpy(dtype=np.float64),
        "p": p,
        "corrected": np.minimum(bias.correct(p, now["rep_id"]), SUREST),
        "late": np.full(p.size, late),
    }


def quarter_pace() -> dict[str, NDArray[np.float64]]:
    """Give the pace of a quarter: how much of what called deals bring in time is in by when.

    Returns:
        ``week`` (1 to 13) and ``share`` of the value signed by its end, over the quarters whose
        outcome is known.
    """
    table = _history("2023Q2", LAST_KNOWN)
    table = table[table["in_time"]]
    signed = np.bincount(table["week"].astype(int), table["amount_acv"], minlength=WEEKS)
    return {"week": np.arange(1.0, WEEKS + 1), "share": signed.cumsum() / signed.sum()}


def _columns(table: pd.DataFrame) -> NDArray[np.float64]:
    category = table["forecast_cat"].astype(str)
    parts = [
        table["stage"],
        category == "commit",
        category == "best",
        np.log(table["amount_acv"]),
        table["type"] == "new",
    ]
    return np.column_stack([np.asarray(part, dtype=np.float64) for part in parts])


def scored_deals() -> dict[str, NDArray[np.float64]]:
    """Give deals called since 2024 with the scores of two models trained on those called in 2023.

    Both are logistic regressions on stage, category, amount and type, for a win within the
    quarter. One learned from all deals; the other from a balanced sample, as many losses as wins,
    which is often done for rare outcomes and makes every probability too high.

    Returns:
        ``quarter`` (number of quarters before the test, 0 for the test itself), ``all`` and
        ``balanced`` (the scores), ``won`` (1 if won in the quarter).
    """
    import pandas as pd

    table = _history("2023Q2", "2026Q3")
    old = table[table["quarter"] <= TRAINED]
    wins, losses = old[old["in_time"]], old[~old["in_time"]]
    # every so many-th loss, in the order of their numbers: nothing is left to chance
    few = losses.iloc[np.linspace(0, len(losses) - 1, len(wins)).round().astype(int)]
    samples = {"all": old, "balanced": pd.concat([wins, few])}
    new = table[table["quarter"] > TRAINED]
    scores = {
        name: logistic_regression(_columns(one), one["in_time"].to_numpy(dtype=int)).predict(
            _columns(new)
        )
        for name, one in samples.items()
    }
    index = pd.PeriodIndex(new["quarter"], freq="Q").astype("int64")
    before = pd.Period(TESTED, freq="Q").ordinal - np.asarray(index)
    return {
        "quarter": np.maximum(before, 0).astype(np.float64),
        **scores,
        "won": new["in_time"].to_numpy(dtype=np.float64),
    }
