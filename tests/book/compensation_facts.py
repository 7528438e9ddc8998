# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What the compensation chapter's numbers are held to; nothing of its models is called."""

from functools import cache
from math import sqrt
from statistics import NormalDist

import numpy as np
import pandas as pd
import statsmodels.api as sm

from oms42 import datasets

LAW = NormalDist(0.92, 0.28)
LAST = ["2025Q4", "2026Q1", "2026Q2", "2026Q3"]


def curve(a):
    """WE3.1 by hand, in dollars of incentive: 0.6, 1.4, 1.5 and 2.0 times 120,000 per 1.0."""
    a = np.asarray(a, dtype=float)
    steps = [(0.0, 0.6), (0.5, 1.4), (1.0, 1.5), (1.25, 2.0)]
    tops = [0.5, 1.0, 1.25, np.inf]
    return sum(
        120_000 * rate * np.clip(a - low, 0, top - low)
        for (low, rate), top in zip(steps, tops, strict=True)
    )


def expected(pay):
    """Average over N(.92, .28) cut at zero, on a grid of half a million midpoints."""
    a = (np.arange(500_000) + 0.5) * 3.5 / 500_000
    density = np.exp(-(((a - 0.92) / 0.28) ** 2) / 2)
    return float(np.sum(pay(a) * density) / density.sum())


@cache
def won():
    """Won deals other than renewals."""
    deals = datasets.load("opportunities")
    return deals[(deals["outcome"] == "won") & (deals["type"] != "renewal")]


@cache
def new():
    """Closed deals with new customers."""
    deals = datasets.load("opportunities")
    new = deals[(deals["type"] == "new") & (deals["outcome"] != "open")]
    return new.assign(
        c=new["contacts_n"].clip(upper=3), y=new["close_date"].dt.year, w=new["outcome"] == "won"
    )


@cache
def sellers():
    """A year of variable pay, attainment and potential of the 84, with who they are."""
    rows = datasets.load("quotas").merge(datasets.load("comp_payouts"), on=["rep_id", "quarter"])
    now = set(rows.loc[rows["quarter"] == LAST[-1], "rep_id"])
    rows = rows[rows["quarter"].isin(LAST) & rows["rep_id"].isin(now)]
    rows = rows.assign(pay=4 * (rows["commission"] + rows["accelerator"] + rows["spiff"]))
    means = rows.groupby("rep_id").agg(
        pay=("pay", "mean"),
        index=("potential_index", "mean"),
        acv=("bookings_acv", "sum"),
        quota=("quota", "sum"),
    )
    made = means.join(datasets.load("reps").set_index("rep_id"))
    return made.assign(attainment=made["acv"] / made["quota"])


@cache
def spiff():
    """The event study with statsmodels: effects of five quarters, and their net by delta method."""
    table = datasets.load("bookings_monthly")
    wide = table.pivot_table("units", ["month", "region"], "product", observed=True).reset_index()
    quarter = wide["month"].dt.year * 4 + wide["month"].dt.quarter - 1
    x = pd.get_dummies(wide["region"].astype(str), dtype=float)
    x["trend"] = (quarter - quarter.min()).astype(float)
    for season in (1, 2, 3):
        x[f"s{season}"] = (quarter % 4 == season).astype(float)
    first = 2025 * 4 + 2
    for j in range(-2, 3):
        x[f"e{j}"] = (quarter == first + j).astype(float)
    y = np.log(wide["hardware"].astype(float) / wide["services"].astype(float))
    fit = sm.OLS(y, x).fit(cov_type="HC1")
    theta = fit.params[["e0", "e1", "e2"]].to_numpy()
    cover = fit.cov_params().loc[["e0", "e1", "e2"], ["e0", "e1", "e2"]].to_numpy()
    slopes = np.exp(theta)
    net, error = float(np.sum(slopes - 1)), sqrt(slopes @ cover @ slopes)
    before = fit.params["e-1"], fit.bse["e-1"]
    dip = float(np.sum(slopes[1:] - 1))
    return {"lift": slopes[0] - 1, "dip": dip, "net": net, "se": error, "before": before}
