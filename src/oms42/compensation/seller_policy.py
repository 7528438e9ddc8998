# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The gaming simulator: a forward-looking seller decides week by week when deals close."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.compensation.numbers import number
from oms42.compensation.selling_menu import allowed, menu
from oms42.compensation.selling_week import GRAIN, SellingWeek
from oms42.compensation.straight_pieces import paid
from oms42.stats.arrays import read_only, whole

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd
    from numpy.typing import ArrayLike, NDArray

    from oms42.compensation.selling_week import Moves
    from oms42.stats.arrays import FloatArray

SPAN = 2.5  # attainment up to which bookings are followed


@dataclass(frozen=True)
class SellingCycle:
    """Hold the weeks of a typical quota period under the seller's best policy.

    Amounts are in deals at list price; pay is in the money of the plan.

    Attributes:
        week: 1 to the number of weeks.
        bookings: Bookings net of discount closed in each week, on average.
        closings: Deals closed in each week.
        open_deals: Deals open at the start of each week.
        hazard: Closings per open deal in each week.
        discount: Mean discount on the deals closed in each week; 0 where none closes.
        actions: Names of what the seller can do.
        action_share: Probability of each action in each week, shape (weeks, actions).
        attainment: Attainments at the period's end, shape (m,).
        weight: Probability of each, shape (m,).
        pay: Expected pay of a period.
        price_given: List value given away as discount in a period.
        last: Share of the bookings that lands in the last weeks.
        even: The same if bookings were even over the weeks.
        sweeps: Rounds until the policy stood still.
    """

    week: FloatArray
    bookings: FloatArray
    closings: FloatArray
    open_deals: FloatArray
    hazard: FloatArray
    discount: FloatArray
    actions: tuple[str, ...]
    action_share: FloatArray
    attainment: FloatArray
    weight: FloatArray
    pay: float
    price_given: float
    last: float
    even: float
    sweeps: int

    @property
    def hockey_stick(self) -> float:
        """Last weeks' share of bookings ÷ what it would be if even: 1 is no hockey stick."""
        return self.last / self.even

    @property
    def price_share(self) -> float:
        """List value given away as discount ÷ list value closed; 0 if nothing closes."""
        closed = float(self.closings.sum())
        return self.price_given / closed if closed else 0.0

    def ends(self, stretch: int) -> tuple[float, float]:
        """Look at the ends of shorter stretches within the period, such as a year's quarters.

        Args:
            stretch: Weeks of a stretch; the period is a whole number of them.

        Returns:
            The share of the bookings that lands in the last weeks of the stretches, as many weeks
            as were asked for in `selling_cycle`, and what it would be if bookings were even.

        Raises:
            ValueError: The period is no whole number of stretches, or these are too short.
        """
        count = round(self.even * self.week.size)
        if stretch <= count or self.week.size % stretch:
            raise ValueError(
                f"stretch is {stretch}; it must be more than {count} weeks and divide the "
                f"{self.week.size} of the period."
            )
        rows = self.bookings.reshape(-1, stretch)
        total = float(rows.sum())
        return float(rows[:, -count:].sum()) / total if total else 0.0, count / stretch

    def to_frame(self) -> pd.DataFrame:
        """Return one row a week.

        Returns:
            Columns week, bookings, closings, open_deals, hazard, discount and one an action.
        """
        import pandas as pd

        names = ("week", "bookings", "closings", "open_deals", "hazard", "discount")
        table = {name: getattr(self, name) for name in names}
        table |= {one: self.action_share[:, i] for i, one in enumerate(self.actions)}
        return pd.DataFrame(table)


def selling_cycle(
    pay: Callable[[FloatArray], ArrayLike],
    *,
    quota: float = 6.0,
    weeks: int = 13,
    cycle: float = 8.0,
    arrivals: float | None = None,
    discounts: ArrayLike = (0.1, 0.2),
    pull: float = 7.0,
    hold: bool = True,
    loss: float = 0.02,
    hold_risk: float = 0.5,
    effort_gain: float = 0.0,
    effort_cost: float = 0.0,
    patience: float = 0.999,
    capacity: int = 8,
    last: int = 2,
) -> SellingCycle:
    r"""Solve the seller's timing problem by dynamic programming and play the policy forward.

    Each week the seller looks at the weeks left, the open deals $n$ and the credited bookings $y$
    and chooses what to do with the open deals: close as they come, hold them back, close with more
    effort, or close sooner at a discount $d$, which raises the weekly closing hazard to
    $e^{\eta d}/\text{cycle}$ and is credited at $1 - d$. A deal left open may be lost. Pay comes at
    the end of the period, and then $y$ starts again at 0:

    $$V_w(n, y) = \max_a \left\{-\kappa_a + \delta\,\mathrm{E}_a\, V_{w+1}(n', y')\right\}, \qquad
      V_W(n, y) = \mathrm{pay}(y/Q) + V_0(n, 0)$$

    The policy is that of a seller for whom the periods never end, so that what is pulled in is
    missing in the next.

    Args:
        pay: Takes attainments, an array (1.0 is quota reached), and gives money for the period.
        quota: Quota, in deals at list price.
        weeks: Weeks of a quota period: 13 is a quarter, 52 a year (with four times the quota).
        cycle: Mean weeks from opening to closing.
        arrivals: New deals a week; without it quota / weeks, so that quota is what comes.
        discounts: Discounts that the seller may give, above 0 and below 1; empty for none.
        pull: $\eta$: how much a discount hastens; 7 doubles the hazard at 10 %.
        hold: Whether the seller may hold deals back.
        loss: Probability that an open deal is lost in a week.
        hold_risk: Probability that a deal which would have closed is lost when it is held back.
        effort_gain: By how much effort raises the hazard: 0.5 is half as much again; 0 for none.
        effort_cost: Private cost of a week of it, in the money of pay.
        patience: Discount factor $\delta$ of a week, above 0 and below 1.
        capacity: Most deals open at once.
        last: How many weeks count as the last ones.

    Returns:
        The weeks of a typical period.

    Raises:
        TypeError: pay is not a function, or a value is not a number.
        ValueError: A value is out of range.

    Source:
        oyer1998; larkin2014; steenburgh2008.

    Example:
        >>> plan = lambda a: 100 * (a + np.maximum(a - 1, 0))
        >>> made = selling_cycle(plan, capacity=5)
        >>> bool(made.hockey_stick > 1)
        True
    """
    Q, count = number(quota, name="quota", above=0.0), whole(weeks, name="weeks", least=2)
    week = menu(
        number(cycle, name="cycle", above=0.0),
        Q / count if arrivals is None else number(arrivals, name="arrivals", above=0.0),
        allowed(discounts),
        number(pull, name="pull", least=0.0),
        hold,
        number(loss, name="loss", least=0.0, most=1.0),
        number(hold_risk, name="hold_risk", least=0.0, most=1.0),
        number(effort_gain, name="effort_gain", least=0.0),
        number(effort_cost, name="effort_cost", least=0.0),
        whole(capacity, name="capacity"),
        max(2, round(SPAN * Q * GRAIN)),
    )
    delta = number(patience, name="patience", above=0.0)
    if delta >= 1:
        raise ValueError(f"patience is {patience}; it must be below 1.")
    end = whole(last, name="last")
    if end >= count:
        raise ValueError(f"last is {last}; it must be below the number of weeks, {count}.")
    money = paid(pay, np.arange(week.top + 1) / (GRAIN * Q))
    policy, sweeps = _solve(week, money, count, delta)
    return _play(week, money, policy, sweeps, Q, end)


