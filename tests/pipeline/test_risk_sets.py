# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Risk sets: who counts at a time at which one is won and another is still open?"""

import numpy as np

from oms42.pipeline.risk_sets import risk_sets


def test_does_the_event_come_before_the_last_look_of_the_same_day() -> None:
    """By hand: at day 2 four are there; one is won, one leaves; at day 5 two are left."""
    made = risk_sets([2, 2, 5, 5], np.array([1.0, 0, 2, 1]), kinds=2)
    assert made.time.tolist() == [2, 5]
    assert made.at_risk.tolist() == [4, 2]
    assert made.events.tolist() == [[1, 0], [1, 1]]
