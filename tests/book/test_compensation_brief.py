# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The numbers of the compensation chapter's executive brief, as printed.

Each expected number is worked out by hand, by quadrature, by simulation or with statsmodels.
"""

import re
from math import sqrt

import numpy as np
import pytest
import statsmodels.api as sm

from . import compensation_facts
from .compensation_facts import LAW, curve, expected


@pytest.fixture(scope="module")
def brief(page):
    return " ".join(page("compensation/index.md").section("Executive brief").split())


@pytest.fixture(scope="module")
def won():
    return compensation_facts.won()


@pytest.fixture(scope="module")
def new():
    return compensation_facts.new()


@pytest.fixture(scope="module")
def sellers():
    return compensation_facts.sellers()


@pytest.fixture(scope="module")
def spiff():
    return compensation_facts.spiff()


def test_does_the_brief_state_terms_and_discounts_as_the_table_has_them(brief, won):
    after, long = won["close_date"] >= "2025-01-01", won["term_years"] == 3
    share = 100 * long.groupby(after).mean()
    price = won.groupby([after, long])["discount_pct"].mean()
    assert f"from {share[False]:.0f} to {share[True]:.0f} percent of new and expansion" in brief
    assert f"from {price[False, True]:.0f} to {price[True, True]:.0f} percent. On" in brief
    assert f"{price[False, False]:.0f}" == f"{price[True, False]:.0f}" == "9"
    assert f"paid {3 * (1 - 0.19) / (1 - 0.09):.2f} times as much" in brief


def test_does_the_brief_state_wins_by_contacts_as_the_table_has_them(brief, new):
    early, late = new[new["y"] <= 2024], new[new["y"] == 2026]
    by = new.groupby("c")["w"].mean()
    rates = f"{100 * early['w'].mean():.1f} percent in 2023–24 to {100 * late['w'].mean():.1f}"
    assert f"fell from {rates} percent in 2026" in brief
    assert f"win {100 * by[1]:.0f} percent of the time, with two {100 * by[2]:.0f}" in brief
    assert f"with three or more {100 * by[3]:.0f}" in brief
    single = [100 * (part["c"] == 1).mean() for part in (early, late)]
    assert f"from {single[0]:.0f} to {single[1]:.0f} percent" in brief
    shift = sum(by[c] * ((early["c"] == c).mean() - (late["c"] == c).mean()) for c in (1, 2, 3))
    assert f"by itself would have cost {100 * shift:.1f} points" in brief
    assert shift > early["w"].mean() - late["w"].mean()
    # could luck make the drop? two shares, unpooled
    error = sqrt(
        early["w"].mean() * (1 - early["w"].mean()) / len(early)
        + late["w"].mean() * (1 - late["w"].mean()) / len(late)
    )
    assert early["w"].mean() - late["w"].mean() < 1.96 * error


def test_do_the_rates_by_contacts_hold_in_every_year(new):
    """The brief says so: within four points of the pooled rate in each of the four years."""
    by = new.groupby(["y", "c"])["w"].mean().unstack()
    assert (by - new.groupby("c")["w"].mean()).abs().to_numpy().max() < 0.04


def test_does_the_brief_state_the_cost_of_the_curve(brief):
    assert curve(1.0) == pytest.approx(120_000)
    mean = expected(lambda a: a)
    cost, at_mean = expected(curve), float(curve(mean))
    assert rf"costs \${cost:,.0f} of incentive a seller" in brief
    assert rf"not the \${at_mean:,.0f} that it pays" in brief
    assert rf"For 24 sellers it is \${round(24 * (cost - at_mean), -3):,.0f}." in brief
    saved = cost - expected(lambda a: np.minimum(curve(a), 240_000))
    assert rf"would save \${round(saved, -1):,.0f} a seller" in brief
    binds = 1.25 + 75_000 / 240_000  # 165,000 at 125 %, then 2,400 a point
    assert curve(binds) == pytest.approx(240_000)
    assert f"binds for 1 seller in {1 / (1 - LAW.cdf(binds)):.0f}" in brief


def test_does_the_brief_state_the_dear_year_of_a_team(brief):
    """By simulation of 40,000 years of 24 sellers, to the tenth of a million that is printed."""
    rng = np.random.default_rng(3)
    own, common = rng.normal(size=(40_000, 24)), rng.normal(size=(40_000, 1))
    dear = {}
    for rho in (0.0, 0.2):
        a = 0.92 + 0.28 * (sqrt(rho) * common + sqrt(1 - rho) * own)
        dear[rho] = np.quantile(curve(a).sum(axis=1), 0.95) / 1e6
    assert rf"and \${dear[0.2]:.1f}M if a common shock" in brief
    assert rf"once in twenty costs \${dear[0.0]:.1f}M if sellers' luck is independent" in brief
    assert rf"Expected incentive is \${24 * expected(curve) / 1e6:.1f}M" in brief


def test_does_the_brief_state_the_gain_of_pulling_a_deal_in(brief):
    """WE3.3 net: 12,000 at 10 % and 69,900 at 20 %, against 90,000 at 10 %; 9 % of 90,000."""
    assert rf"pays her \${12_000 * 0.1 + 69_900 * 0.2:,.0f} now" in brief
    assert rf"left alone, \${90_000 * 0.1:,.0f}" in brief
    assert rf"gives away \${90_000 * 0.09:,.0f}" in brief


def test_does_the_brief_state_the_end_of_the_quarter(brief, won):
    """By hand: business days from the deal to the quarter's end, ten of them or fewer."""
    day = won["close_date"].to_numpy().astype("datetime64[D]")
    start = won["close_date"].dt.to_period("Q").dt.start_time.to_numpy().astype("datetime64[D]")
    end = won["close_date"].dt.to_period("Q").dt.end_time.dt.normalize().to_numpy()
    end = end.astype("datetime64[D]")
    moved = np.busday_offset(day, 0, roll="backward")
    left = np.busday_count(moved, end + 1)
    late = won["amount_acv"].to_numpy()[left <= 10].sum() / won["amount_acv"].sum()
    quarters = np.unique(np.stack([start, end]), axis=1)
    days = np.busday_count(quarters[0], quarters[1] + 1).sum()
    assert f"{100 * late:.0f} percent of bookings arrive in the last ten business days" in brief
    assert f"even booking would bring {100 * 10 * quarters.shape[1] / days:.0f}" in brief


