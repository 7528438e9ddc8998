# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The allocation lab: the worked example's split and sizes, kept back until a guess?"""

import re
from itertools import product

import pytest

from oms42.widgets.allocation_lab import AllocationLab

HEADS, SALES, B, G, COST = (
    (24, 30, 6),
    (21.4, 12.3, 3.3),
    (0.45, 0.30, 0.55),
    (0.62, 0.60, 0.55),
    0.31,
)


@pytest.fixture
def lab() -> AllocationLab:
    """Make a fresh lab."""
    return AllocationLab()


def profit(split: tuple[int, ...]) -> float:
    """Work a split out by the definition: curves through today's point."""
    earned = sum(
        g * s * (x / h) ** b for g, s, x, h, b in zip(G, SALES, split, HEADS, B, strict=True)
    )
    return earned - COST * sum(split)


def commit(lab: AllocationLab) -> None:
    """Commit a guess, as the page sends it."""
    lab.ask.set_state({"guess": 30.0, "committed": True})


def bold(html: str) -> list[str]:
    """Read what stands out."""
    return re.findall(r"<b>([^<]+)</b>", html)


def test_is_the_best_split_that_of_a_search_through_all(lab: AllocationLab) -> None:
    """WE1.2: 46, 9 and 5 of sixty; here every split is tried."""
    splits = [(x, y, 60 - x - y) for x, y in product(range(61), repeat=2) if x + y <= 60]
    best = max(splits, key=profit)
    assert best == (46, 9, 5)
    commit(lab)
    assert lab.ask.answer == best[0]
    assert bold(lab.revealed.value)[0] == "46 / 9 / 5"
    assert bold(lab.revealed.value)[1] == f"${profit(best):.2f}M" == "$5.97M"


def test_does_it_say_what_the_heads_as_set_bring(lab: AllocationLab) -> None:
    """WE1.2: a profit of 3.863; the last head brings about .25, .07 and .17."""
    assert bold(lab.said.value) == [f"${profit(HEADS):.2f}M"] == ["$3.86M"]
    assert "Enterprise 0.25, Mid-market 0.07, Public sector 0.17" in lab.said.value


def test_are_split_and_size_kept_back_until_there_is_a_guess(lab: AllocationLab) -> None:
    assert (lab.ask.answer, lab.revealed.value, lab.size.rows) == (None, "", [])
    assert len(lab.chart.data["points"]) == 3
    commit(lab)
    assert len(lab.chart.data["points"]) == 6
    lab.ask.set_state({"committed": False})
    assert (lab.ask.answer, lab.revealed.value, lab.size.rows) == (None, "", [])
    assert len(lab.chart.data["points"]) == 3


@pytest.mark.parametrize(("horizon", "size"), [("one year", "21.5"), ("three years", "108.0")])
def test_does_the_horizon_flip_the_size_and_leave_the_split(
    lab: AllocationLab, horizon: str, size: str
) -> None:
    """WE1.2: 21.5 and 108.0 heads; the split of sixty is the same."""
    commit(lab)
    lab.horizon.value = horizon
    split, _, best = bold(lab.revealed.value)
    assert (split, best) == ("46 / 9 / 5", size)


def test_does_a_best_size_outside_the_picture_have_no_mark(lab: AllocationLab) -> None:
    commit(lab)
    for slider in lab.elasticity:
        slider.value = 0.10
    (mark,) = lab.size.data["marks"]
    assert mark["best"] is None
    assert mark["today"] == 60


def test_does_every_control_change_something(lab: AllocationLab) -> None:
    commit(lab)
    for control in (*lab.heads, *lab.elasticity, lab.cost, lab.error):
        before = lab.chart.rows, lab.chart.data, lab.revealed.value
        control.value += control.step
        assert (lab.chart.rows, lab.chart.data, lab.revealed.value) != before


def test_are_the_same_settings_always_the_same_picture() -> None:
    first, second = AllocationLab(), AllocationLab()
    for one in (first, second):
        commit(one)
    assert first.size.rows == second.size.rows
