# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Are lots drawn in exact numbers and with the chances that they promise?"""

import numpy as np
import pytest

from oms42.kelvane.draws import stream
from oms42.kelvane.selling.lots import categories, even_lots, lots


def test_do_as_many_win_as_promised_and_none_without_a_weight() -> None:
    weights = np.array([0.0, 1.0, 2.0, 0.0, 3.0, 4.0])
    for number in range(5):
        won = lots(stream(number, "demo"), weights, number)
        assert won.sum() == number
        assert not won[[0, 3]].any()


def test_does_the_first_winner_come_in_proportion_to_the_weights() -> None:
    """By hand: 1, 2 and 7 of 10; 6,000 draws, so 3 standard errors are at most 0.02."""
    weights = np.array([1.0, 2.0, 7.0])
    rng = stream(5, "demo")
    count = sum(lots(rng, weights, 1).astype(int) for _ in range(6_000))
    assert np.asarray(count) / 6_000 == pytest.approx([0.1, 0.2, 0.7], abs=0.02)


def test_are_more_winners_than_candidates_refused() -> None:
    with pytest.raises(ValueError, match="3 winners are wanted, and 2 candidates"):
        lots(stream(1, "demo"), [1.0, 0.0, 1.0], 3)
    with pytest.raises(ValueError, match="4 winners are wanted, and there are 2 candidates"):
        even_lots(stream(1, "demo"), ["a", "a", "b"], [True, False, True], 4)


def test_does_every_group_win_its_share_within_one() -> None:
    """By hand: 30 % of 50, 21 and 9 candidates is 15, 6.3 and 2.7."""
    groups = np.repeat(["a", "b", "c"], [60, 21, 9])
    able = np.arange(90) >= 10
    won = even_lots(stream(2, "demo"), groups, able, 24)
    assert [int(won[groups == name].sum()) for name in "abc"] == [15, 6, 3]
    assert not won[~able].any()


def test_has_everyone_in_a_group_the_same_chance() -> None:
    """4 of 10 win, so each wins in 40 % of 3,000 draws, within 3 standard errors (0.027)."""
    rng = stream(3, "demo")
    groups = np.array(["a"] * 10)
    count = sum(even_lots(rng, groups, groups == "a", 4).astype(int) for _ in range(3_000))
    assert np.abs(np.asarray(count) / 3_000 - 0.4).max() < 0.027


def test_do_no_winners_and_no_candidates_go_together() -> None:
    assert even_lots(stream(1, "demo"), ["a", "b"], [False, False], 0).tolist() == [False, False]


def test_are_categories_dealt_in_exact_numbers_and_mixed() -> None:
    drawn = categories(stream(4, "demo"), ("x", "y"), [1, 3], 400)
    assert (drawn == "x").sum() == 100
    assert 10 < (drawn[:100] == "x").sum() < 40


def test_can_winners_follow_the_size_of_a_group_and_not_its_candidates() -> None:
    """By hand: 3 winners over bases of 4 and 2 are 2 and 1; each has 2 candidates."""
    groups, able = np.repeat(["a", "b"], [4, 2]), np.array([1, 1, 0, 0, 1, 1], dtype=bool)
    won = even_lots(stream(1, "demo"), groups, able, 3, np.full(6, True))
    assert [int(won[groups == name].sum()) for name in "ab"] == [2, 1]
    assert not won[~able].any()


def test_is_a_group_with_fewer_candidates_than_winners_refused() -> None:
    with pytest.raises(ValueError, match=r"the groups \['a'\] have fewer candidates than winners"):
        even_lots(stream(1, "d"), ["a", "a", "a", "b"], [1, 0, 0, 1], 2, [True, True, True, True])
