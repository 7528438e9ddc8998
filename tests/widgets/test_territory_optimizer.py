# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The territory optimizer: does it show what it says, and keep its counts back until a guess?"""

import re
from collections.abc import Iterator
from typing import Any

import ipywidgets
import numpy as np
import pytest

from oms42.widgets import TerritoryOptimizer
from oms42.widgets.territory_optimizer import QUESTION, TAKEAWAY


@pytest.fixture
def made() -> TerritoryOptimizer:
    """Make a fresh optimizer."""
    return TerritoryOptimizer()


def controls(widget: Any) -> Iterator[Any]:
    """List the controls of ipywidgets that a reader can touch."""
    if isinstance(widget, ipywidgets.Box):
        for child in widget.children:
            yield from controls(child)
    elif hasattr(widget, "disabled"):
        yield widget


def commit(made: TerritoryOptimizer) -> None:
    """Commit a guess, as the page sends it."""
    made.ask.set_state({"guess": 30, "committed": True})


def moved(made: TerritoryOptimizer) -> float:
    """Add up the accounts of the cells that are drawn as moved."""
    return sum(row["accounts"] for row in made.chart.rows if row["moved"])


def test_do_question_and_takeaway_say_what_the_cells_say(made: TerritoryOptimizer) -> None:
    """Counted from the rows that are drawn; test_plans_known holds them to the exact solver."""
    assert f"{made.team.deviation(made.team.today):.0%}" == "32%"
    assert "32 % off" in QUESTION
    counts = []
    for tolerance in (10, 5):
        made.tolerance.value = tolerance
        counts.append(moved(made))
    wide, narrow = counts
    assert (wide, narrow) == (45, 74)
    told = [int(text.replace(",", "")) for text in re.findall(r"[\d,]*\d", TAKEAWAY)]
    assert told == [32, 10, 45, 1080, 5, 29, 74]
    assert (narrow - wide, made.team.accounts.sum()) == (29, 1080)
    assert abs((narrow - wide) / narrow - 2 / 5) < 0.01
    assert len(re.findall(r"\.(?: |$)", TAKEAWAY)) == 2


def test_is_the_answer_the_share_of_the_last_points_whatever_is_shown(
    made: TerritoryOptimizer,
) -> None:
    """Hand calculation: (74 − 45) / 74 is 39 percent."""
    made.choice.value = "NA enterprise"
    made.weight.value = 50
    commit(made)
    assert made.ask.answer == 39
    assert made.ask.near == 5


def test_is_no_count_to_be_seen_before_a_guess(made: TerritoryOptimizer) -> None:
    made.tolerance.value = 5
    assert (made.score.value, made.ask.answer) == ("", None)
    made.ask.set_state({"guess": 30})  # typed, not committed
    assert (made.score.value, made.ask.answer) == ("", None)
    commit(made)
    assert "<b>74</b> of 1,080 accounts" in made.score.value
    made.ask.set_state({"guess": None, "committed": False})
    assert (made.score.value, made.ask.answer) == ("", None)


def test_are_counts_and_search_closed_with_the_question_and_the_map_is_not(
    made: TerritoryOptimizer,
) -> None:
    question, closed = made.children[-1].children
    assert question is made.ask
    assert closed.children == (made.score, made.button)
    assert closed.layout.display == "none"
    assert made.chart in made.children


def test_does_the_band_move_map_table_and_words(made: TerritoryOptimizer) -> None:
    commit(made)
    before = (made.chart.rows, made.chart.alt, made.balance.value, made.score.value)
    made.tolerance.value = 10
    after = (made.chart.rows, made.chart.alt, made.balance.value, made.score.value)
    assert all(old != new for old, new in zip(before, after, strict=True))
    assert "±10 %" in made.chart.alt
    assert (
        made.team.deviation(np.array([ord(row["after"][0]) - 65 for row in made.chart.rows])) < 0.1
    )


def test_does_the_weight_tighten_the_map(made: TerritoryOptimizer) -> None:
    rows = made.chart.rows
    made.weight.value = 100
    assert made.chart.rows != rows
    assert "compactness weighs 100 %" in made.chart.alt


def test_does_every_team_have_a_map_and_an_answer_at_every_corner(
    made: TerritoryOptimizer,
) -> None:
    """A reader will try them; where no plan comes at once, it is said."""
    commit(made)
    for name in made.choice.options:
        made.choice.value = name
        assert len(made.chart.rows) == len(made.team.cells)
        for tolerance in (1, 35):
            made.tolerance.value = tolerance
            assert name in made.chart.alt
            assert "change their seller" in made.score.value


def test_does_the_search_prove_the_plan_and_give_the_button_back(
    made: TerritoryOptimizer,
) -> None:
    commit(made)
    assert "Status: feasible" in made.score.value
    seen = []
    made.button.observe(lambda change: seen.append(change["new"]), names="description")
    made.button.click()
    assert "Status: optimal" in made.score.value
    assert seen == ["Loading the solver …", "Searching, up to 20 seconds …", "Search for the proof"]
    assert not made.button.disabled


def test_has_every_control_a_label(made: TerritoryOptimizer) -> None:
    found = list(controls(made))
    labels = [one.description.strip() for one in found]
    assert len(found) == 4
    assert all(labels)
    assert len(set(labels)) == len(labels)


def test_do_picture_and_words_say_that_the_data_are_synthetic(made: TerritoryOptimizer) -> None:
    commit(made)
    for text in (made.chart.alt, made.balance.value, made.score.value.lower()):
        assert "synthetic" in text
    (picture,) = made.still()["pictures"]
    assert "A→B" in picture["svg"] or "→" in picture["svg"]


def test_is_a_move_one_message_to_the_chart(
    made: TerritoryOptimizer, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[set[str]] = []
    monkeypatch.setattr(made.chart, "send_state", lambda key=None: sent.append(set(key or ())))
    made.tolerance.value = 10
    assert sent == [{"rows", "alt"}]
