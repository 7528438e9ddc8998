# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Do tables keep kinds of data, labels, indexes and holes?"""

import numpy as np
import pandas as pd
import pytest

from oms42.grading.split.codec import Decoder, dumps, loads
from oms42.grading.split.limits import PayloadError

from .alike import alike

DAYS = pd.date_range("2026-10-05", periods=2, freq="MS")
TABLE = pd.DataFrame(
    {
        "whole": [1, 2],
        "part": [1.5, np.nan],
        "text": ["a", None],
        "mixed": [1, "x"],
        "day": pd.to_datetime(["2026-10-05", None]),
        "flag": [True, False],
    }
)


@pytest.mark.parametrize(
    "value",
    [
        TABLE,
        TABLE.iloc[:0],
        TABLE[[]],
        pd.DataFrame(),
        TABLE.set_index(["whole", "mixed"]),
        TABLE.set_index(DAYS),
        TABLE.set_index("day"),
        TABLE.T,
        pd.DataFrame([[1, 2.5]], columns=["same", "same"]),
        pd.DataFrame([[1]], columns=pd.MultiIndex.from_tuples([("a", 1)], names=["x", None])),
        TABLE["part"],
        TABLE["text"].rename(("a", 1)),
        pd.Series([1.0], index=pd.Index(["O1"], name="opp_id")),
    ],
)
def test_does_a_table_or_column_come_back_as_it_was(value):
    assert alike(loads(dumps(value)), value)


def test_does_a_table_keep_what_it_says_about_itself():
    table = TABLE.copy()
    table.attrs["unit"] = "kEUR"
    assert loads(dumps(table)).attrs == {"unit": "kEUR"}


def test_does_an_index_keep_its_frequency():
    assert loads(dumps(DAYS)).freq == DAYS.freq


def test_does_a_table_of_a_subclass_become_a_plain_one():
    class Mine(pd.DataFrame):
        """Equal to everything."""

        def equals(self, _):
            return True

    assert type(loads(dumps(Mine({"a": [1]})))) is pd.DataFrame


INDEX = {"t": "rangeindex", "v": [0, 2, 1], "name": None}
COLUMN = {"t": "array", "d": "<f8", "s": [1], "b": 0}


@pytest.mark.parametrize(
    "node",
    [
        {"t": "series", "v": COLUMN, "index": INDEX, "name": None, "attrs": None},
        {"t": "series", "v": [1], "index": INDEX, "name": None},
        {"t": "frame", "columns": INDEX, "index": INDEX, "v": [COLUMN], "attrs": None},
        {"t": "frame", "columns": [0], "index": INDEX, "v": []},
        {"t": "rangeindex", "v": [0, 10**9, 1], "name": None},
        {"t": "rangeindex", "v": [0, 9, 0], "name": None},
        {"t": "multiindex", "levels": [1], "codes": [[0]], "names": ["x"]},
        {"t": "index", "v": COLUMN, "name": [], "freq": None},
    ],
)
def test_is_a_forged_table_refused(node):
    with pytest.raises(PayloadError):
        Decoder([b"12345678"]).value(node)
