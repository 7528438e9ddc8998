# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What an analyst would measure in the customers' tables, one function a promise."""

from collections.abc import Callable

import numpy as np
import statsmodels.api as sm
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from oms42.kelvane.world import Columns, World

Measure = Callable[[World], float | tuple[float, float]]
# The company's rates: US dollars for each unit of the driver.
RATES = {"visits": 420, "support_h": 65, "rush_orders": 380, "custom_eng_h": 140, "returns_usd": 1}


def costs(table: Columns) -> dict[str, NDArray[np.float64]]:
    """Cost to serve of each row by driver, in US dollars."""
    made = {name: rate * table[name].astype(np.float64) for name, rate in RATES.items()}
    made["capital"] = 0.09 * table["revenue"] * table["days_sales_outstanding"] / 365
    return made


def profit(table: Columns) -> NDArray[np.float64]:
    return table["revenue"] - table["cogs"] - np.sum(list(costs(table).values()), axis=0)


def rows_of(world: World, year: int) -> Columns:
    table = world.tables["account_pnl"]
    return {name: values[table["year"] == year] for name, values in table.items()}


def whale_peak(world: World) -> float:
    curve = np.cumsum(np.sort(profit(rows_of(world, 2025)))[::-1])
    return float(curve.max() / curve[-1])


def unprofitable(world: World) -> float:
    return float((profit(rows_of(world, 2025)) < 0).sum())


def driver_share(world: World) -> float:
    """Split the gap in cost over revenue between losers and the others by driver."""
    table = rows_of(world, 2025)
    bad = profit(table) < 0
    revenue = table["revenue"]
    gap = {
        name: cost[bad].sum() / revenue[bad].sum() - cost[~bad].sum() / revenue[~bad].sum()
        for name, cost in costs(table).items()
    }
    planted = gap["rush_orders"] + gap["custom_eng_h"] + gap["capital"]
    return float(planted / sum(gap.values()))


def late_days(world: World) -> float:
    table = rows_of(world, 2025)
    bad, days = profit(table) < 0, table["days_sales_outstanding"]
    return float(days[bad].mean() - days[~bad].mean())


