# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The capacity bridge: from quotas on paper to what a plan brings, and what would close the gap."""

from dataclasses import replace
from typing import Any

import ipywidgets

from oms42.charts.capacity_bridge import LOSS, SOURCE, TOTAL
from oms42.planning import Capacity, Group, Lever, capacity_steps, gap_levers, productive_capacity
from oms42.widgets.live import LiveWidget
from oms42.widgets.predict import Predict
from oms42.widgets.vega_chart import VegaChart

TARGET = 50.0  # $M of new annual recurring revenue that the board asks for
PLAN = (
    Group("Enterprise", 24, 1.20, 0.86, 0.15, 6, 3, 8),
    Group("Mid-market", 36, 0.55, 0.84, 0.20, 8, 2, 5),
)
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

EARLIER = "Enterprise hires two months earlier"
KEEP = "Mid-market attrition 8 points lower"
BETTER = "Enterprise attainment 2 points higher"
MORE = "Two more mid-market hires"
QUESTION = "One lever only: which adds most to the plan as it stands?"
TAKEAWAY = (
    "Starting the six enterprise hires two months earlier adds more than two further mid-market "
    "hires. No single lever closes the gap."
)

CLOSED = "What each lever adds, synthetic data; it opens with your guess."
STYLE = {"description_width": "6.5rem"}
LAYOUT = {"width": "min(21rem, 100%)"}


def _slider(name: str, value: float, most: float, step: float = 1, least: float = 0) -> Any:
    kind = ipywidgets.IntSlider if step == 1 else ipywidgets.FloatSlider
    return kind(
        value=value,
        min=least,
        max=most,
        step=step,
        description=name,
        style=STYLE,
        layout=LAYOUT,
    )


class Seats:
    """The controls of one kind of seller.

    Args:
        group: The plan at first.
    """

    def __init__(self, group: Group) -> None:
        self.group = group
        self.hires = _slider("Hires", int(group.hires), 12)
        self.start = ipywidgets.SelectionSlider(
            options=[(month, place) for place, month in enumerate(MONTHS)],
            value=group.start_month,
            description="They start in",
            style=STYLE,
            layout=LAYOUT,
        )
        self.ramp = _slider("Ramp, months", int(group.ramp_months), 12, least=1)
        self.attrition = _slider("Attrition, %", round(100 * group.attrition), 40)
        self.attainment = _slider("Attainment, %", round(100 * group.attainment), 110, least=50)
        self.controls = (self.hires, self.start, self.ramp, self.attrition, self.attainment)
        heading = ipywidgets.HTML(
            f"<b>{group.name}</b>: {group.heads:g} sellers, quota ${group.quota:.2f}M each"
        )
        self.box = ipywidgets.VBox([heading, *self.controls])

    def planned(self) -> Group:
        """Give the plan that the controls show.

        Returns:
            The group.
        """
        return replace(
            self.group,
            hires=self.hires.value,
            start_month=self.start.value,
            ramp_months=self.ramp.value,
            attrition=self.attrition.value / 100,
            attainment=self.attainment.value / 100,
        )


