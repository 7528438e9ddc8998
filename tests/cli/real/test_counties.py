# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import pytest

from oms42.cli.real.counties import counties
from oms42.cli.real.installed import Installed
from oms42.cli.real.origin import Extract


@pytest.fixture(scope="module")
def extracts(installed: Installed) -> list[Extract]:
    """Read the counties once."""
    return counties(installed)


def test_are_there_3142_counties_in_fifty_states_and_the_district(extracts: list[Extract]) -> None:
    """The Census Bureau's number of counties and equivalents in 2017."""
    table = extracts[0].columns
    assert len(set(table["fips"].tolist())) == 3_142
    assert len(set(table["state"].tolist())) == 51


def test_is_autauga_where_the_gazetteer_has_it(extracts: list[Extract]) -> None:
    """U.S. Census Bureau, Gazetteer: 32.532237 north, 86.646440 west, a point within."""
    table = extracts[0].columns
    row = table["fips"].tolist().index("01001")
    assert (table["county"][row], table["state"][row]) == ("Autauga", "AL")
    assert table["latitude"][row] == pytest.approx(32.532, abs=0.02)
    assert table["longitude"][row] == pytest.approx(-86.646, abs=0.02)


def test_are_autaugas_neighbors_those_of_the_census_bureau(extracts: list[Extract]) -> None:
    """County adjacency file: Chilton, Dallas, Elmore, Lowndes, Montgomery."""
    table, pairs = extracts[0].columns, extracts[1].columns
    name = dict(zip(table["fips"].tolist(), table["county"].tolist(), strict=True))
    found = {name[code] for code in pairs["neighbor"][pairs["fips"] == "01001"].tolist()}
    assert found == {"Chilton", "Dallas", "Elmore", "Lowndes", "Montgomery"}


def test_are_the_islands_of_hawaii_nobodys_neighbors_but_maui_and_kalawao(
    extracts: list[Extract],
) -> None:
    """The two share the island of Molokai."""
    pairs = zip(*(extracts[1].columns[name].tolist() for name in ("fips", "neighbor")), strict=True)
    assert [pair for pair in pairs if "15" in (pair[0][:2], pair[1][:2])] == [("15005", "15009")]


def test_does_every_middle_lie_in_the_united_states(extracts: list[Extract]) -> None:
    table = extracts[0].columns
    assert table["latitude"].min() > 18.9  # South Point, Hawaii
    assert table["latitude"].max() < 71.5  # Point Barrow, Alaska
    assert table["longitude"].min() > -180
    assert table["longitude"].max() < -66.9  # West Quoddy Head, Maine
