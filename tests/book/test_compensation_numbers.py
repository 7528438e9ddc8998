# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The numbers of the compensation chapter's sections, as computed: WE3.1 to WE3.6 and the data.

Each expected number is worked out by hand, by quadrature, by simulation or with statsmodels.
"""

import re
from math import sqrt

import numpy as np
import pandas as pd
import pytest

from oms42 import datasets

from . import compensation_facts
from .compensation_facts import LAW, curve, expected


@pytest.fixture(scope="module")
def glued(page, run):
    """Run a section and give its names, and the numbers that its text shows."""
    return lambda name: run(page(f"compensation/{name}.md"))


@pytest.fixture(scope="module")
def brief(page):
    return " ".join(page("compensation/index.md").section("Executive brief").split())


@pytest.fixture(scope="module")
def sellers():
    return compensation_facts.sellers()


def test_is_castillo_s_request_answered_with_her_region_s_numbers(glued):
    """Plain pandas on her deals: wins by contacts, the shift at constant rates, two points."""
    found = glued("diagnosis")["glued"]
    where = datasets.load("accounts").set_index("account_id")["region"].astype(str)
    every = compensation_facts.new()
    new = every[every["account_id"].map(where) == "NA"]
    parts = {"early": new[new["y"] <= 2024], "late": new[new["y"] == 2026]}
    for key, part in parts.items():
        assert found[f"{key}-rate"] == f"{100 * part['w'].mean():.1f}"
        assert found[f"{key}-n"] == f"{len(part):,d}"
        assert found[f"{key}-single"] == f"{100 * (part['c'] == 1).mean():.0f}"
    by = new.groupby("c")["w"].mean()
    assert [found[f"win-{c}"] for c in (1, 2, 3)] == [f"{100 * by[c]:.0f}" for c in (1, 2, 3)]
    share = {k: part["c"].value_counts(normalize=True) for k, part in parts.items()}
    assert found["mix"] == f"{100 * (by * (share['early'] - share['late'])).sum():.1f}"
    rate, n = ({k: f(p["w"]) for k, p in parts.items()} for f in (np.mean, len))
    fall = 100 * (rate["late"] - rate["early"])
    reach = 196 * sqrt(sum(rate[k] * (1 - rate[k]) / n[k] for k in parts))
    told = [float(found[k].replace("−", "-")) for k in ("fall", "fall-low", "fall-high")]
    assert told == pytest.approx([fall, fall - reach, fall + reach], abs=0.15)


def test_is_what_two_points_cost_and_could_show_in_her_region_s_deals(glued):
    """.618 x − .12 x − .02 (1 + x) = 0: more won value x that pays for the two points."""
    found = glued("diagnosis")["glued"]
    where = datasets.load("accounts").set_index("account_id")["region"].astype(str)
    every = compensation_facts.new()
    new = every[every["account_id"].map(where) == "NA"]
    rate = new.loc[new["y"] == 2026, "w"].mean()
    closed = (new["close_date"].dt.to_period("Q") >= "2026Q2").sum()
    assert found["pilot-n"] == str(closed)
    assert found["pilot-reach"] == f"{196 * sqrt(4 * rate * (1 - rate) / closed):.0f}"
    won = new[new["w"] & (new["close_date"] >= "2025-10-01")]["amount_acv"].sum()
    assert found["recent-acv"] == f"{won / 1e6:.1f}"
    assert found["two-points"] == f"{0.02 * won / 1e3:,.0f}"
    assert found["back"] == f"{100 * rate * 0.02 / 0.478:.1f}"
    single = (every["c"] == 1).groupby(every["close_date"].dt.to_period("Q")).mean() * 100
    assert found["level"] == f"{single[:8].mean():.0f}"
    assert (found["first"], found["latest"]) == (f"{single.iloc[8]:.0f}", f"{single.iloc[-1]:.0f}")


def test_does_level_cost_what_the_text_says(glued):
    """12,000 of 240,000 for each of 24; half of .92 · 1.2M at a margin of 61.8 %."""
    found = glued("architecture")["glued"]
    assert (found["level-cost"], found["level-loss"]) == ("288", f"{0.46 * 1_200 * 0.618:.0f}")
    assert found["level-keep"] == f"{288 / (0.46 * 1_200 * 0.618):.1f}"
    reps = datasets.load("reps")
    gone = reps[(reps["segment"] == "enterprise") & (reps["leave_date"].dt.year * 12
                + reps["leave_date"].dt.month >= 2025 * 12 + 10)]  # fmt: skip
    assert found["left"] == str(len(gone))
    assert found["left-offer"] == str(list(gone["leave_reason"]).count("better offer"))


@pytest.mark.parametrize(
    ("attainment", "incentive", "ratio"),
    [
        (0.45, 32_400, 0.282),
        (0.80, 86_400, 0.215),
        (1.00, 120_000, 0.200),
        (1.18, 152_400, 0.192),
        (1.40, 201_000, 0.191),
    ],
)
def test_does_the_table_of_the_curve_print_the_worked_example(glued, attainment, incentive, ratio):
    """WE3.1, rows by hand: 118 % pays .3 + .7 + .18 · 1.5 = 1.27 of 120,000."""
    assert curve(attainment) == pytest.approx(incentive)
    row = glued("mechanics")["table"].set_index(glued("mechanics")["at"]).loc[attainment]
    assert row["incentive"] == incentive
    assert round(row["total pay / bookings"], 3) == ratio


def test_are_the_costs_of_the_curve_right(glued):
    """WE3.1: 106,560 at .92 is .3 + .42 · 1.4 = .888 of 120,000; P(A ≥ 1) = 38.75 to 38.78 %."""
    found = glued("mechanics")["glued"]
    cost, at_mean = expected(curve), float(curve(expected(lambda a: a)))
    assert found["at-92"] == f"{0.888 * 120_000:,.0f}"
    assert (found["expected"], found["at-mean"]) == (f"{cost:,.0f}", f"{at_mean:,.0f}")
    assert found["gap"] == f"{cost - at_mean:,.0f}"
    assert found["gap-share"] == f"{100 * (cost / at_mean - 1):.1f}"
    reach = (1 - LAW.cdf(1)) / (1 - LAW.cdf(0))
    assert found["reach"] == f"{100 * reach:.1f}"
    assert found["half"] == f"{100 * (LAW.cdf(0.5) - LAW.cdf(0)) / (1 - LAW.cdf(0)):.1f}"
    assert found["ccos-incentive"] == f"{100 * cost / (1.2e6 * expected(lambda a: a)):.1f}"
    tenth = LAW.inv_cdf(1 - 0.1 * (1 - LAW.cdf(0)))
    assert found["leverage"] == f"{float(curve(tenth)) / 120_000:.2f}"
    assert found["cap-at"] == "156"
    stopped = expected(lambda a: np.minimum(curve(a), 240_000))
    assert found["cap-saves"] == f"{cost - stopped:,.0f}"
    assert found["cap-binds"] == f"{100 * (1 - LAW.cdf(1.5625)) / (1 - LAW.cdf(0)):.1f}"
    ratio = (cost + 120_000) / (1.2e6 * expected(lambda a: a))
    assert found["ccos-total"] == f"{100 * ratio:.1f}"
    high = LAW.inv_cdf(1 - 0.05 * (1 - LAW.cdf(0)))
    assert found["p95"] == f"{float(curve(high)):,.0f}"
    assert found["gap-team"] == f"{24 * (cost - at_mean):,.0f}"
    assert found["team"] == f"{24 * cost / 1e6:.2f}"
    assert found["over"] == f"{24 * (120_000 - cost) / 1e6:.2f}"


def test_does_the_team_s_dear_year_cost_what_the_text_says(glued, brief):
    """By simulation of 40,000 years of 24 sellers, to two hundredths of a million."""
    found, rng = glued("mechanics")["glued"], np.random.default_rng(3)
    own, common = rng.normal(size=(40_000, 24)), rng.normal(size=(40_000, 1))
    for key, rho in {"dear-0": 0.0, "dear-2": 0.2}.items():
        a = np.maximum(0.92 + 0.28 * (sqrt(rho) * common + sqrt(1 - rho) * own), 0)
        dear = np.quantile(curve(a).sum(axis=1), 0.95) / 1e6
        assert float(found[key]) == pytest.approx(dear, abs=0.025)
    # the sixteen enterprise sellers with four quarters: mean .89, standard deviation .29
    mean, sd = float(found["full-mean"]), float(found["full-sd"])
    for key, rho in {"own-0": 0.0, "own-2": 0.2}.items():
        a = np.maximum(mean + sd * (sqrt(rho) * common + sqrt(1 - rho) * own), 0)
        total = curve(a).sum(axis=1) / 1e6
        assert float(found[key]) == pytest.approx(np.quantile(total, 0.95), abs=0.04)
    assert float(found["own-team"]) == pytest.approx(total.mean(), abs=0.03)
    three = [float(found[key]) for key in ("own-team", "own-0", "own-2")]
    told = "the three are " + r"\${:.1f}M, \${:.1f}M and \${:.1f}M".format(*three)
    assert told.replace("\\\\", "\\") in brief


def test_does_the_proposed_plan_cost_what_the_text_says(glued):
    """72 % of the curve of today, and 21,600 a unit of attainment; 12,000 more of salary."""
    found = glued("mechanics")["glued"]
    cost, mean = expected(curve), expected(lambda a: a)
    new = 0.72 * cost + 21_600 * mean
    assert found["new-incentive"] == f"{new:,.0f}"
    assert found["new-gap"] == f"{0.72 * (cost - float(curve(mean))):,.0f}"
    assert found["new-more"] == f"{new + 12_000 - cost:,.0f}"
    assert found["new-share"] == f"{100 * (new + 12_000 - cost) / (cost + 120_000):.1f}"


def test_is_the_history_of_the_sellers_what_the_text_says(glued, brief):
    """Mean of the pairwise correlations, pair by pair; the enterprise curve on its own grid."""
    found = glued("mechanics")["glued"]
    table = datasets.load("quotas").pivot(index="quarter", columns="rep_id", values="attainment")
    table = table.loc[:, table.count() >= 8]
    pairs = []
    for i, one in enumerate(table):
        for other in table.columns[i + 1 :]:
            both = table[[one, other]].dropna()
            if len(both) >= 8:
                pairs.append(np.corrcoef(both.to_numpy().T)[0, 1])
    assert found["rho"] == f"{np.mean(pairs):.2f}"
    assert f"mean correlation {found['rho'].removeprefix('0')})" in brief
    assert (found["rho-n"], found["rho-quarters"]) == (str(table.shape[1]), str(len(table)))
    a = (np.arange(500_000) + 0.5) * 3.5 / 500_000
    last = datasets.load("quotas").query("quarter >= '2025Q4'")
    whole = last["rep_id"].value_counts()
    ours = compensation_facts.sellers().query("role == 'ae' and segment == 'enterprise'")
    full = ours[whole[ours.index] == 4]
    assert found["ent-full"] == str(len(full))
    for key, part in {"ent": ours, "full": full}.items():
        assert found[f"{key}-mean"] == f"{part['attainment'].mean():.2f}"
        assert found[f"{key}-sd"] == f"{part['attainment'].std():.2f}"
    for key in ("ent", "full"):
        mean, sd = float(found[f"{key}-mean"]), float(found[f"{key}-sd"])
        density = np.exp(-(((a - mean) / sd) ** 2) / 2)
        cost, at = (np.sum(x * density) / density.sum() for x in (curve(a), a))
        assert float(found[f"{key}-gap"].replace(",", "")) == pytest.approx(
            cost - curve(at), rel=0.05
        )


def test_does_a_windfall_clause_pay_what_the_text_says(glued):
    """By hand: 1.7M is 141.67 %: 165,000 + .16667 · 240,000; 1.475M is 122.92 %."""
    found = glued("mechanics")["glued"]
    assert found["windfall-without"] == f"{165_000 + (1.7 / 1.2 - 1.25) * 240_000:,.0f}"
    counts = 0.4 + 0.4 + 0.6 + 0.25 * 0.3  # in millions
    assert found["windfall-with"] == f"{120_000 + (counts / 1.2 - 1) * 180_000:,.0f}"


def test_do_the_linear_contracts_have_the_shares_of_the_worked_example(glued):
    """WE3.2: .50, .20, .333; surplus at a share b is 2b − b² − b² r σ²/2 (k = 1, c = .5)."""
    found = glued("diagnosis")["glued"]
    assert (found["beta-2-1"], found["beta-2-2"], found["beta-4-1"]) == ("0.5", "0.2", "0.333")
    surplus = {b: 2 * b - b**2 - 4 * b**2 for b in (0.2, 0.5)}
    assert found["noisy-best"] == f"{surplus[0.2]:.2f}"
    assert found["noisy-wrong"] == f"{surplus[0.5]:.2f}".replace("-", "−")


def test_is_the_multitask_example_right(glued):
    """By hand, C = (1, .5; .5, 1), σ₁ = 1, σ₂ = ∞: β₁ = (1 − .5 p₂) / 1.75; t = C⁻¹(β₁, 0)."""
    found = glued("measures")["glued"]
    assert found["alone"] == f"{1 / 1.75:.2f}"
    assert found["both"] == f"{(1 - 0.3) / 1.75:.2f}"
    assert found["neglect"] == f"{0.5 / 0.75 * 0.4:.2f}"
    assert found["reversed"] == "0"


def test_are_the_lines_of_sight_right(glued):
    """√.18 for one; divided by √n for a team; √(.18 / .59) without the territory."""
    found = glued("measures")["glued"]
    for team in (1, 6, 24):
        assert found[f"sight-{team}"] == f"{sqrt(0.18 / team):.2f}"
    assert found["sight-map"] == f"{sqrt(0.18 / 0.59):.2f}"


def test_are_spread_and_risk_by_role_those_of_the_tables(glued, page, sellers):
    found = glued("architecture")["glued"]
    kind = np.where(sellers["role"] == "ae", sellers["segment"].astype(object), sellers["role"])
    kind = pd.Series(kind, sellers.index).replace("public", "mid-market")
    spread = sellers.groupby(kind)["attainment"].agg(["std", "size", "min", "max"])
    assert found["ent-sd"] == f"{100 * spread.loc['enterprise', 'std']:.0f}"
    assert found["mm-sd"] == f"{100 * spread.loc['mid-market', 'std']:.0f}"
    assert (found["ent-n"], found["mm-n"]) == ("24", "36")
    assert (found["ent-risk"], found["mm-risk"]) == ("50", "45")
    quotas = datasets.load("quotas")
    for key, name in {"ent": "enterprise", "mm": "mid-market"}.items():
        own = [
            np.std(quotas.loc[quotas["rep_id"] == one, "attainment"], ddof=1)
            for one in kind.index[kind == name]
        ]
        assert found[f"{key}-within"] == f"{100 * np.nanmean(own):.0f}"
    assert (found["rate-ent"], found["rate-mm"]) == ("10.0", f"{100 * 67.5 / 550:.1f}")
    figure = next(c for c in page("compensation/architecture.md").cells if c.figure)
    told = figure.metadata["mystnb"]["image"]["alt"]
    numbers = [int(n) for n in re.findall(r"\d+", told.partition("synthetic data")[2])]
    order = ["enterprise", "mid-market", "kam", "cam"]
    ends = [round(100 * spread.loc[one, end]) for one in order for end in ("min", "max")]
    assert numbers == ends