def established(world: World) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Revenue (n, 3) and key flag of customers of today that bought before 2023."""
    accounts = world.tables["accounts"]
    mine = accounts["is_customer"] & (accounts["first_purchase"] < np.datetime64("2023-01-01"))
    ids, table = accounts["account_id"][mine], world.tables["account_pnl"]
    shown = np.isin(table["account_id"], ids)
    revenue = np.full((ids.size, 3), np.nan)
    where = np.searchsorted(ids, table["account_id"][shown])
    revenue[where, table["year"][shown] - 2023] = table["revenue"][shown]
    assert not np.isnan(revenue).any()
    return revenue, accounts["is_key"][mine]


def growth(world: World, key: bool) -> float:
    revenue, flag = established(world)
    return float((revenue[:, 2] / revenue[:, 1] - 1)[flag == key].mean())


def effect(world: World) -> float:
    hidden, accounts = world.hidden["account_pnl"], world.tables["accounts"]
    key = np.isin(hidden["account_id"], accounts["account_id"][accounts["is_key"]])
    made, without = hidden["revenue_2025"][key], hidden["revenue_without_program"][key]
    return float(made.sum() / without.sum() - 1)


def matched(world: World) -> float:
    """Pair key accounts with others nearest in earlier growth and size, each once."""
    revenue, key = established(world)
    log = np.log(revenue)
    before, after = np.diff(log, axis=1).T
    place = np.column_stack([before, log[:, 1]])
    place = (place - place.mean(axis=0)) / place.std(axis=0)
    distance = ((place[key][:, None, :] - place[~key][None, :, :]) ** 2).sum(axis=2)
    treated, control = linear_sum_assignment(distance)
    return float(np.expm1((after[key][treated] - after[~key][control]).mean()))


def regression(world: World) -> tuple[float, float]:
    revenue, key = established(world)
    log = np.log(revenue)
    before, after = np.diff(log, axis=1).T
    X = sm.add_constant(np.column_stack([key, before, log[:, 1]]).astype(np.float64))
    fit = sm.OLS(after, X).fit(cov_type="HC1")
    return float(np.expm1(fit.params[1])), float(np.exp(fit.params[1]) * fit.bse[1])


def crossings(world: World) -> tuple[Columns, NDArray[np.bool_]]:
    """Rows of the year before the second product, and who loses money in 2025.

    The second product came in the first year that shows two products after one that showed one.
    """
    table = world.tables["account_pnl"]
    same = table["account_id"][1:] == table["account_id"][:-1]
    step = same & (table["products_n"][:-1] == 1) & (table["products_n"][1:] > 1)
    row = np.flatnonzero(step)
    last = rows_of(world, 2025)
    kept = row[np.isin(table["account_id"][row], last["account_id"])]
    before = {name: values[kept] for name, values in table.items()}
    at = np.searchsorted(last["account_id"], before["account_id"])
    return before, profit(last)[at] < 0


def cross_loss(world: World) -> float:
    return float(crossings(world)[1].mean())


def ratio_before(world: World, column: str) -> float:
    before, bad = crossings(world)
    log = np.log(before[column] / before["revenue"])
    return float(np.exp(log[bad].mean() - log[~bad].mean()))


def identifiable(world: World) -> float:
    before, bad = crossings(world)
    X = np.log(
        np.column_stack([before[name] / before["revenue"] for name in ("returns_usd", "support_h")])
    )
    model = LogisticRegression(C=1e6).fit((X - X.mean(axis=0)) / X.std(axis=0), bad)
    score = model.decision_function((X - X.mean(axis=0)) / X.std(axis=0))
    return float(roc_auc_score(bad, score))


def first_year(world: World) -> NDArray[np.float64]:
    """Burn rates of the first twelve months, shape (n, 12)."""
    table = world.tables["consumption_m"]
    first = table["contract_month"] <= 12
    rate = 12 * table["used_usd"][first] / table["commit_usd"][first]
    return rate.reshape(-1, 12)


def week_8(world: World) -> float:
    rate = first_year(world)
    return float(np.corrcoef(np.log(rate[:, :2].mean(axis=1)), np.log(rate[:, 11]))[0, 1])


def low_burn(world: World) -> float:
    return float((first_year(world)[:, 9:].mean(axis=1) < 0.5).mean())


def churn_ratio(world: World) -> float:
    table = world.tables["consumption_m"]
    ended = table["commit_status"][table["contract_month"] == 12] == "ended"
    low = first_year(world)[:, 9:].mean(axis=1) < 0.5
    return float(ended[low].mean() / ended[~low].mean())


def over_commit(world: World) -> float:
    return float((first_year(world)[:, 6:9].mean(axis=1) > 1.3).mean())


MEASURES: dict[str, Measure] = {
    "PT-17.whale_peak": whale_peak,
    "PT-17.unprofitable_accounts": unprofitable,
    "PT-17.driver_share": driver_share,
    "PT-17.late_days": late_days,
    "PT-18.effect": effect,
    "PT-18.key_growth": lambda world: growth(world, key=True),
    "PT-18.other_growth": lambda world: growth(world, key=False),
    "PT-18.matched": matched,
    "PT-18.regression": regression,
    "PT-19.unprofitable_share": cross_loss,
    "PT-19.returns_before": lambda world: ratio_before(world, "returns_usd"),
    "PT-19.support_before": lambda world: ratio_before(world, "support_h"),
    "PT-19.identifiable": identifiable,
    "PT-27.week_8": week_8,
    "PT-27.low_burn": low_burn,
    "PT-27.churn_ratio": churn_ratio,
    "PT-27.over_commit": over_commit,
}
