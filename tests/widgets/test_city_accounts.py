# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The cities: are they those of the real table, each once, and is the travel right?"""

import math
from pathlib import Path

import numpy as np
import pytest

from oms42.datasets import real
from oms42.widgets.city_accounts import AWAY, COUNT, FILE, HOMES, PARTS, cities, refresh, written

EXTRACT = Path(__file__).parents[2] / "src/oms42/widgets/extracted" / FILE
MEND = (
    "python -c 'from pathlib import Path; from oms42.widgets.city_accounts import refresh; "
    'refresh(Path("src/oms42/widgets/extracted"))\''
)


def test_is_the_extract_what_the_real_table_gives_today(tmp_path: Path) -> None:
    refresh(tmp_path)
    assert (tmp_path / FILE).read_text("utf-8") == EXTRACT.read_text("utf-8") == written(), MEND


def test_is_no_larger_city_left_out_but_those_that_are_named() -> None:
    table, found = real.us_cities(), cities()
    larger = table[table["population"] > found.population.min()]
    names = {
        f"{one.name_}, {one.state}" for one in larger.rename(columns={"name": "name_"}).itertuples()
    }
    away = {name for name in names if name[-2:] in AWAY}
    assert names - set(found.names) == away | set(PARTS)
    assert len(set(found.names)) == len(found.names) == COUNT


def test_do_the_sellers_live_in_the_cities_named() -> None:
    found = cities()
    assert [found.names[i] for i in found.homes] == list(HOMES)


def test_is_travel_what_a_loop_over_places_gives() -> None:
    """Independent: the law of cosines on a sphere, city by city."""
    found = cities()
    people = sum(found.population.tolist())
    total = 0.0
    for place, count in zip(found.places.tolist(), found.population.tolist(), strict=True):
        apart = []
        for home in found.places[found.homes].tolist():
            (east, north), (x, y) = map(math.radians, place), map(math.radians, home)
            level = math.cos(north) * math.cos(y) * math.cos(east - x)
            apart.append(6371.0088 * math.acos(min(1.0, math.sin(north) * math.sin(y) + level)))
        total += count / people * min(apart)
    assert found.total(found.nearest) == pytest.approx(total, rel=1e-6)


def test_is_the_largest_deviation_that_of_los_angeles() -> None:
    """Counted over the cities: the question says that the seller there has twice the mean."""
    found = cities()
    loads = [0.0] * len(HOMES)
    for home, count in zip(found.nearest.tolist(), found.population.tolist(), strict=True):
        loads[home] += count
    worst = max(loads) / (sum(loads) / len(loads))
    assert HOMES[int(np.argmax(loads))] == "Los Angeles, CA"
    assert found.deviation(found.nearest) == pytest.approx(worst - 1)
    assert 2.0 < worst < 2.2
