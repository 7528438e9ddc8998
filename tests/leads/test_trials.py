# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Trials: the case to the digit, planted effects, and a test that tests itself."""

import numpy as np
import pytest
import statsmodels.api as sm

from oms42 import datasets
from oms42.leads import a_a_test, arm_size, trial
from oms42.stats import compare_proportions, sample_size


def test_is_the_trial_of_the_case_as_printed() -> None:
    """WE7.3: 24.6 against 22.0, difference 2.61 points, −0.85 to 6.06, z 1.48, p .139; 4,150."""
    made = compare_proportions(283, 1150, 253, 1150)
    assert round(100 * made.estimate, 2) == 2.61
    assert (round(100 * made.lower, 2), round(100 * made.upper, 2)) == (-0.85, 6.06)
    assert (round(made.z, 2), round(made.p, 3)) == (1.48, 0.139)
    assert arm_size(0.22, 0.026) == sample_size(0.22, 0.246) == pytest.approx(4150, abs=2)


def test_do_non_compliance_and_clusters_cost_cases() -> None:
    """By hand: about 1/.71² as many, and 1 + 26 · .03 = 1.78 times as many."""
    plain = arm_size(0.22, 0.02)
    assert arm_size(0.22, 0.02, compliance=0.71) / plain == pytest.approx(0.71**-2, rel=0.02)
    clustered = arm_size(0.22, 0.02, cluster_size=27, icc=0.03)
    assert clustered / plain == pytest.approx(1.78, rel=0.001)


def test_are_effects_of_assignment_and_use_found_and_not_the_naive_one() -> None:
    """Planted: use adds .10 to those who comply, who are better anyway."""
    rng = np.random.default_rng(6)
    willing, arm = rng.random(40_000) < 0.7, rng.integers(0, 2, 40_000)
    use = arm * willing
    won = rng.random(40_000) < 0.15 + 0.10 * willing + 0.10 * use
    made = trial(won.astype(float), arm, use)
    assert made.assigned_interval[0] < 0.07 < made.assigned_interval[1]
    assert made.used_interval[0] < 0.10 < made.used_interval[1]
    assert made.complied == pytest.approx(0.7, abs=0.01)
    assert made.used == pytest.approx(made.assigned / made.complied)
    assert made.naive > 0.12
    assert made.f > 1000


def test_is_the_cases_playbook_underpowered_and_its_users_selected() -> None:
    """PT-21: truth +2.0 points for the assigned; users against non-users about +9."""
    rows = datasets.load("enablement_rct")
    made = trial(
        rows["won"].astype(float),
        (rows["assigned"] == "treat").astype(int),
        rows["complied"].astype(int),
        groups=rows["rep_id"],
    )
    low, high = made.assigned_interval
    assert low < 0 < 0.02 < high
    assert made.naive > 0.05


def test_is_the_error_of_assignment_that_of_statsmodels() -> None:
    rng = np.random.default_rng(1)
    y, arm, use = rng.random(60), np.tile([0, 1], 30), np.tile([0, 1, 0, 0], 15)
    groups = np.repeat(np.arange(12), 5)
    peer = sm.OLS(y, sm.add_constant(arm)).fit(
        cov_type="cluster", cov_kwds={"groups": groups}, use_t=True
    )
    made = trial(y, arm, use, groups=groups)
    assert made.assigned == pytest.approx(peer.params[1])
    assert made.assigned_interval == pytest.approx(tuple(peer.conf_int()[1]))


def test_does_a_test_that_forgets_its_clusters_find_what_is_not_there() -> None:
    """Sellers differ and are assigned whole: errors by case find far too much."""
    rng = np.random.default_rng(2)
    seller = np.repeat(np.arange(40), 30)
    result = rng.standard_normal(40)[seller] + rng.standard_normal(seller.size)
    forgets = a_a_test(result, clusters=seller, draws=200)
    knows = a_a_test(result, clusters=seller, groups=seller, draws=200)
    assert forgets.false_positives > 0.4
    assert knows.false_positives < 0.12


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: arm_size(0.22, 0.02, compliance=0), "compliance is 0; it must be above 0"),
        (lambda: arm_size(0.22, 0.9), "p2"),
        (lambda: trial([0, 1, 0, 1], [0, 0, 1, 1], [0, 0, 0, 0]), "lot does not move dose"),
        (lambda: a_a_test(np.arange(9), clusters=list("aaabbbccc")), "there are only 3 clusters"),
    ],
)
def test_is_bad_input_named(call, says: str) -> None:  # type: ignore[no-untyped-def]  # a lambda
    with pytest.raises(ValueError, match=says):
        call()
