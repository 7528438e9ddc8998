# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from oms42.datasets.arrays import columns
from oms42.datasets.catalog import names, path
from oms42.datasets.errors import UnknownTableError
from oms42.datasets.frames import load


def test_has_the_frame_the_types_of_the_data_package() -> None:
    frame = load("bookings_monthly")
    assert frame.shape == (720, 8)
    assert frame["month"].dtype == "datetime64[ns]"
    assert frame["region"].cat.categories.tolist() == ["NA", "EMEA", "APAC", "LATAM"]
    assert frame["product"].cat.categories.tolist()[0] == "subscription"
    assert frame["units"].dtype == "int64"
    assert {frame[name].dtype.name for name in ("bookings", "revenue", "price_avg", "plan")} == {
        "float64"
    }


def test_is_what_is_missing_missing_to_pandas(elsewhere: Path) -> None:
    frame = load("deals")
    assert frame["note"].isna().tolist() == [True, False, True, True]
    assert frame["note"].cat.categories.tolist() == ["late", "soon"]
    assert frame["amount"].isna().tolist() == [False, False, True, False]
    assert frame["won"].dtype == "bool"
    assert frame["week"].dtype == "datetime64[ns]"


def test_is_north_america_kept_where_plain_pandas_loses_it() -> None:
    assert (load("bookings_monthly")["region"] == "NA").sum() == 180
    assert pd.read_csv(path("bookings_monthly"))["region"].isna().sum() == 180


@pytest.mark.parametrize("name", names())
def test_does_the_frame_agree_with_an_independent_reader(name: str) -> None:
    """Read as text by pandas, the CSV holds what the frame, written again, gives."""
    plain = pd.read_csv(path(name), dtype=str, keep_default_na=False)
    frame = load(name)
    assert frame.columns.tolist() == plain.columns.tolist()
    assert len(frame) == len(plain)
    for column in frame:
        ours, theirs = frame[column], plain[column]
        assert np.array_equal(ours.isna(), theirs == ""), column
        known = ours.notna().to_numpy()
        if ours.dtype.kind in "fi":
            assert np.array_equal(ours[known].astype(float), theirs[known].astype(float)), column
        elif ours.dtype.kind == "M":
            assert np.array_equal(ours[known], pd.to_datetime(theirs[known]).astype(ours.dtype))
        else:
            texts = ours[known].astype(str)
            texts = texts.str.lower() if ours.dtype.kind == "b" else texts
            assert texts.tolist() == theirs[known].tolist(), column


@pytest.mark.parametrize("name", names())
def test_does_the_frame_agree_with_the_arrays(name: str) -> None:
    """The frame may come from parquet, the arrays from CSV or npz."""
    frame, arrays = load(name), columns(name)
    for column, values in arrays.items():
        ours = frame[column]
        if values.dtype.kind == "U":
            assert ours.astype(object).where(ours.notna(), "").tolist() == values.tolist(), column
        elif values.dtype.kind == "M":
            wide = values.astype("datetime64[ns]")
            assert np.array_equal(ours.to_numpy(), wide, equal_nan=True), column
        else:
            exact = np.array_equal(ours.to_numpy(), values, equal_nan=values.dtype.kind == "f")
            assert exact, column


def test_does_changing_a_frame_leave_the_next_one_alone() -> None:
    frame = load("bookings_monthly")
    frame.loc[0, "units"] = -1
    assert load("bookings_monthly")["units"].min() > 0
    assert columns("bookings_monthly")["units"].min() > 0


def test_does_an_unknown_table_get_the_list_of_tables() -> None:
    with pytest.raises(UnknownTableError, match="the tables are: bookings_monthly"):
        load("no_such_table")
