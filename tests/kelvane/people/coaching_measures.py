# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What an analyst would measure about coaching."""

from collections.abc import Callable
from functools import partial

import numpy as np
import statsmodels.api as sm
from numpy.typing import NDArray

from oms42.kelvane.world import Columns, World

Measure = Callable[[World], float | tuple[float, float]]


def dummies(names: NDArray[np.generic]) -> NDArray[np.float64]:
    """One column a name."""
    kinds, number = np.unique(names, return_inverse=True)
    return np.eye(kinds.size)[number]


def named_quarter(day: NDArray[np.datetime64]) -> NDArray[np.str_]:
    """Names such as 2025Q3."""
    month = day.astype("datetime64[M]").astype(int)
    return np.array([f"{1970 + m // 12}Q{m % 12 // 3 + 1}" for m in month.tolist()])


def thirds(world: World) -> dict[str, int]:
    """Third of bookings over quotas of each seller's whole time, lowest first."""
    table = world.tables["quotas"]
    rep, seller = np.unique(table["rep_id"], return_inverse=True)
    sums = (np.bincount(seller, table[name]) for name in ("bookings_acv", "quota"))
    career = np.divide(*sums)
    place = np.argsort(np.argsort(career, kind="stable"), kind="stable")
    return dict(zip(rep.tolist(), (3 * place // rep.size).tolist(), strict=True))


def coached_deals(world: World) -> Columns:
    """Closed new-logo deals with the seller's hours of coaching in the quarter of closing."""
    deals, log = world.tables["opportunities"], world.tables["activities_m"]
    rows = (deals["type"] == "new") & (deals["outcome"] != "open")
    key = np.char.add(deals["rep_id"][rows], named_quarter(deals["close_date"][rows]))
    logged, place = np.unique(
        np.char.add(log["rep_id"], named_quarter(log["month"])), return_inverse=True
    )
    means = {
        name: np.bincount(place, log[name].astype(float)) / np.bincount(place)
        for name in ("coaching_h_week", "coaching_rota")
    }
    where = np.searchsorted(logged, key)
    assert (logged[where] == key).all()
    third = thirds(world)
    return {
        "rep_id": deals["rep_id"][rows],
        "quarter": named_quarter(deals["close_date"][rows]),
        "won": (deals["outcome"][rows] == "won").astype(float),
        "hours": means["coaching_h_week"][where],
        "rota": means["coaching_rota"][where],
        "third": np.array([third[rep] for rep in deals["rep_id"][rows].tolist()]),
    }


def effects(deals: Columns) -> NDArray[np.float64]:
    return np.hstack([dummies(deals["rep_id"]), dummies(deals["quarter"])[:, 1:]])


def slopes(world: World) -> NDArray[np.float64]:
    """Win rates of sellers' quarters, weighted by deals, on hours: one slope a third.

    Seller and quarter effects are in. With these weights it is the fit of the single deals.
    """
    deals = coached_deals(world)
    key = np.char.add(deals["rep_id"], deals["quarter"])
    _, first, cell, count = np.unique(
        key, return_index=True, return_inverse=True, return_counts=True
    )
    one = {name: values[first] for name, values in deals.items()}
    hours = one["hours"][:, None] * (one["third"][:, None] == np.arange(3))
    rate = np.bincount(cell, deals["won"]) / count
    fit = sm.WLS(rate, np.hstack([hours, effects(one)]), weights=count).fit()
    return np.asarray(fit.params[:3], dtype=np.float64)


def found(world: World, third: int) -> float:
    return float(slopes(world)[third])


def raw(world: World) -> float:
    deals = coached_deals(world)
    return float(sm.OLS(deals["won"], sm.add_constant(deals["hours"])).fit().params[1])


def rota(world: World) -> tuple[float, float]:
    """Two-stage least squares in the middle third: the rota moves the hours by lot."""
    deals = coached_deals(world)
    rows = deals["third"] == 1
    deals = {name: values[rows] for name, values in deals.items()}
    extra = effects(deals)
    won, hours, lot = (sm.OLS(deals[name], extra).fit().resid for name in ("won", "hours", "rota"))
    slope = float(np.sum(lot * won) / np.sum(lot * hours))
    rest = won - slope * hours
    freedom = won.size - np.linalg.matrix_rank(extra) - 1
    error = np.sqrt(np.sum(rest**2) / freedom * np.sum(lot**2)) / abs(np.sum(lot * hours))
    return slope, float(error)


def lift(world: World, third: int) -> float:
    """Slope of the true lift on the planned hours."""
    rows = world.hidden["rep_quarters"]
    mine = rows["third"] == third
    return float(np.polyfit(rows["coaching_hours"][mine], rows["coaching_lift"][mine], 1)[0])


def lift_elsewhere(world: World) -> float:
    rows = world.hidden["rep_quarters"]
    return float(np.abs(rows["coaching_lift"][rows["third"] != 1]).max())


def need(world: World) -> tuple[float, float]:
    """Planned hours of those whose last four quarters were below the quarter's median.

    As the law says: the mean is that of the quarters there are, before the first of them that of
    the whole time, and the median that of all who have a quota in the quarter.
    """
    rows = world.hidden["rep_quarters"]
    names, number = np.unique(rows["quarter"], return_inverse=True)
    rep, seller = np.unique(rows["rep_id"], return_inverse=True)
    grid = np.full((rep.size, names.size), np.nan)
    grid[seller, number] = rows["attainment"]
    sums = (np.bincount(seller, rows[name]) for name in ("target_bookings", "quota"))
    career = np.divide(*sums)
    behind = np.zeros(number.size, dtype=bool)
    for q in range(names.size):
        past = grid[:, max(q - 4, 0) : q]
        seen = ~np.isnan(past)
        mean = np.where(
            seen.any(axis=1), np.nansum(past, axis=1) / seen.sum(axis=1).clip(1), career
        )
        here = number == q
        behind[here] = (mean < np.median(mean[seller[here]]))[seller[here]]
    x = np.column_stack([behind, rows["coaching_rota"]]).astype(float)
    fit = sm.OLS(rows["coaching_hours"], sm.add_constant(x)).fit()
    return float(fit.params[1]), float(fit.bse[1])


MEASURES: dict[str, Measure] = {
    "PT-13.lift": partial(lift, third=1),
    "PT-13.lift_elsewhere": lift_elsewhere,
    "PT-13.need": need,
    "PT-13.middle_third": partial(found, third=1),
    "PT-13.lowest_third": partial(found, third=0),
    "PT-13.highest_third": partial(found, third=2),
    "PT-13.raw": raw,
    "PT-13.rota": rota,
}
