# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Are the series those that statsmodels' own readers give?"""

from importlib import import_module

import numpy as np
import pandas as pd
import pytest

from oms42.cli.real.installed import Installed
from oms42.cli.real.origin import Extract
from oms42.cli.real.series import SERIES, series

DAYS = {  # first and last period, by the notes of each data set
    "nile": ("1871-01-01", "1970-01-01"),
    "elnino": ("1950-01-01", "2010-12-01"),
    "us_consumption": ("1959-01-01", "2009-07-01"),
    "us_unemployment": ("1959-01-01", "2009-07-01"),
    "electrical_equipment": ("1995-01-01", "2016-05-01"),
}


@pytest.fixture(scope="module")
def extracts(installed: Installed) -> dict[str, Extract]:
    """Read the series once."""
    return {one.contract.name: one for one in series(installed)}


def published(name: str) -> pd.DataFrame:
    """Read a data set as statsmodels does."""
    module = import_module(f"statsmodels.datasets.{SERIES[name].folder}.data")
    table: pd.DataFrame = module.load_pandas().data
    return table


@pytest.mark.parametrize(
    ("name", "column"),
    [("nile", "volume"), ("us_consumption", "realcons"), ("us_unemployment", "unemp")],
)
def test_are_the_values_those_of_the_column(
    extracts: dict[str, Extract], name: str, column: str
) -> None:
    assert extracts[name].columns["value"].tolist() == published(name)[column].tolist()


def test_is_the_table_of_months_read_row_by_row(extracts: dict[str, Extract]) -> None:
    table = published("elnino").set_index("YEAR")
    value = extracts["elnino"].columns["value"]
    assert np.array_equal(value.reshape(61, 12), table.to_numpy())


def test_are_the_named_months_read_as_statsmodels_reads_them(extracts: dict[str, Extract]) -> None:
    table = published("electrical_equipment")
    columns = extracts["electrical_equipment"].columns
    assert (
        columns["t"].astype("datetime64[ns]").tolist()
        == table.index.astype("datetime64[ns]").to_numpy().tolist()
    )
    assert columns["value"].tolist() == table.iloc[:, 0].tolist()


@pytest.mark.parametrize("name", list(SERIES))
def test_is_each_series_dated_from_its_first_period_to_its_last(
    extracts: dict[str, Extract], name: str
) -> None:
    days = extracts[name].columns["t"].astype(str)
    assert (days[0], days[-1]) == DAYS[name]


@pytest.mark.parametrize("name", list(SERIES))
def test_does_the_package_itself_say_that_the_series_is_free(name: str) -> None:
    """The words that the data package cites."""
    said = import_module(f"statsmodels.datasets.{SERIES[name].folder}.data").COPYRIGHT
    assert "public domain" in said
