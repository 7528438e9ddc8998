# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Inputs of sizing: one number for all segments, or one each?"""

import numpy as np
import pytest

from oms42.territories.sizing.inputs import per_segment, responses_of, sales_at


def test_does_one_number_stand_for_all() -> None:
    assert per_segment(2, 3, name="margin").tolist() == [2, 2, 2]
    assert per_segment((1, 2), 2, name="margin").tolist() == [1, 2]


@pytest.mark.parametrize("given", [[1], -1, [0, 1], np.nan])
def test_is_a_bad_amount_refused(given: object) -> None:
    with pytest.raises(ValueError, match="margin"):
        per_segment(given, 2, name="margin", above=True)  # type: ignore[arg-type]  # the point


def test_is_one_function_one_segment() -> None:
    assert responses_of(np.sqrt) == [np.sqrt]


def test_must_a_function_give_numbers() -> None:
    with pytest.raises(TypeError, match="must be a number"):
        sales_at(lambda x: ["a"] * len(x), np.zeros(2))
