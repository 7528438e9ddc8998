# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.people.gender import variable_pay
from oms42.kelvane.world import World


def test_is_gender_stated_for_everybody_in_about_the_shares_of_the_case(world: World) -> None:
    """Blueprint section 4: 36 % women."""
    gender = world.tables["reps"]["gender"]
    assert set(gender.tolist()) == {"F", "M", "X"}
    assert (gender == "F").mean() == pytest.approx(0.36, abs=0.015)


def test_do_the_seats_say_the_same_as_the_table(world: World) -> None:
    seats, reps = world.hidden["seats"], world.tables["reps"]
    woman = reps["gender"][np.searchsorted(reps["rep_id"], seats["rep_id"])] == "F"
    assert np.array_equal(seats["woman"], woman)


def test_is_target_pay_no_reason_of_the_gap(world: World) -> None:
    """Mean target incentives of women and men among the 84 differ by less than 3 %."""
    reps = world.tables["reps"]
    now = np.isnat(reps["leave_date"]) & (reps["role"] != "sdr")
    woman = reps["gender"] == "F"
    means = [reps["target_incentive"][now & one].mean() for one in (woman, ~woman)]
    assert means[0] / means[1] == pytest.approx(1.0, abs=0.03)


def test_does_a_short_year_count_in_full() -> None:
    """One quarter of 300: 1,200 a year; an older quarter does not count."""
    rows = {
        "rep_id": np.array(["R001", "R001", "R002"]),
        "quarter": np.array(["2026Q3", "2025Q3", "2026Q1"]),
        "commission": np.array([100.0, 9e9, 50.0]),
        "accelerator": np.array([150.0, 0.0, 0.0]),
        "spiff": np.array([50.0, 0.0, 0.0]),
    }
    assert variable_pay(rows, np.array(["R001", "R002"])).tolist() == [1_200.0, 200.0]
