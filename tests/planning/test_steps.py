# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Do the steps from quotas to capacity sum exactly, and is each what it says?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.planning import Group, capacity_steps, productive_capacity

share = st.floats(0, 1)
amount = st.floats(0, 100)
groups = st.builds(
    Group,
    name=st.just("Sellers"),
    heads=amount,
    quota=amount,
    attainment=st.floats(0, 2),
    attrition=share,
    hires=amount,
    start_month=st.integers(0, 12),
    ramp_months=st.floats(0.5, 24),
)


@given(st.lists(groups, min_size=1, max_size=4))
def test_do_the_steps_lead_from_quotas_to_capacity(plan):
    steps = capacity_steps(productive_capacity(plan))
    left = steps.on_paper - steps.late - steps.leavers - steps.below
    assert left == pytest.approx(steps.sellers, abs=1e-6)


def test_are_the_steps_of_kelvanes_plan_those_of_a_hand_calculation():
    """WE1.1. Hires bring 5/12 (enterprise) and 5/8 (mid-market) of a year."""
    enterprise = Group("Enterprise", 24, 1.20, 0.86, 0.15, 6, 3, 8)
    middle = Group("Mid-market", 36, 0.55, 0.84, 0.20, 8, 2, 5)
    steps = capacity_steps(productive_capacity([enterprise, middle]))
    assert steps.on_paper == pytest.approx(30 * 1.2 + 44 * 0.55)
    assert steps.late == pytest.approx(6 * 1.2 * 7 / 12 + 8 * 0.55 * 3 / 8)
    assert steps.leavers == pytest.approx(24 * 1.2 * 0.075 + 36 * 0.55 * 0.10)
    seats = (24 * 0.925 + 6 * 5 / 12) * 1.2 * 0.14 + (36 * 0.9 + 8 * 5 / 8) * 0.55 * 0.16
    assert steps.below == pytest.approx(seats)
    assert steps.sellers == pytest.approx(42.769, abs=5e-4)


def test_is_attainment_above_quota_a_gain():
    assert capacity_steps(productive_capacity([Group("A", 1, 1, 1.2)])).below == pytest.approx(-0.2)
