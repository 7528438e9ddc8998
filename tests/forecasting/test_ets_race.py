# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import numpy as np

from oms42.forecasting.ets_race import Race


def run(rounds, *, rows, penalties=(0.0, 0.0), best=np.inf):
    """Run a race with n = 1, so that costs are scores; give the verdict after each round."""
    race = Race(1, np.array(penalties), best)
    return [race.hopeless(np.array(one), np.array(rows)).tolist() for one in rounds]


def test_is_nobody_given_up_in_the_first_five_rounds() -> None:
    verdicts = run([[0.0, 100.0]] * 6, rows=[0, 1])
    assert verdicts == [[False, False]] * 5 + [[False, True]]


def test_does_one_that_keeps_gaining_stay_in_and_one_that_does_not_leave() -> None:
    # 7 behind: with gains of 1 a round it may still make 8 of them, without gains nothing
    gaining = [[0.0, 12.0 - k] for k in range(6)]
    assert run(gaining, rows=[0, 1])[-1] == [False, False]
    assert run([[0.0, 7.0]] * 6, rows=[0, 1])[-1] == [False, True]
    assert run([[0.0, 4.9]] * 6, rows=[0, 1])[-1] == [False, False]  # near enough to matter


def test_is_a_gain_remembered_for_some_rounds() -> None:
    # a gain of 1 in round 6: reach 8, then 6, 4.5, 3.4, 2.5, 1.9, 1.4: too little for 2 beyond NEAR
    rounds = [[0.0, 8.0]] * 5 + [[0.0, 7.0]] * 8
    verdicts = run(rounds, rows=[0, 1])
    assert [one[1] for one in verdicts[5:]] == [False] * 5 + [True] * 3


def test_is_ten_behind_too_far_whatever_it_gains() -> None:
    falling = [[0.0, 1000.0 - 100 * k] for k in range(6)]
    assert run(falling, rows=[0, 1])[-1] == [False, True]


def test_does_the_penalty_count_and_the_best_of_those_that_ran_before() -> None:
    assert run([[0.0, 0.0]] * 6, rows=[0, 1], penalties=(0.0, 6.0))[-1] == [False, True]
    assert run([[0.0, 3.0]] * 6, rows=[0, 1], best=-5.5)[-1] == [True, True]


def test_is_a_second_start_given_up_once_the_first_is_ahead_for_good() -> None:
    # two points of one form, and another form: the second is 0.1 behind and gains nothing more
    assert run([[0.0, 0.1, 3.0]] * 6, rows=[0, 0, 1])[-1] == [False, True, False]
    closing = [[0.0, 0.6 - 0.1 * k, 3.0] for k in range(6)]
    assert run(closing, rows=[0, 0, 1])[-1] == [False, False, False]


def test_is_a_form_that_runs_alone_searched_from_every_start() -> None:
    assert run([[0.0, 0.1]] * 6, rows=[0, 0], penalties=(0.0,))[-1] == [False, False]


def test_is_an_impossible_point_no_trouble() -> None:
    assert run([[0.0, np.inf]] * 6, rows=[0, 1])[-1] == [False, True]
