# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Do the recorded calls fit the deals, the sellers and the law?"""

import numpy as np
import pytest

from oms42.kelvane.identity import Identity
from oms42.kelvane.selling.calls import calls_sample
from oms42.kelvane.world import Columns, World


def looked_up(table: Columns, key: str, keys: np.ndarray, column: str) -> np.ndarray:
    """Join a column of another table."""
    found = dict(zip(table[key].tolist(), table[column], strict=True))
    return np.array([found[one] for one in keys.tolist()])


@pytest.fixture(scope="module")
def calls(world: World) -> Columns:
    return world.tables["calls_sample"]


def test_are_there_6000_calls_at_most_three_a_deal(calls: Columns) -> None:
    assert calls["call_id"].size == np.unique(calls["call_id"]).size == 6_000
    assert np.unique(calls["opp_id"], return_counts=True)[1].max() <= 3


def test_is_every_call_with_the_deal_s_seller_while_the_deal_was_open(
    calls: Columns, world: World
) -> None:
    deals = world.tables["opportunities"]
    close = looked_up(deals, "opp_id", calls["opp_id"], "close_date")
    assert (calls["date"] <= close).all()
    assert (calls["date"] >= looked_up(deals, "opp_id", calls["opp_id"], "created")).all()
    seller = looked_up(deals, "opp_id", calls["opp_id"], "rep_id")
    assert np.array_equal(calls["rep_id"], seller)
    assert set(looked_up(deals, "opp_id", calls["opp_id"], "outcome").tolist()) == {
        "won",
        "lost",
        "no_decision",
    }


def test_is_nobody_recorded_before_hire(calls: Columns, world: World) -> None:
    hired = looked_up(world.tables["reps"], "rep_id", calls["rep_id"], "hire_date")
    assert (calls["date"] >= hired).all()


def test_is_a_voice_score_there_for_north_america_s_sellers_alone(calls: Columns) -> None:
    there = ~np.isnan(calls["voice_emotion_score"])
    assert np.array_equal(there, calls["region"] == "NA")


def test_does_the_voice_score_say_nothing_about_winning(calls: Columns, world: World) -> None:
    won = looked_up(world.tables["opportunities"], "opp_id", calls["opp_id"], "outcome") == "won"
    score = calls["voice_emotion_score"]
    there = ~np.isnan(score)
    r = np.corrcoef(score[there], won[there])[0, 1]
    assert abs(r) < 3 / there.sum() ** 0.5


def test_is_consent_open_on_many_calls_in_every_region(calls: Columns) -> None:
    for region in ("NA", "EMEA", "APAC", "LATAM"):
        mine = calls["recorded_consent"][calls["region"] == region]
        assert 0.05 < (mine == "unknown").mean() < 0.45
        assert 0 < (mine == "no").mean() < 0.15


def test_do_talk_ratios_look_like_talk_ratios(calls: Columns) -> None:
    assert 0.5 < calls["talk_ratio"].mean() < 0.6
    assert calls["talk_ratio"].min() > 0
    assert calls["talk_ratio"].max() < 1


def test_does_the_same_company_have_the_same_calls(world: World) -> None:
    tables = world.tables
    again = calls_sample(Identity(), tables["opportunities"], tables["reps"])
    for name, values in tables["calls_sample"].items():
        assert np.array_equal(values, again[name], equal_nan=values.dtype.kind == "f"), name