def test_does_the_brief_state_what_the_contest_brought(brief, spiff):
    low, high = (100 * (spiff["net"] + sign * 1.96 * spiff["se"]) for sign in (-1, 1))
    assert f"raised units by {100 * spiff['lift']:.0f} percent" in brief
    net = f"net effect is {100 * spiff['net']:.0f} percent"
    assert f"{net} with a 95 percent interval from {low:.0f} to +{high:.0f}".replace("-", "−") in (
        brief.replace("two-", "")
    )
    assert -spiff["dip"] > spiff["lift"] / 2  # most of it was missing again


def test_does_the_brief_state_the_pay_gap(brief, sellers):
    women = sellers["gender"] == "F"
    pay, base = sellers["pay"], sellers["pay"][~women].mean()
    raw = 1 - pay[women].mean() / base
    x = sm.add_constant(np.column_stack([women, sellers["index"]]).astype(float))
    adjusted = -sm.OLS(pay.to_numpy(), x).fit().params[1] / base
    assert (women.sum(), (~women).sum()) == (30, 54)
    assert "30 women" in brief
    assert "54 men" in brief
    assert f"earned {100 * raw:.1f} percent less variable pay" in brief
    assert f"territories equal and {100 * adjusted:.1f} percent is left" in brief
    means = sellers.groupby(women)["index"].mean()
    told = f"average an index of {means[True]:.2f}, the men's {means[False]:.2f}".replace("0.", ".")
    assert told in brief
    error = sqrt(pay[women].var() / 30 + pay[~women].var() / 54) / base
    limits = [100 * (raw + sign * 1.96 * error) for sign in (-1, 1)]
    printed = re.search(r"from −(\d+) to \+(\d+) percent at 95 percent confidence", brief)
    assert [-int(printed[1]), int(printed[2])] == pytest.approx(limits, abs=1)
