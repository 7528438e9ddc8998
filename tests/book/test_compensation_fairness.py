# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The numbers of the compensation chapter's section on fairness."""

from math import sqrt

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from scipy.stats import spearmanr

from oms42 import datasets

from . import compensation_facts
from .compensation_facts import LAST


@pytest.fixture(scope="module")
def glued(page, run):
    """Run a section and give its names, and the numbers that its text shows."""
    return lambda name: run(page(f"compensation/{name}.md"))


@pytest.fixture(scope="module")
def sellers():
    return compensation_facts.sellers()


def test_does_pay_follow_performance_as_the_text_says(glued, sellers):
    """Spearman's rank correlation with scipy; Bonett and Wright's interval for it."""
    found = {k: float(v) for k, v in glued("fairness")["glued"].items() if k.startswith("rank-")}
    paid = sellers["pay"] / sellers["target_incentive"]
    own = sm.OLS(sellers["attainment"], sm.add_constant(sellers["index"])).fit().resid
    rho = spearmanr(paid, own).statistic
    told = [found["rank-own"], found["rank-attained"], found["rank-potential_index"]]
    others = [spearmanr(paid, sellers[name]).statistic for name in ("attainment", "index")]
    assert told == pytest.approx([rho, *others], abs=0.0051)
    fit = sm.OLS(paid.to_numpy(), sm.add_constant(sellers["index"].to_numpy())).fit(cov_type="HC3")
    unit = [float(glued("fairness")["glued"][f"unit{end}"]) for end in ("", "-low", "-high")]
    assert unit == pytest.approx([fit.params[1], *fit.conf_int()[1]], abs=0.03)
    reach = 1.96 * sqrt((1 + rho**2 / 2) / (84 - 3))
    limits = np.tanh([np.arctanh(rho) - reach, np.arctanh(rho) + reach])
    assert [found["rank-low"], found["rank-high"]] == pytest.approx(limits.tolist(), abs=0.04)


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
    for key, segment in {"ent": "enterprise", "mm": "mid-market"}.items():
        part = sellers[(sellers["role"] == "ae") & (sellers["segment"] == segment)]
        x = sm.add_constant(part["index"].to_numpy())
        one = sm.OLS(part["pay"].to_numpy(), x).fit(cov_type="HC3", use_t=True)
        told = [float(found[f"{name}-{key}"]) for name in ("slope", "lower", "upper")]
        expect = [one.params[1], *one.conf_int()[1]]
        assert told == pytest.approx([value / 1e3 for value in expect], abs=0.51)
    women = (sellers["gender"] == "F").to_numpy()
    days = (pd.Timestamp("2026-10-01") - sellers["hire_date"]).dt.days.to_numpy()
    x = sm.add_constant(np.column_stack([women, index, days]).astype(float))
    both, men = sm.OLS(pay, x).fit().params, pay[~women].mean()
    moved = both[2] * (index[~women].mean() - index[women].mean())
    assert found["left"] == f"{100 * -both[1] / men:.1f}"
    assert found["open"] == f"{100 * (moved - both[1]) / men:.1f}"


def test_are_the_gaps_of_full_years_and_of_all_those_of_least_squares(glued, sellers):
    """Raw with Welch's interval, adjusted with statsmodels; 58 sellers have four quarters."""
    found = glued("fairness")["glued"]
    quotas = datasets.load("quotas")
    count = quotas[quotas["quarter"].isin(LAST)]["rep_id"].value_counts()[sellers.index]
    assert found["short"] == str((count < 4).sum())
    for key, part in {"whole-": sellers[count == 4], "": sellers}.items():
        women, pay = (part["gender"] == "F").to_numpy(), part["pay"].to_numpy()
        men = pay[~women].mean()
        raw = 100 * (1 - pay[women].mean() / men)
        spread = pay[women].var(ddof=1) / women.sum() + pay[~women].var(ddof=1) / (~women).sum()
        x = sm.add_constant(np.column_stack([women, part["index"]]).astype(float))
        fit = sm.OLS(pay, x).fit(cov_type="HC3")
        left, error = -100 * fit.params[1] / men, 196 * fit.bse[1] / men
        reach = 196 * sqrt(spread) / men
        expect = [raw, raw - reach, raw + reach, left, left - error, left + error]
        names = [f"{key}{one}{end}" for one in ("raw", "adjusted") for end in ("", "-low", "-high")]
        told = [float(found[name].replace("−", "-")) for name in names]
        assert told == pytest.approx(expect, abs=1.6)
        assert told[::3] == pytest.approx([raw, left], abs=0.51 if key else 0.06)
    assert found["whole-n"] == str((count == 4).sum())
    means = sellers.groupby("gender")["index"].mean()
    assert (found["index-women"], found["index-men"]) == (f"{means['F']:.2f}", f"{means['M']:.2f}")
    assert (found["n-women"], found["n-men"]) == ("30", "54")


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
        assert found[f"men-{key}"] == str((group["gender"] == "M").sum())
    index, women = sellers["index"], sellers["gender"] == "F"
    reach = 1.96 * sqrt(index[women].var() / 30 + index[~women].var() / 54)
    apart = index[~women].mean() - index[women].mean()
    limits = [float(found[f"apart-{end}"].replace("−", "-")) for end in ("low", "high")]
    assert limits == pytest.approx([apart - reach, apart + reach], abs=0.005)
    assert limits[0] <= 0 < limits[1]
