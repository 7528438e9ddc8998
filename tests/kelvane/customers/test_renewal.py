# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import numpy as np
import pytest

from oms42.kelvane.customers.renewal import Runs, commits, runs
from oms42.kelvane.identity import Identity

START = np.datetime64("2024-01", "M") + np.arange(400) % 22
LOW = np.arange(400) < 60
RATE = np.where(LOW[:, None], 0.3, 0.9) * np.ones((400, 33))


@pytest.fixture(scope="module")
def run() -> Runs:
    return runs(START, RATE, Identity())


def test_do_low_burners_leave_four_times_as_often(run: Runs) -> None:
    """By hand: 9 % of 340 is 30.6, so 31 leave; 4 × 31/340 of 60 is 21.9, so 22 leave."""
    gone = run.length == 12
    assert run.ended[gone & (np.datetime64("2026-09", "M") >= START + 12)].all()
    after_one_year = gone & run.ended
    assert after_one_year[~LOW].sum() == 31
    assert after_one_year[LOW].sum() == 22


def test_is_nothing_shown_after_the_end_of_the_tables(run: Runs) -> None:
    last = START + run.length - 1
    assert str(last.max()) == "2026-09"
    assert (last[~run.ended] == np.datetime64("2026-09", "M")).all()
    assert set(run.length[run.ended].tolist()) == {12, 24}


def test_is_a_renewed_commitment_the_pace_of_the_last_quarter_within_limits() -> None:
    """By hand: 10,000 at pace 0.95, 3.0 and 0.1: 9,500, then at most 15,000 and at least 6,000."""
    rate = np.repeat([[0.95], [3.0], [0.1]], 33, axis=1)
    made = commits(np.full(3, 10_000.0), rate)
    assert made[:, 0].tolist() == [10_000.0] * 3
    assert made[:, 12].tolist() == [9_500.0, 15_000.0, 6_000.0]
    assert made[:, 24].tolist() == [9_500.0, 22_500.0, 3_500.0]
