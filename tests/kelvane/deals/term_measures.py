# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What an analyst would measure of close dates, terms and discounts: PT-05 and PT-09."""

from collections.abc import Callable
from functools import partial

import numpy as np
import statsmodels.api as sm
from numpy.typing import NDArray

from oms42.kelvane.world import Columns, World

from .deal_rows import quarter, sold

Measure = Callable[[World], float | tuple[float, float]]
EUROPEAN_UNION = ["AT", "BE", "DE", "DK", "ES", "FI", "FR", "IE", "NL", "PT", "SE"]


def late_shares(world: World, renewals: bool) -> NDArray[np.float64]:
    """Share of each quarter's bookings that lands in its last ten business days."""
    deals = world.tables["opportunities"]
    rows = (deals["outcome"] == "won") & (renewals | (deals["type"] != "renewal"))
    day, amount = deals["close_date"][rows], deals["amount_acv"][rows]
    after = (3 * (quarter(day) + 1)).astype("datetime64[M]").astype("datetime64[D]")
    late = np.busday_count(day, after) <= 10
    number = quarter(day) - quarter(day).min()
    return np.asarray(np.bincount(number, amount * late) / np.bincount(number, amount))


def pulled_found(world: World) -> float:
    deals = sold(world)
    found = quarter(deals["close_date_orig"]) > quarter(deals["close_date"])
    return float((found == deals["pulled"]).mean())


def pulled_discount(world: World, column: str) -> tuple[float, float]:
    """Least squares on the pull, with a constant for each term and period."""
    deals = sold(world)
    after = deals["close_date"] >= np.datetime64("2025-01-01")
    cell = (deals["term_years"] == 3) * 2 + after
    X = np.column_stack([deals["pulled"], *(cell == k for k in range(4))]).astype(float)
    y = deals["base"] if column == "true" else deals["discount_pct"] / 100.0
    fit = sm.OLS(y, X).fit()
    return float(fit.params[0]), float(fit.bse[0])


def first_renewals(world: World) -> Columns:
    """Subscriptions of won deals whose first renewal is known, with segment and pull."""
    subs, deals, hidden = (
        world.tables["subscriptions"],
        sold(world),
        world.hidden["subscriptions"],
    )
    rows = np.flatnonzero(hidden["deal"] & (subs["renewed"] != ""))
    order = np.argsort(deals["sub_id"], kind="stable")
    by_sub = {
        str(key): i
        for key, i in zip(deals["sub_id"][order], order, strict=True)
        if deals["close_date"][i] == subs["start"][np.searchsorted(subs["sub_id"], key)]
    }
    deal = np.array([by_sub[key] for key in subs["sub_id"][rows].tolist()])
    return {
        "churned": subs["renewed"][rows] == "no",
        "hazard": hidden["first_churn"][rows],
        "pulled": deals["pulled"][deal],
        "segment": deals["segment"][deal],
    }


def pulled_churn(world: World, column: str) -> tuple[float, float]:
    """Least squares of churn at the first renewal on the pull, with a constant for each segment."""
    first = first_renewals(world)
    segments = [first["segment"] == name for name in ("enterprise", "mid-market", "public")]
    X = np.column_stack([first["pulled"], *segments]).astype(float)
    y = first["hazard"] if column == "true" else first["churned"].astype(float)
    fit = sm.OLS(y, X).fit()
    return float(fit.params[0]), float(fit.bse[0])


def three_years(world: World, after: bool) -> float:
    deals = sold(world)
    rows = (deals["close_date"] >= np.datetime64("2025-01-01")) == after
    return float((deals["term_years"][rows] == 3).mean())


def three_year_discount(world: World, after: bool, column: str) -> float:
    deals = sold(world)
    rows = (deals["close_date"] >= np.datetime64("2025-01-01")) == after
    rows &= deals["term_years"] == 3
    value = deals["base"] if column == "true" else deals["discount_pct"] / 100.0
    return float(value[rows].mean())


def switching(world: World) -> float:
    subs = world.tables["subscriptions"]
    rows = (
        (subs["term_m"] == 36)
        & (subs["start"] >= np.datetime64("2025-09-12"))
        & np.isin(subs["country"], EUROPEAN_UNION)
    )
    return float((subs["end_reason"][rows] == "switch_notice").mean())


def first_of(measure: Callable[..., tuple[float, float]], column: str) -> Measure:
    """Measure an estimate without its standard error."""
    return lambda world: measure(world, column)[0]


OF_TERMS: dict[str, Measure] = {
    "PT-05.late": lambda world: float(late_shares(world, False).mean()),
    "PT-05.late_worst": lambda world: float(np.ptp(late_shares(world, False))),
    "PT-05.late_all": lambda world: float(late_shares(world, True).mean()),
    "PT-05.found": pulled_found,
    "PT-05.true_discount": first_of(pulled_discount, "true"),
    "PT-05.discount": partial(pulled_discount, column="table"),
    "PT-05.true_churn": first_of(pulled_churn, "true"),
    "PT-05.churn": partial(pulled_churn, column="table"),
    "PT-09.three_before": partial(three_years, after=False),
    "PT-09.three_after": partial(three_years, after=True),
    "PT-09.true_discount_before": partial(three_year_discount, after=False, column="true"),
    "PT-09.true_discount_after": partial(three_year_discount, after=True, column="true"),
    "PT-09.discount_before": partial(three_year_discount, after=False, column="table"),
    "PT-09.discount_after": partial(three_year_discount, after=True, column="table"),
    "PT-09.switching": switching,
}
