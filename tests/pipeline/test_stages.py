# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The stage chain: does it give what Kemeny and Snell print, and know nothing of the future?"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.pipeline import count_steps, stage_chain

DEALS = ["A", "A", "A", "A", "B", "B", "B"]
DAYS = [f"2026-01-{day:02d}" for day in (5, 12, 19, 26, 5, 12, 19)]
STATES = ["early", "late", "late", "won", "early", "lost", "lost"]


def test_is_the_random_walk_of_kemeny_and_snell_right() -> None:
    """Five places, half a chance either way, ends absorbing (Kemeny and Snell 1960, 3.2 to 3.3).

    N = [[3/2, 1, 1/2], [1, 2, 1], [1/2, 1, 3/2]], t = (3, 4, 3), B = [[3/4, 1/4], [1/2, 1/2],
    [1/4, 3/4]]; the variance of the time from the middle is 8.
    """
    walk = [[0, 1, 0, 1, 0], [1, 0, 1, 0, 0], [0, 1, 0, 0, 1]]
    made = stage_chain(walk, ["2", "3", "4"], ["1", "5"])
    assert made.visits == pytest.approx(np.array([[1.5, 1, 0.5], [1, 2, 1], [0.5, 1, 1.5]]))
    assert made.steps.tolist() == pytest.approx([3, 4, 3])
    assert made.absorption == pytest.approx(np.array([[0.75, 0.25], [0.5, 0.5], [0.25, 0.75]]))
    assert made.steps_sd[1] ** 2 == pytest.approx(8)
    assert made.chance("2", "5") == pytest.approx(0.25)


@given(
    st.lists(st.lists(st.integers(0, 9), min_size=5, max_size=5), min_size=3, max_size=3),
    st.integers(1, 5),
)
def test_does_every_deal_end_and_is_the_chain_its_own_next_step(
    rows: list[list[int]], end: int
) -> None:
    counts = np.array(rows)
    counts[:, 3] += end  # each stage can end
    made = stage_chain(counts, ["a", "b", "c"], ["lost", "won"])
    assert made.absorption.sum(axis=1) == pytest.approx(1)
    q, r = made.transition[:, :3], made.transition[:, 3:]
    assert made.absorption == pytest.approx(r + q @ made.absorption)
    assert made.steps == pytest.approx(1 + q @ made.steps)


def test_are_steps_counted_between_snapshots_of_one_deal() -> None:
    """By hand: early → late, late → late, late → won; early → lost, and nothing after it."""
    made = count_steps(DEALS, DAYS, STATES, as_of="2026-02-01", ends=["lost", "won"])
    assert made.stages == ("early", "late")
    assert made.counts.tolist() == [[0, 1, 1, 0], [0, 1, 0, 1]]


def test_does_the_order_of_the_rows_not_matter() -> None:
    turned = (DEALS[::-1], DAYS[::-1], STATES[::-1])
    made = count_steps(*turned, as_of="2026-02-01", ends=["lost", "won"])
    assert made.counts.tolist() == [[0, 1, 1, 0], [0, 1, 0, 1]]


def test_does_what_comes_after_the_day_change_nothing() -> None:
    """A win that only the future knows is planted in every later row."""
    known = count_steps(DEALS, DAYS, STATES, as_of="2026-01-13", ends=["lost", "won"])
    later = [
        "won" if day > "2026-01-13" else state for day, state in zip(DAYS, STATES, strict=True)
    ]
    told = count_steps(DEALS, DAYS, later, as_of="2026-01-13", ends=["lost", "won"])
    assert known.counts.tolist() == told.counts.tolist() == [[0, 1, 1, 0], [0, 0, 0, 0]]
    on_the_day = count_steps(DEALS, DAYS, STATES, as_of="2026-01-12", ends=["lost", "won"])
    assert on_the_day.counts.tolist() == known.counts.tolist(), "the day itself is known"


def test_is_bad_input_named() -> None:
    with pytest.raises(ValueError, match="no step was seen from late"):
        stage_chain([[1, 1, 0], [0, 0, 0]], ["early", "late"], ["won"])
    with pytest.raises(ValueError, match="no end was ever reached from early, late"):
        stage_chain([[1, 1, 0], [1, 0, 0]], ["early", "late"], ["won"])
    with pytest.raises(ValueError, match=r"counts has shape \(1, 2\); 1 stages and 2 ends need"):
        stage_chain([[1, 1]], ["early"], ["won", "lost"])
    with pytest.raises(ValueError, match="counts holds -1"):
        stage_chain([[1, -1]], ["early"], ["won"])
    with pytest.raises(ValueError, match="there is no way from 'won' to 'won'"):
        stage_chain([[1, 1]], ["early"], ["won"]).chance("won", "won")
    with pytest.raises(
        ValueError, match="no snapshot on or before 2020-01-01; the first is of 2026"
    ):
        count_steps(DEALS, DAYS, STATES, as_of="2020-01-01", ends=["won"])
    with pytest.raises(ValueError, match="the deal A has two rows on 2026-01-05; keep one"):
        count_steps(["A", "A"], [DAYS[0]] * 2, ["early", "late"], as_of="2027-01-01", ends=["won"])
    with pytest.raises(ValueError, match="day is missing in row 1"):
        count_steps(["A", "B"], [DAYS[0], "NaT"], ["x", "y"], as_of="2027-01-01", ends=["won"])
    with pytest.raises(ValueError, match=r"shapes \(1,\), \(2,\), \(2,\)"):
        count_steps(["A"], DAYS[:2], ["x", "y"], as_of="2027-01-01", ends=["won"])
