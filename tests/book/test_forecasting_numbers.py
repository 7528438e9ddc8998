# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The worked examples of the forecasting chapter, as its pages print them: are they right?

Each expected number is worked out here by hand or by enumeration; the pages glue theirs from the
package. The quarter of six deals under a common shock is held in test_brief.
"""

from itertools import product
from math import comb, sqrt

import numpy as np
import pandas as pd
import pytest

from oms42 import datasets

AMOUNTS = np.array([900, 650, 480, 420, 300, 250.0])
CHANCES = np.array([0.60, 0.35, 0.50, 0.70, 0.25, 0.80])


def glued(name):
    """Make a fixture of the numbers that a page glues."""

    @pytest.fixture(scope="module", name=name)
    def numbers(page, run):
        return run(page(f"forecasting/{name}.md"))["glued"]

    return numbers


quarter, territories, quotas, deeper = map(glued, ["quarter", "territories", "quotas", "deeper"])
pipeline, judgment, methods = map(glued, ["pipeline", "judgment", "methods"])


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
        rows[-1] += (year["month"].iloc[0] < pd.Timestamp("2024-07-01"),)
    return pd.DataFrame(rows, columns=["burn", "middle", "late", "year", "left", "old"])


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


def test_is_the_workload_method_right(territories):
    hours = 60 * 24 * 2.0 + 180 * 12 * 1.5 + 520 * 4 * 1.0
    available = 220 * 8 * 0.38
    assert territories["hours"] == f"{hours:,.0f}" == "8,200"
    assert territories["exact"] == f"{hours / available:.2f}" == "12.26"
    assert territories["heads"] == "13"


def test_is_the_balance_of_four_territories_right(territories):
    hours = [1180, 960, 1420, 840]
    mean = sum(hours) / 4
    worst = max(abs(one - mean) for one in hours) / mean
    spread = sqrt(sum((one - mean) ** 2 for one in hours) / 4) / mean
    found = [territories[f"four-{name}"] for name in ("mean", "dev", "cv")]
    assert found == [f"{mean:,.0f}", f"{100 * worst:.1f}", f"{100 * spread:.1f}"]
    assert found[1:] == ["29.1", "20.1"]


def test_does_balance_cost_the_relationships_that_the_page_says(territories):
    """The plans are proved by the solver; here, that the story told of them holds."""
    twenty, ten, five, one = (int(territories[f"moved-{n}"]) for n in (20, 10, 5, 1))
    assert 0 < twenty < ten < five < one
    assert territories["last-share"] == f"{100 * (five - ten) / five:.0f}"
    assert int(territories["potential-after"]) > int(territories["potential"])
    assert territories["company"] == "34"  # the planted imbalance, PT-07
    assert int(territories["potential"]) < int(territories["potential-ten"])
    assert int(territories["spread-ten"]) > 0


def test_are_work_and_potential_apart_and_whose_the_rich_territories(territories):
    """Territory by territory, in plain loops."""
    work: dict[str, float] = {}
    worth: dict[str, float] = {}
    for row in datasets.geo_cells().itertuples():
        name = str(row.territory_id)
        work[name] = work.get(name, 0) + row.workload_h
        worth[name] = worth.get(name, 0) + row.potential_usd
    pair = np.corrcoef([work[one] for one in work], [worth[one] for one in work])[0, 1]
    assert float(territories["work-worth"].replace("−", "-")) == pytest.approx(pair, abs=0.006)
    gender = dict(zip(datasets.reps()["rep_id"], datasets.reps()["gender"], strict=True))
    index: dict[str, list[float]] = {"F": [], "M": []}
    for row in datasets.territories().itertuples():
        index[str(gender[row.rep_id])].append(row.potential_index)
    assert territories["index-women"] == f"{np.mean(index['F']):.2f}"
    assert territories["index-men"] == f"{np.mean(index['M']):.2f}"


def test_does_balance_on_the_real_map_cost_the_third_that_the_page_says(territories):
    near, even = int(territories["map-near"]), int(territories["map-even"])
    assert int(territories["map-more"]) == pytest.approx(100 * (even / near - 1), abs=0.5)


def test_are_the_three_quota_formulas_right(page, run, quotas):
    made = run(page("forecasting/quotas.md"))["made"]
    history, potential, total = np.array([9, 7, 5, 3]), np.array([30, 34, 22, 14]), 26.4 * 1.08
    by_hand = {0: history / 24, 1: potential / 100, 0.5: (history / 24 + potential / 100) / 2}
    for weight, shares in by_hand.items():
        np.testing.assert_allclose(made[weight].quotas, total * shares, rtol=1e-12)
    np.testing.assert_allclose(made[0.5].quotas, [9.623, 9.005, 6.106, 3.778], atol=5e-4)
    assert quotas["total"] == f"{total:.3f}"
    assert quotas["stack"] == f"{100 * (1.05**3 - 1):.1f}" == "15.8"


def test_is_the_over_assignment_what_the_spread_of_residuals_asks_for(page, run, quotas):
    """By hand: sixty equal quotas q; the sum falls short one time in five at z = −0.8416."""
    year = run(page("forecasting/quotas.md"))["year"]
    x, attained = year["index"].to_numpy(), year["attained"].to_numpy()
    line = np.polyval(np.polyfit(x, attained, 1), x)
    sd = sqrt(((attained - line) ** 2).sum() / (len(year) - 2))
    assert quotas["apart-sd"] == f"{100 * sd:.0f}"
    assert quotas["mean"] == f"{100 * attained.mean():.0f}"
    for name, rho in {"alone": 0.0, "shared": 0.3}.items():
        own = sd * sqrt((1 + 59 * rho) / 60)
        needed = 100 * (1 / (attained.mean() - 0.8416 * own) - 1)
        assert int(quotas[f"over-{name}"]) == pytest.approx(needed, abs=0.6), name
    residual = attained - line
    top = attained.argmax()
    assert quotas["top-rank"] == str(1 + (residual > residual[top]).sum())
    assert (quotas["top"], quotas["top-index"]) == (f"{100 * attained[top]:.0f}", f"{x[top]:.2f}")
    slope = np.polyfit(x / x.mean(), attained, 1)[0]
    assert quotas["slope"] == f"{100 * slope:.0f}"
    assert int(quotas["slope-low"]) < 100 * slope < int(quotas["slope-high"])


def test_do_attainments_bunch_as_the_page_says(quotas):
    attained = datasets.quotas()["attainment"].tolist()
    assert quotas["bunch"] == str(sum(1.0 <= one < 1.04 for one in attained))
    assert quotas["bunch-above"] == str(sum(1.04 <= one < 1.08 for one in attained))
    assert quotas["ratchet"] == "0.60"  # the planted share of an overage, PT-08
    assert 36 <= int(quotas["r2"]) <= 46  # PT-06: about 41 percent


def test_is_the_reconciled_total_the_average_weighted_by_inverse_variances(deeper, methods):
    """By hand: 50 with variance 4 and 53 with variance 4.69; parts give by their variances."""
    total = (50 / 4 + 53 / 4.69) / (1 / 4 + 1 / 4.69)
    parts = [y - (53 - total) * v / 4.69 for y, v in ((22, 2.25), (18, 1.44), (13, 1.0))]
    assert deeper["total"] == methods["we-total"] == f"{total:.3f}" == "51.381"
    assert methods["we-parts"] == ", ".join(f"{part:.3f}" for part in parts)
    assert deeper["error-after"] == f"{sqrt(1 / (1 / 4 + 1 / 4.69)):.2f}"


def test_are_pinball_and_croston_right(methods):
    """By hand: 0.1 × 500 and 0.1 × 300; sizes 5, 4.8, 4.92 over intervals 3, 3, 2.9."""
    assert (methods["pinball-low"], methods["pinball-high"]) == ("50", "30")
    assert methods["croston"] == f"{4.92 / 2.9:.1f}"
    assert methods["croston-sba"] == f"{0.95 * 4.92 / 2.9:.1f}"


def test_are_the_two_rungs_fitted_right(deeper):
    """Slopes by numpy's polyfit over plain sums of the tables."""
    table = datasets.load("bookings_monthly")
    y = table.groupby("month")["bookings"].sum().to_numpy() / 1e6
    d = y[12:] - y[:-12]
    phi = np.polyfit(d[:-1], d[1:], 1)[0]
    assert (deeper["n-changes"], deeper["phi"]) == (str(d.size), f"{phi:.2f}")
    deals = datasets.opportunities()
    deals = deals[deals["type"] != "renewal"]
    span = [str(one) for one in pd.period_range("2023Q1", "2026Q3", freq="Q")]
    created, won = dict.fromkeys(span, 0.0), dict.fromkeys(span, 0.0)
    for row in deals.itertuples():
        for counts, day in ((created, row.created), (won, row.close_date)):
            name = str(pd.Timestamp(day).to_period("Q")) if day == day else ""
            if name in counts and (counts is created or row.outcome == "won"):
                counts[name] += row.amount_acv / 1e6
    x, z = (np.array(list(one.values())) for one in (created, won))
    slope = np.polyfit((x[4:] - x[:-4])[:-1], (z[4:] - z[:-4])[1:], 1)[0]
    assert (deeper["n-lead"], deeper["lead"]) == ("10", f"{slope:.2f}")
    for name in ("phi", "lead"):  # the page: neither can be told from nothing
        low, high = (float(deeper[f"{name}-{end}"].replace("−", "-")) for end in ("low", "high"))
        assert low < 0 < high
    assert 0.82 < float(deeper["arima-ratio"]) < 1  # behind smoothing's .82, ahead of the bar


