# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What an estimator accepts: is each kind of bad input told from the others, with a way out?"""

from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from oms42.stats.arrays import (
    finite,
    floats,
    matrix,
    outcomes,
    probabilities,
    read_only,
    same_length,
    share,
    vector,
    whole,
)


@pytest.mark.parametrize(
    "values", [[1, 2], (1.0, 2.0), np.array([1, 2]), pd.Series([1, 2]), [Decimal(1), Decimal(2)]]
)
def test_is_any_column_of_numbers_taken(values):
    column = vector(values, name="y")
    assert column.tolist() == [1.0, 2.0]
    assert not column.flags.writeable


@pytest.mark.parametrize(
    ("values", "error", "says"),
    [
        ([[1, 2]], ValueError, r"y has shape \(1, 2\); one column is needed"),
        ([], ValueError, "y has 0 values; at least 1 are needed"),
        ([1, np.nan], ValueError, "y holds nan at position 1"),
        ([1, np.inf], ValueError, "y holds inf"),
        (["1", "2"], TypeError, "every value must be a number"),
        ([True, False], TypeError, "type bool; every value must be a number"),
        ([1, None], TypeError, r"y holds None .NoneType. at position 1"),
        ([[1, 2], [3]], ValueError, "y is ragged"),
    ],
)
def test_does_a_bad_column_get_an_error_that_says_what_is_wrong(values, error, says):
    with pytest.raises(error, match=says):
        vector(values, name="y")


def test_is_a_masked_value_missing():
    masked = np.ma.MaskedArray([1.0, 2.0], mask=[False, True])
    assert np.isnan(floats(masked, name="y")[1])
    with pytest.raises(
        ValueError, match=r"position 1 .1 in all.; every value must be finite: drop"
    ):
        finite(floats(masked, name="y"), name="y", mend="drop it.")


def test_may_a_table_of_one_column_come_as_a_column():
    assert matrix([1, 2, 3], name="X", rows=3).shape == (3, 1)
    assert matrix(np.ones((3, 2)), name="X", rows=3).shape == (3, 2)


@pytest.mark.parametrize("values", [np.ones((2, 2)), np.ones((3, 2, 1)), 4.0])
def test_does_a_table_of_another_shape_hear_which_is_needed(values):
    with pytest.raises(ValueError, match=r"shape \(3, k\)"):
        matrix(values, name="X", rows=3)


def test_is_a_table_with_a_gap_refused():
    with pytest.raises(ValueError, match="X holds nan at position 3"):
        matrix([[1, 2], [3, np.nan]], name="X", rows=2)


def test_are_columns_of_unequal_length_named():
    with pytest.raises(ValueError, match="p has 2, o has 3"):
        same_length(p=np.zeros(2), o=np.zeros(3))


def test_are_outcomes_zeros_and_ones_or_booleans():
    assert outcomes([True, False]).tolist() == [1, 0]
    assert outcomes(pd.Series([0, 1])).tolist() == [0, 1]
    with pytest.raises(ValueError, match="o holds 2; an outcome is 1 if it happened"):
        outcomes([0, 2])
    with pytest.raises(ValueError, match=r"o holds only 1 \(2 rows\); both outcomes are needed"):
        outcomes([1, 1], both=True)


@pytest.mark.parametrize("bad", [-0.1, 1.1, 12])
def test_is_a_probability_in_percent_told_how_to_be_written(bad):
    with pytest.raises(ValueError, match=r"a probability lies from 0 to 1 .12 percent is 0.12."):
        probabilities([0.5, bad])


@pytest.mark.parametrize(("value", "error"), [(0, ValueError), (1, ValueError), (95, ValueError)])
def test_must_a_level_lie_between_0_and_1(value, error):
    with pytest.raises(error, match="above 0 and below 1"):
        share(value, name="level")


@pytest.mark.parametrize("value", ["0.95", True, None])
def test_must_a_level_be_a_number(value):
    with pytest.raises(TypeError, match="level is"):
        share(value, name="level")


@pytest.mark.parametrize("value", [1, 12, np.int64(7)])
def test_is_a_whole_number_returned_as_a_plain_one(value):
    assert type(whole(value, name="h")) is int
    assert whole(value, name="h") == value


@pytest.mark.parametrize(
    ("value", "error", "says"),
    [
        (0, ValueError, "h is 0; it must be 1 or more"),
        (-3, ValueError, "h is -3"),
        (2.0, TypeError, r"h is 2.0; it must be a whole number, 1 or more"),
        (True, TypeError, "h is True"),
        ("4", TypeError, "h is '4'"),
        (None, TypeError, "h is None"),
    ],
)
def test_does_a_bad_count_get_an_error_that_says_what_is_allowed(value, error, says):
    with pytest.raises(error, match=says):
        whole(value, name="h")


def test_does_read_only_leave_the_original_writable():
    original = np.zeros(2)
    copy = read_only(original)
    original[0] = 1.0
    assert copy[0] == 0.0
    assert not copy.flags.writeable
