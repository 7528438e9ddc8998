# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Rows for a chart: do columns and frames become what JavaScript reads as it is meant?"""

import json
from datetime import UTC, datetime

import numpy as np
import pandas as pd
import pytest

from oms42.charts.records import rows


def test_is_a_month_the_first_instant_of_it_in_utc() -> None:
    month = np.array(["2026-01", "2026-02"], "datetime64[M]")
    first = datetime(2026, 1, 1, tzinfo=UTC).timestamp() * 1000
    assert [row["t"] for row in rows({"t": month})] == [first, first + 31 * 86_400_000]


def test_is_every_unit_of_time_the_same_instant() -> None:
    """Nanoseconds are what pandas 2 keeps, microseconds what pandas 3 does."""
    for unit in ("s", "ms", "us", "ns"):
        assert rows({"t": np.array(["2026-01-01"], f"datetime64[{unit}]")}) == [
            {"t": 1767225600000}
        ]


def test_does_a_frame_become_rows_with_none_for_what_is_missing() -> None:
    frame = pd.DataFrame(
        {
            "month": pd.to_datetime(["2026-01-01", None]),
            "region": pd.Series(["NA", None], dtype=object),
            "value": [1.5, np.nan],
            "units": pd.array([3, None], dtype="Int64"),
            "kind": pd.Categorical(["a", "b"]),
        }
    )
    one, two = rows(frame)
    assert one == {"month": 1767225600000, "region": "NA", "value": 1.5, "units": 3, "kind": "a"}
    assert two == {"month": None, "region": None, "value": None, "units": None, "kind": "b"}


def test_is_everything_json_can_hold() -> None:
    """NaN and infinity are not JSON, and Jupyter refuses the message that has them."""
    made = rows(
        {"a": [np.nan, np.inf, 1.0], "b": np.array([1, 2, 3], "int8"), "c": [True, False, True]}
    )
    assert json.loads(json.dumps(made, allow_nan=False)) == made
    assert [type(row["b"]) for row in made] == [int, int, int]


def test_are_numbers_rounded_only_when_asked() -> None:
    assert rows({"v": [1 / 3]}) == [{"v": 1 / 3}]
    assert rows({"v": [1 / 3]}, decimals=2) == [{"v": 0.33}]


def test_may_there_be_no_rows() -> None:
    assert rows({"v": []}) == []
    assert rows({}) == []


def test_do_columns_of_unlike_length_say_which() -> None:
    with pytest.raises(ValueError, match=r"of one length; these are of \{'a': 1, 'b': 2\}"):
        rows({"a": [1], "b": [1, 2]})


def test_does_what_cannot_be_drawn_say_what_to_do() -> None:
    with pytest.raises(ValueError, match=r"column 'p' holds Period.*by \.dt\.to_timestamp"):
        rows({"p": pd.period_range("2026-01", periods=2, freq="M")})