def test_is_bottom_up_the_limit_of_a_vague_total(deeper):
    """By hand: 50 with variance 400 and 53 with 4.69; the difference goes by variances."""
    assert deeper["vague"] == f"{(50 / 400 + 53 / 4.69) / (1 / 400 + 1 / 4.69):.2f}"
    total = (50 / 4 + 53 / 4.69) / (1 / 4 + 1 / 4.69)
    assert deeper["sum-variance"] == f"{1.5**2 + 1.2**2 + 1:.2f}"
    assert deeper["moved"] == f"{total - 53:.3f}".replace("-", "−")
    assert deeper["first-moved"] == f"{(total - 53) * 2.25 / 4.69:.3f}".replace("-", "−")


def test_does_the_bonus_pay_the_median(deeper):
    """By hand: 120 × 110 / 100, 60 × 190 / 100, 60 × 200 / 100; the middle of five outcomes."""
    assert [deeper[name] for name in ("honest", "shaded", "boast")] == ["132", "114", "120"]
    assert (deeper["best-forecast"], deeper["mean-outcome"]) == ("100", "112")
    assert float(deeper["skill-revenue"]) < 0.1 < float(deeper["skill-today"])
    assert float(deeper["skill-today"]) < float(deeper["skill-alike"])


def test_are_the_calls_worth_what_was_planted(pipeline):
    """PT-03 and PT-04, within four points."""
    for name, planted in {"commit": 71, "best": 27, "rest": 8, "pushed-won": 6}.items():
        assert abs(int(pipeline[name]) - planted) <= 4, name


