# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import numpy as np
import pandas as pd
import pytest

from oms42.forecasting import override_effect, override_log


def logged(rows, **columns):
    """Make a log of (who, system, human, actual), a quarter apart, settled a quarter later."""
    who, system, human, actual = zip(*rows, strict=True)
    days = pd.date_range("2020-01-01", periods=len(rows) + 1, freq="QS")
    table = {
        "item": [f"item {k}" for k in range(len(rows))],
        "who": who,
        "why": ["noted"] * len(rows),
        "when": days[:-1],
        "known": days[1:],
        "system": system,
        "human": human,
        "actual": actual,
    }
    return override_log(pd.DataFrame(table | columns))


ROWS = [
    ("Ana", 100, 130, 120),  # up, large: error 20 to 10, gains 10, right direction
    ("Ana", 100, 104, 98),  # up, small: 2 to 6, loses 4, wrong direction
    ("Bo", 100, 80, 85),  # down, large: 15 to 5, gains 10, right
    ("Bo", 200, 190, 199),  # down, small (5 %): 1 to 9, loses 8, right direction, too far
]


def test_is_the_value_added_what_a_hand_calculation_gives() -> None:
    effect = override_effect(logged(ROWS), size_cut=0.1)
    every = effect.overall
    assert (every.n, every.mae_system, every.mae_human) == (4, 9.5, 7.5)
    assert every.value_added == 2.0
    assert every.helped == 0.5
    assert every.right_direction == 0.75
    # adjustments 30, 4, -20, -10; needed 20, -2, -15, -1: 902 / 1416
    assert every.realized == pytest.approx(902 / 1416)
    assert every.bias_system == pytest.approx((-20 + 2 + 15 + 1) / 4)
    assert every.bias_human == pytest.approx((10 + 6 - 5 - 9) / 4)


def test_are_the_groups_those_of_fildes_and_others() -> None:
    groups = override_effect(logged(ROWS), size_cut=0.1).groups
    assert {name: group.value_added for name, group in groups.items()} == {
        "up": 3.0,
        "down": 1.0,
        "small": -6.0,
        "large": 10.0,
        "up, small": -4.0,
        "up, large": 10.0,
        "down, small": -8.0,
        "down, large": 10.0,
    }
    assert groups["up"].bias_human == 8.0  # upward ones were optimistic
    assert groups["down"].bias_human == -7.0


def test_is_the_cut_the_median_size_if_none_is_given() -> None:
    # sizes 0.30, 0.04, 0.20, 0.05
    assert override_effect(logged(ROWS)).size_cut == pytest.approx(0.125)


@pytest.mark.parametrize(("share", "realized"), [(1.0, 1.0), (0.5, 2.0), (-1.0, -1.0)])
def test_is_realized_the_factor_that_the_adjustments_lacked(share, realized) -> None:
    rows = [("Ana", 100, 100 + share * d, 100 + d) for d in (10, -20, 5)]
    rows += [("Bo", 50, 50 + share * d, 50 + d) for d in (4, -8)]
    assert override_effect(logged(rows)).overall.realized == pytest.approx(realized)


def test_are_open_and_empty_overrides_counted_and_left_out() -> None:
    rows = [*ROWS, ("Cy", 100, 100, 90), ("Cy", 100, 110, np.nan)]
    days = [*pd.date_range("2020-04-01", periods=5, freq="QS"), pd.NaT]
    effect = override_effect(logged(rows, known=days), size_cut=0.1)
    assert (effect.unchanged, effect.unsettled) == (1, 1)
    assert effect.overall == override_effect(logged(ROWS), size_cut=0.1).overall


def test_do_the_limits_come_from_whole_persons() -> None:
    # Ana always gains 10 and Bo always 0: resamples of two persons have means 0, 5 and 10, a
    # quarter, a half and a quarter of the time, however many overrides each has made
    rows = [("Ana", 100, 110, 110)] * 30 + [("Bo", 100, 90, 95)] * 30
    effect = override_effect(logged(rows), level=90)
    assert effect.overall.value_added == 5.0
    assert (effect.lower, effect.upper) == (0.0, 10.0)
    assert effect.level == 90


def test_has_one_person_alone_no_limits() -> None:
    effect = override_effect(logged(ROWS[:2]))
    assert effect.overall.value_added == 3.0
    assert np.isnan(effect.lower)
    assert np.isnan(effect.upper)


def test_has_the_table_a_row_per_group() -> None:
    table = override_effect(logged(ROWS), size_cut=0.1).to_frame()
    assert table.index.tolist()[:3] == ["all", "up", "down"]
    assert table.loc["large", "value_added"] == 10.0
    assert table.index.name == "group"


def test_is_a_log_refused_that_cannot_be_judged() -> None:
    with pytest.raises(ValueError, match="none of the 1 overrides can be judged: 0 wait"):
        override_effect(logged([("Ana", 100, 100, 90)]))
    with pytest.raises(ValueError, match="a system forecast is 0"):
        override_effect(logged([("Ana", 0, 100, 90)]))
    with pytest.raises(ValueError, match=r"level is 0\.95; it is in percent"):
        override_effect(logged(ROWS), level=0.95)
