# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Messages: does every browser read what is sent, and is the rest refused in plain words?"""

import datetime
import json
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.book.pagekernel.wire import encode

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


def refuse(name: str) -> Any:
    """Refuse what JSON does not know; Python's reader would take it."""
    raise AssertionError(f"{name} is no JSON")


def sent(value: Any) -> Any:
    """Send a value and read it as a browser does."""
    return json.loads(encode({"v": value}), parse_constant=refuse)["v"]


@given(VALUES.filter(lambda value: "Infinity" not in json.dumps(value)))
def test_does_what_json_knows_arrive_as_it_was(value: Any) -> None:
    assert sent(value) == value


@pytest.mark.parametrize(
    ("value", "arrives"),
    [
        (float("nan"), None),
        ([1.5, float("inf"), {"x": -float("inf")}], [1.5, None, {"x": None}]),
        (np.int64(7), 7),
        (np.float64(0.25), 0.25),
        (np.bool_(True), True),
        (np.array([[1.0, np.nan]]), [[1.0, None]]),
        (datetime.date(2026, 10, 5), "2026-10-05"),
        (pd.Timestamp("2026-10-05T12:00"), "2026-10-05T12:00:00"),
        ({3}, [3]),
        (iter([1, 2]), [1, 2]),
    ],
)
def test_does_each_other_value_arrive_as_numbers_text_and_lists(value: Any, arrives: Any) -> None:
    assert sent(value) == arrives


def test_is_a_value_with_no_form_refused_by_name() -> None:
    with pytest.raises(TypeError, match=r"a complex cannot be sent to the page: 1j; send numbers"):
        encode({"v": 1j})
