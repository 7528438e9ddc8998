# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The numbers of the page on the quarter as a distribution: are they right?

Each is worked out here by hand, by enumeration, in plain loops or with plain pandas; the page glues
its own from the package.
"""

from itertools import product
from math import comb, sqrt

import numpy as np
import pandas as pd
import pytest

from oms42 import datasets

AMOUNTS = np.array([900, 650, 480, 420, 300, 250.0])
CHANCES = np.array([0.60, 0.35, 0.50, 0.70, 0.25, 0.80])


@pytest.fixture(scope="module")
def quarter(page, run):
    """Give the numbers that the page glues."""
    return run(page("forecasting/quarter.md"))["glued"]


def test_are_the_six_deals_of_the_commit_list_counted_right(quarter):
    """All 64 outcomes, enumerated."""
    outcomes = np.array(list(product([0, 1], repeat=6)))
    chance = np.where(outcomes == 1, CHANCES, 1 - CHANCES).prod(axis=1)
    sums = outcomes @ AMOUNTS
    mean = chance @ sums
    assert quarter["ev"] == f"{mean:,.1f}" == "1,576.5"
    assert quarter["sd"] == f"{sqrt(chance @ (sums - mean) ** 2):.1f}" == "641.9"
    assert quarter["chance"] == f"{100 * chance[sums >= 1600].sum():.1f}" == "48.1"
    assert quarter["floor"] == f"{100 * chance[sums >= 1000].sum():.1f}" == "80.0"
    assert quarter["all-six"] == f"{100 * CHANCES.prod():.1f}" == "1.5"
    assert quarter["miss"] == f"{100 * chance[sums < 1600].sum():.0f}"
    # two million draws in the plan of the chapter
    assert (quarter["sd-shared"], quarter["low-shared"], quarter["high-shared"]) == (
        "834",
        "420",
        "2,700",
    )


def test_are_bookings_billings_revenue_and_obligations_told_apart(quarter):
    """By hand: 3 × 120 signed, one year billed, one month of 36 served."""
    parts = [quarter[name] for name in ("tcv", "billed", "earned", "rpo", "unbilled")]
    assert parts == ["360", "120", "10", "350", "240"]


def test_do_more_quarters_lie_inside_as_the_shock_grows(quarter):
    alone, five, thirty = (int(quarter[f"inside-{name}"]) for name in ("alone", "five", "thirty"))
    assert alone < 8 < five <= thirty == int(quarter["n-past"])
    # the decision of the page: a chance of four in five, and what each assumption makes of it
    assert int(quarter["eight-alone"]) >= 80 > int(quarter["eight-five"])
    assert int(quarter["eight-five"]) > int(quarter["eight-thirty"])


def test_is_consumption_as_the_tables_hold_it(quarter):
    """Counted account by account."""
    table = datasets.consumption_m()
    ended: dict[bool, list[bool]] = {True: [], False: []}
    for _, one in table[table["contract_month"] <= 12].groupby("account_id", observed=True):
        year = one.sort_values("contract_month")
        burn = 12 * year["used_usd"].to_numpy() / year["commit_usd"].to_numpy()
        ended[burn[9:].mean() < 0.5].append(str(year["commit_status"].iloc[-1]) == "ended")
    assert quarter["accounts"] == str(sum(map(len, ended.values())))
    assert quarter["low-n"] == str(len(ended[True]))


@pytest.fixture(scope="module")
def accounts():
    """Give each consumption account's first year: uses over the commitment, and whether it left."""
    table = datasets.consumption_m()
    rows = []
    for _, one in table[table["contract_month"] <= 12].groupby("account_id", observed=True):
        year = one.sort_values("contract_month")
        use = year["used_usd"].to_numpy() / year["commit_usd"].iloc[0]
        left = str(year["commit_status"].iloc[-1]) == "ended"
        rows.append((6 * use[:2].sum(), use[3:6].mean(), 12 * use[6:9].mean(), use.sum(), left))
        rows[-1] += (year["month"].iloc[0] < pd.Timestamp("2024-07-01"), use[11])
    return pd.DataFrame(rows, columns=["burn", "middle", "late", "year", "left", "old", "last"])


def test_does_the_burn_of_two_months_go_with_that_of_the_last(quarter, accounts):
    """By covariance, account by account; the twelfth month over the even pace, in logarithms."""
    one, other = np.log(accounts["burn"]), np.log(accounts["last"])
    both = ((one - one.mean()) * (other - other.mean())).mean()
    assert quarter["burn-r"] == f"{both / one.std(ddof=0) / other.std(ddof=0):.2f}"


def test_are_the_slow_accounts_those_that_leave(quarter, accounts):
    """Account by account: the 57 lowest means of months four to six."""
    left = accounts.sort_values("middle", kind="stable")["left"].to_numpy()
    n = int(quarter["low-n"])
    assert quarter["mid-ended"] == f"{100 * left[:n].mean():.0f}" == "32"
    assert quarter["mid-others"] == f"{100 * left[n:].mean():.0f}"
    assert quarter["over"] == f"{100 * (accounts['late'] > 1.3).mean():.0f}"
    assert quarter["over-year"] == f"{100 * (accounts['year'] > 1.3).mean():.0f}"


