# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pandas as pd
import pytest

from oms42.datasets.arrays import columns
from oms42.datasets.catalog import path
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


def test_is_north_america_kept_where_plain_pandas_loses_it() -> None:
    assert (load("bookings_monthly")["region"] == "NA").sum() == 180
    assert pd.read_csv(path("bookings_monthly"))["region"].isna().sum() == 180


def test_is_nothing_missing() -> None:
    assert not load("bookings_monthly").isna().to_numpy().any()


def test_does_the_frame_agree_with_an_independent_reader() -> None:
    plain = pd.read_csv(path("bookings_monthly"), keep_default_na=False)
    frame = load("bookings_monthly")
    assert frame["month"].dt.strftime("%Y-%m").tolist() == plain["month"].tolist()
    for name in ("bookings", "revenue", "units", "price_avg", "plan"):
        assert np.array_equal(frame[name].to_numpy(), plain[name].to_numpy()), name


def test_does_changing_a_frame_leave_the_next_one_alone() -> None:
    frame = load("bookings_monthly")
    frame.loc[0, "units"] = -1
    assert load("bookings_monthly")["units"].min() > 0
    assert columns("bookings_monthly")["units"].min() > 0


def test_does_an_unknown_table_get_the_list_of_tables() -> None:
    with pytest.raises(UnknownTableError, match="the tables are: bookings_monthly"):
        load("no_such_table")
