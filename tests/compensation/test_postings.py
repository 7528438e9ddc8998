# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Postings: is the difference of two periods posted, with lines that say what changed?"""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.compensation.chain import Chain, Entry
from oms42.compensation.postings import NOTHING, posting, spread, trail


def earned(**entries: tuple[str, float, float]) -> Chain:
    """A chain of entries (what, credit, rate)."""
    made = {
        (key,): Entry(
            key, what, Fraction(str(c)), Fraction(str(r)), Fraction(str(c)) * Fraction(str(r))
        )
        for key, (what, c, r) in entries.items()
    }
    total = sum((one.amount for one in made.values()), Fraction(0))
    left = {one.transaction: one.amount for one in made.values()}
    return Chain(total, None, made, left, total)


def test_does_a_line_say_what_changed() -> None:
    """A is re-rated from 10 to 20 %, B grows by 50, C is new, D is gone."""
    before = earned(A=("tier", 100, 0.1), B=("tier", 50, 0.1), D=("tier", 10, 0.1))
    now = earned(A=("tier", 100, 0.2), B=("tier", 100, 0.1), C=("tier", 30, 0.1))
    made = posting("m", "measure", now, before, "half_up")
    assert [
        (one.transaction, one.what, one.credit, one.rate, one.amount) for one in made.lines
    ] == [
        ("A", "true-up, now tier", 100, pytest.approx(0.1), 10),
        ("B", "true-up, now tier", 50, 0.1, 5),
        ("C", "tier", 30, 0.1, 3),
        ("D", "tier: no longer", None, None, -1),
    ]
    assert made.amount == 17


def test_are_thirds_of_a_cent_posted_as_they_add_up() -> None:
    """A third of a cent more each period: 0, 0.01, 0 are posted; the year is one cent.

    The lines, in 1/10000: 33.33, 66.67 and 100 in all, so 33, 34, 33.
    """
    steps = [NOTHING, *(earned(A=("t", k, "0.01")) for k in ("0.333333", "0.666666", "1"))]
    made = [posting("m", "measure", now, before, "half_up") for before, now in pairwise(steps)]
    assert [one.cents for one in made] == [0, 1, 0]
    assert [one.lines[0].units for one in made] == [33, 34, 33]
    assert trail(steps[-1], "half_up") == {"A": 1}


@given(st.integers(-10_000, 10_000), st.lists(st.integers(1, 1_000), min_size=1, max_size=9))
def test_are_whole_cents_spread_without_a_loss(total: int, weights: list[int]) -> None:
    cents = spread(total, weights)
    assert sum(cents) == total
    for one, weight in zip(cents, weights, strict=True):
        assert abs(one - total * weight / sum(weights)) <= 1
