# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Are costs brought near 1 without any loss?"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.territories.unit import unit_of


@given(st.floats(min_value=5e-324, max_value=1.7e308))
def test_does_dividing_and_multiplying_give_every_cost_back(value: float) -> None:
    unit = unit_of(np.array([value, -value, np.inf]))
    assert 1 <= value / unit < 2
    assert value / unit * unit == value


@pytest.mark.parametrize("nothing", [[], [0.0], [np.inf, 0.0]])
def test_is_the_unit_one_where_there_is_nothing_to_measure(nothing: list[float]) -> None:
    assert unit_of(np.array(nothing)) == 1