def test_are_pushed_deals_counted_among_pipeline_calls(page, run, pipeline):
    calls = run(page("forecasting/pipeline.md"))["calls"]
    groups: dict[bool, list[int]] = {True: [], False: []}
    for row in calls.itertuples():
        if str(row.forecast_cat) == "pipeline":
            groups[row.pushes >= 3].append(int(row.won))
    assert pipeline["pushed-n"] == str(len(groups[True]))
    assert pipeline["pushed-wins"] == str(sum(groups[True]))
    assert pipeline["others-won"] == f"{100 * np.mean(groups[False]):.0f}"


def test_do_stages_and_words_expect_more_than_the_model(page, run, pipeline):
    """Rates by stage and sums by quarter, in plain loops."""
    ran = run(page("forecasting/pipeline.md"))
    calls, later = ran["calls"], ran["later"]
    seen: dict[int, list[int]] = {}
    for stage, won, new in zip(calls["stage"], calls["won"], later, strict=True):
        if not new:
            seen.setdefault(stage, []).append(int(won))
    money = calls["amount_acv"].to_numpy()[later] / 1e6
    p = np.array([np.mean(seen[one]) for one in calls["stage"].to_numpy()[later]])
    assert pipeline["said-stage"] == f"{p @ money:.1f}"
    won = calls["won"].to_numpy()[later].astype(bool)
    above = (p[won][:, None] > p[~won]).mean() + (p[won][:, None] == p[~won]).mean() / 2
    assert pipeline["auc-stage"] == f"{above:.2f}"
    assert pipeline["came"] == f"{money[won].sum():.1f}"
    for name, chance in {"model": ran["p"], "word": ran["p_word"]}.items():
        off: dict[str, float] = {}
        for quarter, e, m, w in zip(calls["quarter"][later], chance, money, won, strict=True):
            off[quarter] = off.get(quarter, 0) + (e - w) * m
        assert pipeline[f"off-{name}"] == f"{np.mean(np.abs(list(off.values()))):.2f}"
        assert len(off) == 5
    assert pipeline["said-word"] == f"{ran['p_word'] @ money:.1f}"


def test_does_the_leak_lift_the_auc_and_the_model_beat_the_word(pipeline):
    assert float(pipeline["auc-word"]) < float(pipeline["auc"]) < float(pipeline["auc-leaked"])
    assert float(pipeline["brier"]) < float(pipeline["brier-word"])
    assert int(pipeline["km-365"]) > 2 * int(pipeline["won-365"])


def test_do_word_and_course_each_know_something(judgment):
    word, course, both = (int(judgment[f"{name}-skill"]) for name in ("word", "course", "both"))
    assert course < word < int(judgment["both-low"]) < both < int(judgment["both-high"])
    # by hand: gains of 10, -4 and 10 over three overrides
    assert (judgment["added"], judgment["added-small"]) == (f"{16 / 3:.1f}", "−4")


def test_is_the_coverage_of_ten_wins_in_the_brief_the_binomial_s():
    reach = sum(comb(46, k) * 0.22**k * 0.78 ** (46 - k) for k in range(10, 47))
    assert f"{100 * reach:.1f}" == "57.5"
