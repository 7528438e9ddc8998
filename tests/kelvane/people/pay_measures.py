# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What an analyst would measure about pay, selection and split credits."""

from collections.abc import Callable
from functools import partial

import numpy as np
import statsmodels.api as sm

from oms42.kelvane.world import Columns, World

from .attainment_measures import LAST_YEAR, last_year, lookup

Measure = Callable[[World], float | tuple[float, float]]
VARIABLE = ("commission", "accelerator", "spiff")


def variable(world: World) -> Columns:
    """A year's variable pay of the 84: four times the mean quarter of the last year."""
    pay, year = world.tables["comp_payouts"], last_year(world)
    rows = np.isin(pay["quarter"], LAST_YEAR) & np.isin(pay["rep_id"], year["rep_id"])
    seller = np.searchsorted(year["rep_id"], pay["rep_id"][rows])
    paid = sum(pay[name][rows] for name in VARIABLE)
    reps = world.tables["reps"]
    return {
        **year,
        "pay": 4.0 * np.bincount(seller, paid) / np.bincount(seller),
        "woman": lookup(reps, "rep_id", year["rep_id"], "gender") == "F",
    }


def index_of(world: World, women: bool) -> tuple[float, float]:
    """Mean of a part of the 84, with the standard error of a draw without replacement."""
    them = variable(world)
    mine = them["woman"] == women
    among = (~mine).sum() / (mine.size - 1) / mine.sum()
    return float(them["index"][mine].mean()), float(them["index"].std() * np.sqrt(among))


def raw_gap(world: World) -> float:
    them = variable(world)
    woman = them["woman"]
    assert int(woman.sum()) == 30
    assert woman.size == 84
    return float(1.0 - them["pay"][woman].mean() / them["pay"][~woman].mean())


def adjusted_gap(world: World) -> float:
    them = variable(world)
    x = sm.add_constant(np.column_stack([them["woman"], them["index"]]).astype(float))
    effect = sm.OLS(them["pay"], x).fit().params[1]
    return float(-effect / them["pay"][~them["woman"]].mean())


def formula_gap(world: World) -> float:
    """Pay against the plan worked out afresh: rate × credited value, twice above quota."""
    pay, quota, reps = (world.tables[name] for name in ("comp_payouts", "quotas", "reps"))
    assert (pay["rep_id"] == quota["rep_id"]).all()
    assert (pay["quarter"] == quota["quarter"]).all()
    incentive = lookup(reps, "rep_id", pay["rep_id"], "target_incentive").astype(float)
    total = pay["quarter"] >= "2025"
    value = np.where(total, quota["bookings_tcv"] / 2.05, quota["bookings_acv"])
    due = incentive / 4.0 * value / quota["quota"] * quota["credited_splits"]
    above = 1.0 - np.minimum(1.0, quota["quota"] / np.maximum(quota["bookings_acv"], 1e-9))
    wrong = np.abs(pay["commission"] - due) + np.abs(pay["accelerator"] - due * above)
    return float(wrong.max())


def validity(world: World, score: str) -> float:
    year = last_year(world)
    points = lookup(world.tables["reps"], "rep_id", year["rep_id"], score)
    return float(np.corrcoef(points.astype(float), year["attainment"])[0, 1])


def true_validity(world: World, score: str) -> float:
    pool = world.hidden["applicants"]
    assert pool["hired"].mean() == 0.30
    return float(np.corrcoef(pool[score], pool["attainment"])[0, 1])


def split_rows(world: World) -> float:
    return float((world.tables["quotas"]["credited_splits"] > 1.0).sum())


SCORES = {
    "structured": "si_score",
    "work_sample": "work_sample",
    "unstructured": "unstructured_score",
    "experience": "years_exp_at_hire",
}
MEASURES: dict[str, Measure] = {
    "PT-11.women_index": partial(index_of, women=True),
    "PT-11.men_index": partial(index_of, women=False),
    "PT-11.raw_gap": raw_gap,
    "PT-11.adjusted_gap": adjusted_gap,
    "PT-11.formula_gap": formula_gap,
    **{f"PT-12.{name}": partial(validity, score=score) for name, score in SCORES.items()},
    **{f"PT-12.true_{name}": partial(true_validity, score=s) for name, s in SCORES.items()},
    "PT-23.split_rows": split_rows,
}
