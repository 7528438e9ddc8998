# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The worked examples of the forecasting chapter, as its pages print them: are they right?

Each expected number is worked out here by hand or by enumeration; the pages glue theirs from the
package. The quarter of six deals under a common shock is held in test_brief.
"""

from math import comb, sqrt

import numpy as np
import pandas as pd
import pytest

from oms42 import datasets
from oms42.widgets.city_accounts import cities


def glued(name):
    """Make a fixture of the numbers that a page glues."""

    @pytest.fixture(scope="module", name=name)
    def numbers(page, run):
        return run(page(f"forecasting/{name}.md"))["glued"]

    return numbers


territories, quotas, deeper = map(glued, ["territories", "quotas", "deeper"])
pipeline, judgment, methods = map(glued, ["pipeline", "judgment", "methods"])


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


def test_is_the_map_of_nearest_homes_as_uneven_as_the_page_says(territories):
    """Home by home: the people of the cities that have no nearer one."""
    us = cities()
    people = [0.0] * us.travel.shape[1]
    for row, living in zip(us.travel, us.population, strict=True):
        people[min(range(len(people)), key=row.__getitem__)] += living
    mean = sum(people) / len(people)
    assert territories["map-most"] == f"{100 * max(people) / mean:.0f}" == "212"
    assert territories["map-fewest"] == f"{100 * min(people) / mean:.0f}" == "25"


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
