# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Economic value to the customer: sums by hand."""

import pytest

from oms42.planning import customer_value


def test_does_it_add_up() -> None:
    """By hand: 40 + (18 + 4) − 6 = 56; at a price of 46 the customer gains 10."""
    made = customer_value(40, {"downtime": 18, "energy": 4}, {"migration": 6})
    assert (made.value, made.incentive(46), made.incentive(60)) == (56, 10, -4)
    assert customer_value(40, {}).value == 40


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ((40, {"risk": 1}, {"risk": 2}), "risk: named as better and as worse; net it first"),
        ((40, {"energy": -4}), "energy is -4; it must be 0 or more"),
        ((-1, {}), "reference is -1"),
    ],
)
def test_is_bad_input_named(given: tuple[object, ...], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        customer_value(*given)  # type: ignore[arg-type]  # wrong on purpose
