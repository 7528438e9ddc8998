# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The numbers of the compensation chapter's sections, as computed: WE3.1 to WE3.6 and the data.

Each expected number is worked out by hand, by quadrature, by simulation or with statsmodels.
"""

import re
from math import exp, sqrt

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm

from oms42 import datasets

from . import compensation_facts
from .compensation_facts import LAST, LAW, curve, expected


@pytest.fixture(scope="module")
def glued(page, run):
    """Run a section and give its names, and the numbers that its text shows."""
    return lambda name: run(page(f"compensation/{name}.md"))


@pytest.fixture(scope="module")
def brief(page):
    return " ".join(page("compensation/index.md").section("Executive brief").split())


@pytest.fixture(scope="module")
def won():
    return compensation_facts.won()


@pytest.fixture(scope="module")
def sellers():
    return compensation_facts.sellers()


@pytest.fixture(scope="module")
def spiff():
    return compensation_facts.spiff()


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
    last = quotas[quotas["quarter"].isin(LAST)]["rep_id"].value_counts()
    assert found["short"] == str((last[sellers.index] < 4).sum())
    figure = next(c for c in page("compensation/architecture.md").cells if c.figure)
    told = figure.metadata["mystnb"]["image"]["alt"]
    numbers = [int(n) for n in re.findall(r"\d+", told.partition("synthetic data")[2])]
    order = ["enterprise", "mid-market", "kam", "cam"]
    ends = [round(100 * spread.loc[one, end]) for one in order for end in ("min", "max")]
    assert numbers == ends


def test_is_the_game_of_the_worked_example_right(glued):
    """WE3.3: 45,600 − 28,800 now, 9,000 later, 9 % of 90,000."""
    found = glued("gaming")["glued"]
    assert (found["game-gain"], found["game-next-loss"]) == ("16,800", "9,000")
    assert (found["game-net"], found["game-price-forgone"]) == ("7,800", "8,100")
    # net of the discount: 81,900 of credit, 12,000 at 10 % and 69,900 at 20 %
    assert (found["net-gain"], found["net-net"]) == ("15,180", "6,180")


def test_do_the_three_designs_pay_as_in_the_worked_example(glued):
    """WE3.4: 10 % of 900,000 and of 300,000; 14 months are 350,000; a kicker of 3,000 once."""
    found = glued("gaming")["glued"]
    assert (found["tcv-commission"], found["acv-commission"]) == ("90,000", "30,000")
    assert (found["delivered"], found["on-delivered"]) == ("350,000", "35,000")
    assert (found["kicker"], found["recovered"]) == ("33,000", f"{90_000 * 22 / 36:,.0f}")


def test_are_the_price_of_length_and_the_contest_right(glued, won, spiff):
    found = glued("gaming")["glued"]
    after, long = won["close_date"] >= "2025-01-01", won["term_years"] == 3
    old = won.loc[~after & long, "discount_pct"].mean()
    dear = won[after & long]
    lost = (dear["list_price"] * (1 - old / 100) - dear["amount_acv"]).sum() / 1e6
    assert float(found["price-lost"]) == pytest.approx(lost, abs=0.06)
    assert found["naive"] == f"{100 * spiff['lift']:.0f}"
    assert found["pull-forward"] == f"{-100 * spiff['dip'] / spiff['lift']:.0f}"
    low, high = (100 * (spiff["net"] + sign * 1.96 * spiff["se"]) for sign in (-1, 1))
    assert float(found["net-lower"].replace("−", "-")) == pytest.approx(low, abs=1)
    assert float(found["net-upper"]) == pytest.approx(high, abs=1)


def test_does_the_simulated_seller_do_what_the_text_says(glued):
    """The peak needs the accelerator's quarter; a year's quota takes most of it away."""
    told = glued("gaming")["glued"]
    found = {
        k: float(told[k])
        for k in ("free-last", "free-cost", "line-cost", "annual-last", "annual-cost")
    }
    even = 100 * 2 / 13
    assert found["free-last"] > even + 2
    assert abs(found["annual-last"] - even) < 0.75
    assert found["annual-cost"] < found["free-cost"] / 2
    assert found["line-cost"] < found["free-cost"] / 2


def test_is_the_gap_in_round_numbers_the_worked_example(glued):
    """WE3.6: 12 of 100; .13 · 82,000 = 10,660; 1,340 of 100,000."""
    found = glued("fairness")["glued"]
    assert (found["we-raw"], found["we-explained"], found["we-adjusted"]) == (
        "12.0",
        "10,660",
        "1.3",
    )


def test_are_slope_and_explained_part_those_of_least_squares(glued, sellers):
    found = glued("fairness")["glued"]
    pay, index = sellers["pay"].to_numpy(), sellers["index"].to_numpy()
    fit = sm.OLS(pay, sm.add_constant(index)).fit(cov_type="HC3")
    assert found["slope"] == f"{fit.params[1] / 1e3:.0f}"
    limits = [float(found[name]) for name in ("lower", "upper")]
    assert limits == pytest.approx((fit.conf_int()[1] / 1e3).tolist(), abs=1.5)
    women = (sellers["gender"] == "F").to_numpy()
    days = (pd.Timestamp("2026-10-01") - sellers["hire_date"]).dt.days.to_numpy()
    x = sm.add_constant(np.column_stack([women, index, days]).astype(float))
    both, men = sm.OLS(pay, x).fit().params, pay[~women].mean()
    moved = both[2] * (index[~women].mean() - index[women].mean())
    assert found["left"] == f"{100 * -both[1] / men:.1f}"
    assert found["open"] == f"{100 * (moved - both[1]) / men:.1f}"


def test_are_the_gaps_by_category_those_of_the_tables(glued, sellers):
    """Base and variable pay together; the difference in potential with Welch's interval."""
    found = glued("fairness")["glued"]
    names = {
        "ent": ("ae", "enterprise"),
        "mm": ("ae", "mid-market"),
        "kam": ("kam",),
        "cam": ("cam",),
    }
    for key, (role, *segment) in names.items():
        group = sellers[sellers["role"] == role]
        group = group[group["segment"] == segment[0]] if segment else group
        total = (group["base"] + group["pay"]).groupby(group["gender"].astype(str)).mean()
        gap = f"{100 * (1 - total['F'] / total['M']):.1f}".replace("-", "−")
        assert found[f"gap-{key}"] == gap
        assert abs(float(gap.replace("−", "-"))) >= 5
        assert found[f"women-{key}"] == str((group["gender"] == "F").sum())
    index, women = sellers["index"], sellers["gender"] == "F"
    reach = 1.96 * sqrt(index[women].var() / 30 + index[~women].var() / 54)
    apart = index[~women].mean() - index[women].mean()
    limits = [float(found[f"apart-{end}"].replace("−", "-")) for end in ("low", "high")]
    assert limits == pytest.approx([apart - reach, apart + reach], abs=0.005)
    assert limits[0] <= 0 < limits[1]


