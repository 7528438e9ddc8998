# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

from dataclasses import asdict

import pytest

from oms42.kelvane.deals.magnitudes import (
    EXPANSIONS,
    NEW,
    OPEN,
    RANGES,
    RENEWALS,
    SUBSCRIPTIONS,
    DealMagnitudes,
)
from oms42.kelvane.identity import Identity


def test_are_the_counts_those_of_the_dataset_specification() -> None:
    """4,100 new-logo, 3,050 expansion and 4,700 renewal closed, 1,150 open; 2,900 subscriptions."""
    assert (NEW, EXPANSIONS, RENEWALS, OPEN, SUBSCRIPTIONS) == (4_100, 3_050, 4_700, 1_150, 2_900)


def test_are_the_published_sizes_those_of_the_planted_truths() -> None:
    """The table of truths: PT-01, 03, 04, 05, 09, 23 and the share of no decision."""
    size = DealMagnitudes.of(Identity())
    assert (size.win_single, size.win_three) == (0.13, 0.31)
    assert (size.single_before, size.single_after) == (0.34, 0.52)
    assert (size.commit, size.best, size.pipeline) == (0.71, 0.27, 0.08)
    assert (size.over_call, size.under_call) == (0.35, 0.22)
    assert (size.pushed_win, size.late) == (0.06, 0.46)
    assert (size.pulled_discount, size.pulled_churn) == (0.06, 0.04)
    assert (size.three_before, size.three_after) == (0.22, 0.47)
    assert (size.discount_before, size.discount_after, size.switching) == (0.11, 0.19, 0.09)
    assert (size.past_due, size.no_reason, size.wrong_day) == (0.14, 0.31, 0.03)
    assert size.no_decision == 0.38


@pytest.mark.parametrize("variant", [f"v{number:02d}" for number in range(1, 21)])
def test_does_a_variant_stay_in_its_ranges_and_keep_the_story(variant: str) -> None:
    size = DealMagnitudes.of(Identity(42, variant))
    for name, value in asdict(size).items():
        assert RANGES[name][1] <= value <= RANGES[name][2]
    assert size.win_single < size.win_two < size.win_three
    assert size.single_before < size.single_after
    assert size.pipeline < size.best < size.commit
    assert size.three_before < size.three_after
    assert size.discount_before < size.discount_after
    assert size.na_enterprise < size.emea_enterprise
