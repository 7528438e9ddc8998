# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from oms42.forecasting.inputs import matched, series, weight


@pytest.mark.parametrize(
    "values",
    [
        [1, 2, 3],
        (1.0, 2.0, 3.0),
        np.array([1, 2, 3], dtype=np.int16),
        pd.Series([1, 2, 3], dtype="Int64"),
        pd.Series([1.0, 2.0, 3.0], index=pd.period_range("2026-01", periods=3, freq="M")),
        pd.Series([1.0, 2.0, 3.0], index=pd.date_range("2026-01-01", periods=3)),
        pd.Series([1.0, 2.0, 3.0], index=["c", "a", "b"]),
        [Fraction(1), Decimal(2), 3],
        np.ma.masked_array([1.0, 2.0, 3.0]),
    ],
)
def test_is_any_one_dimensional_sequence_of_numbers_a_series(values):
    result = series(values)
    assert result.dtype == np.float64
    assert result.tolist() == [1.0, 2.0, 3.0]


def test_is_the_series_a_copy_that_cannot_be_written_to():
    original = np.array([1.0, 2.0])
    result = series(original)
    original[0] = 99.0
    assert result[0] == 1.0
    with pytest.raises(ValueError, match="read-only"):
        result[0] = 5.0


@pytest.mark.parametrize(
    ("values", "error", "says"),
    [
        ([], ValueError, r"y has 0 observations; at least 1"),
        ([1.0, float("nan"), 3.0], ValueError, r"y holds nan at position 1 \(1 in all\)"),
        ([1.0, 2.0, float("-inf")], ValueError, r"y holds -inf at position 2"),
        ([[1.0, 2.0], [3.0, 4.0]], ValueError, r"shape \(2, 2\); a time series is one-dim"),
        (5.0, ValueError, r"shape \(\); a time series is one-dim"),
        ([[1.0], [2.0, 3.0]], ValueError, "ragged"),
        (["1", "2"], TypeError, r"type <U1; every value must be a number"),
        ([1.0, "2"], TypeError, r"every value must be a number"),
        (np.array([1.0, "2"], dtype=object), TypeError, r"holds '2' \(str\) at position 1"),
        ([True, False], TypeError, "type bool"),
        (np.array([1, True], dtype=object), TypeError, r"holds True \(bool\) at position 1"),
        ([1 + 2j], TypeError, "type complex128"),
        ([None, 1.0], TypeError, r"holds None \(NoneType\) at position 0"),
        (np.array(["2026-01"], dtype="datetime64[M]"), TypeError, "datetime64"),
        (pd.Series([1, None], dtype="Int64"), (TypeError, ValueError), "position 1"),
        (np.ma.masked_array([1.0, 2.0], mask=[False, True]), ValueError, "nan at position 1"),
        (pd.DataFrame({"a": [1.0, 2.0]}), ValueError, r"pass one column"),
    ],
)
def test_does_a_bad_series_get_an_error_that_says_what_is_wrong(values, error, says):
    with pytest.raises(error, match=says):
        series(values)


def test_does_a_short_series_hear_what_it_is_too_short_for():
    with pytest.raises(ValueError, match="sales has 2 observations; at least 5 are needed for X"):
        series([1.0, 2.0], name="sales", least=5, needed_for="X")


@pytest.mark.parametrize(
    "index",
    [
        pd.to_datetime(["2026-02-01", "2026-01-01"]),
        pd.PeriodIndex(["2026-02", "2026-01"], freq="M"),
    ],
)
def test_are_unsorted_dates_refused(index):
    with pytest.raises(ValueError, match=r"not in order; sort them: y.sort_index\(\)"):
        series(pd.Series([1.0, 2.0], index=index))


def test_are_repeated_dates_refused():
    index = pd.to_datetime(["2026-01-01", "2026-01-01"])
    with pytest.raises(ValueError, match="more than one value for 2026-01-01"):
        series(pd.Series([1.0, 2.0], index=index))


def test_must_two_matched_series_have_one_length():
    with pytest.raises(ValueError, match="y has 2 values and f has 3; they must cover the same"):
        matched([1, 2], [1, 2, 3], names=("y", "f"))


@pytest.mark.parametrize("value", [0, 1, 0.5, np.float64(0.25)])
def test_may_a_weight_be_anything_from_0_to_1(value):
    assert weight(value, name="alpha") == value


@pytest.mark.parametrize(
    ("name", "value", "error", "says"),
    [
        ("alpha", 1.1, ValueError, "alpha is 1.1; it must lie from 0 to 1"),
        ("beta", -0.1, ValueError, "beta is -0.1"),
        ("gamma", float("nan"), ValueError, "gamma is nan; it must lie from 0 to 1"),
        ("phi", 0, ValueError, "phi is 0, which leaves no trend"),
        ("alpha", "0.3", TypeError, "alpha is '0.3'; it must be a number, or None"),
        ("alpha", False, TypeError, "alpha is False; it must be a number"),
    ],
)
def test_does_a_bad_weight_get_an_error_that_says_what_is_allowed(name, value, error, says):
    with pytest.raises(error, match=says):
        weight(value, name=name)


@pytest.mark.parametrize("freq", ["D", "B", "W", "MS", "ME", "QE", "YE", "h"])
def test_do_regular_calendars_pass_the_check_for_gaps(freq: str) -> None:
    """Months of 28 to 31 days and weekends between business days are no gaps."""
    dates = pd.date_range("2024-01-31", periods=40, freq=freq)
    assert series(pd.Series(np.arange(40.0), index=dates)).size == 40
    there = dates.tz_localize("America/Chicago", nonexistent="shift_forward", ambiguous=True)
    assert series(pd.Series(np.arange(40.0), index=there)).size == 40
    assert series(pd.Series(np.arange(2.0), index=dates[:2])).size == 2


@pytest.mark.parametrize("freq", ["D", "W", "MS", "QE"])
def test_does_a_missing_period_get_an_error_that_names_its_neighbors(freq: str) -> None:
    dates = pd.date_range("2024-01-31", periods=12, freq=freq).delete(6)
    words = f"skip from {dates[5]} to {dates[6]}.*fill the gap"
    with pytest.raises(ValueError, match=words):
        series(pd.Series(np.arange(11.0), index=dates))


def test_does_a_missing_period_of_a_period_index_get_an_error() -> None:
    periods = pd.period_range("2024Q1", periods=9, freq="Q").delete(4)
    with pytest.raises(ValueError, match="skip from 2024Q4 to 2025Q2"):
        series(pd.Series(np.arange(8.0), index=periods))
