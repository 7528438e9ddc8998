# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""An agent that writes to prospects: what it earns, and the harm at which it stops paying."""

from __future__ import annotations

from dataclasses import dataclass

from oms42.stats.numbers import above_zero, number


@dataclass(frozen=True)
class AgentValue:
    """Hold what an agent is expected to earn in a period.

    Attributes:
        meetings: Meetings.
        wins: Deals won.
        gross: Their margin, in money.
        review: Cost of people who check what is sent.
        harm: Expected cost of harmful messages.
        net: Gross less platform, review and harm.
        break_even_rate: Rate of harmful messages at which net is zero; negative where it loses
            money without any harm.
    """

    meetings: float
    wins: float
    gross: float
    review: float
    harm: float
    net: float
    break_even_rate: float


def agent_value(
    messages: float,
    reply: float,
    meeting: float,
    win: float,
    acv: float,
    margin: float,
    *,
    platform: float = 0.0,
    reviewed: float = 0.0,
    review_cost: float = 0.0,
    harmful: float = 0.0,
    costly: float = 1.0,
    harm: float = 0.0,
) -> AgentValue:
    r"""Return what an agent earns, review and harm counted.

    $$N\,r\,m\,w\,A\,g - F - N h - N e\,\kappa$$

    Harm is taken as linear here; complaints and a domain's reputation are not, so set a hard stop
    beside it.

    Args:
        messages: Messages N in the period.
        reply: Share r that is answered.
        meeting: Share m of the answers that becomes a meeting.
        win: Share w of the meetings that is won.
        acv: Contract value A of a win, in money.
        margin: Margin g of it.
        platform: Fixed cost F of the period.
        reviewed: Share of messages that a person checks.
        review_cost: Cost of one check.
        harmful: Share e of messages that is harmful.
        costly: Share of those that costs anything.
        harm: Cost of one that does; κ is `costly` times `harm`.

    Returns:
        The parts and the net.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range.

    Example:
        >>> made = agent_value(20_000, 0.011, 0.30, 0.12, 42_000, 0.72, platform=60_000,
        ...     reviewed=0.25, review_cost=2 / 60 * 55, harmful=0.004, costly=0.05, harm=3_500)
        >>> round(made.net), round(made.break_even_rate, 4)
        (156334, 0.0487)
    """
    sent = above_zero(messages, name="messages")
    rates = {"reply": reply, "meeting": meeting, "win": win, "margin": margin}
    r, m, w, g = (number(rate, name=name, most=1) for name, rate in rates.items())
    meetings = sent * r * m
    wins = meetings * w
    gross = wins * number(acv, name="acv") * g
    checks = sent * number(reviewed, name="reviewed", most=1)
    review = checks * number(review_cost, name="review_cost")
    each = number(costly, name="costly", most=1) * number(harm, name="harm")
    damage = sent * number(harmful, name="harmful", most=1) * each
    left = gross - number(platform, name="platform") - review
    even = left / (sent * each) if each > 0 else float("inf")
    return AgentValue(meetings, wins, gross, review, damage, left - damage, even)
