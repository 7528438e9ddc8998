# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.forecasting import commit_drawdown

USE = st.lists(st.integers(0, 500), min_size=1, max_size=24)


def test_is_a_commitment_drawn_down_as_a_hand_calculation_says() -> None:
    # 120,000 a year at 12 % off list; overage at list costs 1 / 0.88 of the commitment's price
    made = commit_drawdown([30_000, 50_000, 60_000, 20_000], 120_000, overage_rate=1 / 0.88)
    assert made.drawn.tolist() == [30_000, 50_000, 40_000, 0]
    assert made.remaining.tolist() == [90_000, 40_000, 0, 0]
    assert made.overage.tolist() == [0, 0, 20_000, 20_000]
    assert made.overage_billed == pytest.approx([0, 0, 20_000 / 0.88, 20_000 / 0.88])
    assert made.exhausted == 3
    assert made.shortfall == 0
    assert made.billed == pytest.approx(120_000 + 40_000 / 0.88)
    assert made.use_of_commit == pytest.approx(160 / 120)


def test_is_what_was_not_used_paid_all_the_same() -> None:
    made = commit_drawdown([10, 20, 30], 100)
    assert (made.exhausted, made.shortfall, made.billed) == (None, 40, 100)
    assert made.use_of_commit == 0.6


def test_is_a_commitment_of_cents_exhausted_exactly() -> None:
    made = commit_drawdown([0.1] * 10, 1.0)  # the sum is 0.9999999999999999
    assert made.exhausted == 10
    assert made.shortfall == 0
    assert made.overage.max() == 0


@given(USE, st.integers(1, 2000), st.floats(1, 2))
def test_does_the_money_add_up(used, commit, rate) -> None:
    made = commit_drawdown(used, commit, overage_rate=rate)
    assert made.drawn + made.overage == pytest.approx(np.array(used))
    assert made.drawn.sum() + made.shortfall == pytest.approx(commit)
    assert made.shortfall == pytest.approx(max(commit - sum(used), 0))
    assert made.overage.sum() == pytest.approx(max(sum(used) - commit, 0))
    assert made.billed == pytest.approx(commit + rate * max(sum(used) - commit, 0))
    assert (made.exhausted is None) == (sum(used) < commit)


def test_has_the_table_a_row_per_period() -> None:
    table = commit_drawdown(pd.Series([10, 20]), 15, overage_rate=2).to_frame()
    assert table.index.tolist() == [1, 2]
    assert table["overage_billed"].tolist() == [0, 30]


@pytest.mark.parametrize(
    ("used", "commit", "rate", "says"),
    [
        ([1, -2], 10, 1, "used holds -2 at position 1"),
        ([], 10, 1, "used has 0 values"),
        ([1, np.nan], 10, 1, "used holds nan"),
        ([1], 0, 1, "commit is 0; it must be a number above 0"),
        ([1], np.inf, 1, "commit is inf"),
        ([1], 10, 0, "overage_rate is 0"),
        ([1], np.nan, 1, "commit is nan"),
    ],
)
def test_does_bad_input_get_an_error_that_says_what_is_wrong(used, commit, rate, says) -> None:
    with pytest.raises(ValueError, match=says):
        commit_drawdown(used, commit, overage_rate=rate)
