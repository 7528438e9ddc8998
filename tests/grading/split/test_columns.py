# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Do pandas' own kinds of columns and scalars come back, and nothing forged?"""

import numpy as np
import pandas as pd
import pytest

from oms42.grading.split.codec import Decoder, dumps, loads
from oms42.grading.split.limits import CrossingError, PayloadError

from .alike import alike

COLUMNS = {
    "nullable whole": pd.array([1, None], dtype="Int64"),
    "nullable part": pd.array([1.5, None], dtype="Float32"),
    "nullable truth": pd.array([True, None], dtype="boolean"),
    "text, python": pd.array(["a", None], dtype="string[python]"),
    "text, pyarrow": pd.array(["a", None], dtype="string[pyarrow]"),
    "text, usual": pd.Series(["a", None]).array,
    "categories": pd.Categorical(["u", None, "v"], categories=["v", "u"], ordered=True),
    "zoned": pd.DatetimeIndex(["2026-10-25 00:30", None], tz="UTC")
    .tz_convert("Europe/Berlin")
    .array,
    "periods": pd.period_range("2026Q4", periods=2, freq="Q").array,
    "intervals": pd.interval_range(0, 2, closed="left").array,
    "durations": pd.to_timedelta([1, None], unit="D").array,
}
SCALARS = [
    pd.NA,
    pd.NaT,
    pd.Timestamp("2026-10-05 12:00:00.000000001"),
    pd.Timestamp("2026-10-05", tz="Europe/Berlin"),
    pd.Timedelta("3h"),
    pd.Period("2026-10", "M"),
    pd.Interval(0.5, 2, closed="both"),
]


@pytest.mark.parametrize("name", COLUMNS)
def test_does_a_column_come_back_as_it_was(name):
    values = COLUMNS[name]
    assert alike(loads(dumps(pd.Series(values))), pd.Series(values))
    assert loads(dumps(values)).dtype == values.dtype


@pytest.mark.parametrize("value", SCALARS, ids=str)
def test_does_a_scalar_come_back_as_it_was(value):
    assert alike(loads(dumps(value)), value)


def test_does_a_sparse_column_cross_as_a_dense_one():
    sparse = pd.Series(pd.arrays.SparseArray([0, 0, 1]))
    assert loads(dumps(sparse)).tolist() == [0, 0, 1]


def test_is_a_column_without_a_plain_form_refused_with_advice():
    arrow = pd.Series([1], dtype="int64[pyarrow]")
    with pytest.raises(CrossingError, match="convert it with astype first"):
        dumps(arrow)


INDEX = {"t": "rangeindex", "v": [0, 1, 1], "name": None}
WHOLE = {"t": "array", "d": "<i8", "s": [1], "b": 0}


@pytest.mark.parametrize(
    "node",
    [
        {"t": "strings", "v": [1], "store": "python"},
        {"t": "strings", "v": ["a"], "store": "disk"},
        {"t": "nullable", "d": "object", "v": [WHOLE, WHOLE]},
        {"t": "nullable", "d": "Int64", "v": [WHOLE, WHOLE]},
        {"t": "categorical", "v": WHOLE, "of": INDEX, "ordered": False},
        {"t": "zoned", "v": WHOLE, "zone": "../x"},
        {"t": "periods", "v": WHOLE, "freq": "M; import os"},
        {"t": "intervals", "v": [WHOLE, WHOLE], "closed": "open"},
        {"t": "timestamp", "v": 3, "zone": None},
        {"t": "duration", "v": 3},
        {"t": "period", "v": "x", "freq": "M"},
        {"t": "interval", "v": [2, 1], "closed": "left"},
    ],
)
def test_is_a_forged_column_or_scalar_refused(node):
    with pytest.raises(PayloadError):
        Decoder([np.int64(2**40).tobytes()]).value(node)
