# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Side by side: who gains, who loses, by how much?"""

import numpy as np
import pandas as pd
import pytest

from oms42.compensation import compare_plans

PLANS = {"now": lambda a: 100 * a, "new": lambda a: 80 * a + 60 * np.maximum(a - 0.9, 0)}


def test_are_gains_and_losses_those_by_hand() -> None:
    """New less now: 0.5 → −10; 1.0 → 86 − 100 = −14; 1.5 → 156 − 150 = +6."""
    made = compare_plans(PLANS, pd.Series([0.5, 1.0, 1.5]), sellers=["A", "B", "C"])
    assert made.change[:, 1] == pytest.approx([-10, -14, 6])
    assert (made.gain, made.lose) == ((0, 1), (0, 2))
    assert made.gained == pytest.approx([0, 6])
    assert made.lost == pytest.approx([0, -24])
    assert made.total == pytest.approx([300, 282])
    assert made.to_frame()["change_new"].tolist() == pytest.approx([-10, -14, 6])
    assert made.to_frame()["seller"].tolist() == ["A", "B", "C"]
    assert made.summary()["change"].tolist() == pytest.approx([0, -18])


def test_does_each_seller_bring_an_own_target_incentive() -> None:
    made = compare_plans(PLANS, [1.0, 1.0], scale=[1.0, 2.0])
    assert made.pay[:, 0] == pytest.approx([100, 200])


def test_is_a_change_within_the_tolerance_neither() -> None:
    made = compare_plans(PLANS, [0.5, 1.5], tolerance=8)
    assert (made.gain, made.lose) == ((0, 0), (0, 1))
    both = compare_plans(PLANS, [0.5, 1.5], tolerance=11)
    assert (both.gain, both.lose) == ((0, 0), (0, 0))


def test_are_one_plan_and_missing_names_refused() -> None:
    with pytest.raises(ValueError, match="at least two"):
        compare_plans({"now": PLANS["now"]}, [1.0])
    with pytest.raises(ValueError, match="one each"):
        compare_plans(PLANS, [1.0, 2.0], sellers=["A"])
