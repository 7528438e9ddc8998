# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The 5 % trigger: are all three conditions asked, by category, on averages?"""

from datetime import date

import numpy as np
import pytest

from oms42.compensation import joint_assessment, report_duty

PAY = [95, 100, 96, 100, 106, 100, 90]
GENDER = ["F", "M", "F", "M", "F", "M", "F"]
CATEGORY = ["a", "a", "b", "b", "c", "c", "d"]


def test_is_exactly_five_percent_at_least_five_percent() -> None:
    """a: 5.0 % → yes; b: 4 % → no; c: women 6 % more → yes, either way counts; d: nobody beside."""
    made = joint_assessment(PAY, GENDER, CATEGORY)
    assert made.category == ("a", "b", "c", "d")
    assert made.gap[:3] == pytest.approx([0.05, 0.04, -0.06])
    assert np.isnan(made.gap[3])
    assert made.at_least_5 == (True, False, True, False)
    assert made.required == (True, False, True, False)
    assert made.any_required
    assert "no comparison in d" in made.warnings[0]


def test_do_all_three_conditions_have_to_hold() -> None:
    made = joint_assessment(PAY, GENDER, CATEGORY, justified=["a"], remedied=["c"])
    assert made.at_least_5[0]
    assert not made.any_required
    frame = made.to_frame().set_index("category")
    assert frame.loc["a", "justified"]
    assert not frame.loc["a", "required"]


def test_does_the_average_count_and_not_the_median() -> None:
    """Women 100, 100, 70; men 100, 100, 100: equal medians, a gap of 10 %."""
    made = joint_assessment([100, 100, 70, 100, 100, 100], list("FFFMMM"), ["x"] * 6)
    assert made.gap[0] == pytest.approx(0.10)
    assert made.any_required


def test_may_the_whole_hide_a_category() -> None:
    """5 % against women in one category and for them in the other; together 0."""
    pay, gender = [95, 100, 105, 100], ["F", "M", "F", "M"]
    assert not joint_assessment(pay, gender, ["all"] * 4).any_required
    assert joint_assessment(pay, gender, ["a", "a", "b", "b"]).required == (True, True)


def test_are_part_time_people_compared_by_the_hour() -> None:
    made = joint_assessment([50, 100], ["F", "M"], ["a", "a"], hours=[20, 40])
    assert made.gap[0] == 0


def test_are_reports_due_as_article_9_says() -> None:
    """First by 7 June 2027 for 150 and more (yearly from 250), by 7 June 2031 for 100 to 149."""
    found = {n: (report_duty(n).first, report_duty(n).years) for n in (99, 100, 149, 150, 249, 250)}
    assert found == {
        99: (None, None),
        100: (date(2031, 6, 7), 3),
        149: (date(2031, 6, 7), 3),
        150: (date(2027, 6, 7), 3),
        249: (date(2027, 6, 7), 3),
        250: (date(2027, 6, 7), 1),
    }


def test_are_people_in_neither_group_and_unknown_categories_told() -> None:
    made = joint_assessment([95, 100, 80], ["F", "M", "X"], ["a", "a", "a"])
    assert made.excluded == (("X", 1),)
    with pytest.raises(ValueError, match="justified names 'z'"):
        joint_assessment(PAY, GENDER, CATEGORY, justified=["z"])
    with pytest.raises(ValueError, match="hours must be above 0"):
        joint_assessment([1, 1], ["F", "M"], ["a", "a"], hours=[0, 1])
