# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The numbers of the compensation chapter's sections on gaming, accounting, deep dives."""

from math import exp

import numpy as np
import pytest
from statsmodels.stats.proportion import proportion_confint

from oms42 import datasets

from . import compensation_facts


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
def spiff():
    return compensation_facts.spiff()


def test_do_notices_and_burn_stand_in_the_tables_as_in_the_text(glued):
    """5 of 57 since 12 September 2025 (Wilson by statsmodels); burn of the first twelve months."""
    found = glued("gaming")["glued"]
    subs = datasets.load("subscriptions")
    outside = ["GB", "US", "CL", "BR", "CA", "MX", "AU", "CH", "IN", "SG", "JP", "NO"]
    long = subs[(subs["term_m"] == 36) & ~subs["country"].isin(outside)]
    long = long[long["start"] >= "2025-09-12"]
    given = list(long["end_reason"]).count("switch_notice")
    assert (found["notice-k"], found["notice-n"]) == (str(given), str(len(long)))
    low, high = proportion_confint(given, len(long), method="wilson")
    told = [found["notice-share"], found["notice-low"], found["notice-high"]]
    assert told == [f"{100 * x:.0f}" for x in (given / len(long), low, high)]
    assert found["notice-cost"] == f"{given / len(long) * 55_000:,.0f}"  # 90,000 less 35,000
    use = datasets.load("consumption_m")
    table = use.pivot(index="account_id", columns="contract_month", values="used_usd")
    first = use[use["contract_month"] == 1].set_index("account_id")["commit_usd"]
    burn = (table[list(range(1, 13))].sum(axis=1, skipna=False) / first).dropna()
    assert found["burn-n"] == str(len(burn))
    shares = (burn.mean(), (burn < 0.5).mean(), (burn > 1.3).mean())
    assert [found[f"burn-{k}"] for k in ("mean", "half", "high")] == [
        f"{100 * x:.0f}" for x in shares
    ]
    assert found["burn-pay"] == f"{6_000 * (1 + burn.mean()):,.0f}"
    assert found["burn-tail"] == f"{6_000 * np.maximum(burn - 1, 0).mean():,.0f}"


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
    kept = glued("gaming")["kept"]
    assert kept["kept, left at 3"] == pytest.approx((30_000, 30_000, 7_500))
    assert kept["kept, left at 14"] == pytest.approx((30_000, 33_000, 35_000))
    assert kept["kept, left at 36"] == pytest.approx((30_000, 36_000, 90_000))


def test_are_the_discounts_at_the_quarter_s_end_those_of_the_table(glued, won):
    """Business days from each deal to its quarter's end, by hand."""
    found = glued("gaming")["glued"]
    ends = won["close_date"].dt.to_period("Q").dt.end_time.dt.normalize()
    days = np.busday_count(
        np.busday_offset(won["close_date"].to_numpy().astype("datetime64[D]"), 0, roll="backward"),
        ends.to_numpy().astype("datetime64[D]") + 1,
    )
    late = won["discount_pct"][days <= 10].mean()
    assert float(found["late"]) == pytest.approx(late, abs=0.06)
    assert float(found["before"]) == pytest.approx(won["discount_pct"][days > 10].mean(), abs=0.06)


