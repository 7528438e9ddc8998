# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Real tables and series as pandas data frames: one loader a table, one for all series."""

from typing import TYPE_CHECKING

from oms42.datasets.errors import UnknownTableError
from oms42.datasets.frames import frame
from oms42.datasets.real.arrays import columns
from oms42.datasets.real.catalog import resource, series_names

if TYPE_CHECKING:
    import pandas as pd


def cdnow() -> "pd.DataFrame":
    """Load the purchases of a tenth of the customers who began to buy at CDNOW in early 1997.

    Returns:
        6,919 rows and 5 columns, one row a purchase; a customer may buy twice on one day. Real
        data; `real.describe("cdnow")` says what each column means and where they come from.

    Raises:
        DataError: If the file is missing or is not the one described.

    Source:
        fader_hardie_lee2005

    Example:
        >>> table = cdnow()
        >>> table.shape, table["customer_id"].nunique()
        ((6919, 5), 2357)
        >>> table.loc[:2, ["purchase_id", "customer_id", "date", "quantity", "amount"]]
           purchase_id customer_id       date  quantity  amount
        0            1       00004 1997-01-01         2   29.33
        1            2       00004 1997-01-18         2   29.73
        2            3       00004 1997-08-02         1   14.96
    """
    return _load("cdnow")


def us_cities() -> "pd.DataFrame":
    """Load the cities of the United States with 15,000 inhabitants or more.

    Returns:
        3,407 rows and 7 columns, one row a place; the key is `city_id`. A part of a city, such as
        Brooklyn, may have a row beside the whole. Real data; `real.describe("us_cities")` says what
        each column means and where they come from.

    Raises:
        DataError: If the file is missing or is not the one described.

    Example:
        >>> table = us_cities()
        >>> table.shape
        (3407, 7)
        >>> table.loc[:2, ["name", "state", "latitude", "longitude", "population"]]
                    name state  latitude  longitude  population
        0  New York City    NY   40.7143   -74.0060     8804190
        1    Los Angeles    CA   34.0522  -118.2437     3820914
        2       Brooklyn    NY   40.6501   -73.9496     2736074
    """
    return _load("us_cities")


def us_counties() -> "pd.DataFrame":
    """Load the counties of the fifty states and the District of Columbia.

    Returns:
        3,142 rows and 5 columns, one row a county; the key is `fips`. Real data;
        `real.describe("us_counties")` says what each column means and where they come from.
        `us_county_shapes()` gives their shapes, `us_county_neighbors()` which ones touch.

    Raises:
        DataError: If the file is missing or is not the one described.

    Example:
        >>> table = us_counties()
        >>> table.shape
        (3142, 5)
        >>> table.loc[:2, ["fips", "county", "state"]]
            fips   county state
        0  01001  Autauga    AL
        1  01003  Baldwin    AL
        2  01005  Barbour    AL
    """
    return _load("us_counties")


def us_county_neighbors() -> "pd.DataFrame":
    """Load which counties of the United States share a border on land or in a river.

    Returns:
        One row a pair of neighbors, the smaller code first; the key is `fips` and `neighbor`.
        Counties that meet in a point, or only across open water, are no neighbors.

    Raises:
        DataError: If the file is missing or is not the one described.

    Example:
        >>> pairs = us_county_neighbors()
        >>> pairs.loc[pairs["fips"] == "01001", "neighbor"].tolist()
        ['01021', '01047', '01051', '01085', '01101']
    """
    return _load("us_county_neighbors")


def series(name: str) -> "pd.DataFrame":
    """Load a real time series.

    Args:
        name: One of `real.series_names()`: `nile` (a year), `elnino` (a month), `us_consumption`
            and `us_unemployment` (a quarter), `electrical_equipment` (a month).

    Returns:
        Two columns: `t`, the first day of the period, and `value`. `real.describe(name)` says what
        is measured, in what unit, and where the series comes from.

    Raises:
        TypeError: If the name is not a text.
        UnknownTableError: If there is no such series.
        DataError: If the file is missing or is not the one described.

    Example:
        >>> series("nile").shape
        (100, 2)
        >>> series("nile").loc[:2]
                   t   value
        0 1871-01-01  1120.0
        1 1872-01-01  1160.0
        2 1873-01-01   963.0
    """
    if isinstance(name, str) and name not in series_names():
        raise UnknownTableError(
            f"there is no series called {name!r}; the series are: {', '.join(series_names())}"
        )
    return _load(name)


def _load(name: str) -> "pd.DataFrame":
    """Load one table or series."""
    return frame(columns(name), resource(name)["schema"])