def test_is_the_commission_spread_over_five_years(glued):
    """WE3.5: 48,000 over 60 months is 9,600 a year; 28,800 is left after two."""
    found = glued("governance")["glued"]
    assert (found["per-year"], found["months"], found["left"]) == ("9,600", "60", "28,800")
    assert found["once"] == "48,000"


def test_does_the_ratchet_leave_what_the_formula_says(glued):
    """(1 − .9) / (1 − .9 · .4) = 15.6 %; with one year to come, 1 − .9 · .6 = 46 %."""
    found = glued("deeper")["glued"]
    assert found["ratchet"] == f"{100 * 0.1 / 0.64:.0f}"
    assert found["two-years"] == f"{100 * (1 - 0.54):.0f}"


def test_is_the_excess_at_quota_there_and_does_it_come_from_above(glued):
    """A cubic through the bins outside the window, by least squares, finds about the same mass."""
    found = glued("deeper")["glued"]
    attained = datasets.load("quotas")["attainment"].to_numpy()
    counts = [((attained >= low) & (attained < low + 0.04)).sum() for low in (0.96, 1.0, 1.04)]
    assert [found[f"count-{low}"] for low in (96, 100, 104)] == [str(n) for n in counts]
    edges = np.linspace(0.6, 1.4, 41)
    count, middle = np.histogram(attained, edges)[0], (edges[1:] + edges[:-1]) / 2
    outside = (middle < 1.0) | (middle > 1.04)
    smooth = np.polyval(np.polyfit(middle[outside] - 1, count[outside], 3), middle - 1)
    assert float(found["excess"]) == pytest.approx((count - smooth)[~outside].sum(), rel=0.05)
    assert counts[2] < counts[0]


def test_does_an_uneven_map_take_the_effort_that_the_text_says(glued):
    """The share kept in a quarter, to the fourth power, is kept in a year: σ halves."""
    found = {name: float(text) for name, text in glued("deeper")["glued"].items()}
    kept = exp(-((found["delta"] / found["sigma"]) ** 2) / 4)
    assert found["kept"] == pytest.approx(100 * kept, abs=1.5)
    assert found["kept-year"] == pytest.approx(100 * kept**4, abs=3)
