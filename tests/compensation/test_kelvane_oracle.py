# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Kelvane's table of payouts, which another program made: do the plans in YAML pay the same?"""

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from oms42.compensation import Plan, statement
from oms42.compensation.plan_file import example_plan
from oms42.datasets import load

PLANS = {
    "enterprise": "enterprise_ae_fy2026",
    "mid-market": "mid_market_ae_fy2026",
    "public": "mid_market_ae_fy2026",
    "kam": "kam_fy2026",
    "cam": "cam_fy2026",
}
CENT = 0.01  # the table rounds commission and accelerator each, the statement their sum


@pytest.fixture(scope="module")
def rows() -> pd.DataFrame:
    """Quotas, payouts and sellers side by side."""
    quotas, paid, reps = load("quotas"), load("comp_payouts"), load("reps")
    return quotas.merge(paid, on=["rep_id", "quarter"]).merge(reps, on="rep_id")


def own(rows: pd.DataFrame) -> pd.Series:
    """Name the plan of each row."""
    segment, role = rows["segment"].astype(object), rows["role"].astype(object)
    return segment.where(role == "ae", role).map(PLANS)


def before_2025(plan: Plan) -> Plan:
    """The plan of 2023 and 2024: annual value, the whole base rate, twice it above quota."""
    (one,) = plan.measures
    tiers: Any = {"steps": [(1.0, 1), (None, 2)]}
    told: Any = {"basis": "acv", "counts": "", "tiers": tiers}
    return replace(plan, measures=(replace(one, **told),))


def test_do_the_plan_files_state_the_pay_of_the_sellers(rows: pd.DataFrame) -> None:
    """Base and target incentive of every quota carrier are those of the role's plan."""
    for name, group in rows.groupby(own(rows)):
        plan = example_plan(str(name))
        assert set(group["base"]) == {float(plan.salary)}
        assert set(group["target_incentive"]) == {float(plan.target_incentive)}


def test_do_the_plans_pay_every_row_of_the_table_to_the_cent(rows: pd.DataFrame) -> None:
    """Commission and accelerator of all 1,017 seller-quarters, by the vectorised form."""
    late = (rows["quarter"] >= "2025Q1").to_numpy()
    expected = (rows["commission"] + rows["accelerator"]).to_numpy()
    counted = 0
    for name, since in {(name, since) for name in PLANS.values() for since in (True, False)}:
        mine = (own(rows) == name).to_numpy() & (late == since)
        plan = example_plan(name) if since else before_2025(example_plan(name))
        part = rows[mine]
        signed = part["bookings_tcv"] if since else part["bookings_acv"]
        pay = quarter_pay(plan, part, signed * part["credited_splits"])
        assert np.abs(pay - expected[mine]).max() <= CENT
        counted += int(mine.sum())
    assert counted == len(rows) == 1017


def quarter_pay(plan: Plan, part: pd.DataFrame, credited: pd.Series) -> Any:
    """Pay single quarters, each with its own quota: per dollar of quota, a quarter of the target.

    Annual value moves attainment; the rates pay on what was credited.
    """
    (one,) = plan.measures
    measure = replace(one, quota=1, seasons=())
    single = replace(
        plan,
        measures=(measure,),
        target_incentive=plan.target_incentive / 4,
        period="annual",
    )
    value = (credited / part["quota"]).to_numpy()
    acv = (part["bookings_acv"] / part["quota"]).to_numpy()
    return single.payout(acv, paid_on={"bookings": value})


def test_does_a_statement_pay_a_seller_of_the_table_line_by_line(rows: pd.DataFrame) -> None:
    """Forty seller-years through the exact statement: each quarter within a cent of the table."""
    full = rows[rows["quarter"].str[:4] == "2025"]
    names = full["rep_id"].value_counts()
    for rep in names[names == 4].index[:40]:
        mine = full[full["rep_id"] == rep].sort_values("quarter")
        plan = example_plan(str(own(mine).iloc[0]))
        deals = [
            {
                "id": row.quarter,
                "day": f"2025-{3 * int(row.quarter[-1]):02d}-28",
                "amount": row.bookings_acv,
                "acv": row.bookings_acv,
                "tcv": round(row.bookings_tcv * row.credited_splits, 6),
            }
            for row in mine.itertuples()
        ]
        quotas = dict(zip(mine["quarter"], mine["quota"], strict=True))
        done = statement(plan, deals, quotas={"bookings": quotas})
        told = (mine["commission"] + mine["accelerator"]).tolist()
        assert [span.paid for span in done.periods] == pytest.approx(told, abs=CENT + 1e-9)
        assert [span.salary for span in done.periods] == mine["base_paid"].tolist()
