# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.deals.snapshots import fates
from oms42.kelvane.world import Columns, World


@pytest.fixture(scope="module")
def shots(dealt_world: World) -> Columns:
    """Join the outcome of each deal to its snapshots."""
    table, deals = dealt_world.tables["opp_snapshots"], dealt_world.tables["opportunities"]
    row = np.searchsorted(deals["opp_id"], table["opp_id"])
    names = ("type", "outcome", "created", "contacts_n")
    more = {name: deals[name][row] for name in names}
    return {**table, **more, "amount": deals["amount_acv"][row], "closed": deals["close_date"][row]}


def test_never_goes_a_stage_back(shots: Columns) -> None:
    same = shots["opp_id"][1:] == shots["opp_id"][:-1]
    assert (np.diff(shots["stage"])[same] >= 0).all()


def test_says_closed_what_has_closed_and_nothing_else(shots: Columns) -> None:
    closed = shots["forecast_cat"] == "closed"
    assert ((shots["stage"] == 6) == closed).all()
    # a date on a Sunday stands for the Monday after it
    known = shots["snapshot_date"] + 1 >= shots["closed"]
    assert (closed <= (known & (shots["outcome"] != "open"))).all()


def test_knows_the_last_row_the_final_amount_and_date(shots: Columns) -> None:
    closed = shots["forecast_cat"] == "closed"
    assert (shots["amount_acv"][closed] == shots["amount"][closed]).all()
    assert (shots["close_date"][closed] == shots["closed"][closed]).all()


def test_has_come_a_commit_of_the_running_quarter_to_stage_3(shots: Columns) -> None:
    month = shots["snapshot_date"].astype("datetime64[M]").astype(int)
    inside = shots["close_date"].astype("datetime64[M]").astype(int) // 3 <= month // 3
    commit = (shots["forecast_cat"] == "commit") & inside & (shots["type"] != "renewal")
    regular = (shots["snapshot_date"].astype(int) - 4) % 7 == 0
    assert shots["stage"][commit & regular].min() == 3


def test_does_the_stage_tell_something_but_not_all(shots: Columns) -> None:
    """Area under the curve of the stage alone in mid-life: between a coin and a leak."""
    from sklearn.metrics import roc_auc_score

    rows = (
        (shots["type"] == "new")
        & (shots["outcome"] != "open")
        & (shots["snapshot_date"].astype("datetime64[M]") == np.datetime64("2025-02"))
        & (shots["forecast_cat"] != "closed")
    )
    auc = roc_auc_score(shots["outcome"][rows] == "won", shots["stage"][rows])
    assert 0.55 < auc < 0.75


def test_ends_an_open_deal_by_its_probability_and_later_than_the_tables() -> None:
    n = 20_000
    p = np.full(n, 0.3)
    day = np.full(n, np.datetime64("2026-11-16"))
    end = fates(np.random.default_rng(1), p > 0, p < 0, p, day)
    assert end.wins.mean() == pytest.approx(0.3, abs=0.013)
    assert set(end.quarter.tolist()) == {15, 16}
