# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What an analyst would measure of forecast calls: PT-03."""

from collections.abc import Callable
from functools import partial

import numpy as np

from oms42.kelvane.world import Columns, World

from .deal_rows import quarter

Measure = Callable[[World], float | tuple[float, float]]


def called(world: World, week: int) -> Columns:
    """New logos and expansions expected in a quarter, as known on one Monday of each quarter.

    Week 0 is the first Monday of the quarter; −1 the last one before it.
    """
    shots, deals = world.tables["opp_snapshots"], world.tables["opportunities"]
    # repair PT-23 first: a date on a Sunday belongs to the Monday after it
    monday = shots["snapshot_date"] + ((shots["snapshot_date"].astype(np.int64) - 4) % 7 == 6)
    of_quarter = quarter(monday + (7 if week < 0 else 0))
    first = (3 * of_quarter).astype("datetime64[M]").astype("datetime64[D]")
    first_monday = np.busday_offset(first, 0, roll="forward", weekmask="Mon")
    row = np.searchsorted(deals["opp_id"], shots["opp_id"])
    rows = (
        (monday == first_monday + 7 * week)
        & (shots["forecast_cat"] != "closed")
        & (deals["type"][row] != "renewal")
        & (quarter(shots["close_date"]) == of_quarter)
        & (monday < np.datetime64("2026-09-21"))
    )
    row = row[rows]
    true = (deals["outcome"][row] == "won") & (
        quarter(deals["close_date"][row]) == of_quarter[rows]
    )
    return {
        "category": shots["forecast_cat"][rows],
        "amount": shots["amount_acv"][rows],
        "true": true,
        "rep_id": deals["rep_id"][row],
    }


def realised(world: World, week: int, category: str) -> float:
    calls = called(world, week)
    rows = calls["category"] == category
    return float(calls["amount"][rows & calls["true"]].sum() / calls["amount"][rows].sum())


def bias(world: World, group: int) -> float:
    """Calls weighted by the house's own rates, over what came true, less one."""
    calls, hidden = called(world, 0), world.hidden["call_biases"]
    mine = np.isin(calls["rep_id"], hidden["rep_id"][hidden["bias"] == group])
    expected = 0.0
    for name in ("commit", "best", "pipeline"):
        rows = mine & (calls["category"] == name)
        expected += realised(world, 0, name) * float(calls["amount"][rows].sum())
    return expected / float(calls["amount"][mine & calls["true"]].sum()) - 1.0


def biased_reps(world: World, group: int) -> float:
    hidden = world.hidden["call_biases"]
    return float(np.unique(hidden["rep_id"][hidden["bias"] == group]).size)


MOMENTS = {"start": 0, "middle": 6, "ahead": -1}
OF_CALLS: dict[str, Measure] = {
    **{
        f"PT-03.{category}_{moment}": partial(realised, week=week, category=category)
        for moment, week in MOMENTS.items()
        for category in ("commit", "best", "pipeline")
    },
    "PT-03.over_call": partial(bias, group=1),
    "PT-03.under_call": lambda world: -bias(world, 2),
    "PT-03.happy_ears": partial(biased_reps, group=1),
    "PT-03.sandbaggers": partial(biased_reps, group=2),
}