def test_is_the_year_at_a_burn_of_a_fifth_that_of_a_line_through_logarithms(quarter, accounts):
    """The line refitted with numpy's polyfit on the accounts before July 2024."""
    old, new = accounts[accounts["old"]], accounts[~accounts["old"]]
    assert quarter["burn-n"] == str(len(new))
    assert quarter["slow-n"] == str((new["burn"] < 0.06).sum())
    assert int(quarter["slow-held"]) < int(quarter["burn-held"]) - 10
    slope, level = np.polyfit(np.log(old["burn"]), np.log(old["year"]), 1)
    middle = np.exp(level + slope * np.log(0.2))
    assert float(quarter["fifth-mid"]) == pytest.approx(middle, abs=0.015)
    assert float(quarter["fifth-use"]) == pytest.approx(120 * middle, abs=2)
    for name, part in {"from": "low", "to": "high"}.items():
        share = float(quarter[f"fifth-{part}"])
        assert float(quarter[f"fifth-{name}"]) == pytest.approx(120 * share, abs=0.7)
    assert int(quarter["fifth-extra"]) == int(quarter["fifth-to"]) - 120


def test_are_bias_and_its_doubt_those_of_the_ten_quarters(page, run, quarter):
    """The ratio of sums; its doubt by leaving out one quarter at a time, not by resampling."""
    over = run(page("forecasting/quarter.md"))["past"].drop_duplicates("quarter")
    came, mean = over["came"].to_numpy(), over["mean"].to_numpy()
    ratio = came.sum() / mean.sum()
    assert quarter["ratio"] == f"{ratio:.2f}"
    assert (quarter["hoped"], quarter["happened"]) == (f"{mean.sum():.1f}", f"{came.sum():.1f}")
    for name, half in {"first": slice(5), "last": slice(5, None)}.items():
        assert quarter[f"ratio-{name}"] == f"{came[half].sum() / mean[half].sum():.2f}"
    assert quarter["ratio-first"] < quarter["ratio"] < quarter["ratio-last"]  # "may be fading"
    without = (came.sum() - came) / (mean.sum() - mean)
    error = sqrt(9 / 10 * ((without - without.mean()) ** 2).sum())
    assert float(quarter["ratio-low"]) == pytest.approx(ratio - 1.645 * error, abs=0.02)
    assert float(quarter["ratio-high"]) == pytest.approx(ratio + 1.645 * error, abs=0.02)
    for name in ("low", "high"):
        scaled = float(quarter[f"ratio-{name}"]) * float(quarter["weighted"])
        assert float(quarter[f"scaled-{name}"]) == pytest.approx(scaled, abs=0.1)
    # the story: at the best estimate neither assumption reaches four in five, and both may
    assert int(quarter["scaled-five-mid"]) < int(quarter["scaled-alone-mid"]) < 80
    assert int(quarter["scaled-alone-low"]) < 60 < 80 < int(quarter["scaled-alone-high"])
    assert int(quarter["below"]) + int(quarter["inside-alone"]) == int(quarter["n-past"]) == 10
    # a right 80 percent range holds seven or fewer of ten about one time in three
    seven = sum(comb(10, k) * 0.8**k * 0.2 ** (10 - k) for k in range(8))
    assert 0.3 < seven < 0.35


def test_do_slip_and_pace_come_from_the_calls_that_were_won(quarter):
    """Plain pandas over the Mondays before twelve quarters; PT: a ninth or so slips."""
    shots, deals = datasets.opp_snapshots(), datasets.opportunities()
    ends = deals.set_index("opp_id")
    parts = []
    for one in pd.period_range("2023Q2", "2026Q1", freq="Q"):
        monday = one.start_time - pd.Timedelta(days=(one.start_time.weekday() - 1) % 7 + 1)
        there = shots[shots["snapshot_date"].between(monday - pd.Timedelta(days=1), monday)]
        there = there[there["close_date"].between(one.start_time, one.end_time)]
        there = there.drop_duplicates("opp_id")
        fate = ends.loc[there["opp_id"]]
        keep = ((fate["type"] != "renewal") & (fate["outcome"] == "won")).to_numpy()
        keep = keep & (there["forecast_cat"] != "closed").to_numpy()
        parts.append(
            pd.DataFrame(
                {
                    "word": there["forecast_cat"].astype(str).to_numpy()[keep],
                    "value": there["amount_acv"].to_numpy()[keep],
                    "days": (fate["close_date"] - one.start_time).dt.days.to_numpy()[keep],
                    "late": (fate["close_date"] > one.end_time).to_numpy()[keep],
                }
            )
        )
    won = pd.concat(parts)
    slipped = won["value"].where(won["late"], 0)
    assert float(quarter["slip"]) == pytest.approx(100 * slipped.sum() / won["value"].sum(), abs=1)
    for word in ("commit", "pipeline"):
        here = won["word"] == word
        share = 100 * slipped[here].sum() / won["value"][here].sum()
        assert float(quarter[f"slip-{word}"]) == pytest.approx(share, abs=1), word
    timely = won[~won["late"]]
    for name, share in {"pace": timely["days"] < 49, "pace-last": timely["days"] >= 84}.items():
        found = 100 * timely["value"][share].sum() / timely["value"].sum()
        assert float(quarter[name]) == pytest.approx(found, abs=1), name


def test_is_the_common_shock_s_chance_before_the_slip_that_of_the_brief(quarter):
    """48.7 percent in the brief's table."""
    assert quarter["chance-shared"] == "49"
    assert 30 < int(quarter["slipped"]) < 45
