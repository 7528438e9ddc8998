# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Rows of the territory map: is each account drawn where it lies, as its territory's?"""

from typing import Any

import numpy as np
import pytest

from oms42.charts.territory_rows import territory_rows

X, Y = [-83.0, -81.7, -84.5], [40.0, 41.5, 39.1]


def test_has_each_account_a_row_with_its_territorys_look() -> None:
    made = territory_rows(X, Y, [0, 1, 0], homes=[0, 1], names=["Columbus", "Cleveland"])
    assert [row["territory"] for row in made["rows"]] == ["Columbus", "Cleveland", "Columbus"]
    assert [row["longitude"] for row in made["rows"]] == X
    styles = {row["territory"]: row["style"] for row in made["homes"]}
    assert all(row["style"] == styles[row["territory"]] for row in made["rows"])


def test_stands_the_letter_at_the_home() -> None:
    made = territory_rows(X, Y, [0, 1, 0], homes=[2, 1])
    assert made["homes"][0]["longitude"] == -84.5
    assert made["homes"][0]["home"] is True


def test_stands_the_letter_in_the_middle_where_no_home_is_known() -> None:
    made = territory_rows([0, 2, 10], [0, 4, 5], ["S", "S", "N"])
    spots = {row["territory"]: (row["longitude"], row["latitude"]) for row in made["homes"]}
    assert spots == {"N": (10, 5), "S": (1, 2)}
    assert not any(row["home"] for row in made["homes"])


def test_is_a_territory_without_accounts_drawn_at_its_home() -> None:
    made = territory_rows(X, Y, [0, 0, 0], homes=[0, 1])
    assert [row["letter"] for row in made["homes"]] == ["A", "B"]


def test_are_the_real_cities_taken_as_they_come() -> None:
    from oms42.datasets import real

    cities = real.us_cities().head(50)
    state = cities["state"].where(cities["state"] == "CA", "other")
    made = territory_rows(cities["longitude"], cities["latitude"], state, accounts=cities["name"])
    assert made["rows"][1]["account"] == "Los Angeles"
    assert made["rows"][1]["territory"] == "CA"


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"longitude": [1, 2]}, "one value an account"),
        ({"longitude": [1, 2, 200]}, "account 2 lies at 200"),
        ({"latitude": [1, np.nan, 2]}, "account 1 lies at"),
        ({"assignment": [0, 1]}, "2 labels"),
        ({"assignment": [0, 1, 7]}, "7, which is no territory"),
        ({"homes": [0]}, "1, which is no territory"),
        ({"homes": [0, 9]}, "homes is"),
        ({"homes": None, "names": ["a", "b", "c"]}, "territory 2 has no account"),
        ({"accounts": ["x"]}, "accounts has 1 names"),
    ],
)
def test_is_what_does_not_fit_refused(changed: dict[str, Any], word: str) -> None:
    given = {"longitude": X, "latitude": Y, "assignment": [0, 1, 0], "homes": [0, 1]} | changed
    with pytest.raises(ValueError, match=word):
        territory_rows(**given)
