# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""One number: is it accepted, and is a wrong one named?"""

from decimal import Decimal

import numpy as np
import pytest

from oms42.compensation.numbers import number


def test_are_ints_decimals_and_numpy_scalars_numbers() -> None:
    assert [number(one, name="x") for one in (2, Decimal("0.5"), np.float32(0.25))] == [
        2,
        0.5,
        0.25,
    ]


@pytest.mark.parametrize("value", [True, "1", None, 1j])
def test_is_what_is_no_number_refused(value: object) -> None:
    with pytest.raises(TypeError, match=r"rate is .* must be a number"):
        number(value, name="rate")  # type: ignore[arg-type]  # wrong on purpose


@pytest.mark.parametrize(
    ("value", "limits", "words"),
    [
        (0, {"above": 0}, "above 0"),
        (-1, {"least": 0}, "0 or more"),
        (2, {"most": 1}, "1 or less"),
        (np.nan, {"infinite": True}, "finite"),
        (np.inf, {}, "finite"),
    ],
)
def test_is_a_number_out_of_range_refused(
    value: float, limits: dict[str, float], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        number(value, name="x", **limits)  # type: ignore[arg-type]  # a bool among floats
