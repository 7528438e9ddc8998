# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What the pictures draw, each answer counted by hand."""

import numpy as np

from oms42.book.dictionary.values import as_it_is, counts, course, large, meetings, shares


def test_are_texts_counted_the_largest_first_and_missing_ones_left_out() -> None:
    made = counts("kind")({"kind": np.array(["b", "a", "", "a", "", ""])})
    assert (made["label"].tolist(), made["value"].tolist()) == (["a", "b"], [2, 1])


def test_are_numbers_counted_in_their_order() -> None:
    made = counts("year")({"year": np.array([2024, 2025, 2025, 2023])})
    assert (made["label"].tolist(), made["value"].tolist()) == (["2023", "2024", "2025"], [1, 1, 2])


def test_are_amounts_added_up_by_quarter_with_empty_ones_as_zero() -> None:
    days = np.array(["2025-01-31", "2025-03-31", "2025-09-01"], dtype="datetime64[D]")
    made = course("day", "Q", "usd", 1e3)({"day": days, "usd": np.array([500.0, 1500.0, 250.0])})
    assert made["t"].astype(str).tolist() == ["2025-01-01", "2025-04-01", "2025-07-01"]
    assert made["value"].tolist() == [2.0, 0.0, 0.25]


def test_is_a_quarter_as_text_a_quarter() -> None:
    made = course("quarter", "Q")({"quarter": np.array(["2025Q4", "2026Q1", "2025Q4"])})
    assert made["t"].astype(str).tolist() == ["2025-10-01", "2026-01-01"]
    assert made["value"].tolist() == [2, 1]


def test_are_days_before_1970_and_missing_days_no_trouble() -> None:
    days = np.array(["1969-12-31", "NaT", "1970-01-01"], dtype="datetime64[D]")
    made = course("day", "Y")({"day": days})
    assert made["t"].astype(str).tolist() == ["1969-01-01", "1970-01-01"]
    assert made["value"].tolist() == [1, 1]


def test_are_rows_below_the_limit_left_out() -> None:
    made = large("n", 2, "x")({"n": np.array([1, 2, 3]), "x": np.array([7, 8, 9])})
    assert made["x"].tolist() == [8, 9]


def test_are_columns_given_as_they_are() -> None:
    table = {"a": np.array([1]), "b": np.array(["x"])}
    assert list(as_it_is("b")(table)) == ["b"]
    assert shares("b", "a")(table)["value"].tolist() == [1]


def test_is_it_counted_how_many_keys_have_so_many_pairs() -> None:
    """A path a-b-c: two ends with one neighbor, one middle with two."""
    made = meetings("one", "other")({"one": np.array(["a", "b"]), "other": np.array(["b", "c"])})
    assert (made["label"].tolist(), made["value"].tolist()) == (["1", "2"], [2, 1])
