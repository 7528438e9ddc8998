# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.deals.calendar import EXTRACTED
from oms42.kelvane.deals.defects import past_due, without_reason, wrong_currency, wrong_day
from oms42.kelvane.world import World


def test_is_every_other_open_deal_planned_after_the_story_date(dealt_world: World) -> None:
    """14 % of 1,150 is 161, whether one asks on the day of extraction or on 5 October."""
    table = dealt_world.tables["opportunities"]
    day = table["close_date"][table["outcome"] == "open"]
    assert (day < EXTRACTED).sum() == (day <= np.datetime64("2026-10-05")).sum() == 161


def test_is_a_past_date_one_that_the_deal_could_have_had() -> None:
    rng = np.random.default_rng(1)
    created = EXTRACTED - rng.integers(3, 300, 500)
    pushes = rng.integers(0, 3, 500)
    planned = np.full(500, np.datetime64("2026-11-16"))
    day = past_due(rng, np.ones(500, dtype=bool), created, planned, pushes, 0.2)
    late = day < EXTRACTED
    assert late.sum() == 100
    assert (day[late] > created[late]).all()
    assert (EXTRACTED - day[late]).max() < np.timedelta64(80, "D")


def test_are_too_few_old_deals_refused() -> None:
    young = np.full(10, EXTRACTED - 3)
    yes, none = np.ones(10, dtype=bool), np.zeros(10, dtype=np.int64)
    with pytest.raises(ValueError, match="5 deals must be past due, but only 0"):
        past_due(np.random.default_rng(1), yes, young, young + 60, none, 0.5)


def test_are_the_eleven_won_deals_in_euros_with_an_unconverted_amount(dealt_world: World) -> None:
    table, accounts = dealt_world.tables["opportunities"], dealt_world.tables["accounts"]
    row = np.searchsorted(accounts["account_id"], table["account_id"])
    euro = np.isin(accounts["country"][row], ["AT", "BE", "DE", "ES", "FI", "FR", "IE", "NL", "PT"])
    wrong = euro & (table["currency"] != "EUR")
    assert wrong.sum() == 11
    assert set(table["outcome"][wrong].tolist()) == {"won"}
    assert (table["amount_acv"][wrong] == table["amount_acv_lc"][wrong]).all()


def test_changes_a_wrong_currency_nothing_but_euro_deals() -> None:
    table = {
        "currency": np.array(["EUR", "EUR", "USD", "EUR"]),
        "outcome": np.array(["won", "lost", "won", "won"]),
        "type": np.array(["new", "new", "new", "renewal"]),
        "amount_acv": np.array([108.0, 108.0, 100.0, 108.0]),
        "amount_acv_lc": np.full(4, 100.0),
    }
    wrong = wrong_currency(np.random.default_rng(1), table, 4)
    assert wrong["currency"].tolist() == ["USD", "EUR", "USD", "EUR"]
    assert wrong["amount_acv_lc"].tolist() == [108.0, 100.0, 100.0, 100.0]
    assert table["currency"].tolist() == ["EUR", "EUR", "USD", "EUR"]


def test_lack_31_percent_of_the_losses_a_reason() -> None:
    outcome = np.repeat(["lost", "no_decision", "won"], [600, 400, 50])
    table = {"outcome": outcome, "loss_reason": np.where(outcome == "won", "", "price")}
    left = without_reason(np.random.default_rng(1), table, 0.31)["loss_reason"]
    assert (left[:1000] == "").sum() == 310


def test_falls_a_wrong_day_on_a_sunday_of_one_region_and_on_whole_weeks() -> None:
    rng = np.random.default_rng(2)
    monday = np.datetime64("2023-01-02") + 7 * rng.integers(0, 190, 20_000)
    region = rng.choice(["NA", "EMEA", "APAC"], 20_000, p=[0.5, 0.3, 0.2])
    day = wrong_day(rng, monday, region, 0.03)
    moved = day != monday
    assert moved.sum() == 600
    assert set((day - monday)[moved].astype(int).tolist()) == {-1}
    assert set(region[moved].tolist()) == {"APAC"}
    weeks = np.unique(monday[moved])
    whole = [moved[(monday == week) & (region == "APAC")].all() for week in weeks]
    assert sum(not one for one in whole) <= 1
