# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Segment stability: are the segments k-means's own, and is the test of them kept until a guess?"""

import numpy as np
import pytest

from oms42.datasets import columns
from oms42.widgets.segment_stability import SegmentStability, customers


@pytest.fixture
def lab() -> SegmentStability:
    """Make a fresh widget."""
    return SegmentStability()


def commit(lab: SegmentStability) -> None:
    """Commit a guess, as the page sends it."""
    lab.ask.set_state({"guess": 5.0, "committed": True})


def test_are_the_customers_kelvanes() -> None:
    some, table = customers(), columns("accounts")
    known = table["is_customer"]
    everybody = set(zip(table["employees"][known], table["sites"][known], strict=True))
    assert set(zip(some["employees"], some["sites"], strict=True)) <= everybody
    assert some["employees"].size == 300


def test_lies_every_customer_in_the_nearest_segment(lab: SegmentStability) -> None:
    """The definition of k-means: on standardized logarithms no other center is nearer."""
    rows = lab.chart.rows
    x = np.log([[row["employees"], row["other"]] for row in rows])
    z = (x - x.mean(axis=0)) / x.std(axis=0)
    labels = np.array(["ABCDEF".index(row["segment"]) for row in rows])
    centers = np.array([z[labels == j].mean(axis=0) for j in range(6)])
    near = ((z[:, None] - centers) ** 2).sum(axis=2).argmin(axis=1)
    assert (near == labels).all()
    sizes = np.bincount(labels)
    assert (np.diff(sizes) <= 0).all()


def test_is_the_test_kept_back_until_there_is_a_guess(lab: SegmentStability) -> None:
    assert (lab.ask.answer, lab.bars.rows, lab.said.value) == (None, [], "")
    commit(lab)
    assert lab.ask.answer == sum(row["jaccard"] >= 0.75 for row in lab.bars.rows)
    assert len(lab.bars.rows) == 6


def test_do_few_of_six_segments_come_again_and_all_of_three(lab: SegmentStability) -> None:
    """What the take-away says; Jaccard similarities by `stability`, held in tests/planning."""
    commit(lab)
    assert lab.ask.answer is not None
    assert lab.ask.answer <= 2
    lab.k.value = 3
    lab.again.click()
    assert lab.ask.answer == 3


def test_does_a_new_setting_clear_the_old_verdict(lab: SegmentStability) -> None:
    commit(lab)
    lab.by.value = "employees and potential"
    assert (lab.ask.answer, lab.bars.rows) == (None, [])
    assert "draw anew" in lab.said.value
    lab.again.click()
    assert len(lab.bars.rows) == 6


def test_does_every_control_change_the_picture(lab: SegmentStability) -> None:
    for control, value in ((lab.k, 4), (lab.by, "employees and potential"), (lab.seed, 2)):
        before = lab.chart.rows
        control.value = value
        assert lab.chart.rows != before
    assert "into 4 segments" in lab.chart.alt


def test_does_the_button_do_nothing_before_there_is_a_guess(lab: SegmentStability) -> None:
    lab.again.click()
    assert (lab.ask.answer, lab.bars.rows) == (None, [])
