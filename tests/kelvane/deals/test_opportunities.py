# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.deals.opportunities import REASONS, UNDECIDED, outcomes
from oms42.kelvane.world import World


def test_are_38_percent_of_the_losses_of_each_type_without_a_decision() -> None:
    rng = np.random.default_rng(1)
    kind = np.repeat([0, 1, 2], [500, 300, 200])
    lost = np.zeros(1000, dtype=bool)
    named = outcomes(rng, lost, lost, kind, 0.38)
    count = [(named[kind == one] == "no_decision").sum() for one in range(3)]
    assert count == [190, 114, 76]


def test_are_outcomes_named_by_state() -> None:
    yes, no = np.array([True, False]), np.array([False, True])
    assert outcomes(np.random.default_rng(1), yes, no, np.zeros(2, int), 0.38).tolist() == [
        "open",
        "won",
    ]


def test_do_money_columns_agree(dealt_world: World) -> None:
    table = dealt_world.tables["opportunities"]
    years, discount = table["term_years"], table["discount_pct"] / 100
    assert table["amount_tcv"] == pytest.approx(table["amount_acv"] * years, abs=0.01)
    net = table["list_price"] * (1 - discount)
    assert net == pytest.approx(table["amount_acv"], abs=0.01)


def test_is_the_amount_in_currency_the_dollars_at_the_plan_rate(dealt_world: World) -> None:
    """1.08 dollars a euro, 1.26 a pound: as the contract of the table says."""
    table = dealt_world.tables["opportunities"]
    for name, rate in (("EUR", 1.08), ("GBP", 1.26)):
        mine = table["currency"] == name
        ratio = table["amount_acv"][mine] / table["amount_acv_lc"][mine]
        assert ratio == pytest.approx(np.full(mine.sum(), rate), rel=1e-4)


def test_fits_a_loss_reason_the_outcome(dealt_world: World) -> None:
    table = dealt_world.tables["opportunities"]
    assert set(table["loss_reason"][table["outcome"] == "lost"].tolist()) == {"", *REASONS}
    undecided = table["outcome"] == "no_decision"
    assert set(table["loss_reason"][undecided].tolist()) == {"", *UNDECIDED}
    rest = np.isin(table["outcome"], ["won", "open"])
    assert set(table["loss_reason"][rest].tolist()) == {""}


def test_is_ostler_in_30_percent_of_the_new_logos(dealt_world: World) -> None:
    table = dealt_world.tables["opportunities"]
    new = (table["type"] == "new") & (table["outcome"] != "open")
    assert (table["competitor"][new] == "Ostler Automation").mean() == pytest.approx(0.30, abs=0.01)
