# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The pay-curve designer: bend a curve, cap it, and see what the distribution makes of it."""

from typing import Any

import ipywidgets
import numpy as np

from oms42 import datasets
from oms42.compensation import (
    Attainment,
    ObservedAttainment,
    PiecewisePay,
    Plan,
    PlanCost,
    attainment,
    observed_attainment,
    pay_curve,
    plan_cost,
)
from oms42.widgets.controls import choice, percent_slider, tick, watch
from oms42.widgets.live import LiveWidget
from oms42.widgets.predict import Predict
from oms42.widgets.vega_chart import VegaChart

SALARY = TARGET = 120_000  # worked example 3.1
QUOTA = 1_200_000
HIGHEST = 2.0  # attainment at the right end of the chart
FARTHEST = 6.0  # up to where bends are looked for
BIN = 0.05
CENT = 0.01
MINE, FREE = "Your curve", "Without the cap"
ASKED = 2.0  # the cap that the question is about, times the target incentive
YEAR = ("2025Q4", "2026Q1", "2026Q2", "2026Q3")

CAPS = {"none": None, "300% of target": 3.0, "250% of target": 2.5, "200% of target": 2.0,
        "175% of target": 1.75, "150% of target": 1.5, "125% of target": 1.25}  # fmt: skip
LAWS = ("normal, mean 92%", "Kelvane's 84 sellers")
GUESSES = {
    "Less than 1%": (-np.inf, 0.01),
    "1 to 5%": (0.01, 0.05),
    "More than 5%": (0.05, np.inf),
}
QUESTION = (
    "Above 125 percent of quota the starting curve pays twice the base rate. Cap incentive at 200 "
    "percent of target: how much of expected incentive cost does the cap save?"
)


def sellers_attainment() -> ObservedAttainment:
    """Take the attainment of Kelvane's quota carriers over the last four quarters.

    Returns:
        Bookings over quota of each seller who was there in the last quarter. Synthetic.

    Example:
        >>> sellers_attainment().values.size
        84
    """
    table = datasets.columns("quotas")
    there = table["rep_id"][table["quarter"] == YEAR[-1]]
    rows = np.isin(table["quarter"], YEAR) & np.isin(table["rep_id"], there)
    _, code = np.unique(table["rep_id"][rows], return_inverse=True)
    booked, quota = (np.bincount(code, table[one][rows]) for one in ("bookings_acv", "quota"))
    return observed_attainment(booked / quota)


