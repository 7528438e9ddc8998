# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The worked examples of the forecasting chapter, as its pages print them: are they right?

Each expected number is worked out here by hand or by enumeration; the pages glue theirs from the
package. The quarter of six deals under a common shock is held in test_brief.
"""

from itertools import product
from math import comb, sqrt

import numpy as np
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
    assert quarter["low-ended"] == f"{100 * np.mean(ended[True]):.0f}"
    assert quarter["high-ended"] == f"{100 * np.mean(ended[False]):.0f}"


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


def test_are_the_three_quota_formulas_right(page, run, quotas):
    made = run(page("forecasting/quotas.md"))["made"]
    history, potential, total = np.array([9, 7, 5, 3]), np.array([30, 34, 22, 14]), 26.4 * 1.08
    by_hand = {0: history / 24, 1: potential / 100, 0.5: (history / 24 + potential / 100) / 2}
    for weight, shares in by_hand.items():
        np.testing.assert_allclose(made[weight].quotas, total * shares, rtol=1e-12)
    np.testing.assert_allclose(made[0.5].quotas, [9.623, 9.005, 6.106, 3.778], atol=5e-4)
    assert quotas["total"] == f"{total:.3f}"
    assert quotas["stack"] == f"{100 * (1.05**3 - 1):.1f}" == "15.8"


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
