# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Statement and simulation on thousands of random plans: the long form of `test_agreement`."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .both_ways import settled, simulated
from .random_plans import plans, years
from .test_agreement import RELAXED


@pytest.mark.prove
@settings(parent=RELAXED, max_examples=2_000)
@given(st.data())
def test_does_the_simulation_pay_what_the_statement_pays_on_many_plans(data: st.DataObject) -> None:
    plan = data.draw(plans())
    sales = data.draw(years(plan))
    done = settled(plan, sales)
    assert abs(simulated(plan, done, sales) - done.incentive) <= 0.005 * 12 * 12 + 1e-6