class PayCurveDesigner(LiveWidget):
    r"""Design a pay curve in four bands and cost it over a distribution of attainment.

    Rates are multiples of the base rate (target incentive over quota) and pay on the bookings of
    their own band. It starts with the curve of worked example 3.1: 0.6 up to 50% of quota, then
    the rate that pays the target incentive at quota, 1.5 up to 125%, then 2.

    Example:
        >>> made = PayCurveDesigner()
        >>> round(made.cost().expected)
        109306
    """

    def __init__(self) -> None:
        self.first = percent_slider("First band ends, %", 50, 10, 90)
        self.first_rate = percent_slider("First rate, %", 60, 0, 100)
        self.solve = tick("Second rate: whatever pays target incentive at quota")
        self.second_rate = percent_slider("Second rate, %", 140, 0, 300)
        self.third = percent_slider("Third band ends, %", 125, 105, 195)
        self.third_rate = percent_slider("Third rate, %", 150, 0, 400)
        self.top_rate = percent_slider("Top rate, %", 200, 0, 400)
        self.cap = choice("Cap on incentive", CAPS)
        self.law = choice("Attainment", LAWS)
        self.spread = percent_slider("Spread, points", 28, 5, 50, 1)
        self.observed = sellers_attainment()
        self.ask = Predict.choice(QUESTION, list(GUESSES), key="cap-saving")
        self.score = ipywidgets.HTML()
        self.chart = VegaChart.named("pay_curve", rows=[], data={"spread": []}, alt="")
        controls = [self.first, self.first_rate, self.solve, self.second_rate, self.third,
                    self.third_rate, self.top_rate, self.cap, self.spread, self.law]  # fmt: skip
        saved, _ = self.capped(self.curve(None), self.curve(ASKED))
        self._answer = next(one for one, (low, high) in GUESSES.items() if low <= saved < high)
        self._update()
        watch(controls, self._update)
        self.ask.on_commitment(self._show)
        children = [*controls, self.chart, self.ask.opens(self.score)]
        super().__init__(children, chart=self.chart, takeaway=self._takeaway())

    def plan(self, cap: float | None) -> Plan:
        """Build the plan that the controls show.

        Args:
            cap: The cap, a multiple of the target incentive, or None.

        Returns:
            The plan.
        """
        second = "solve" if self.solve.value else self.second_rate.value / 100
        return Plan.simple(
            salary=SALARY,
            target_incentive=TARGET,
            quota=QUOTA,
            tiers=[
                (self.first.value / 100, self.first_rate.value / 100),
                (1.0, second),
                (self.third.value / 100, self.third_rate.value / 100),
                (None, self.top_rate.value / 100),
            ],
            caps=[] if cap is None else [{"limit": cap}],
        )

    def distribution(self) -> Attainment | ObservedAttainment:
        """Give the law of attainment that the controls show."""
        if self.law.value == LAWS[1]:
            return self.observed
        return attainment(0.92, self.spread.value / 100)

    def curve(self, cap: float | None) -> PiecewisePay:
        """Work out the pay curve that the controls show, with a cap or without.

        Args:
            cap: The cap, a multiple of the target incentive, or None.

        Returns:
            Its straight pieces: quick to draw and to cost.
        """
        return pay_curve(self.plan(cap), high=FARTHEST).pieces()

    def cost(self, curve: PiecewisePay | None = None) -> PlanCost:
        """Cost a curve over the distribution that the controls show.

        Args:
            curve: The curve; the one that the controls show, with their cap, without it.

        Returns:
            The cost of one seller.
        """
        made = self.curve(self.cap.value) if curve is None else curve
        return plan_cost(made, self.distribution(), quota=QUOTA, salary=SALARY)

    def capped(self, free: PiecewisePay, stopped: PiecewisePay) -> tuple[float, float]:
        """Say what a cap does over the distribution that the controls show.

        Args:
            free: The curve without it.
            stopped: The curve with it.

        Returns:
            The share of expected incentive that it saves, and the share of sellers whom it takes
            something from.
        """
        x, w = self.distribution().nodes(stopped.knots)
        before, after = (float(one(x) @ w) for one in (free, stopped))
        reached = free(x) > stopped(x) + CENT
        return 1 - after / before if before else 0.0, float(w[reached].sum())

    def _update(self, _change: object = None) -> None:
        self.second_rate.disabled = self.solve.value
        self.spread.disabled = self.law.value == LAWS[1]
        free = self.curve(None)
        mine = free if self.cap.value is None else self.curve(self.cap.value)
        drawn = {MINE: mine} if mine is free else {MINE: mine, FREE: free}
        with self.chart.hold_sync():  # one message for all three
            self.chart.rows = [row for name, one in drawn.items() for row in _corners(name, one)]
            self.chart.data = {"spread": self._spread()}
            self.chart.alt = self._describe()
        self._show(free, mine)

    def _spread(self) -> list[dict[str, float]]:
        law = self.distribution()
        edges = np.arange(0.0, HIGHEST + BIN / 2, BIN)
        above = [law.at_least(float(one)) for one in edges]
        shares = -np.diff(above)
        return [
            {"attainment": round(float(left + BIN / 2), 3), "share": round(float(part), 5)}
            for left, part in zip(edges[:-1], shares, strict=True)
        ]

    def _describe(self) -> str:
        solved, observed = self.solve.value, self.spread.disabled
        second = "the rate that pays target at quota" if solved else f"{self.second_rate.value}%"
        law = self.law.value + ("" if observed else f", spread {self.spread.value} points")
        return (
            f"Pay curve: incentive over attainment of quota, made-up plan. Rates in percent of the "
            f"base rate: {self.first_rate.value}% up to {self.first.value}% of quota, {second} "
            f"up to 100%, {self.third_rate.value}% up to {self.third.value}%, "
            f"{self.top_rate.value}% above. Cap: {self.cap.label}. Beneath it the distribution "
            f"of attainment: {law}; synthetic data."
        )

    def _show(self, free: PiecewisePay | None = None, mine: PiecewisePay | None = None) -> None:
        """Show what the curve costs, once there is a guess: before, nothing here has it."""
        if not self.ask.committed:
            self.ask.answer, self.score.value = None, ""
            return
        self.ask.answer = self._answer
        free = self.curve(None) if free is None else free
        mine = self.curve(self.cap.value) if mine is None else mine
        said = ""
        if self.cap.value is not None:
            saved, reached = self.capped(free, mine)
            said = (
                f" The cap saves <b>{saved:.1%}</b> of expected incentive and takes pay from "
                f"<b>{reached:.1%}</b> of sellers, whose next deal earns nothing."
            )
        self.score.value = f"<p>{_told(self.cost(mine))}{said} Synthetic data.</p>"

    def _takeaway(self) -> str:
        free = self.curve(None)
        made, (saved, reached) = self.cost(free), self.capped(free, self.curve(ASKED))
        return (
            f"This curve bends upward, so its expected incentive, ${made.expected:,.0f}, exceeds "
            f"the ${made.at_mean:,.0f} paid at mean attainment, and a budget belongs on the "
            f"distribution. A cap at 200 percent of target would save {100 * saved:.1f} percent of "
            f"that cost and tell the {100 * reached:.1f} percent of sellers whom it reaches that "
            "their next deal pays nothing."
        )


def _corners(name: str, curve: PiecewisePay) -> list[dict[str, Any]]:
    """Give the rows between which the curve is straight."""
    x = np.array([0.0, *(one for one in curve.knots.tolist() if one < HIGHEST), HIGHEST])
    return [
        {"plan": name, "attainment": round(at, 4), "incentive": round(money, 2), "piece": name}
        for at, money in zip(x.tolist(), curve(x).tolist(), strict=True)
    ]


def _told(made: PlanCost) -> str:
    gap = f"{'−' if made.jensen_gap < 0 else '+'}${abs(made.jensen_gap):,.0f}"
    return (
        f"Expected incentive <b>${made.expected:,.0f}</b> a seller; 95 of 100 earn no more than "
        f"<b>${made.p95:,.0f}</b>. Pay at mean attainment ${made.at_mean:,.0f}: Jensen gap "
        f"<b>{gap}</b>. Compensation cost of sales <b>{made.ccos.total:.1%}</b> (salary and "
        f"incentive over bookings credited; incentive alone {made.ccos.incentive:.1%}). Below half "
        f"of quota: <b>{made.below_half:.1%}</b> of sellers."
    )
