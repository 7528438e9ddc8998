# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What an analyst would measure in opportunities, snapshots and subscriptions."""

from collections.abc import Callable
from functools import partial

import numpy as np
import statsmodels.api as sm
from numpy.typing import NDArray

from oms42.kelvane.world import Columns, World

Measure = Callable[[World], float | tuple[float, float]]
EURO_AREA = ["AT", "BE", "DE", "ES", "FI", "FR", "IE", "NL", "PT"]
EUROPEAN_UNION = [*EURO_AREA, "DK", "SE"]


def joined(world: World) -> Columns:
    """Opportunities with the region, segment and country of their accounts."""
    deals, accounts = world.tables["opportunities"], world.tables["accounts"]
    order = np.argsort(accounts["account_id"])
    row = order[np.searchsorted(accounts["account_id"], deals["account_id"], sorter=order)]
    more = {name: accounts[name][row] for name in ("region", "segment", "country")}
    return {**deals, **more}


def closed_new(world: World) -> Columns:
    deals = joined(world) | {"true": world.hidden["opportunities"]["win_probability"]}
    rows = (deals["type"] == "new") & (deals["outcome"] != "open")
    return {name: values[rows] for name, values in deals.items()}


def sold(world: World) -> Columns:
    """Won new logos and expansions, with what is hidden about them."""
    hidden = world.hidden["opportunities"]
    deals = joined(world) | {"pulled": hidden["pulled_in"], "base": hidden["discount"]}
    rows = (deals["type"] != "renewal") & (deals["outcome"] == "won")
    return {name: values[rows] for name, values in deals.items()}


def win_by_contacts(world: World, contacts: int, column: str) -> float:
    deals = closed_new(world)
    rows = np.minimum(deals["contacts_n"], 3) == contacts
    value = deals["true"] if column == "true" else deals["outcome"] == "won"
    return float(value[rows].mean())


def period(deals: Columns, name: str) -> NDArray[np.bool_]:
    first = {"before": "2023-01-01", "after": "2026-04-01", "2026": "2026-01-01"}[name]
    end = {"before": "2025-01-01", "after": "2026-10-01", "2026": "2026-10-01"}[name]
    close = deals["close_date"]
    return np.asarray((close >= np.datetime64(first)) & (close < np.datetime64(end)))


def single_share(world: World, when: str) -> float:
    deals = closed_new(world)
    return float((deals["contacts_n"][period(deals, when)] == 1).mean())


def win_rate(world: World, when: str) -> float:
    deals = closed_new(world)
    return float((deals["outcome"][period(deals, when)] == "won").mean())


def unexplained(world: World) -> float:
    """Win rate of 2026 at the contacts of 2023 and 2024, less the win rate of then."""
    deals = closed_new(world)
    group, won = np.minimum(deals["contacts_n"], 3), deals["outcome"] == "won"
    before, now = period(deals, "before"), period(deals, "2026")
    standard = sum((group[before] == k).mean() * won[now & (group == k)].mean() for k in (1, 2, 3))
    return float(standard - won[before].mean())


def regional_gap(world: World, segment: str, column: str) -> float:
    deals = closed_new(world)
    value = deals["true"] if column == "true" else deals["outcome"] == "won"
    inside = deals["segment"] != "public" if segment == "total" else deals["segment"] == segment
    rates = [value[inside & (deals["region"] == name)].mean() for name in ("EMEA", "NA")]
    return float(rates[0] - rates[1])


def quarter(day: NDArray[np.datetime64]) -> NDArray[np.int64]:
    return np.asarray(day.astype("datetime64[M]").astype(np.int64) // 3)


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


def pushed(world: World, column: str) -> float:
    deals, hidden = world.tables["opportunities"], world.hidden["opportunities"]
    rows = (deals["type"] != "renewal") & (deals["outcome"] != "open") & (deals["pushes_n"] >= 3)
    value = hidden["win_probability"] if column == "true" else deals["outcome"] == "won"
    return float(value[rows].mean())


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


def past_due(world: World) -> float:
    deals = world.tables["opportunities"]
    rows = deals["outcome"] == "open"
    return float((deals["close_date"][rows] < np.datetime64("2026-10-05")).mean())


def euros_as_dollars(world: World) -> float:
    deals = joined(world)
    return float((np.isin(deals["country"], EURO_AREA) & (deals["currency"] == "USD")).sum())


def no_reason(world: World) -> float:
    deals = world.tables["opportunities"]
    rows = np.isin(deals["outcome"], ["lost", "no_decision"])
    return float((deals["loss_reason"][rows] == "").mean())


def wrong_day(world: World) -> float:
    day = world.tables["opp_snapshots"]["snapshot_date"].astype(np.int64)
    return float(((day - 4) % 7 != 0).mean())


def no_decision(world: World) -> float:
    outcome = world.tables["opportunities"]["outcome"]
    return float((outcome == "no_decision").sum() / np.isin(outcome, ["lost", "no_decision"]).sum())


def first_of(measure: Callable[..., tuple[float, float]], column: str) -> Measure:
    """Measure an estimate without its standard error."""
    return lambda world: measure(world, column)[0]


CONTACTS = {"single": 1, "two": 2, "three": 3}
SEGMENTS = {"enterprise": "enterprise", "mid_market": "mid-market", "total": "total"}
MOMENTS = {"start": 0, "middle": 6, "ahead": -1}
MEASURES: dict[str, Measure] = {
    **{
        f"PT-01.true_{name}": partial(win_by_contacts, contacts=number, column="true")
        for name, number in CONTACTS.items()
    },
    **{
        f"PT-01.{name}": partial(win_by_contacts, contacts=number, column="won")
        for name, number in CONTACTS.items()
    },
    "PT-01.share_before": partial(single_share, when="before"),
    "PT-01.share_after": partial(single_share, when="after"),
    "PT-01.rate_before": partial(win_rate, when="before"),
    "PT-01.rate_after": partial(win_rate, when="after"),
    "PT-01.unexplained": unexplained,
    **{
        f"PT-02.true_{name}": partial(regional_gap, segment=segment, column="true")
        for name, segment in SEGMENTS.items()
    },
    **{
        f"PT-02.{name}": partial(regional_gap, segment=segment, column="won")
        for name, segment in SEGMENTS.items()
    },
    **{
        f"PT-03.{category}_{moment}": partial(realised, week=week, category=category)
        for moment, week in MOMENTS.items()
        for category in ("commit", "best", "pipeline")
    },
    "PT-03.over_call": partial(bias, group=1),
    "PT-03.under_call": lambda world: -bias(world, 2),
    "PT-03.happy_ears": partial(biased_reps, group=1),
    "PT-03.sandbaggers": partial(biased_reps, group=2),
    "PT-04.true": partial(pushed, column="true"),
    "PT-04.rate": partial(pushed, column="won"),
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
    "PT-23.past_due": past_due,
    "PT-23.euros_as_dollars": euros_as_dollars,
    "PT-23.no_reason": no_reason,
    "PT-23.wrong_day": wrong_day,
    "facts.no_decision": no_decision,
}