def test_are_the_price_of_length_and_the_contest_right(glued, brief, won, spiff):
    found = glued("gaming")["glued"]
    assert "46 percent of bookings arrive in the last ten business days" in brief
    assert (found["share"], found["even"]) == ("46", "15")  # as in the brief, asserted there
    told = ["long-before", "long-after", "price-long-before", "price-long-after"]
    assert [found[key] for key in told] == ["22", "47", "11", "19"]  # likewise
    assert found["per-customer"] == f"{3 * 0.81 / 0.91:.2f}"
    assert found["price-short-after"] == "9"
    after, long = won["close_date"] >= "2025-01-01", won["term_years"] == 3
    assert found["n-long"] == str((after & long).sum())
    old = won.loc[~after & long, "discount_pct"].mean()
    dear = won[after & long]
    lost = (dear["list_price"] * (1 - old / 100) - dear["amount_acv"]).sum() / 1e6
    assert float(found["price-lost"]) == pytest.approx(lost, abs=0.06)
    assert found["naive"] == f"{100 * spiff['lift']:.0f}"
    assert found["pull-forward"] == f"{-100 * spiff['dip'] / spiff['lift']:.0f}"
    low, high = (100 * (spiff["net"] + sign * 1.96 * spiff["se"]) for sign in (-1, 1))
    assert float(found["net-lower"].replace("−", "-")) == pytest.approx(low, abs=1)
    assert float(found["net-upper"]) == pytest.approx(high, abs=1)
    middle, error = spiff["before"]
    ends = [100 * (exp(middle + sign * 1.96 * error) - 1) for sign in (-1, 1)]
    told = [float(found[f"ahead-{end}"].replace("−", "-")) for end in ("low", "high")]
    assert told == pytest.approx(ends, abs=1)
    assert found["ahead"] == f"{100 * (1 - exp(middle)):.0f}"
    net = 100 * (spiff["net"] + exp(middle) - 1)
    assert float(found["net-all"].replace("−", "-")) == pytest.approx(net, abs=0.51)


def test_does_the_simulated_seller_do_what_the_text_says(glued):
    """The peak needs the accelerator's quarter; a year's quota takes most of it away."""
    told = glued("gaming")["glued"]
    found = {
        k: float(told[k])
        for k in ("free-last", "free-cost", "line-cost", "annual-last", "annual-cost")
    }
    even = 100 * 2 / 13
    assert told["two-weeks"] == f"{even:.1f}"
    assert float(told["line-last"]) == pytest.approx(even, abs=0.75)
    assert found["free-last"] > even + 2
    assert abs(found["annual-last"] - even) < 0.75
    assert found["annual-cost"] < found["free-cost"] / 2
    assert found["line-cost"] < found["free-cost"] / 2


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
    """A cubic through the bins outside 100 to 112 %, by least squares, finds about the same."""
    found = glued("deeper")["glued"]
    attained = datasets.load("quotas")["attainment"].to_numpy()
    counts = [((attained >= low) & (attained < low + 0.04)).sum() for low in (0.96, 1.0, 1.04)]
    assert [found[f"count-{low}"] for low in (96, 100, 104)] == [str(n) for n in counts]
    edges = np.linspace(0.6, 1.4, 41)
    count, middle = np.histogram(attained, edges)[0], (edges[1:] + edges[:-1]) / 2
    outside = (middle < 1.0) | (middle > 1.12)
    line, hole = (middle > 1.0) & (middle < 1.04), (middle > 1.04) & (middle < 1.12)
    smooth = np.polyval(np.polyfit(middle[outside] - 1, count[outside], 3), middle - 1)
    excess = (count - smooth)[line].sum()
    assert float(found["excess"]) == pytest.approx(excess, rel=0.07)  # whatever the degree
    assert float(found["times-cubic"]) == pytest.approx(excess / smooth[line].mean(), abs=0.1)
    fifth = np.polyval(np.polyfit(middle[outside] - 1, count[outside], 5), middle - 1)
    ratio = (count - fifth)[line].sum() / fifth[line].mean()
    assert float(found["times"]) == pytest.approx(ratio, abs=0.1)
    assert float(found["hole"]) == pytest.approx((fifth - count)[hole].sum(), abs=1)
    low, high = float(found["times-low"]), float(found["times-high"])
    assert 2 < low < float(found["times"]) < high < 10
    assert counts[2] < counts[0]


def test_does_an_uneven_map_take_the_effort_that_the_text_says(glued):
    """The share kept in a quarter, to the fourth power, is kept in a year: σ halves."""
    found = {name: float(text) for name, text in glued("deeper")["glued"].items()}
    kept = exp(-((found["delta"] / found["sigma"]) ** 2) / 4)
    assert found["kept"] == pytest.approx(100 * kept, abs=1.5)
    assert found["kept-year"] == pytest.approx(100 * kept**4, abs=3)
