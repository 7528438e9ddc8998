# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""PT-21: is the trial a trial, and the outcome that of the opportunities?"""

import numpy as np
import pytest

from oms42.kelvane.identity import Identity
from oms42.kelvane.selling.playbook_trial import enablement_rct
from oms42.kelvane.world import Columns, World


@pytest.fixture(scope="module")
def trial(world: World) -> Columns:
    return world.tables["enablement_rct"]


def test_has_each_arm_1150_deals_and_the_wins_of_the_worked_example(trial: Columns) -> None:
    """WE7.3: 283 against 253."""
    treat = trial["assigned"] == "treat"
    assert (treat.sum(), (~treat).sum()) == (1_150, 1_150)
    assert (trial["won"][treat].sum(), trial["won"][~treat].sum()) == (283, 253)


def test_is_every_outcome_that_of_the_opportunity(trial: Columns, world: World) -> None:
    deals = world.tables["opportunities"]
    found = dict(zip(deals["opp_id"].tolist(), range(deals["opp_id"].size), strict=True))
    row = np.array([found[key] for key in trial["opp_id"].tolist()])
    assert np.array_equal(trial["won"], deals["outcome"][row] == "won")
    assert np.array_equal(trial["rep_id"], deals["rep_id"][row])
    assert not np.isin(deals["outcome"][row], ["open"]).any()
    assert set(deals["type"][row].tolist()) == {"new", "expansion"}
    assert np.unique(trial["opp_id"]).size == 2_300


def test_is_every_seller_in_one_arm(trial: Columns) -> None:
    treat = trial["assigned"] == "treat"
    assert not set(trial["rep_id"][treat].tolist()) & set(trial["rep_id"][~treat].tolist())
    assert np.unique(trial["rep_id"]).size > 40


def test_does_nobody_use_the_playbook_without_assignment(trial: Columns) -> None:
    assert not (trial["complied"] & (trial["assigned"] == "control")).any()


def test_is_the_error_larger_when_sellers_are_clusters(trial: Columns) -> None:
    """Exercise E7: deals of a seller are alike and a seller is in one arm."""
    import statsmodels.api as sm

    X = sm.add_constant((trial["assigned"] == "treat").astype(float))
    groups = np.unique(trial["rep_id"], return_inverse=True)[1]
    model = sm.OLS(trial["won"].astype(float), X)
    clustered = model.fit(cov_type="cluster", cov_kwds={"groups": groups}).bse[1]
    assert clustered > 1.1 * model.fit().bse[1]


def test_does_each_deal_show_the_outcome_of_its_arm(trial: Columns, world: World) -> None:
    hidden = world.hidden["enablement_rct"]
    treat = trial["assigned"] == "treat"
    shown = np.where(treat, hidden["won_with"], hidden["won_without"])
    assert np.array_equal(shown, trial["won"])


def test_does_the_playbook_win_deals_of_users_alone_and_lose_none(world: World) -> None:
    hidden = world.hidden["enablement_rct"]
    gained = hidden["won_with"] & ~hidden["won_without"]
    assert not (hidden["won_without"] & ~hidden["won_with"]).any()
    assert hidden["would_comply"][gained].all()
    assert gained.sum() == 46


def test_does_a_company_with_too_few_deals_say_so(world: World) -> None:
    deals = {name: values[:2_000] for name, values in world.tables["opportunities"].items()}
    with pytest.raises(ValueError, match="an arm of 1150 deals"):
        enablement_rct(Identity(), deals, world.tables["accounts"], world.tables["reps"])