def _solve(
    week: SellingWeek, money: FloatArray, weeks: int, delta: float
) -> tuple[list[NDArray[np.intp]], int]:
    """Return the best action by week, open deals and credited amount."""
    start, sweeps = np.zeros(week.capacity + 1), 0
    ahead = delta**weeks
    near = 5e-4 * max(1e-12, float(np.abs(money).max()))
    settled = False
    while not settled:
        value = money + start[:, None]
        for _ in range(weeks):
            value = (delta * week.back(value) - week.toil[:, None, None]).max(axis=0)
        step, sweeps = value[:, 0] - start, sweeps + 1
        settled = float(np.ptp(step)) <= near or sweeps >= 60
        # the shape settles within a few periods, the level slowly: take the level to its limit
        start = value[:, 0] + ahead / (1 - ahead) * float(step.mean())
    value, policy = money + start[:, None], []
    for _ in range(weeks):
        worth = delta * week.back(value) - week.toil[:, None, None]
        value = worth.max(axis=0)
        policy.append(worth.argmax(axis=0))
    return policy[::-1], sweeps


def _play(
    week: SellingWeek,
    money: FloatArray,
    policy: list[NDArray[np.intp]],
    sweeps: int,
    quota: float,
    last: int,
) -> SellingCycle:
    """Play the policy until one period is like the next; record that period."""
    number_open, kinds = np.arange(week.capacity + 1.0)[:, None], len(week.actions)
    flows = [week.flow(choice) for choice in policy]
    mass = _settled(week, flows)
    acted, opened, closed = [], [], []
    for choice, moves in zip(policy, flows, strict=True):
        by_action = np.bincount(choice.ravel(), mass.ravel(), minlength=kinds)
        waiting = np.bincount(choice.ravel(), (mass * number_open).ravel(), minlength=kinds)
        acted.append(by_action)
        opened.append(float(waiting.sum()))
        closed.append(waiting * week.chance)
        mass = week.forth(mass, moves)
    closings = np.array(closed)[:, week.credit > 0]
    credit = week.credit[week.credit > 0]
    deals, net = closings.sum(axis=1), closings @ credit
    weight = mass.sum(axis=0)
    return SellingCycle(
        week=read_only(np.arange(1.0, len(policy) + 1)),
        bookings=read_only(net),
        closings=read_only(deals),
        open_deals=read_only(np.array(opened)),
        hazard=read_only(_ratio(deals, np.array(opened))),
        discount=read_only(_ratio(deals - net, deals)),
        actions=week.actions,
        action_share=read_only(np.array(acted)),
        attainment=read_only(np.arange(week.top + 1) / (GRAIN * quota)),
        weight=read_only(weight / weight.sum()),
        pay=float(money @ weight),
        price_given=float((deals - net).sum()),
        last=float(net[-last:].sum() / net.sum()) if net.sum() > 0 else 0.0,
        even=last / len(policy),
        sweeps=sweeps,
    )


def _settled(week: SellingWeek, flows: list[Moves]) -> FloatArray:
    """Return the probabilities at the start of a period that is like the one before it."""
    opening = week.typical
    for _ in range(60):
        mass = np.zeros((week.capacity + 1, week.top + 1))
        mass[:, 0] = opening
        for moves in flows:
            mass = week.forth(mass, moves)
        ending = mass.sum(axis=1)
        moved, opening = float(np.abs(ending - opening).sum()), ending
        if moved < 1e-6:
            break
    mass = np.zeros((week.capacity + 1, week.top + 1))
    mass[:, 0] = opening
    return mass


def _ratio(part: FloatArray, whole_: FloatArray) -> FloatArray:
    """Divide, 0 where nothing is."""
    return np.divide(part, whole_, out=np.zeros_like(part), where=whole_ > 1e-12)
