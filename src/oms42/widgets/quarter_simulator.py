# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The quarter simulator: open deals as a distribution of what the quarter brings."""

from typing import Any

import ipywidgets
import numpy as np

from oms42.charts.quarter_simulator import BELOW, QUANTILE, REACHED, TARGET, WEIGHTED
from oms42.pipeline import Quarter, SharedDraws, fan_exact, quarter_exact, shared_draws
from oms42.widgets.deal_lists import DealList, kelvane_deals, six_deals
from oms42.widgets.extracts import extract
from oms42.widgets.live import LiveWidget
from oms42.widgets.predict import Predict
from oms42.widgets.vega_chart import VegaChart

SIX, KELVANE = "Six-deal commit list", "Kelvane, Q4 2026"
QUESTION = (
    "The target of $1.60M lies just above the six deals' weighted pipeline of $1.58M. What "
    "percentage of such quarters ends below the target? The answer follows the sliders."
)
TAKEAWAY = (
    "A weighted pipeline is a mean and no plan: the six deals, worth $1.58M weighted, miss a "
    "target of $1.60M in 52 quarters of 100. A shock that they share (ρ = 0.30) leaves that mean "
    "alone and takes the tenth percentile from $0.67M to $0.42M, and slip takes both down."
)
DRAWS = 1_000  # quarters drawn from a long list: what a page goes through at every move
BARS, WIDTHS = 48, (0.1, 0.25, 0.5, 1.0, 2.0)  # at most so many bars, one of these wide, $M
FAN = "Fan of what is signed by the end of each of 13 weeks, synthetic data."
QUANTILES = (0.1, 0.5, 0.9)
STYLE = {"description_width": "8.5rem"}
Asked = tuple[float, float, bool]  # correlation, slip, whether rep bias is corrected
LAYOUT = {"width": "min(28rem, 100%)"}


LISTS = {SIX: six_deals, KELVANE: kelvane_deals}