class CapacityBridge(LiveWidget):
    r"""Change a plan's hires, ramp, attrition and attainment, and see what is left of its quotas.

    The bridge leads from the sum of quotas over late starts, leavers and attainment to the sellers'
    productive capacity, and with partners and product-led sales to the target. What each of four
    levers would add stays hidden until the reader has committed a guess.

    Example:
        >>> bridge = CapacityBridge()
        >>> round(bridge.plan().total, 3), round(bridge.plan().gap, 3)
        (47.569, 2.431)
    """

    def __init__(self) -> None:
        self.seats = tuple(Seats(group) for group in PLAN)
        self.partners = _slider("Partners, $M", 3.2, 8, 0.1)
        self.self_serve = _slider("Product-led, $M", 1.6, 8, 0.1)
        options = [EARLIER, KEEP, BETTER, MORE]
        self.ask = Predict.choice(QUESTION, options, key="capacity-lever", moves=True)
        self.said = ipywidgets.HTML()
        self.chart = VegaChart.named("capacity_bridge", rows=[], alt="", data={"target": []})
        self.levers = VegaChart.named("levers", rows=[], alt="", data={"gap": []})
        self._update()
        for control in (*self.seats[0].controls, *self.seats[1].controls, *self._sources()):
            control.observe(self._update, names="value")
        self.ask.on_commitment(self._update)
        wrapped = ipywidgets.Layout(display="flex", flex_flow="row wrap")
        boxes = ipywidgets.Box([seats.box for seats in self.seats], layout=wrapped)
        opened = self.ask.opens(self.levers)
        children = [boxes, *self._sources(), self.chart, self.said, opened]
        super().__init__(children, chart=self.chart, takeaway=TAKEAWAY)

    def _sources(self) -> tuple[Any, Any]:
        return self.partners, self.self_serve

    def plan(self) -> Capacity:
        """Compute the plan that the controls show.

        Returns:
            Its capacity, in millions of US dollars.
        """
        return productive_capacity(
            [seats.planned() for seats in self.seats],
            target=TARGET,
            other={"Partners": self.partners.value, "Product-led": self.self_serve.value},
        )

    def _update(self, _change: object = None) -> None:
        plan = self.plan()
        with self.chart.hold_sync():
            self.chart.rows = _bridge(plan)
            self.chart.data = {"target": [{"target": TARGET}]}
            self.chart.alt = _told(plan)
        share = 100 * plan.naive / TARGET
        left = (
            f"<b>${plan.gap:.2f}M short</b> of"
            if plan.gap > 0
            else f"<b>${-plan.gap:.2f}M above</b>"
        )
        self.said.value = (
            f"<p>Quotas add up to {share:.0f} percent of the ${TARGET:.0f}M target; the plan "
            f"brings ${plan.total:.2f}M and is {left} it. Synthetic data.</p>"
        )
        self._judge(plan)

    def _judge(self, plan: Capacity) -> None:
        """Show the levers and the answer, once there is a guess: before, nothing here has them."""
        if not self.ask.committed:
            self.ask.answer = None
            self.levers.rows, self.levers.alt = [], CLOSED
            return
        adds = gap_levers(plan, _levers(plan)).adds
        order = sorted(adds, key=lambda name: -adds[name])
        with self.levers.hold_sync():
            self.levers.rows = [{"lever": name, "adds": round(adds[name], 3)} for name in order]
            self.levers.data = {"gap": [{"gap": round(max(plan.gap, 0.0), 3)}]}
            listed = "; ".join(f"{name} {adds[name]:.2f}" for name in order)
            self.levers.alt = (
                f"Bar chart of what each lever adds to the plan in millions of dollars, synthetic "
                f"data: {listed}. The gap is {max(plan.gap, 0.0):.2f}."
            )
        self.ask.answer = order[0]


def _bridge(plan: Capacity) -> list[dict[str, Any]]:
    steps = capacity_steps(plan)
    level, rows = steps.on_paper, [_row("Quotas on paper", 0.0, steps.on_paper, TOTAL)]
    losses = {
        "Late starts, ramp": steps.late,
        "Leavers": steps.leavers,
        "Below quota": steps.below,
    }
    for name, lost in losses.items():
        rows.append(_row(name, level, level - lost, LOSS))
        level -= lost
    rows.append(_row("Sellers bring", 0.0, level, TOTAL))
    for name, brings in plan.other.items():
        rows.append(_row(name, level, level + brings, SOURCE))
        level += brings
    return [*rows, _row("The plan brings", 0.0, level, TOTAL)]


def _row(step: str, start: float, end: float, kind: str) -> dict[str, Any]:
    low, high = sorted((start, end))
    change = round(end - start, 3)
    return {"step": step, "low": round(low, 3), "high": round(high, 3), "change": change} | {
        "kind": kind
    }


def _told(plan: Capacity) -> str:
    steps = capacity_steps(plan)
    return (
        f"Bridge in millions of dollars, synthetic plan of Kelvane: quotas {steps.on_paper:.1f}, "
        f"less {steps.late:.1f} for late starts and ramp, {steps.leavers:.1f} for leavers and "
        f"{steps.below:.1f} for attainment below quota, leaves {steps.sellers:.1f} from sellers; "
        f"with partners and product-led sales the plan brings {plan.total:.1f} against a target of "
        f"{plan.target:.0f}."
    )


def _levers(plan: Capacity) -> list[Lever]:
    enterprise, middle = plan.groups
    return [
        Lever(EARLIER, enterprise.name, {"start_month": max(0, enterprise.start_month - 2)}),
        Lever(KEEP, middle.name, {"attrition": max(0.0, middle.attrition - 0.08)}),
        Lever(BETTER, enterprise.name, {"attainment": enterprise.attainment + 0.02}),
        Lever(MORE, middle.name, {"hires": middle.hires + 2}),
    ]
