# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import pytest

from oms42.forecasting.scales import absolute_scale, squared_scale

# The book's worked example WE2.5: three years of quarters
TRAIN = [100, 120, 90, 110, 130, 105, 95, 115, 140, 118, 98, 125]


def test_is_the_scale_of_the_worked_example_11_375():
    # yearly changes 30, 15, 5, 5, 10, 13, 3, 10 sum to 91, over 8
    assert absolute_scale(TRAIN, 4) == 11.375
    # their squares 900, 225, 25, 25, 100, 169, 9, 100 sum to 1553, over 8
    assert squared_scale(TRAIN, 4) == 194.125


@pytest.mark.parametrize("scale", [absolute_scale, squared_scale])
def test_is_a_scale_of_zero_refused(scale):
    with pytest.raises(ValueError, match="equals the one 2 before it, so the scale is zero"):
        scale([1, 2, 1, 2], 2)