class QuarterSimulator(LiveWidget):
    r"""Let deals share a shock and slip, and see what the quarter may bring.

    Few deals are folded exactly, many are drawn with the same luck at every move. $\rho$ is the
    correlation of the deals' latent scores; slip is the share of the wins that close after the
    quarter. The chance of the target and the percentiles stay hidden until the reader has
    committed a guess, and so does the fan: what is signed by the end of each week, if deals close
    at the pace of Kelvane's past quarters.

    Example:
        >>> simulator = QuarterSimulator()
        >>> round(simulator.quarter().reaches(1.6), 3)
        0.481
    """

    def __init__(self) -> None:
        self._lists: dict[str, DealList] = {}
        self._draws: dict[int, SharedDraws] = {}
        self._last: dict[str, tuple[Asked, Quarter]] = {}
        self.pace = extract("quarter_pace")["share"]
        self.list = ipywidgets.Dropdown(
            options=list(LISTS), description="Deals", style=STYLE, layout=LAYOUT
        )
        self.rho = _slider("Common shock ρ", 0.0, 0.6, 0.05)
        self.slip = _slider("Slip share", 0.0, 0.4, 0.01)
        self.target = _slider("Target, $M", *six_deals().range[:2], six_deals().range[2])
        self.target.value = six_deals().target
        self.correct = ipywidgets.Checkbox(
            value=False, description="Correct rep bias (Kelvane)", indent=False, disabled=True
        )
        self.ask = Predict.number(
            QUESTION, key="quarter-below", low=0, high=100, unit="%", near=5, moves=True
        )
        self.score = ipywidgets.HTML()
        self.chart = VegaChart.named("quarter_simulator", rows=[], data={"marks": []}, alt="")
        self.fan = VegaChart.named("quarter_weeks", rows=[], data={"target": []}, alt=FAN)
        self.moving = False
        self._update()
        self._watch()
        controls = [self.list, self.rho, self.slip, self.correct, self.target]
        children = [*controls, self.chart, self.ask.opens(self.score, self.fan)]
        super().__init__(children, chart=self.chart, takeaway=TAKEAWAY)

    def _watch(self) -> None:
        self.list.observe(self._change_list, names="value")
        for control in (self.rho, self.slip, self.correct, self.target):
            control.observe(self._update, names="value")
        self.ask.on_commitment(self._update)

    def deals(self) -> DealList:
        """Give the list that is chosen.

        Returns:
            Its deals.
        """
        name = self.list.value
        if name not in self._lists:
            self._lists[name] = LISTS[name]()
        return self._lists[name]

    def quarter(self) -> Quarter:
        """Work out what the quarter brings with what the controls say.

        Returns:
            The distribution, in millions of US dollars.
        """
        asked, kept = self._asked(), self._last.get(self.list.value)
        if kept is None or kept[0] != asked:  # the target alone changes nothing here
            says = {"rho": asked[0], "slip": asked[1]}
            few, (p, amount) = self._few(), self._chances()
            made = (
                quarter_exact(p, amount, **says)
                if few
                else self._drawn().quarter(p, amount, **says)
            )
            kept = self._last[self.list.value] = asked, made
        return kept[1]

    def weeks(self) -> np.ndarray[Any, Any]:
        """Work out what is signed by the end of each week.

        Returns:
            P10, P50 and P90 in millions of US dollars, shape (3, 13).
        """
        says = {"rho": self.rho.value, "slip": self.slip.value}
        p, amount = self._chances()
        if self._few():
            return fan_exact(p, amount, self.pace, q=QUANTILES, **says)
        money = np.sort(self._drawn().by_week(p, amount, **says), axis=0)
        return money[[round(q * DRAWS) - 1 for q in QUANTILES]]

    def _asked(self) -> Asked:
        return self.rho.value, self.slip.value, self.correct.value

    def _few(self) -> bool:
        return bool(self.list.value == SIX)

    def _chances(self) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
        deals = self.deals()
        return (deals.corrected if self.correct.value else deals.p), deals.amount

    def _drawn(self) -> SharedDraws:
        n = self.deals().amount.size
        if n not in self._draws:
            self._draws[n] = shared_draws(n, draws=DRAWS, pace=self.pace)
        return self._draws[n]

    def weighted(self) -> float:
        """Add up amounts times chances, as the list has them.

        Returns:
            The weighted pipeline, millions of US dollars.
        """
        p, amount = self._chances()
        return float(amount @ p)

    def _change_list(self, _change: object) -> None:
        deals, (low, high, step) = self.deals(), self.deals().range
        self.moving = True  # one picture for all that changes here
        self.target.max = max(high, self.target.max)
        self.target.min, self.target.step, self.target.value = low, step, deals.target
        self.target.max = high
        self.slip.value = deals.slip
        self.correct.value, self.correct.disabled = False, deals.corrected is deals.p
        self.moving = False
        self._update()

    def _update(self, _change: object = None) -> None:
        if self.moving:
            return
        quarter, target = self.quarter(), self.target.value
        with self.chart.hold_sync():  # one message for all
            self.chart.rows = self._rows(quarter, target)
            self.chart.data = {"marks": self._marks(quarter, target)}
            self.chart.alt = self._describe(quarter, target)
        self._judge(quarter, target)

    def _rows(self, quarter: Quarter, target: float) -> list[dict[str, Any]]:
        """Count totals in bars; one begins at the target, so that no bar is on both sides."""
        width = self._width(quarter)
        place = np.floor((quarter.total - target) / width + 1e-6).astype(int)
        first = int(place.min())
        shares = np.bincount(place - first, weights=quarter.weight)
        return [
            {
                "low": round(target + k * width, 3),
                "high": round(target + (k + 1) * width, 3),
                "share": round(share, 5),
                "side": REACHED if k >= 0 else BELOW,
            }
            for k, share in enumerate(shares.tolist(), first)
            if share
        ]

    def _width(self, quarter: Quarter) -> float:
        span = float(quarter.total[-1] - quarter.total[0])
        return next((one for one in WIDTHS if span <= BARS * one), WIDTHS[-1])

    def _marks(self, quarter: Quarter, target: float) -> list[dict[str, Any]]:
        marks = [
            {"at": target, "kind": TARGET, "line": TARGET},
            {"at": round(self.weighted(), 3), "kind": WEIGHTED, "line": WEIGHTED},
        ]
        if self.ask.committed:
            marks += [
                {"at": round(quarter.quantile(q / 100), 3), "kind": QUANTILE, "line": f"P{q}"}
                for q in (10, 50, 90)
            ]
        return marks

    def _describe(self, quarter: Quarter, target: float) -> str:
        reps = ", corrected for rep bias" if self.correct.value else ""
        low, high = quarter.quantile(0.01), quarter.quantile(0.99)
        return (
            f"Histogram of what the quarter brings, synthetic data: {self.list.value}{reps}, "
            f"{self.deals().amount.size} deals, common shock {self.rho.value:.2f}, slip "
            f"{self.slip.value:.0%}. Nearly all quarters lie between ${low:.2f}M and ${high:.2f}M; "
            f"the target is ${target:.2f}M, the weighted pipeline ${self.weighted():.2f}M."
        )

    def _judge(self, quarter: Quarter, target: float) -> None:
        """Show the chance and the percentiles once there is a guess: before, nothing has them."""
        if not self.ask.committed:
            self.ask.answer, self.score.value = None, ""
            with self.fan.hold_sync():
                self.fan.rows, self.fan.data, self.fan.alt = [], {"target": []}, FAN
            return
        self._unfold(target)
        reached = quarter.reaches(target)
        self.ask.answer = round(100 * (1 - reached))
        p10, p50, p90 = (quarter.quantile(q) for q in (0.1, 0.5, 0.9))
        self.score.value = (
            f"<p>Target of ${target:.2f}M reached with probability <b>{reached:.1%}</b>. P10 "
            f"<b>${p10:.2f}M</b>, P50 <b>${p50:.2f}M</b>, P90 <b>${p90:.2f}M</b>; mean "
            f"<b>${quarter.mean:.2f}M</b>, standard deviation <b>${quarter.sd:.2f}M</b>. "
            f"Synthetic data.</p>"
        )

    def _unfold(self, target: float) -> None:
        """Draw the fan: what is in by the end of each week."""
        low, mid, high = self.weeks().round(3).tolist()
        with self.fan.hold_sync():
            self.fan.rows = [
                {"week": week, "low": a, "mid": b, "high": c}
                for week, (a, b, c) in enumerate(zip(low, mid, high, strict=True), 1)
            ]
            self.fan.data = {"target": [{"at": target}]}
            self.fan.alt = (
                f"{FAN} After week 7 P10, P50 and P90 are ${low[6]:.2f}M, ${mid[6]:.2f}M and "
                f"${high[6]:.2f}M; at the end ${low[-1]:.2f}M, ${mid[-1]:.2f}M and "
                f"${high[-1]:.2f}M, against a target of ${target:.2f}M."
            )


def _slider(name: str, low: float, high: float, step: float) -> ipywidgets.FloatSlider:
    return ipywidgets.FloatSlider(
        value=low, min=low, max=high, step=step, description=name, style=STYLE, layout=LAYOUT
    )
