# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What an analyst would measure about ramp and activity."""

from collections.abc import Callable

import numpy as np
import statsmodels.api as sm
from numpy.typing import NDArray

from oms42.kelvane.world import Columns, World

from .attainment_measures import lookup
from .coaching_measures import dummies

Measure = Callable[[World], float | tuple[float, float]]


def recent(world: World) -> Columns:
    """Quota carriers hired since 2023."""
    reps = world.tables["reps"]
    rows = (reps["hire_date"] >= np.datetime64("2023-01-01")) & (reps["role"] != "sdr")
    return {name: values[rows] for name, values in reps.items()}


def kind_effects(hires: Columns) -> NDArray[np.float64]:
    return dummies(np.char.add(hires["role"], hires["segment"]))


def ramp(world: World) -> float:
    """Difference in the month of passing 90 %, kind of seller taken out, from the true ramps."""
    hires, rows = recent(world), world.hidden["rep_quarters"]
    full = lookup(rows, "rep_id", hires["rep_id"], "ramp_months").astype(float)
    remote = (hires["remote"] == "remote").astype(float)
    month = 0.9 * full + 0.5
    standard = {"enterprise": 8.0, "mid-market": 5.0, "public": 8.0, "": 6.0}
    usual = np.array([0.9 * standard[name] for name in hires["segment"].tolist()])
    return float(sm.OLS(month - usual, sm.add_constant(remote)).fit().params[1])


def ramped_month(world: World, rep: str, hired: np.datetime64) -> float:
    """First month with 90 % of the mean of the months after the twelfth; nan if unknown."""
    log = world.tables["activities_m"]
    rows = log["rep_id"] == rep
    number = (log["month"][rows] - hired.astype("datetime64[M]")).astype(int) + 1
    created = log["pipeline_created"][rows]
    later = number > 12
    if later.sum() < 3 or number.min() > 2:
        return float("nan")
    reached = number[created >= 0.9 * created[later].mean()]
    return float(reached.min())


def ramp_found(world: World) -> tuple[float, float]:
    hires = recent(world)
    month = np.array(
        [
            ramped_month(world, rep, day)
            for rep, day in zip(hires["rep_id"].tolist(), hires["hire_date"], strict=True)
        ]
    )
    known = ~np.isnan(month)
    hires = {name: values[known] for name, values in hires.items()}
    x = np.column_stack([hires["remote"] == "remote", kind_effects(hires)]).astype(float)
    fit = sm.OLS(month[known], x).fit()
    return float(fit.params[0]), float(fit.bse[0])


def later(world: World) -> tuple[float, float]:
    """Attainment after the twelfth month, remote against other hires, by seller."""
    table, hires = world.tables["quotas"], recent(world)
    rows = np.isin(table["rep_id"], hires["rep_id"])
    hired = lookup(hires, "rep_id", table["rep_id"][rows], "hire_date")
    start = np.array(
        [f"{q[:4]}-{3 * int(q[5]) - 2:02d}" for q in table["quarter"][rows].tolist()],
        dtype="datetime64[M]",
    )
    old = (start - hired.astype("datetime64[M]")).astype(int) >= 12
    remote = lookup(hires, "rep_id", table["rep_id"][rows][old], "remote") == "remote"
    index = table["potential_index"][rows][old]
    fit = sm.OLS(
        table["attainment"][rows][old],
        sm.add_constant(np.column_stack([remote, index]).astype(float)),
    ).fit(
        cov_type="cluster",
        cov_kwds={"groups": np.unique(table["rep_id"][rows][old], return_inverse=True)[1]},
    )
    return float(fit.params[1]), float(fit.bse[1])


def months_of_sellers(world: World) -> Columns:
    """Activity with the month's and the next month's bookings, joined by the analyst."""
    log, deals, quota = (world.tables[k] for k in ("activities_m", "opportunities", "quotas"))
    won = (deals["outcome"] == "won") & np.isin(deals["type"], ["new", "expansion"])
    start = np.datetime64("2023-01", "M")
    rep = np.unique(log["rep_id"])
    booked = np.zeros((rep.size, 46))
    month = (deals["close_date"][won].astype("datetime64[M]") - start).astype(int)
    np.add.at(booked, (np.searchsorted(rep, deals["rep_id"][won]), month), deals["amount_acv"][won])
    third = np.full((rep.size, 46), np.inf)
    first = np.array([4 * int(q[:4]) + int(q[5]) - 1 - 4 * 2023 for q in quota["quarter"].tolist()])
    for k in range(3):
        third[np.searchsorted(rep, quota["rep_id"]), 3 * first + k] = quota["quota"] / 3.0
    seller, number = np.searchsorted(rep, log["rep_id"]), (log["month"] - start).astype(int)
    ratio = booked / third
    last = np.append(log["rep_id"][1:] != log["rep_id"][:-1], True)
    return {
        **log,
        "number": number,
        "booked": booked[seller, number],
        "ratio": ratio[seller, number],
        "next": np.where(last, 0.0, ratio[seller, np.minimum(number + 1, 45)]),
    }


def within(values: NDArray[np.generic], rows: Columns) -> NDArray[np.float64]:
    """Residuals of seller effects and a time trend."""
    seller = np.unique(rows["rep_id"], return_inverse=True)[1]

    def centered(x: NDArray[np.float64]) -> NDArray[np.float64]:
        return x - (np.bincount(seller, x) / np.bincount(seller))[seller]

    y, t = centered(values.astype(float)), centered(rows["number"].astype(float))
    return np.asarray(y - t * np.sum(t * y) / np.sum(t * t), dtype=np.float64)


def multi_threading(world: World) -> float:
    rows = months_of_sellers(world)
    both = within(rows["ratio"] + rows["next"], rows)
    return float(np.corrcoef(within(rows["multi_thread_avg"], rows), both)[0, 1])


def multi_threading_dollars(world: World) -> float:
    rows = months_of_sellers(world)
    y, threads, calls = (
        within(rows[name], rows) for name in ("booked", "multi_thread_avg", "calls")
    )
    x = np.column_stack([threads / threads.std(), calls / calls.std()])
    fit = sm.OLS(y / y.std(), x).fit()
    assert abs(fit.params[1]) < 0.1  # calls add next to nothing, in dollars too
    return float(fit.params[0])


def calls(world: World) -> float:
    rows = months_of_sellers(world)
    return float(np.corrcoef(within(rows["calls"], rows), within(rows["ratio"], rows))[0, 1])


MEASURES: dict[str, Measure] = {
    "PT-14.ramp": ramp,
    "PT-14.ramp_found": ramp_found,
    "PT-14.later": later,
    "PT-15.multi_threading": multi_threading,
    "PT-15.multi_threading_dollars": multi_threading_dollars,
    "PT-15.calls": calls,
}
