# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""How do sellers deal with leads, and what comes too late to score them by?"""

import numpy as np
import pytest

from oms42.kelvane.world import Columns


def test_is_everyone_contacted_who_replies_and_does_everyone_reply_who_meets(
    lead_table: Columns,
) -> None:
    contacted = ~np.isnat(lead_table["contacted_at"])
    assert not (lead_table["replied"] & ~contacted).any()
    assert not (lead_table["meeting"] & ~lead_table["replied"]).any()


def test_are_high_scores_contacted_more_often(lead_table: Columns) -> None:
    """By the law 0.30 + 0.55 rank: about 0.36 in the lowest fifth that can be compared."""
    warm = ~np.char.startswith(lead_table["source"], "outbound") & ~lead_table["converted"]
    score = lead_table["score_vendor"][warm]
    contacted = ~np.isnat(lead_table["contacted_at"][warm])
    low, high = score < np.quantile(score, 0.2), score > np.quantile(score, 0.8)
    assert contacted[high].mean() - contacted[low].mean() > 0.3


def test_is_outreach_contact_on_the_day_of_the_lead(lead_table: Columns) -> None:
    cold = np.char.startswith(lead_table["source"], "outbound")
    day = lead_table["contacted_at"][cold].astype("datetime64[D]")
    assert (day == lead_table["created"][cold]).all()


def test_is_no_contact_before_the_lead_nor_after_the_end(lead_table: Columns) -> None:
    there = ~np.isnat(lead_table["contacted_at"])
    assert (lead_table["contacted_at"][there] >= lead_table["created"][there]).all()
    assert lead_table["contacted_at"][there].max() < np.datetime64("2026-10-01")


def test_is_every_buyer_s_demo_set_for_a_time_from_the_purchase_on(lead_table: Columns) -> None:
    """PT-20: on the day on which a lead is scored the field is empty."""
    shown = ~np.isnat(lead_table["demo_scheduled_ts"]) & lead_table["converted"]
    days = lead_table["demo_scheduled_ts"][shown] - lead_table["converted_at"][shown]
    assert days.min() >= np.timedelta64(0)
    assert lead_table["demo_scheduled_ts"][shown].max() < np.datetime64("2026-10-01")


def test_have_three_percent_of_the_others_a_demo(lead_table: Columns) -> None:
    others = ~lead_table["converted"]
    shown = ~np.isnat(lead_table["demo_scheduled_ts"][others])
    assert shown.mean() == pytest.approx(0.03, abs=0.001)


def test_is_the_demo_as_frequent_among_buyers_with_low_scores_as_with_high_ones(
    lead_table: Columns,
) -> None:
    """The leak is not the score: shares in halves of the score differ by less than a point."""
    buyers = lead_table["converted"]
    shown = ~np.isnat(lead_table["demo_scheduled_ts"][buyers])
    fifth = np.argsort(np.argsort(lead_table["score_vendor"], kind="stable"), kind="stable")[buyers]
    high = fifth >= 24_000 * 3 // 5
    assert shown[high].mean() == pytest.approx(shown[~high].mean(), abs=0.01)
