# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Agents: the case to the digit, and the harm at which nothing is left."""

import math

import pytest

from oms42.leads import AgentValue, agent_value


def kelvane(harmful: float = 0.004) -> AgentValue:
    """Value the case's pilot."""
    return agent_value(
        20_000,
        0.011,
        0.30,
        0.12,
        42_000,
        0.72,
        platform=60_000,
        reviewed=0.25,
        review_cost=2 / 60 * 55,
        harmful=harmful,
        costly=0.05,
        harm=3_500,
    )


def test_is_the_case_as_printed() -> None:
    """WE7.4: 66 meetings, 7.92 wins, 239.5k, review 9.2k, error 14.0k, net 156.3k; 4.87 percent."""
    made = kelvane()
    assert (round(made.meetings, 6), round(made.wins, 6)) == (66, 7.92)
    money = [round(value / 1000, 1) for value in (made.gross, made.review, made.harm, made.net)]
    assert money == [239.5, 9.2, 14.0, 156.3]
    assert round(100 * made.break_even_rate, 2) == 4.87


def test_is_nothing_left_at_the_break_even_rate() -> None:
    assert kelvane(kelvane().break_even_rate).net == pytest.approx(0, abs=1e-6)


def test_what_if_no_message_can_harm() -> None:
    made = agent_value(100, 0.1, 0.5, 0.5, 1000, 0.5, platform=1e6)
    assert made.break_even_rate == math.inf
    assert made.net < 0


@pytest.mark.parametrize(
    ("change", "says"),
    [({"reply": 1.1}, "reply is 1.1"), ({"messages": 0}, "messages is 0; it must be above 0")],
)
def test_is_bad_input_named(change: dict[str, float], says: str) -> None:
    given = {"messages": 1, "reply": 0.1, "meeting": 0.1, "win": 0.1, "acv": 1, "margin": 0.5}
    with pytest.raises(ValueError, match=says):
        agent_value(**(given | change))
