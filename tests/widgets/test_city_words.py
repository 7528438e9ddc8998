# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What is said of a plan: does it follow from the cities, and claim no more than is proved?"""

import re

from oms42.territories import Certificate
from oms42.widgets.city_accounts import HOMES, cities
from oms42.widgets.city_words import balance_table, described, verdict

CITIES = cities()


def known(bound: float, status: str) -> Certificate:
    """State what is proved of a plan of 300 km."""
    return Certificate(objective=300.0, bound=bound, gap=(300 - bound) / 300, status=status)  # type: ignore[arg-type]  # the two words that occur


def test_does_the_description_count_the_cities_sent_farther() -> None:
    plan = CITIES.nearest.copy()
    assert "0 cities do not" in described(CITIES, plan, 15)
    plan[40:43] = (plan[40:43] + 1) % 8
    told = described(CITIES, plan, 15)
    assert "3 cities do not" in told
    assert "±15 %" in told


def test_has_the_table_a_row_a_home_with_both_loads() -> None:
    """Recounted over the cities; all of them in one territory is eight means, 700 % too many."""
    told = balance_table(CITIES, 0 * CITIES.nearest)
    rows = re.findall(r"<small>(.*?)</small></th><td>(.*?)</td><td>(.*?)</td>", told)
    assert [row[0] for row in rows] == list(HOMES)
    assert [row[2] for row in rows] == ["+700%"] + ["−100%"] * 7
    people = CITIES.population.tolist()
    west = sum(w for w, j in zip(people, CITIES.nearest.tolist(), strict=True) if j == 1)
    assert rows[1][1] == f"+{100 * (8 * west / sum(people) - 1):.0f}%"


def test_is_a_plan_called_optimal_only_if_it_is_proved() -> None:
    told = verdict(CITIES, CITIES.nearest, known(300.0, "optimal"), 10)
    assert "optimal, gap 0" in told
    told = verdict(CITIES, CITIES.nearest, known(294.0, "feasible"), 10)
    assert "optimal" not in told
    assert "feasible, gap 2.00%" in told
    assert "294.0 km" in told
    assert "(<b>+0.0%</b>)" in told
