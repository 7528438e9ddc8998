# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Amounts: are all usual columns taken, and bad ones refused with a word of help?"""

import numpy as np
import pytest

from oms42.territories.amounts import amounts, number


@pytest.mark.parametrize("given", [[1, 2], (1, 2), np.array([1, 2]), np.array([1.0, 2.0])])
def test_are_lists_tuples_and_arrays_taken(given: object) -> None:
    assert amounts(given, name="x").tolist() == [1.0, 2.0]


def test_is_a_series_taken_whatever_its_index() -> None:
    import pandas as pd

    assert amounts(pd.Series([1, 2], index=[7, 3]), name="x").tolist() == [1.0, 2.0]
    assert amounts(pd.DataFrame({"w": [1, 2]}), name="x").tolist() == [1.0, 2.0]


@pytest.mark.parametrize(
    ("given", "word"),
    [
        ([1, -2], "-2 at position 1"),
        ([0, 0], "0 throughout"),
        ([1, np.nan], "nan at position 1"),
        ([], "at least 1"),
        ([1, 2, 3], "2 are needed"),
    ],
)
def test_is_a_bad_column_refused_with_its_value(given: list[float], word: str) -> None:
    with pytest.raises(ValueError, match=word):
        amounts(given, name="x", rows=2)


def test_is_zero_refused_where_it_must_be_positive() -> None:
    with pytest.raises(ValueError, match="above 0"):
        amounts([1, 0], name="x", zero=False)


def test_is_text_refused() -> None:
    with pytest.raises(TypeError, match="x holds"):
        amounts(["a", "b"], name="x")


@pytest.mark.parametrize("given", ["3", None, True])
def test_is_what_is_no_number_refused(given: object) -> None:
    with pytest.raises(TypeError, match="one number"):
        number(given, name="plan")  # type: ignore[arg-type]  # that is the point


@pytest.mark.parametrize("given", [float("nan"), float("inf"), 0.0, 3.0])
def test_is_a_number_out_of_range_refused(given: float) -> None:
    with pytest.raises(ValueError, match=r"plan is .*above 0 and at most 2"):
        number(given, name="plan", above=0, most=2)


def test_is_a_numpy_number_taken() -> None:
    assert number(np.float32(0.5), name="x", least=0.5) == 0.5
