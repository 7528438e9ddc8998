# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.forecasting import delphi

# Quartiles by linear interpolation: of 80, 90, 100, 140 they are 87.5, 95 and 110
ROUNDS = [[80, 100, 140, 90], [95, 100, 110, 98], [97, 99, 104, 99]]


def test_are_the_median_and_the_quartiles_those_of_a_hand_calculation() -> None:
    made = delphi(ROUNDS)
    assert made.median.tolist() == [95, 99, 99]
    assert made.q1.tolist() == [87.5, 97.25, 98.5]
    assert made.q3.tolist() == [110, 102.5, 100.25]
    assert made.spread == pytest.approx([22.5 / 95, 5.25 / 99, 1.75 / 99])
    assert made.n == (4, 4, 4)


def test_does_the_study_stop_at_the_first_consensus() -> None:
    # spreads 0.237, 0.053, 0.018
    assert (delphi(ROUNDS).status, delphi(ROUNDS).stopped) == ("consensus", 2)
    strict = delphi(ROUNDS, consensus=0.02, stability=0)
    assert (strict.status, strict.stopped) == ("consensus", 3)
    assert delphi(ROUNDS[:1]).status == "continue"
    assert delphi(ROUNDS[:1]).stopped is None


def test_is_a_group_that_agrees_to_differ_stable_and_no_consensus() -> None:
    camps = [[80, 81, 120, 121], [80, 82, 120, 120], [100, 100, 100, 100]]
    made = delphi(camps)
    # medians 100.5, 101, 100; the first step moves the median by 0.5 and q3 - q1 by 1
    assert (made.status, made.stopped) == ("stable", 2)
    assert made.forecast == 101  # what came after the stop does not count


def test_is_stability_lost_where_only_the_median_stands_still() -> None:
    narrowing = [[50, 100, 150], [80, 100, 120]]
    assert delphi(narrowing).status == "continue"


def test_may_the_rounds_be_a_frame_and_the_order_of_experts_any() -> None:
    table = pd.DataFrame(
        [(k, e) for k, one in enumerate(ROUNDS, start=1) for e in reversed(one)],
        columns=["round", "estimate"],
    )
    shuffled = table.sample(frac=1, random_state=0)
    made = delphi(shuffled)
    assert made.median.tolist() == delphi(ROUNDS).median.tolist()
    assert made.to_frame()["n"].tolist() == [4, 4, 4]


@given(st.permutations([80, 100, 140, 90, 95]))
def test_does_the_result_not_tell_who_said_what(order) -> None:
    made, same = delphi([order]), delphi([sorted(order)])
    assert made.to_frame().equals(same.to_frame())


def test_is_the_spread_around_zero_infinite_and_no_consensus() -> None:
    made = delphi([[-5, 0, 5], [0, 0, 0]])
    assert made.spread.tolist() == [np.inf, 0]
    assert (made.status, made.stopped) == ("consensus", 2)


@pytest.mark.parametrize(
    ("rounds", "options", "error", "says"),
    [
        ([], {}, ValueError, "there is no round"),
        ([[1, 2]], {}, ValueError, "round 1 has 2 observations; at least 3 are needed"),
        ([[1, 2, 3], [1, np.nan, 2]], {}, ValueError, "round 2 holds nan"),
        ("123", {}, TypeError, "rounds is str"),
        (pd.DataFrame({"round": [1]}), {}, ValueError, "rounds lacks estimate; it has round"),
        (ROUNDS, {"consensus": 0}, ValueError, "consensus is 0"),
        (ROUNDS, {"stability": -1}, ValueError, "stability -1"),
    ],
)
def test_does_bad_input_get_an_error_that_says_what_is_wrong(rounds, options, error, says) -> None:
    with pytest.raises(error, match=says):
        delphi(rounds, **options)
