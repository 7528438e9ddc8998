# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The capacity bridge: the numbers of the worked example, and the levers kept back until a guess?

Expected numbers are those of a hand calculation: a hire brings the mean over the year of a linear
ramp that is read at mid-month; leavers are gone for half a year.
"""

from itertools import pairwise
from typing import Any

import pytest

from oms42.widgets.capacity_bridge import BETTER, EARLIER, KEEP, MORE, CapacityBridge


@pytest.fixture
def bridge() -> CapacityBridge:
    """Make a fresh bridge."""
    return CapacityBridge()


def commit(bridge: CapacityBridge, guess: str = MORE) -> None:
    """Commit a guess, as the page sends it."""
    bridge.ask.set_state({"guess": guess, "committed": True})


def changes(bridge: CapacityBridge) -> dict[str, float]:
    """Read the bridge's steps."""
    rows: list[dict[str, Any]] = bridge.chart.rows
    return {row["step"]: row["change"] for row in rows}


def test_does_it_open_on_the_worked_example(bridge: CapacityBridge) -> None:
    """WE1.1: quotas of 60.2, sellers 42.769, with the other sources 47.569; short by 2.431."""
    found = changes(bridge)
    assert found["Quotas on paper"] == pytest.approx(60.2)
    assert found["Sellers bring"] == pytest.approx(42.769, abs=5e-4)
    assert found["The plan brings"] == pytest.approx(47.569, abs=5e-4)
    assert bridge.plan().gap == pytest.approx(2.431, abs=5e-4)
    assert "120 percent" in bridge.said.value
    assert "$2.43M short" in bridge.said.value


def test_do_the_steps_meet(bridge: CapacityBridge) -> None:
    rows = bridge.chart.rows
    for before, after in pairwise(rows[:4]):
        end = before["high"] if before is rows[0] else before["low"]
        assert after["high"] == pytest.approx(end, abs=2e-3)


def test_are_the_levers_kept_back_until_there_is_a_guess(bridge: CapacityBridge) -> None:
    assert (bridge.levers.rows, bridge.ask.answer) == ([], None)
    commit(bridge)
    assert bridge.ask.answer == EARLIER
    bridge.ask.set_state({"committed": False})
    assert (bridge.levers.rows, bridge.ask.answer) == ([], None)


def test_are_the_levers_those_of_the_worked_example(bridge: CapacityBridge) -> None:
    """WE1.1: 1.032, 0.665, 0.593; two mid-market hires from March: 2 × .55 × .84 × 5/8."""
    commit(bridge)
    adds = {row["lever"]: row["adds"] for row in bridge.levers.rows}
    assert adds == pytest.approx(
        {EARLIER: 1.032, KEEP: 0.665, BETTER: 0.593, MORE: 2 * 0.55 * 0.84 * 0.625}, abs=1e-3
    )
    assert max(adds.values()) < bridge.plan().gap
    assert bridge.levers.data == {"gap": [{"gap": 2.431}]}


def test_does_the_answer_follow_the_plan(bridge: CapacityBridge) -> None:
    """With enterprise hires in January they cannot start earlier, and the next lever leads."""
    commit(bridge)
    bridge.seats[0].start.value = 0
    assert bridge.ask.answer == KEEP


def test_does_every_control_change_the_picture_and_its_words(bridge: CapacityBridge) -> None:
    for seats in bridge.seats:
        for control in (seats.hires, seats.ramp, seats.attrition, seats.attainment):
            before = bridge.chart.rows, bridge.chart.alt
            control.value -= 1
            assert bridge.chart.rows != before[0]
        before = bridge.chart.rows, bridge.chart.alt
        seats.start.value = 5
        assert bridge.chart.alt != before[1]
    bridge.partners.value = 8.0
    bridge.self_serve.value = 8.0
    assert bridge.plan().other == {"Partners": 8.0, "Product-led": 8.0}


def test_is_a_plan_above_its_target_told_so(bridge: CapacityBridge) -> None:
    bridge.partners.value = bridge.self_serve.value = 8.0
    assert "above" in bridge.said.value
    commit(bridge)
    assert bridge.levers.data == {"gap": [{"gap": 0.0}]}


def test_can_a_seller_attain_more_than_quota(bridge: CapacityBridge) -> None:
    """A gain is drawn as one: the bar of attainment then ends further right than it began."""
    for seats in bridge.seats:
        seats.attainment.value = 110
    assert changes(bridge)["Below quota"] > 0


def test_has_the_still_picture_the_whole_bridge(bridge: CapacityBridge) -> None:
    made = bridge.still()
    assert "The plan brings" in made["pictures"][0]["svg"]
    assert "synthetic" in made["pictures"][0]["alt"]
