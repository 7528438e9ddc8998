# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The gaming simulator: a seller who looks ahead, and what the plan makes of the quarter's end."""

from typing import Any

import ipywidgets
import numpy as np

from oms42.charts.selling_weeks import BOOKED, DISCOUNT, HAZARD, QUARTER
from oms42.compensation import Plan, SellingCycle, selling_cycle
from oms42.widgets.controls import choice, percent_slider, watch
from oms42.widgets.live import LiveWidget
from oms42.widgets.predict import Predict
from oms42.widgets.vega_chart import VegaChart

QUOTA, TARGET = 550_000, 67_500  # of a year: Kelvane's mid-market account executive
DEALS = 3.0  # at list price, that make a quarter's quota
OPEN = 5  # most deals that the seller can work on at once
QUARTERS = 4
PERIODS = {"quarterly": 1, "annual, paid to date": QUARTERS}
GUESSES = {
    "It stays about the same": (0.9, np.inf),
    "It falls, by up to half": (0.5, 0.9),
    "It falls by more than half": (-np.inf, 0.5),
}
QUESTION = (
    "The seller may discount by 20 percent and earns twice the rate above each quarter's quota. "
    "Pay the same accelerator on the year's total: what happens to the list value given away?"
)
ANSWER = "It falls by more than half"
TAKEAWAY = (
    "Authority to discount and an accelerator that starts again each quarter together cost "
    "price: this seller gives away 4.8 percent of list value, against 1.8 percent on a "
    "straight line and nothing without authority. On the year's total, paid to date, the same "
    "accelerator gives away 1.9 percent, and the quarters' ends are almost even."
)


class GamingSimulator(LiveWidget):
    r"""Let a forward-looking seller time deals under a plan, and watch the weeks of the year.

    The seller solves the program of `selling_cycle`: each week, open deals close as they come, are
    hastened by a discount within the authority, or are held back, whichever is worth most until
    pay comes and in the periods after. Holding back risks the deal.

    Example:
        >>> made = GamingSimulator()
        >>> round(made.weeks().price_share, 3)
        0.048
    """

    def __init__(self) -> None:
        self.period = choice("Plan period", PERIODS)
        self.rate = percent_slider("Rate above quota, %", 200, 100, 300, 50)
        self.authority = percent_slider("Discount authority, %", 20, 0, 30, 10)
        self.cycle = percent_slider("Sales cycle, weeks", 8, 4, 12, 1)
        self.pull = percent_slider("Pull of discounts η", 7, 3, 10, 1)
        self.risk = percent_slider("Risk of holding, %", 50, 0, 100, 10)
        self.ask = Predict.choice(QUESTION, list(GUESSES), key="quarter-end-discount")
        self.score = ipywidgets.HTML()
        self.chart = VegaChart.named("selling_weeks", rows=[], alt="")
        self._solved: dict[tuple[Any, ...], SellingCycle] = {}
        controls = [self.period, self.rate, self.authority, self.cycle, self.pull, self.risk]
        self._controls = controls
        self._update()
        watch(controls, self._update)
        self.ask.on_commitment(self._update)
        children = [*controls, self.chart, self.ask.opens(self.score)]
        super().__init__(children, chart=self.chart, takeaway=TAKEAWAY)

    def plan(self) -> Plan:
        """Build the plan of one period: the base rate up to quota, the rate that is set above."""
        part = self.period.value / QUARTERS
        return Plan.simple(
            quota=QUOTA * part,
            target_incentive=TARGET * part,
            tiers=[(1.0, 1.0), (None, self.rate.value / 100)],
        )

    def weeks(self) -> SellingCycle:
        """Solve the seller's program under the plan that is set; each setting once.

        Returns:
            The weeks of a period: a quarter, or a year.
        """
        key = tuple(one.value for one in self._controls)
        if key not in self._solved:
            self._solved[key] = selling_cycle(
                self.plan().payout,
                quota=DEALS * self.period.value,
                weeks=QUARTER * self.period.value,
                cycle=self.cycle.value,
                discounts=[one / 100 for one in range(10, self.authority.value + 1, 10)],
                pull=self.pull.value,
                hold_risk=self.risk.value / 100,
                capacity=OPEN,
            )
        return self._solved[key]

    def _update(self, _change: object = None) -> None:
        made = self.weeks()
        with self.chart.hold_sync():  # one message for both
            self.chart.rows = self._rows(made)
            self.chart.alt = self._describe(made)
        self.ask.answer = ANSWER if self.ask.committed else None
        self.score.value = self._told(made) if self.ask.committed else ""

    def _rows(self, made: SellingCycle) -> list[dict[str, Any]]:
        times = QUARTERS // self.period.value
        lines = {
            BOOKED: made.bookings / made.bookings.sum() * self.period.value,
            HAZARD: made.hazard,
            DISCOUNT: made.discount,
        }
        return [
            {"week": week, "series": name, "value": round(value, 4)}
            for name, values in lines.items()
            for week, value in enumerate(np.tile(values, times).tolist(), start=1)
        ]

    def _describe(self, made: SellingCycle) -> str:
        peak = int(made.discount.argmax()) + 1
        most = (
            f"Discounts peak in week {peak} of the {'quarter' if self._quarterly() else 'year'}, "
            f"at {made.discount.max():.1%}"
            if made.price_share > 0
            else "No discount is given"
        )
        return (
            f"Line chart over the weeks of a simulated year, made-up seller: the share of a "
            f"quarter's bookings in each week, the closing hazard of open deals, and the mean "
            f"discount. Plan period {self.period.label}; rate above quota {self.rate.value}% of "
            f"base; authority {self.authority.value}%; sales cycle {self.cycle.value} weeks; pull "
            f"of discounts {self.pull.value}; risk of holding {self.risk.value}%. {most}."
        )

    def _quarterly(self) -> bool:
        return bool(self.period.value == 1)

    def _told(self, made: SellingCycle) -> str:
        share, even = made.ends(QUARTER)
        times = QUARTERS // self.period.value
        lost = made.price_given / DEALS * QUOTA / QUARTERS * times
        return (
            f"<p>The last two weeks of a quarter bring <b>{share:.1%}</b> of bookings; even weeks "
            f"would bring {even:.1%}. Hockey stick: <b>{share / even:.2f}</b>. Discounts give away "
            f"<b>{made.price_share:.1%}</b> of the list value closed, <b>${lost:,.0f}</b> a seller "
            f"a year. Expected incentive <b>${times * made.pay:,.0f}</b> a year. Simulated.</p>"
        )
