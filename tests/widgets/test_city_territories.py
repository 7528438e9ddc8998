# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The city territories: does the map show what is said, and is the price kept until a guess?"""

import re

import pytest

from oms42.territories import align
from oms42.widgets import CityTerritories
from oms42.widgets.city_accounts import HOMES
from oms42.widgets.city_territories import QUESTION, TAKEAWAY


@pytest.fixture
def made() -> CityTerritories:
    """Make a fresh widget."""
    return CityTerritories()


def commit(made: CityTerritories) -> None:
    """Commit a guess, as the page sends it."""
    made.ask.set_state({"guess": 30, "committed": True})


def drawn(made: CityTerritories) -> tuple[float, float]:
    """Recount the largest deviation and the mean kilometers from the rows that are drawn."""
    population = dict(zip(made.cities.names, made.cities.population.tolist(), strict=True))
    loads, travel = dict.fromkeys(HOMES, 0.0), 0.0
    for i, row in enumerate(made.chart.rows):
        loads[row["territory"]] += population[row["account"]]
        travel += float(made.cities.travel[i, HOMES.index(row["territory"])])
    mean = sum(loads.values()) / len(loads)
    return max(abs(load / mean - 1) for load in loads.values()), travel


def test_does_every_map_keep_the_band(made: CityTerritories) -> None:
    for tolerance in range(40, 0, -5):
        made.tolerance.value = tolerance
        assert drawn(made)[0] <= tolerance / 100 + 1e-9
        assert f"±{tolerance} %" in made.chart.alt


def test_is_the_answer_that_of_the_exact_solver(made: CityTerritories) -> None:
    """Independent of the quick search: branch and cut proves the optimum of the same numbers."""
    commit(made)
    cities = made.cities
    exact = align(cities.travel, cities.population, tolerance=0.1)
    assert exact.status == "optimal"
    price = 100 * (exact.objective / cities.total(cities.nearest) - 1)
    assert made.ask.answer == round(price) == 31
    assert made.ask.near == 5


def test_do_question_and_takeaway_say_what_the_cities_say(made: CityTerritories) -> None:
    """The price is held to the exact solver above; here the numbers in the words."""
    assert [int(text) for text in re.findall(r"\d+", QUESTION)] == [120, 10]
    assert [int(text) for text in re.findall(r"\d+", TAKEAWAY)] == [10, 31]
    assert len(made.chart.rows) == 120
    assert len(made.chart.data["homes"]) == 8
    assert f"{1 + made.cities.deviation(made.cities.nearest):.0f}" == "2"
    assert len(re.findall(r"\.(?: |$)", TAKEAWAY)) == 2


def test_is_no_travel_to_be_seen_before_a_guess(made: CityTerritories) -> None:
    made.tolerance.value = 10
    assert (made.score.value, made.ask.answer) == ("", None)
    assert "km" not in made.chart.alt + made.balance.value
    made.ask.set_state({"guess": 30})  # typed, not committed
    assert (made.score.value, made.ask.answer) == ("", None)
    commit(made)
    assert f"<b>{drawn(made)[1]:.1f} km</b>" in made.score.value
    made.ask.set_state({"guess": None, "committed": False})
    assert (made.score.value, made.ask.answer) == ("", None)


def test_are_travel_and_search_closed_with_the_question_and_the_map_is_not(
    made: CityTerritories,
) -> None:
    question, closed = made.children[-1].children
    assert question is made.ask
    assert closed.children == (made.score, made.button)
    assert closed.layout.display == "none"
    assert made.chart in made.children


def test_does_the_band_move_map_table_and_words(made: CityTerritories) -> None:
    commit(made)
    before = (made.chart.rows, made.chart.alt, made.balance.value, made.score.value)
    made.tolerance.value = 25
    after = (made.chart.rows, made.chart.alt, made.balance.value, made.score.value)
    assert all(old != new for old, new in zip(before, after, strict=True))


def test_does_the_search_prove_the_plan_and_give_the_button_back(made: CityTerritories) -> None:
    commit(made)
    made.tolerance.value = 30
    assert "Status: feasible" in made.score.value
    seen: list[str] = []
    made.button.observe(lambda change: seen.append(change["new"]), names="description")
    made.button.click()
    assert "Status: optimal" in made.score.value
    assert seen == ["Loading the solver …", "Searching, up to 20 seconds …", "Search for the proof"]
    assert not made.button.disabled


def test_do_picture_and_words_say_what_is_real_and_what_is_not(made: CityTerritories) -> None:
    commit(made)
    for text in (made.chart.alt, made.score.value):
        assert "real" in text
        assert "synthetic" in text
    (picture,) = made.still()["pictures"]
    assert "<svg" in picture["svg"]
    assert "Los Angeles" in made.balance.value
