# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Do the loaders give what is described, and what others know of the same data?"""

from collections.abc import Callable
from importlib.metadata import distribution

import pandas as pd
import pytest

from oms42.datasets import UnknownTableError
from oms42.datasets.real import catalog
from oms42.datasets.real.frames import cdnow, series, us_cities, us_counties, us_county_neighbors


@pytest.mark.parametrize("loader", [cdnow, us_cities, us_counties, us_county_neighbors])
def test_does_each_loader_give_the_table_of_its_name(loader: Callable[[], pd.DataFrame]) -> None:
    info = catalog.describe(loader.__name__)
    frame = loader()
    assert len(frame) == info.rows
    assert frame.columns.tolist() == list(info.columns)
    assert not frame.duplicated(list(info.key)).any()


def test_has_every_table_a_loader() -> None:
    assert set(catalog.names()) == {"cdnow", "us_cities", "us_counties", "us_county_neighbors"}


@pytest.mark.parametrize("name", catalog.series_names())
def test_is_each_series_whole_and_in_order(name: str) -> None:
    frame = series(name)
    assert frame["t"].is_monotonic_increasing
    assert frame["value"].notna().all()
    assert len(frame) == catalog.describe(name).rows


def test_does_an_unknown_series_get_told_which_there_are() -> None:
    with pytest.raises(
        UnknownTableError, match=r"no series called 'airline'; the series are: nile, "
    ):
        series("airline")


def test_is_a_table_no_series() -> None:
    with pytest.raises(UnknownTableError, match="no series called 'cdnow'"):
        series("cdnow")


def test_do_the_purchases_give_the_summary_that_lifetimes_publishes() -> None:
    """Repeat days, the week of the last one and the weeks observed, to 30 September 1997.

    The package's own summary of the 2,357 customers, which Fader, Hardie and Lee (2005) fit.
    """
    file = distribution("lifetimes").locate_file("lifetimes/datasets/cdnow_customers_summary.csv")
    published = pd.read_csv(str(file))
    days = cdnow()[["customer_id", "date"]].drop_duplicates()
    days = days[days["date"] <= "1997-09-30"]
    seen = days.groupby("customer_id", sort=False)["date"].agg(["min", "max", "size"])
    assert (seen["size"] - 1).tolist() == published["frequency"].tolist()
    recency = (seen["max"] - seen["min"]).dt.days / 7
    assert recency.to_numpy() == pytest.approx(published["recency"].to_numpy(), abs=0.01)
    end = pd.Timestamp("1997-09-30")
    assert ((end - seen["min"]).dt.days / 7).to_numpy() == pytest.approx(
        published["T"].to_numpy(), abs=0.01
    )
